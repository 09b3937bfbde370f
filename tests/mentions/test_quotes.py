# ruff: noqa: E501 - rows of tables stay on one line
"""Quotation marks of all styles; the marks are tokens of their own, as the tokenizer makes them."""

import itertools
import re

import pytest
from factory import dutch
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kzgraph.mentions.quotes import LONGEST, find_quotes

MARKS = re.compile(r",,|''|’’|‘’|[“”„«»‘’\"'.,;:()!?]|\n\n|[^\s“”„«»‘’\"'.,;:()!?]+")


def read(text: str) -> Doc:
    """Cut a text at marks and white space; an apostrophe inside a word stays there."""
    found = list(re.finditer(r"\w+['’]\w+|" + MARKS.pattern, text))
    words = [m.group() for m in found]
    spaces = [text[m.end() : m.end() + 1] == " " for m in found]
    return Doc(dutch(), words=words, spaces=spaces)


def quoted(text: str) -> list[str]:
    doc = read(text)
    assert doc.text == text
    return [text[q.start : q.end].strip() for q in find_quotes(doc)]


STYLES = [
    ("“", "”"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
    ("„", "”"),
    ("„", "“"),
    ("«", "»"),
    (",,", "''"),
    (",,", "’’"),
    ("‘", "‘"),
    ("“", '"'),
    ("”", "”"),
    ("''", "''"),
]


@pytest.mark.parametrize(("opening", "closing"), STYLES)
@pytest.mark.parametrize(
    "template",
    ["{0}De haven is dicht{1}, zei hij.", "Hij zei: {0}De haven is dicht.{1}", "Hij noemde dat {0}een schande{1} van de stad.",
     "{0}De haven is dicht. Niemand komt erin.{1} Dat zei hij."],
)  # fmt: skip
def test_styles(opening: str, closing: str, template: str) -> None:
    text = template.format(opening, closing)
    inside = template.split("{0}")[1].split("{1}")[0]
    assert quoted(text) == [inside]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Er is geen aanhaling.", []),
        ("“Een” en “twee”.", ["Een", "twee"]),
        ("Hij zei: “Ze riep ‘stop’ en schoot.”", ["Ze riep ‘stop’ en schoot."]),
        ("“Wie niet sluit, zei hij.", []),
        ("Dat zei hij”, en ging.", []),
        ("“Een begin.\n\nEen nieuwe alinea.”", []),
        ("De agent's auto en Anna's fiets.", []),
        ("Dat was in '98 en niet later.", []),
        ("De foto's van de auto's.", []),
        ("Hij kwam 's avonds in 't dorp aan.", []),
        ("“”", []),
        ("Een buis van 5\" lang en 6\" breed.", []),
        ("(“Kom niet”)", ["Kom niet"]),
    ],
)
def test_cases(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_speech_of_several_paragraphs_has_a_quote_for_each() -> None:
    """Each paragraph opens with a mark, only the last closes one; an opening mark inside a paragraph starts no speech."""
    text = "“Een begin.\n\n“Het midden.\n\n“Het einde.” Zei hij."
    quotes = find_quotes(read(text))
    assert quoted(text) == ["Een begin.", "Het midden.", "Het einde."]
    assert [q.continues for q in quotes] == [True, True, False]
    assert quoted("Hij zei: “een begin.\n\n“Het einde.”") == ["Het einde."]


def test_a_mark_that_never_closes_covers_nothing() -> None:
    assert quoted("“" + "woord " * (LONGEST // 5) + "einde”.") == []


@given(st.text(alphabet="ab “”„«»‘’\"',.\n", max_size=40))
def test_spans_lie_apart_and_inside(text: str) -> None:
    words = [m.group() for m in MARKS.finditer(text)]
    if not words:
        return
    doc = Doc(dutch(), words=words)
    quotes = find_quotes(doc)
    for q in quotes:
        assert 0 <= q.first < q.last <= len(doc)
        assert q.words == q.last - q.first
        assert doc[q.first].idx == q.start < q.end <= len(doc.text)
    assert all(a.last < b.first for a, b in itertools.pairwise(quotes))
