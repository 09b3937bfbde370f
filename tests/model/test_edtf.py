"""The days that a date may mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.edtf import Days, days_of

DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
SPANS = st.tuples(DATES, DATES).map(lambda two: Days(min(two).toordinal(), max(two).toordinal()))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-01-07", "2022-01-07", "2022-01-07"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2022-01-07~", "2022-01-07", "2022-01-07"),
        ("2022-01?", "2022-01-01", "2022-01-31"),
        ("2022-01-07T10:30:00", "2022-01-07", "2022-01-07"),
        ("2022-01-03/2022-01-09", "2022-01-03", "2022-01-09"),
        ("2021/2022-02", "2021-01-01", "2022-02-28"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    assert days_of(text) == Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


NO_DATES = [None, "", "vrijdag", "2022-13", "2022-02-30", "2022/..", "2022/2021", "0000", "20220107"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_closed_date(text: str | None) -> None:
    assert days_of(text) is None


@given(DATES)
def test_a_day_is_one_day(day: date) -> None:
    found = days_of(day.isoformat())
    assert found is not None
    assert (found.first, found.length) == (day.toordinal(), 1)


@given(SPANS, SPANS)
def test_gaps_are_symmetric_and_none_where_days_are_shared(a: Days, b: Days) -> None:
    shared = max(a.first, b.first) <= min(a.last, b.last)
    assert a.gap(b) == b.gap(a)
    assert a.overlaps(b) is (a.gap(b) == 0) is shared
