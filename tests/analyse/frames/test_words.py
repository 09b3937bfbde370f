"""Rival words: each row by its example, and how the head of a mention is found."""

from pathlib import Path

import pytest

from kzgraph.analyse.frames import rows as module
from kzgraph.analyse.frames.rows import Modifier, RivalWord, Valence, families, modifiers, rival_words
from kzgraph.analyse.frames.words import loads, verb_in, word_in
from kzgraph.errors import LexiconError
from kzgraph.rdf.vocab import EVENT_CLASSES, NODE_CLASS

WORDS = rival_words()


def name(row: RivalWord) -> str:
    return (*row.forms, *row.verbs)[0]


@pytest.mark.parametrize("row", WORDS, ids=name)
def test_row(row: RivalWord) -> None:
    event_class = next(iter(families()[row.family].classes), "")
    found = verb_in(row.example.split()[-1], row.example, event_class) if row.verbs else word_in(row.example)
    assert found is not None
    assert found.family == row.family
    assert found.valence == row.valence or found.valence is Valence.DISTANCED
    if row.counterexample:
        other = word_in(row.counterexample)
        assert other is None or other.family != row.family


@pytest.mark.parametrize("row", WORDS, ids=name)
def test_each_form_is_found(row: RivalWord) -> None:
    for form in row.forms:
        found = word_in(f"de {form}")
        assert found is not None, form
        assert (found.family, found.word) == (row.family, form)
    for verb in row.verbs:
        for event_class in families()[row.family].classes:
            found = verb_in(verb.split()[-1], f"x:{verb}", event_class)
            assert found is not None, verb
            assert found.word == verb


ROWS = sorted(set(modifiers().values()), key=lambda row: row.forms)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.forms[0])
def test_modifier(row: Modifier) -> None:
    found = word_in(row.example) or loads(row.example)
    assert found is not None
    assert found.valence == row.valence


def test_families_name_classes_that_there_are() -> None:
    kinds = {iri.rpartition("#")[2] for iri in NODE_CLASS.values()}
    for family in families().values():
        assert set(family.kinds) <= kinds
        assert set(family.classes) <= EVENT_CLASSES
        assert {row.valence for row in WORDS if row.family == family.name} > {"neutral"}, family.name


@pytest.mark.parametrize(
    ("text", "word", "valence"),
    [
        ("twaalf vreedzame betogers", "vreedzame betogers", "favourable"),
        ("de zogenaamde vredestroepen", "zogenaamde vredestroepen", "distanced"),
        ("illegale vrijheidsstrijders", "illegale vrijheidsstrijders", "favourable"),  # the noun says more
        ("Overheidstroepen", "overheidstroepen", "neutral"),
        ("het bloedbad in de haven", "bloedbad", "unfavourable"),
    ],
)
def test_the_head_and_what_stands_before_it(text: str, word: str, valence: str) -> None:
    found = word_in(text)
    assert found is not None
    assert (found.word, found.valence.value) == (word, valence)


@pytest.mark.parametrize(
    "text", ["", "de", "van de rebellen", "de vrouw van de president", "een doos, soldaten", "Sneek"]
)
def test_no_head(text: str) -> None:
    found = word_in(text)
    assert found is None or found.word == "rebellen"


def test_a_verb_of_several_words_needs_them() -> None:
    assert verb_in("brengen", "brengen:Killing:om=leven", "Killing") is not None
    assert verb_in("brengen", "brengen:Killing", "Killing") is None
    assert verb_in("elimineren", "elimineren:Killing", "Destruction") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("een poging tot staatsgreep met hulp van huurlingen", "staatsgreep"),
        ("mensen met een crimineel verleden", "crimineel"),
    ],
)
def test_what_a_framing_holds(text: str, word: str) -> None:
    found = loads(text)
    assert found is not None
    assert found.word == word
    assert loads("een mooie dag") is None


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('family = "f"\nforms = ["a"]\nexample = "a"\nvalnce = "neutral"', "unknown key 'valnce'"),
        ('family = "g"\nforms = ["a"]\nexample = "a"', "no family is named 'g'"),
        ('family = "f"\nforms = ["a"]\nexample = "a"\nvalence = "bad"', "valence is neutral"),
        ('family = "f"\nforms = ["a"]\nexample = "a"\nvalence = "unfavourable"', "a loaded word has a 'why'"),
        ('family = "f"\nforms = ["a", "a"]\nexample = "a"', "'a' stands twice"),
        ('family = "f"\nforms = ["a"]', "missing 1 required"),
    ],
)
def test_a_wrong_row_is_refused(row: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rival_words.toml"
    file.write_text(f'[[family]]\nname = "f"\nen = "f"\nnl = "f"\n[[word]]\n{row}\n[[modifier]]\n')
    monkeypatch.setattr(module, "DATA", file)
    monkeypatch.setattr(module, "families", families.__wrapped__)
    with pytest.raises(LexiconError, match=complaint):
        rival_words.__wrapped__()
