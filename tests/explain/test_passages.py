"""What is highlighted in a sentence: marks nest, and words are found again in spite of white space and quotes."""

import pytest

from kzgraph.explain.explanation import Mark, Passage
from kzgraph.explain.passages import passage, where
from kzgraph.explain.render import COLOURS, bracketed, coloured

TEXT = "De raad steunt  de boeren."


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "De raad steunt  de boeren."),
        ([("actor", 0, 7), ("trigger", 8, 14)], "[actor: De raad] [trigger: steunt]  de boeren."),
        ([("target", 16, 25), ("number", 16, 18)], "De raad steunt  [target: [number: de] boeren]."),
        ([("actor", 0, 10), ("trigger", 3, 14)], "[actor: De raad st][trigger: eunt]  de boeren."),
        ([("actor", 3, 7), ("actor", 3, 7)], "De [actor: raad] steunt  de boeren."),
        ([("actor", 20, 26)], "De raad steunt  de b[actor: oeren.]"),
        ([("actor", -3, 4), ("cue", 9, 99), ("time", 5, 5)], "De raad steunt  de boeren."),
    ],
)
@pytest.mark.parametrize("start", [0, 100])
def test_marks_nest_in_brackets(marks: list[tuple[str, int, int]], shown: str, start: int) -> None:
    moved = [Mark(kind, start + a, start + b) for kind, a, b in marks]
    assert bracketed(passage(start, TEXT, moved)) == shown


def test_lines_are_joined() -> None:
    assert bracketed(Passage(0, "De\nraad", ())) == "De raad"


def test_colours_come_back_after_an_inner_mark() -> None:
    shown = coloured(passage(0, "de raad", [Mark("actor", 0, 7), Mark("number", 0, 2)]))
    outer, inner = (f"\x1b[{COLOURS[kind]}m" for kind in ("actor", "number"))
    assert shown == f"{outer}{inner}de\x1b[0m{outer} raad\x1b[0m"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("de raad", "Volgens de raad", "de raad"),
        ("de raad", "Volgens De\n raad", "De\n raad"),
        ("de zogenoemde raad", "de “zogenoemde” raad", "de “zogenoemde” raad"),
        ("raad", "raadslid en raad", "raad"),
        ("raad", "raadslid", None),
        ("a.b", "axb", None),
        ("", "leeg", None),
    ],
)
def test_words_are_found_again(words: str, text: str, found: str | None) -> None:
    places = [text[mark.start - 5 : mark.end - 5] for mark in where("actor", words, 5, text)]
    assert places == ([found] if found else [])
    if words == "raad" and found:
        assert [mark.start for mark in where("actor", words, 0, text)] == [text.rindex("raad")]
