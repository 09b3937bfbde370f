"""One EDTF date, without intervals: its earliest and latest day and its words.

Source: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_POINT = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?:T.*)?(?P<mark>[?~%]?)"
)
_SEASONS = {21: ("lente", 3), 22: ("zomer", 6), 23: ("herfst", 9), 24: ("winter", 12)}  # first month, meteorological
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One end of an interval, or a date alone. about: "~"; uncertain: "?"; words: in Dutch, without these marks."""

    first: date | None
    last: date | None
    about: bool
    uncertain: bool
    words: str


def day_words(day: date) -> str:
    """Return "7 januari 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def point_of(text: str) -> Point | None:
    """Return the point that an EDTF date stands for; ``None`` when it is none."""
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    marks = match["mark"] in ("~", "%"), match["mark"] in ("?", "%")
    found = _days(match["year"], match["month"], match["day"])
    if found is None:
        return None
    first, last, words = found
    return Point(first, last, *marks, words)


def _days(year: str, month: str | None, day: str | None) -> tuple[date | None, date | None, str] | None:
    """First and last day with the words; no days without a year of the calendar; ``None`` for what is no date."""
    if month is not None and month != "XX" and int(month) in _SEASONS:
        return _season(year, int(month)) if day is None else None
    if month in (None, "XX") and day not in (None, "XX"):
        return None
    if month not in (None, "XX") and not 1 <= int(month or 0) <= 12:
        return None
    if year == "XXXX":
        return _yearless(month, day)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    low, high = (low, high) if low <= high else (high, low)
    if not 1 <= low <= high <= 9999:
        return None, None, year
    return _within(low, high, year, month, day)


def _within(low: int, high: int, year: str, month: str | None, day: str | None) -> tuple[date, date, str] | None:
    if month in (None, "XX"):
        return date(low, 1, 1), date(high, 12, 31), year if low == high else f"{low}–{high}"
    number = int(month or 0)
    name = f"{_MONTHS[number - 1]} {year if low == high else f'{low}–{high}'}"
    if day in (None, "XX"):
        return date(low, number, 1), date(high, number, monthrange(high, number)[1]), name
    exact = [found for one in (*range(low, low + 5), *range(high - 4, high + 1)) if (found := _day(one, number, day))]
    inside = [found for found in exact if low <= found.year <= high]  # 29 February comes every fourth year
    return (min(inside), max(inside), f"{int(day or 0)} {name}") if inside else None


def _day(year: int, month: int, day: str | None) -> date | None:
    try:
        return date(year, month, int(day or 0))
    except ValueError:
        return None


def _season(year: str, number: int) -> tuple[date | None, date | None, str] | None:
    name, month = _SEASONS[number]
    if not year.isdigit() or not 1 <= int(year) < 9999:
        return None, None, f"{name} {year}"
    first = date(int(year), month, 1)
    after = date(int(year) + (month == 12), (month + 2) % 12 + 1, 1)
    return first, after - timedelta(days=1), f"{name} {year}"


def _yearless(month: str | None, day: str | None) -> tuple[None, None, str] | None:
    if month in (None, "XX"):
        return None, None, "jaar onbekend"
    number = int(month or 0)
    if day not in (None, "XX") and not 1 <= int(day or 0) <= monthrange(2000, number)[1]:
        return None
    words = _MONTHS[number - 1] if day in (None, "XX") else f"{int(day or 0)} {_MONTHS[number - 1]}"
    return None, None, f"{words}, jaar onbekend"
