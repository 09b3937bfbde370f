"""EDTF dates as spans of days, with what is open, unspecified, about or uncertain in them.

Source: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019): level 0 and 1 whole, of
level 2 what level 1 leaves out of unspecified digits ("XXXX-05-01").
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
class Span:
    """The days that an EDTF value leaves possible.

    edtf: the value. first, last: earliest and latest day, inclusive, of the Gregorian calendar; ``None`` where there is
    none: open, unknown or without a year. lasting: an interval, so that something goes on from the one to the other;
    else it is one moment somewhere in between. open_first, open_last: ".." or nothing stands there. about: "~";
    uncertain: "?"; "%" is both. inferred: reckoned from a word and the date of the document, see ``hints``. words: for
    people, in Dutch.
    """

    edtf: str
    first: date | None
    last: date | None
    lasting: bool = False
    open_first: bool = False
    open_last: bool = False
    about: bool = False
    uncertain: bool = False
    inferred: bool = False
    words: str = ""

    @property
    def dated(self) -> bool:
        """Whether it has a place on the calendar."""
        return self.first is not None or self.last is not None

    @property
    def exact(self) -> bool:
        """Whether it is one day for certain."""
        return self.first is not None and self.first == self.last and not self.doubtful

    @property
    def doubtful(self) -> bool:
        """Whether its days are about, uncertain or inferred."""
        return self.about or self.uncertain or self.inferred


def span_of(edtf: str) -> Span | None:
    """Return the span of an EDTF value; ``None`` when it is none, or its ends are reversed."""
    start, slash, end = edtf.partition("/")
    if not slash:
        point = _point(start)
        return None if point is None else _alone(edtf, point)
    first, last = (None if part in ("", "..") else _point(part) for part in (start, end))
    if (first is None) != (start in ("", "..")) or (last is None) != (end in ("", "..")) or not (first or last):
        return None
    if first and last and first.first and last.last and last.last < first.first:
        return None
    return Span(
        edtf,
        first.first if first else None,
        last.last if last else None,
        lasting=True,
        open_first=first is None,
        open_last=last is None,
        about=any(one.about for one in (first, last) if one),
        uncertain=any(one.uncertain for one in (first, last) if one),
        words=_interval_words(first, last),
    )


def day_words(day: date) -> str:
    """Return "7 januari 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class _Point:
    """One end, or a date alone. words: without marks; whole: the date has all its parts."""

    first: date | None
    last: date | None
    about: bool
    uncertain: bool
    words: str


def _alone(edtf: str, point: _Point) -> Span:
    words = point.words
    if point.first and point.last and point.first != point.last:
        words = f"tussen {day_words(point.first)} en {day_words(point.last)}"
    return Span(
        edtf, point.first, point.last, about=point.about, uncertain=point.uncertain, words=_marked(words, point)
    )


def _interval_words(first: _Point | None, last: _Point | None) -> str:
    if first and last:
        return f"van {_marked(first.words, first)} tot en met {_marked(last.words, last)}"
    if first:
        return f"vanaf {_marked(first.words, first)}"
    return f"tot en met {_marked(last.words, last)}" if last else ""


def _marked(words: str, point: _Point) -> str:
    return f"{'~ ' if point.about else ''}{words}{'?' if point.uncertain else ''}"


def _point(text: str) -> _Point | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    marks = match["mark"] in ("~", "%"), match["mark"] in ("?", "%")
    found = _days(match["year"], match["month"], match["day"])
    if found is None:
        return None
    first, last, words = found
    return _Point(first, last, *marks, words)


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
