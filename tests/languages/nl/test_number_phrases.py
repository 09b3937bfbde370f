# ruff: noqa: E501 - rows of tables stay on one line
"""Number phrases as the words before a noun say them: ``cases/number_phrases.csv``.

``reading`` is ``3``, ``~20`` (about), ``18..`` (at least), ``..100``, ``3..5``; "%" behind it marks a share of a whole; "-" is no number.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.languages.nl.numbers import is_number_word, reading_before
from kzgraph.languages.parts import NumberReading as Reading

CASES = Path(__file__).parent / "cases" / "number_phrases.csv"


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["words"], row["reading"]) for row in csv.DictReader(file)]


def written(reading: Reading | None) -> str:
    if reading is None:
        return "-"
    value, low, high = (
        None if n is None else format(n.normalize(), "f") for n in (reading.value, reading.minimum, reading.maximum)
    )
    text = "~" * reading.approximate + value if value is not None else f"{low or ''}..{high or ''}"
    return text + "%" * reading.share


@pytest.mark.parametrize(("words", "wanted"), rows())
def test_reading(words: str, wanted: str) -> None:
    assert written(reading_before(words.split())) == wanted


@pytest.mark.parametrize("word", ["een", "de", "paar", "jarige", "24-jarige", "mei", "-", ""])
def test_no_number_word(word: str) -> None:
    assert not is_number_word(word)


@pytest.mark.parametrize("word", ["één", "18", "1.200", "tientallen", "Twintigtal", "miljoen", "drie-"])
def test_number_word(word: str) -> None:
    assert is_number_word(word)


@given(st.integers(2, 999), st.integers(2, 999))
def test_a_range_is_read_upwards(low: int, high: int) -> None:
    reading = reading_before(["tussen", str(low), "en", str(high)])
    assert reading is not None
    assert (reading.minimum, reading.maximum) == (low, high) if low < high else reading.minimum is None


@given(
    st.lists(
        st.sampled_from(
            ["drie", "tot", "de", "van", "een", "op", "honderd", "half", "en", "tussen", ",", "misschien", "paar", "7"]
        ),
        max_size=8,
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    reading = reading_before(words)
    assert reading is None or 0 < reading.words <= len(words)
