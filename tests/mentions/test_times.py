"""Dutch time phrases to EDTF, anchored on the day of the document."""

from datetime import date

import pytest
from factory import tree
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.mentions.times import WEEKDAYS, is_time, time_of

FRIDAY = "2022-01-07"
CASES = [  # words, anchor, EDTF
    ("vandaag", FRIDAY, "2022-01-07"),
    ("gisteren", FRIDAY, "2022-01-06"),
    ("Gisteren", FRIDAY, "2022-01-06"),
    ("eergisteren", FRIDAY, "2022-01-05"),
    ("gisteravond", FRIDAY, "2022-01-06"),
    ("morgen", FRIDAY, "2022-01-08"),
    ("overmorgen", FRIDAY, "2022-01-09"),
    ("vanochtend", FRIDAY, "2022-01-07"),
    ("gisteren", "2022-01-01", "2021-12-31"),
    ("vrijdag", FRIDAY, "2022-01-07"),
    ("vrijdagochtend", FRIDAY, "2022-01-07"),
    ("donderdag", FRIDAY, "2022-01-06"),
    ("de nacht van woensdag", FRIDAY, "2022-01-05"),
    ("zaterdag", FRIDAY, "2022-01-01"),
    ("afgelopen zaterdag", FRIDAY, "2022-01-01"),
    ("komende zaterdag", FRIDAY, "2022-01-08"),
    ("volgende vrijdag", FRIDAY, "2022-01-14"),
    ("elke zaterdag", FRIDAY, None),
    ("zaterdag", "2022-01", None),
    ("zaterdag", None, None),
    ("gisteren", "2022", None),
    ("5 januari 2022", None, "2022-01-05"),
    ("5 januari", FRIDAY, "2022-01-05"),
    ("5 januari", "2022-01", "2022-01-05"),
    ("5 januari", None, "XXXX-01-05"),
    ("31 februari 2022", None, None),
    ("woensdag 5 januari", FRIDAY, "2022-01-05"),
    ("januari 2019", None, "2019-01"),
    ("in 2019", FRIDAY, "2019"),
    ("2019", None, "2019"),
    ("sinds 1998", FRIDAY, "1998"),
    ("dit jaar", FRIDAY, "2022"),
    ("vorig jaar", FRIDAY, "2021"),
    ("afgelopen jaar", "2022", "2021"),
    ("begin dit jaar", FRIDAY, None),
    ("vorige week", FRIDAY, None),
    ("na drie dagen", FRIDAY, None),
    ("in de ochtend", FRIDAY, None),
    ("25 december", FRIDAY, "2021-12-25"),
    ("25 december", "2022-01", "2021-12-25"),
    ("vrijdag 31 december", FRIDAY, "2021-12-31"),
    ("5 maart", FRIDAY, "2022-03-05"),
    ("3 januari", "2021-12-30", "2022-01-03"),
    ("in maart", FRIDAY, None),
    ("in de jaren 1990", FRIDAY, None),
]
YEAR = "the nearest such day is only sought where the document's own day is known"
XFAIL: dict[str, str] = {
    "25 december @ 2022-01": YEAR,
}


def table() -> list[object]:
    rows = []
    for words, anchor, edtf in CASES:
        name = f"{words} @ {anchor}"
        marks = [pytest.mark.xfail(strict=True, reason=XFAIL[name])] if name in XFAIL else []
        rows.append(pytest.param(words, anchor, edtf, id=name, marks=marks))
    return rows


@pytest.mark.parametrize(("words", "anchor", "edtf"), table())
def test_time_of(words: str, anchor: str | None, edtf: str | None) -> None:
    span = time_of(words, anchor)
    assert span.edtf == edtf
    assert span.text == words


def test_words_are_tidied() -> None:
    assert time_of("  gisteren \n avond ", FRIDAY).text == "gisteren avond"


@given(st.dates(date(1900, 2, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_such_day(day: date, weekday: str) -> None:
    edtf = time_of(weekday, day.isoformat()).edtf
    assert edtf is not None
    found = date.fromisoformat(edtf)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 <= (day - found).days < 7


@given(st.dates(date(1900, 2, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_coming_weekday_is_ahead(day: date, weekday: str) -> None:
    edtf = time_of(f"komende {weekday}", day.isoformat()).edtf
    assert edtf is not None
    found = date.fromisoformat(edtf)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 < (found - day).days <= 7


@given(st.text(max_size=40), st.sampled_from([None, "2022", "2022-01", FRIDAY, "9999-12-31", "0001-01-01", "nonsense"]))
def test_nothing_breaks_it(words: str, anchor: str | None) -> None:
    time_of(words, anchor)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 gisteren gisteren ADV root 0 -", True),
        ("1 vrijdagochtend vrijdagochtend NOUN root 0 Sing", True),
        ("1 zaterdags zaterdags ADV root 0 -", True),
        ("1 maart maart PROPN root 0 Sing", True),
        ("1 week week NOUN root 0 Sing", True),
        ("1 boer boer NOUN root 0 Sing", False),
        ("1 vrijheid vrijheid NOUN root 0 Sing", False),
        ("1 maandblad maandblad NOUN root 0 Sing", False),
        ("1 2019 2019 NUM root 0 -", False),
    ],
)
def test_is_time(line: str, expected: bool) -> None:
    assert is_time(tree(line)[0]) is expected
