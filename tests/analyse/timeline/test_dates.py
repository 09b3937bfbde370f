"""EDTF values as spans of days."""

import re
from datetime import date

import pytest
from edtf_check import is_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from kzgraph.analyse.timeline.dates import span_of

CASES = [
    ("2022-01-07", "2022-01-07", "2022-01-07", "7 januari 2022"),
    ("2022-02", "2022-02-01", "2022-02-28", "tussen 1 februari 2022 en 28 februari 2022"),
    ("2024-02-XX", "2024-02-01", "2024-02-29", "tussen 1 februari 2024 en 29 februari 2024"),
    ("2022", "2022-01-01", "2022-12-31", "tussen 1 januari 2022 en 31 december 2022"),
    ("201X", "2010-01-01", "2019-12-31", "tussen 1 januari 2010 en 31 december 2019"),
    ("20XX-02-29", "2000-02-29", "2096-02-29", "tussen 29 februari 2000 en 29 februari 2096"),
    ("2021-24", "2021-12-01", "2022-02-28", "tussen 1 december 2021 en 28 februari 2022"),
    ("2021-22", "2021-06-01", "2021-08-31", "tussen 1 juni 2021 en 31 augustus 2021"),
    ("2022-01-07~", "2022-01-07", "2022-01-07", "~ 7 januari 2022"),
    ("2022-01-07?", "2022-01-07", "2022-01-07", "7 januari 2022?"),
    ("2022-01-07%", "2022-01-07", "2022-01-07", "~ 7 januari 2022?"),
    ("2022-01-02/2022-01-05", "2022-01-02", "2022-01-05", "van 2 januari 2022 tot en met 5 januari 2022"),
    ("2015/2020~", "2015-01-01", "2020-12-31", "van 2015 tot en met ~ 2020"),
    ("2022-01-02/..", "2022-01-02", None, "vanaf 2 januari 2022"),
    ("../2022-01", None, "2022-01-31", "tot en met januari 2022"),
    ("XXXX-05-01", None, None, "1 mei, jaar onbekend"),
    ("XXXX-05", None, None, "mei, jaar onbekend"),
]
NONE = ["", "a", "2022-13", "2022-00", "2022-02-30", "2022-01-05/2022-01-02", "../..", "mei 2022", "2022-XX-07"]


@pytest.mark.parametrize(("edtf", "first", "last", "words"), CASES, ids=[case[0] for case in CASES])
def test_span(edtf: str, first: str | None, last: str | None, words: str) -> None:
    found = span_of(edtf)
    assert found is not None
    days = [day and day.isoformat() for day in (found.first, found.last)]
    assert (days, found.words) == ([first, last], words)


@pytest.mark.parametrize("edtf", NONE)
def test_no_span(edtf: str) -> None:
    assert span_of(edtf) is None


def test_what_a_span_says_of_itself() -> None:
    def flags(edtf: str) -> str:
        found = span_of(edtf)
        assert found is not None
        names = ("lasting", "open_first", "open_last", "about", "uncertain", "dated", "exact")
        return " ".join(name for name in names if getattr(found, name))

    assert flags("2022-01-07") == "dated exact"
    assert flags("2022-01") == "dated"
    assert flags("2022-01-07%") == "about uncertain dated"
    assert flags("../2022") == "lasting open_first dated"
    assert flags("2022~/..") == "lasting open_last about dated"
    assert flags("XXXX-01-07") == ""


digits = st.sampled_from(["2022", "1999", "201X", "19XX", "XXXX", "2000"])
parts = st.sampled_from(
    ["", "-01", "-12", "-13", "-XX", "-21", "-24", "-21-01", "-02-28", "-02-29", "-02-30", "-05-XX", "-XX-XX"]
)
points = st.tuples(digits, parts, st.sampled_from(["", "?", "~", "%"])).map("".join)
values = st.one_of(points, st.tuples(st.one_of(points, st.just("..")), st.one_of(points, st.just(".."))).map("/".join))


@given(values)
@example("2022/201X")
def test_every_date_of_levels_0_and_1_has_a_span_in_order(edtf: str) -> None:
    found = span_of(edtf)
    seasons = "/" in edtf and re.search(r"-2[1-4]", edtf)  # which the checker puts behind December
    if is_edtf(edtf) and not seasons:
        assert found is not None, edtf
    if found is not None and found.first and found.last:
        assert found.first <= found.last


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    exact = span_of(day.isoformat())
    assert exact is not None
    assert (exact.first, exact.last, exact.exact) == (day, day, True)
    for edtf in (day.isoformat()[:7], day.isoformat()[:4], day.isoformat()[:3] + "X"):
        found = span_of(edtf)
        if not edtf.startswith("000"):  # the decade before the year 1 has no days
            assert found is not None
            assert found.first is not None
            assert found.last is not None
            assert found.first <= day <= found.last
