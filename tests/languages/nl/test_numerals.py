"""Dutch numerals in digits and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.languages.nl.numerals import TENS, UNITS, parse_digits, parse_word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("08", "8"),
        ("2.500", "2500"),
        ("1.250.000", "1250000"),
        ("10,5", "10.5"),
        ("2.500,75", "2500.75"),
        ("3.5", "3.5"),
        ("12 000", "12000"),
    ],
)
def test_digits(text: str, value: str) -> None:
    assert parse_digits(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "12a", "1.2.3", "twaalf", "-", "10,", ",5", "4-3", "19e"])
def test_no_digits(text: str) -> None:
    assert parse_digits(text) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("nul", 0),
        ("één", 1),
        ("Drie", 3),
        ("dertien", 13),
        ("veertig", 40),
        ("eenentwintig", 21),
        ("tweeëntwintig", 22),
        ("drieëndertig", 33),
        ("negenennegentig", 99),
        ("honderd", 100),
        ("honderdtwee", 102),
        ("honderdeneen", 101),
        ("driehonderdvijftig", 350),
        ("twaalfhonderd", 1200),
        ("duizend", 1000),
        ("tweeduizend", 2000),
        ("vijfentwintigduizend", 25_000),
        ("driehonderdduizend", 300_000),
        ("zesduizendvierhonderd", 6400),
        ("miljoen", 10**6),
        ("miljard", 10**9),
        ("anderhalf", Decimal("1.5")),
    ],
)
def test_words(word: str, value: int | Decimal) -> None:
    assert parse_word(word) == value


@pytest.mark.parametrize("word", ["", "twintigste", "honderdste", "tienentwintig", "achterban", "vele", "duizendpoot"])
def test_no_words(word: str) -> None:
    assert parse_word(word) is None


@given(st.integers(21, 99).filter(lambda n: n % 10 != 0))
def test_tens_are_said_behind_units(number: int) -> None:
    unit = next(w for w, v in UNITS.items() if v == number % 10 and w != "één")
    tens = next(w for w, v in TENS.items() if v == number - number % 10)
    joint = "ën" if unit.endswith("e") and unit != "een" else "en"
    assert parse_word(unit + joint + tens) == number


@given(st.integers(1000, 10**9))
def test_points_part_thousands(number: int) -> None:
    assert parse_digits(f"{number:,}".replace(",", ".")) == number
