"""Semantic classes: by word, by the end of a compound, closed over the classes that include others."""

import pytest

from kzgraph.lexicon.classes import WordClasses, shipped_classes
from kzgraph.lexicon.loader import frames, noun_triggers, word_classes
from kzgraph.lexicon.schema import Frame, NounTrigger, WordClass


def made(**rows: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]) -> WordClasses:
    return WordClasses(
        WordClass(name=n, definition="-", example="-", words=w, endings=e, includes=i) for n, (w, e, i) in rows.items()
    )


def test_word_before_ending_before_nothing() -> None:
    classes = made(fruit=(("peer",), ("appel",), ()), body=(("oogappel",), (), ()))
    assert classes.of("peer") == {"fruit"}
    assert classes.of("winterappel") == {"fruit"}
    assert classes.of("oogappel") == {"body"}
    assert classes.of("tafel") == frozenset()


def test_ending_needs_a_first_part() -> None:
    classes = made(people=(("agent",), ("agent",), ()))
    assert classes.of("politieagent") == {"people"}
    assert classes.of("reagent") == frozenset()


def test_longest_ending_wins() -> None:
    classes = made(vehicle=((), ("schip",), ()), agreement=((), ("vriendschip",), ()))
    assert classes.of("oorlogsschip") == {"vehicle"}
    assert classes.of("penvriendschip") == {"agreement"}


def test_the_first_known_form_decides() -> None:
    classes = made(a=(("x",), (), ()), b=(("y",), (), ()))
    assert classes.of("onbekend", "y", "x") == {"b"}


def test_includes_are_followed_to_the_end() -> None:
    classes = made(soldier=(("soldaat",), (), ()), forces=((), (), ("soldier",)), people=((), (), ("forces",)))
    assert classes.of("soldaat") == {"soldier", "forces", "people"}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("soldaat", "forces"),
        ("premier", "official"),
        ("betoger", "protester"),
        ("brug", "infrastructure"),
        ("avondklok", "measure"),
        ("broodprijs", "price"),
        ("aardbeving", "disaster"),
        ("voorzitterschap", "post"),
        ("voorzitterschap", "office"),
        ("relschoppers", "protester"),
    ],
)
def test_shipped_words(word: str, name: str) -> None:
    assert name in shipped_classes().of(word)


@pytest.mark.parametrize(("word", "name"), [("minister", "post"), ("ontslag", "office"), ("tafel", "people")])
def test_shipped_words_that_are_not(word: str, name: str) -> None:
    assert name not in shipped_classes().of(word)


def test_every_class_that_a_row_names_is_there() -> None:
    names = {row.name for row in word_classes()}
    rows: list[Frame | NounTrigger] = [*frames(), *noun_triggers()]
    used = {
        value[1:]
        for row in rows
        for slots in (row.when, row.unless)
        for values in slots.values()
        for value in values
        if value.startswith("@")
    }
    assert used - names == set()
    assert {part for row in word_classes() for part in row.includes} - names == set()
