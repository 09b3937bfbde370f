"""Trees of ClearNLP become trees of Universal Dependencies: hand-built, without a pipeline."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from kzgraph.languages.en.syntax import convert

# words with part of speech, tag, relation and head as spaCy's English pipelines give them; then the tree that is wanted
CASES = {
    "a preposition hangs below its object": (
        "Troops/NOUN/NNS/nsubj/1 went/VERB/VBD/ROOT/1 to/ADP/IN/prep/1 Mali/PROPN/NNP/pobj/2",
        "nsubj/1 ROOT/1 case/3 obl/1",
    ),
    "the complement of a noun": (
        "the/DET/DT/det/1 army/NOUN/NN/ROOT/1 of/ADP/IN/prep/1 Mali/PROPN/NNP/pobj/2",
        "det/1 ROOT/1 case/3 nmod/1",
    ),
    "two prepositions are one": (
        "fled/VERB/VBD/ROOT/0 out/ADP/IN/prep/0 of/ADP/IN/prep/1 town/NOUN/NN/pobj/2",
        "ROOT/0 case/3 fixed/1 obl/0",
    ),
    "a passive with its agent": (
        "He/PRON/PRP/nsubjpass/2 was/AUX/VBD/auxpass/2 shot/VERB/VBN/ROOT/2 by/ADP/IN/agent/2 rebels/NOUN/NNS/pobj/3",
        "nsubj:pass/2 aux:pass/2 ROOT/2 case/4 obl:agent/2",
    ),
    "a clause behind a preposition": (
        "left/VERB/VBD/ROOT/0 after/ADP/IN/prep/0 shooting/VERB/VBG/pcomp/1 him/PRON/PRP/dobj/2",
        "ROOT/0 mark/2 advcl/0 obj/2",
    ),
    "a copula hangs below its predicate": (
        "She/PRON/PRP/nsubj/1 is/AUX/VBZ/ROOT/1 mayor/NOUN/NN/attr/1 of/ADP/IN/prep/2 Lima/PROPN/NNP/pobj/3",
        "nsubj/2 cop/2 ROOT/2 case/4 nmod/2",
    ),
    "what is there is a subject": (
        "There/PRON/EX/expl/1 were/VERB/VBD/ROOT/1 shots/NOUN/NNS/attr/1",
        "expl/1 ROOT/1 nsubj/1",
    ),
    "an adjective as predicate in a clause": (
        "said/VERB/VBD/ROOT/0 it/PRON/PRP/nsubj/2 is/AUX/VBZ/ccomp/0 closed/ADJ/JJ/acomp/2",
        "ROOT/0 nsubj/3 cop/3 ccomp/0",
    ),
    "conjuncts hang on the first": (
        "Peru/PROPN/NNP/nsubj/4 ,/PUNCT/,/punct/0 Chile/PROPN/NNP/conj/0 and/CCONJ/CC/cc/2 won/VERB/VBD/ROOT/4",
        "nsubj/4 punct/0 conj/0 cc/2 ROOT/4",
    ),
    "the conjunction goes to the conjunct behind it": (
        "dogs/NOUN/NNS/ROOT/0 and/CCONJ/CC/cc/0 cats/NOUN/NNS/conj/0 and/CCONJ/CC/cc/2 birds/NOUN/NNS/conj/2",
        "ROOT/0 cc/2 conj/0 cc/4 conj/0",
    ),
    "somebody is ordered to do it": (
        "ordered/VERB/VBD/ROOT/0 police/NOUN/NNS/nsubj/3 to/PART/TO/aux/3 shoot/VERB/VB/ccomp/0",
        "ROOT/0 obj/0 mark/3 xcomp/0",
    ),
    "what somebody is accused of is of the verb": (
        "accused/VERB/VBD/ROOT/0 him/PRON/PRP/dobj/0 of/ADP/IN/prep/1 fraud/NOUN/NN/pobj/2",
        "ROOT/0 obj/0 case/3 obl/0",
    ),
    "plain renames": (
        "who/PRON/WP/nsubj/1 took/VERB/VBD/relcl/5 over/ADP/RP/prt/1 not/PART/RB/neg/1 his/PRON/PRP$/poss/5 "
        "army/NOUN/NN/ROOT/5",
        "nsubj/1 acl:relcl/5 compound:prt/1 advmod/1 nmod:poss/5 ROOT/5",
    ),
}  # fmt: skip


def tree(rows: str) -> Doc:
    parts = [row.split("/") for row in rows.split()]
    words, pos, tags, deps, heads = zip(*parts, strict=True)
    return Doc(
        spacy.blank("en").vocab,
        words=list(words),
        pos=list(pos),
        tags=list(tags),
        deps=list(deps),
        heads=[int(h) for h in heads],
        lemmas=[LEMMAS.get(word, word) for word in words],
    )


LEMMAS = {"accused": "accuse", "ordered": "order", "is": "be", "was": "be", "were": "be"}


@pytest.mark.parametrize(
    ("given", "wanted"), [c for c in CASES.values() if c[1]], ids=[n for n, c in CASES.items() if c[1]]
)
def test_a_tree_is_turned(given: str, wanted: str) -> None:
    doc = convert(tree(given))
    assert " ".join(f"{t.dep_}/{t.head.i}" for t in doc) == wanted


def named(rows: str, *spans: tuple[int, int, str]) -> Doc:
    doc = tree(rows)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in spans]
    return convert(doc)


def test_a_title_heads_the_name_behind_it() -> None:
    doc = named("President/PROPN/NNP/compound/1 Ito/PROPN/NNP/nsubj/2 left/VERB/VBD/ROOT/2", (1, 2, "PERSON"))
    assert [(t.dep_, t.head.i) for t in doc] == [("nsubj", 2), ("flat", 0), ("ROOT", 2)]
    assert [(e.text, e.label_) for e in doc.ents] == [("Ito", "PER")]


def test_a_name_before_a_noun_owns_it() -> None:
    doc = named("UN/PROPN/NNP/compound/1 envoys/NOUN/NNS/nsubj/2 left/VERB/VBD/ROOT/2", (0, 1, "ORG"))
    assert [t.dep_ for t in doc] == ["nmod:poss", "nsubj", "ROOT"]


def test_dates_and_articles_are_no_part_of_names() -> None:
    rows = "the/DET/DT/det/2 Red/PROPN/NNP/compound/2 Cross/PROPN/NNP/nsubj/3 left/VERB/VBD/ROOT/3"
    doc = named(f"{rows} Friday/PROPN/NNP/npadvmod/3", (0, 3, "ORG"), (4, 5, "DATE"))
    assert [(e.text, e.label_) for e in doc.ents] == [("Red Cross", "ORG")]
