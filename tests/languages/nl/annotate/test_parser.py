"""The parser component: trees over what is parsed, and nothing but the article decides on them."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kzgraph.annotate.extensions import SegmentKind, doubt_of, segments_of, sentences
from kzgraph.annotate.pipeline import Annotator
from kzgraph.languages.nl.annotate.components.parser import MAX_WORDS, cut, forms
from kzgraph.languages.nl.annotate.network import BATCH_WORDS, batches
from kzgraph.model.text import Article, BlockKind

Read = Callable[..., list[Doc]]

TEXT = (
    "De burgemeester zei “dat het plein leeg blijft”, maar de boeren kwamen toch. Niemand werd gewond.\n\n"
    "GENT (Belga) - De politie riep de betogers op naar huis te gaan. Zij kondigde daarna een verbod af.\n\n"
    "Volgens de brandweer is het gebouw ingestort. De raad vergadert vrijdagavond over de gevolgen."
)


def columns(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, str(t.head.i), t.ent_type_, str(t.morph)) for t in doc]


def test_every_sentence_is_one_tree(read: Read) -> None:
    (doc,) = read(TEXT)
    assert doc.text == TEXT
    for segment, sentence in sentences(doc):
        roots = [t for t in sentence if t.head == t]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        assert all(segment.start <= t.head.i < segment.end for t in sentence)
    spans = [(s.start, s.end) for s in doc.sents]
    assert spans == [(s.start, s.end) for s in segments_of(doc)]


def test_doubts_stand_beside_the_trees(read: Read) -> None:
    (doc,) = read("De raad vergadert. Man hond bijt kat die baas slaat loopt viel.")
    plain, odd = doc.sents
    assert [doubt_of(t) for t in plain] == [0, 0, 0, 0]
    assert sum(doubt_of(t) for t in odd) > 3
    assert {doubt_of(t) for t in doc} <= {0, 1, 2}


def test_quotes_are_punctuation(read: Read) -> None:
    (doc,) = read(TEXT)
    marks = [t for t in doc if t.text in "“”"]
    assert [(t.dep_, t.pos_, t.tag_) for t in marks] == [("punct", "PUNCT", "LET")] * 2
    assert marks[0].head == marks[1].head


def test_verbs_and_their_particles(read: Read) -> None:
    (doc,) = read("De regering kondigde gisteren in Gent nieuwe maatregelen aan.")
    verb = next(t for t in doc if t.text == "kondigde")
    assert verb.lemma_ == "kondigen"
    assert doc[-2].dep_ == "compound:prt"
    assert doc[-2].head == verb


def test_a_document_reads_the_same_alone_and_among_others(read: Read) -> None:
    others = ["Er gebeurde niets.", "Lang geleden " * 30 + "was er een dorp.", "Kort."]
    alone = columns(read(TEXT)[0])
    assert columns(read(*others, TEXT)[-1]) == alone
    assert columns(read(TEXT, *reversed(others))[0]) == alone


SENTENCES = (
    "De boeren blokkeerden de weg naar de haven.",
    "Zij willen dat het kabinet de plannen intrekt.",
    "Bij de botsing raakten vier fietsers gewond, meldt de politie.",
    "De burgemeester van Aalst verbood donderdag de mars.",
    "Volgens de vakbond gingen duizend leraren de straat op.",
    "Het leger stuurt twee schepen naar de eilanden.",
    "Niemand weet waar het geld is gebleven.",
    "De rechter veroordeelde de man tot drie jaar cel omdat hij een agent had geslagen.",
    "Na het overleg zei de minister dat er geen akkoord is.",
    "In het dorp staan honderd huizen onder water.",
)


def test_a_sentence_reads_the_same_alone_and_in_its_article(read: Read) -> None:
    """Quantised numbers depend a little on what shares the batch: one arc in fifty may differ."""
    (whole,) = read(" ".join(SENTENCES))
    apart = read(*SENTENCES)
    together = [(t.head.i - s.start, t.dep_) for s in whole.sents for t in s]
    alone = [(t.head.i, t.dep_) for d in apart for t in d]
    assert len(together) == len(alone)
    same = sum(a == b for a, b in zip(together, alone, strict=True))
    assert same / len(alone) >= 0.98


def test_furniture_and_datelines_are_not_parsed(
    annotator: Annotator, read: Read, article: Callable[..., Article]
) -> None:
    (doc,) = read(TEXT)
    kinds = [s.kind for s in segments_of(doc)]
    assert SegmentKind.DATELINE in kinds
    dateline = next(s for s in segments_of(doc) if s.kind is SegmentKind.DATELINE)
    assert doc[dateline.start : dateline.end].text == "GENT (Belga) -"
    assert {t.dep_ for t in doc[dateline.start : dateline.end]} == {""}
    (meta,) = annotator.annotate([article("Lees ook dit artikel over Gent.", BlockKind.META)])
    assert not list(sentences(meta))
    assert not meta.ents


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\ufeff\u00ad\u200b",
        "”",
        "’ “ ‘",
        "a" * 1_000_000,
        "!?" * 3000,
        "woord " * 5000,
        "1,2;3" * 2000,
        "\x00\x01 \ud800 \U0001f600",
        "'" * 10_000,
    ],
    ids=[
        "empty",
        "space",
        "invisible",
        "quote",
        "quotes",
        "long",
        "marks",
        "words",
        "numbers",
        "odd",
        "apostrophes",
    ],
)
def test_garbage(read: Read, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.replace("\ud800", "")
    (doc,) = read(text)
    assert doc.text == text


def test_long_sentences_are_cut_at_marks() -> None:
    words = ["a"] * 100 + [";"] + ["b"] * 100
    assert cut(words, 0, len(words)) == [(0, 101), (101, 201)]
    plain = ["a"] * 500
    pieces = cut(plain, 0, 500)
    assert pieces[0] == (0, MAX_WORDS)
    assert all(b - a <= MAX_WORDS for a, b in pieces)
    assert [a for a, _ in pieces[1:]] == [b for _, b in pieces[:-1]]


def test_cut_sentence_is_still_one_tree(read: Read) -> None:
    text = "De burgemeester zegt dat " + "de stad, het dorp, de wijk, " * 30 + "en de straat leeg zijn."
    (doc,) = read(text)
    assert len(list(doc.sents)) == 1
    assert sum(t.head == t for t in doc) == 1


def test_headlines_in_capitals_are_shown_as_small_letters() -> None:
    words = ["BRAND", "IN", "HET", "DORP"]
    assert forms(words, range(4)) == ["brand", "in", "het", "dorp"]
    assert forms(["De", "EU", "VN", "NAVO"], range(4)) == ["De", "EU", "VN", "NAVO"]


def test_batches_hold_each_sentence_once() -> None:
    lengths = [3, 90, 5, 500, 7, 7, 30] * 9
    made = batches(lengths)
    assert sorted(i for b in made for i in b) == list(range(len(lengths)))
    assert all(len(b) * max(lengths[i] for i in b) <= BATCH_WORDS for b in made if len(b) > 1)
