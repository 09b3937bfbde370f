from datetime import date

import pytest

from kzgraph.analyse.days import Days, days_of

MAY = Days(date(2031, 5, 1), date(2031, 5, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-02", "2031-05-02", "2031-05-02"),
        ("2031-05-02~", "2031-05-02", "2031-05-02"),
        ("2031-05", "2031-05-01", "2031-05-31"),
        ("2031-02-XX", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-05-02/2031-05-04", "2031-05-02", "2031-05-04"),
        ("2031-05-02/..", "2031-05-02", None),
        ("../2031-05", None, "2031-05-31"),
    ],
)
def test_days(edtf, first, last) -> None:
    found = days_of(edtf)
    assert found == Days(*(date.fromisoformat(day) if day else None for day in (first, last)))


@pytest.mark.parametrize("edtf", [None, "", "..", "2031-13", "2031-02-30", "2031-24", "203X", "vrijdag"])
def test_what_is_no_day(edtf) -> None:
    assert days_of(edtf) is None


def test_order() -> None:
    june = days_of("2031-06-03")
    assert june is not None
    assert MAY.before(june)
    assert not june.before(MAY)
    assert MAY.gap(june) == june.gap(MAY) == 3
    assert not MAY.apart(Days(None, date(2031, 5, 1)))
    assert MAY.gap(MAY) == 0
