"""The days that an EDTF date may mean, to compare dates of different precision."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?:T.*)?[~?%]?")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The first and the last day that a date may mean, inclusive, as ordinals of ``datetime.date``."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of days, at least 1."""
        return self.last - self.first + 1

    def overlaps(self, other: "Days") -> bool:
        """Return whether one day can be meant by both; symmetric."""
        return self.gap(other) == 0

    def gap(self, other: "Days") -> int:
        """Return the days from the end of the earlier to the start of the later, 0 when they share a day; symmetric."""
        return max(0, self.first - other.last, other.first - self.last)


def days_of(edtf: str | None) -> Days | None:
    """Return the days that an EDTF date or closed interval may mean; ``None`` when it is none or an end is open.

    Of level 1 what "about" and "uncertain" say is left out. Source: ISO 8601-2:2019, 4.
    """
    first, slash, last = (edtf or "").partition("/")
    start, end = _part(first), _part(last if slash else first)
    if start is None or end is None or end.last < start.first:
        return None
    return Days(start.first, end.last)


def _part(text: str) -> Days | None:
    found = PART.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(year or 0, month or 12, day or monthrange(year or 0, month or 12)[1])
    except ValueError:  # no such month or day
        return None
    return Days(first.toordinal(), last.toordinal())
