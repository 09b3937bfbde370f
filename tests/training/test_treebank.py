"""Reading treebanks: trees, lemmas as functions of the token, names."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from training import treebank

CONLLU = """\
# text = "Wij kondigen dit aan", zegt Anna.
1\t"\t"\tPUNCT\tLET\t_\t3\tpunct\t_\t_
2\tWij\twij\tPRON\tVNW\tPerson=1\t3\tnsubj\t_\t_
3\tkondigen\taan_kondigen\tVERB\tWW|pv|tgw|mv\tMood=Ind|Tense=Pres\t0\troot\t_\t_
4\tdit\tdit\tPRON\tVNW\tPronType=Dem\t3\tobj\t_\t_
5\taan\taan\tADP\tVZ|fin\t_\t3\tcompound:prt\t_\t_
6\t"\t"\tPUNCT\tLET\t_\t3\tpunct\t_\t_

1\tstuk\tstuk\tNOUN\tN\t_\t2\tdep\t_\t_
2\tzonder\tzonder\tADP\tVZ\t_\t1\tdep\t_\t_
"""


@pytest.fixture
def sentence(tmp_path: Path) -> treebank.Sentence:
    path = tmp_path / "x.conllu.xz"
    path.write_bytes(lzma.compress(CONLLU.encode()))
    (read,) = treebank.read_conllu(path)  # the second block is no tree
    return read


def test_heads_are_linked(sentence: treebank.Sentence) -> None:
    root = sentence[2]
    assert root.head is None
    assert [t.head is root for t in sentence] == [True, True, False, True, True, True]


def test_verb_lemma_leaves_out_a_particle_that_stands_apart(sentence: treebank.Sentence) -> None:
    assert sentence[2].lemma == "kondigen"


def test_features_follow_ud_head(sentence: treebank.Sentence) -> None:
    assert sentence[2].feats == "Tense=Pres"
    assert treebank.normal_features("Definite=Def|PronType=Art") == "Definite=Def"
    assert treebank.normal_features("ExtPos=ADP") == "_"


def test_without_quotes_keeps_the_tree(sentence: treebank.Sentence) -> None:
    shown = treebank.without_quotes(sentence)
    assert [t.form for t in shown] == ["Wij", "kondigen", "dit", "aan"]
    assert all(t.head is None or t.head in shown for t in shown)


def test_a_quote_that_governs_stays(sentence: treebank.Sentence) -> None:
    sentence[3].head = sentence[5]
    assert [t.form for t in treebank.without_quotes(sentence)][-1] == '"'


def test_a_name_begins_anew_behind_its_quote_mark(sentence: treebank.Sentence) -> None:
    for token, name in zip(sentence, ["B-MISC", "I-MISC", "I-MISC", "O", "O", "O"], strict=True):
        token.name = name
    assert [t.name for t in treebank.without_quotes(sentence)] == ["B-MISC", "I-MISC", "O", "O"]


def test_copies_do_not_share_tokens(sentence: treebank.Sentence) -> None:
    copy = treebank.copy_sentence(sentence)
    copy[2].form = "melden"
    assert sentence[2].form == "kondigen"
    assert copy[0].head is copy[2]


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "has_particle", "expected"),
    [
        ("gemeenteraden", "gemeente_raad", "NOUN", False, "gemeenteraad"),
        ("Overheidsgebouwen", "overheid_gebouw", "NOUN", False, "overheidsgebouw"),
        ("aangekondigd", "aan_kondigen", "VERB", False, "aankondigen"),
        ("kondigde", "aan_kondigen", "VERB", True, "kondigen"),
        ("op", "op_op_gaan", "VERB", True, "gaan"),
        ("_", "_", "SYM", False, "_"),
        ("liep", "lopen", "VERB", False, "lopen"),
    ],
)
def test_token_lemma(form: str, lemma: str, upos: str, has_particle: bool, expected: str) -> None:
    assert treebank.token_lemma(form, lemma, upos, has_particle=has_particle) == expected


def test_silver_names_are_found_by_tokens(sentence: treebank.Sentence, tmp_path: Path) -> None:
    path = tmp_path / "names.iob"
    path.write_text('"\tO\nWij\tB-ORG\nkondigen\tO\ndit\tO\naan\tO\n"\tO\n\nAnders\tB-PER\n')
    assert treebank.add_silver_names([sentence], path) == 1
    assert [t.name for t in sentence] == ["O", "B-ORG", "O", "O", "O", "O"]


def test_meantime_keeps_names_and_masks_unannotated_capitals(tmp_path: Path) -> None:
    path = tmp_path / "conll.csv"
    rows = [
        ("het", "(cross_ORG1"),
        ("bedrijf", "-"),
        ("van", "-"),
        ("Vera", "(cross_PER2"),
        ("Smit", "cross_PER2)|cross_ORG1)"),
        ("in", "-"),
        ("Gent", "-"),
    ]
    lines = [",topic/subtopic_name,sent_id,token_id,token,reference"]
    lines += [f"{i},a/1,0,{i},{token},{reference}" for i, (token, reference) in enumerate(rows)]
    path.write_text("\n".join(lines))
    ((names,),) = treebank.read_meantime(path)
    assert [t.name for t in names] == ["O", "O", "O", "B-PER", "I-PER", "O", treebank.UNLABELLED]
