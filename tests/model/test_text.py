"""Articles hold their text as it was given; offsets are code points."""

import dataclasses

import pytest
from factory import make_article
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.errors import InputError, KzgraphError

TEXT = "De 😀 haven\nis dicht."


def test_offsets_are_code_points() -> None:
    assert make_article(TEXT).quote(3, 4) == "😀"
    assert make_article(TEXT).quote(5, 10) == "haven"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 3), (0, len(TEXT) + 1), (99, 100)])
def test_a_span_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(InputError, match=f"test.txt: no such span {start}–{end}; the text has {len(TEXT)} characters"):
        make_article(TEXT).quote(start, end)


def test_the_error_is_one_the_command_line_knows() -> None:
    assert issubclass(InputError, KzgraphError)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=50), st.data())
def test_quote_is_a_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert make_article(text).quote(start, end) == text[start:end]


def test_id_is_of_the_text_alone() -> None:
    assert make_article(TEXT, name="a.txt").id == make_article(TEXT, name="b.txt", published=None).id
    assert make_article(TEXT).id != make_article(TEXT + " ").id
    assert make_article(TEXT).id == make_article(TEXT).sha256[:16]


def test_articles_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        make_article(TEXT).text = ""  # type: ignore[misc]
