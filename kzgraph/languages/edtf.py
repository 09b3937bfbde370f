"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1) and what can be counted with them."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY, MONTH, YEAR = 10, 7, 4  # characters of a date of that precision
WINTER_STARTS = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase of time is measured from.

    published: the document's date, as precise as it is known. narrated: the last date that the narration gives.
    ahead: the clause looks forward (``True``) or back (``False``); ``None`` when it does not tell.
    """

    published: str | None = None
    narrated: str | None = None
    ahead: bool | None = False

    @property
    def day(self) -> date | None:
        """The document's day, ``None`` when only its month or year is known."""
        return day_of(self.published)

    @property
    def month(self) -> tuple[int, int] | None:
        """The document's year and month."""
        return month_of(self.published)

    @property
    def year(self) -> int | None:
        """The document's year."""
        return year_of(self.published)


def day_of(edtf: str | None) -> date | None:
    """Return the day of an EDTF date of full precision."""
    try:
        return date.fromisoformat(edtf) if edtf is not None and len(edtf) == DAY else None
    except ValueError:
        return None


def month_of(edtf: str | None) -> tuple[int, int] | None:
    """Return year and month of an EDTF date that has a month."""
    if edtf is None or len(edtf) not in {DAY, MONTH} or not edtf.replace("-", "").isdigit():
        return None
    number = int(edtf[5:7])
    return (int(edtf[:4]), number) if 1 <= number <= 12 else None


def year_of(edtf: str | None) -> int | None:
    """Return the year of an EDTF date."""
    return int(edtf[:4]) if edtf is not None and edtf[:4].isdigit() and len(edtf[:4]) == YEAR else None


def shifted(day: date | None, days: int) -> str | None:
    """Return the day so many days later; ``None`` beyond the calendar."""
    try:
        return (day + timedelta(days=days)).isoformat() if day is not None else None
    except OverflowError:
        return None


def month_text(year: int, month: int) -> str | None:
    """Return a month; months beyond December or before January belong to the years beside."""
    years, index = divmod(month - 1, 12)
    return year_text(year + years) and f"{year + years:04}-{index + 1:02}"


def year_text(year: int) -> str | None:
    """Return a year of four digits."""
    return f"{year:04}" if 1 <= year <= 9999 else None


def day_text(year: int, month: int, day: int) -> str | None:
    """Return a day, ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def interval(first: str | None, last: str | None) -> str | None:
    """Return the interval between two dates of any precision; ``None`` when one is missing or they are reversed."""
    if first is None or last is None or "/" in first + last:
        return None
    return f"{first}/{last}" if first.rstrip("~") <= last.rstrip("~") + "~" else None


def about(edtf: str | None) -> str | None:
    """Return the date as an approximate one; an interval or date that is one already stays."""
    return edtf if edtf is None or edtf.endswith("~") or "/" in edtf else f"{edtf}~"


def week_of(day: date | None, weeks: int) -> str | None:
    """Return the week from Monday to Sunday, so many weeks after that of ``day``, as an interval."""
    if day is None:
        return None
    monday = -day.weekday() + 7 * weeks
    return interval(shifted(day, monday), shifted(day, monday + 6))


def weekend_of(day: date | None, weeks: int) -> str | None:
    """Return Saturday and Sunday of the week so many weeks after that of ``day``."""
    if day is None:
        return None
    saturday = 5 - day.weekday() + 7 * weeks
    return interval(shifted(day, saturday), shifted(day, saturday + 1))


def easter(year: int) -> date | None:
    """Return Easter Sunday of a Gregorian year. Source: Meeus/Jones/Butcher."""
    if not 1583 <= year <= 4099:
        return None
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
