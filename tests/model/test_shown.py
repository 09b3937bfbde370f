"""What people are shown holds no code that a terminal obeys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.shown import coloured, shown, shown_line

OBEYED = {"Cc", "Cs", "Zl", "Zp"}
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan\x1b[2J\u202e Maat\a", "Jan�[2J� Maat�"),
        ("a\x9b31mb", "a�31mb"),
        ("\x1b]0;title\x07", "�]0;title�"),
        ("a\r\nb\tc", "a�\nb\tc"),
        ("né\u00a0e\u0301 \U0001f600 \u200d", "né\u00a0e\u0301 \U0001f600 \u200d"),
        ("\udcff.txt", "�.txt"),
    ],
)
def test_codes_are_replaced(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(st.characters()))
def test_nothing_obeyed_is_left(text: str) -> None:
    for letter in shown(text):
        assert letter in "\n\t" or unicodedata.category(letter) not in OBEYED
        assert unicodedata.bidirectional(letter) not in BIDI
    assert not set(shown_line(text)) & set("\n\r\t\v\f\x85\u2028\u2029")


def test_colours_of_ours_are_left() -> None:
    assert coloured("\x1b[1;31mx\x1b[0m\x1b[2J\x1b[5;9H") == "\x1b[1;31mx\x1b[0m�[2J�[5;9H"
