"""Days that an EDTF literal covers, as far as they are certain enough to put things in order.

Source: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (levels 0 and 1, as kzgraph writes them).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

_POINT = re.compile(r"(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[~?%]?")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """First and last day, inclusive; ``None`` when open or unknown on that side."""

    first: date | None
    last: date | None

    @property
    def one(self) -> bool:
        """Whether it is a single day."""
        return self.first is not None and self.first == self.last

    def before(self, other: "Days") -> bool:
        """Return whether all of it lies before all of ``other``."""
        return self.last is not None and other.first is not None and self.last < other.first

    def apart(self, other: "Days") -> bool:
        """Return whether they have no day in common."""
        return self.before(other) or other.before(self)

    def gap(self, other: "Days") -> int:
        """Return the number of days from the end of the one to the begin of the other; 0 when they may touch."""
        for a, b in ((self, other), (other, self)):
            if a.last is not None and b.first is not None and a.last < b.first:
                return (b.first - a.last).days
        return 0


@cache
def days_of(edtf: str | None) -> Days | None:
    """Return the days of an EDTF literal, ``None`` for none and for what has no place in the calendar."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start)
    first, last = _point(start), _point(end)
    if first is None and last is None:
        return None
    return Days(first.first if first else None, last.last if last else None)


def _point(text: str) -> Days | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month in (None, "XX"):
            return Days(date(year, 1, 1), date(year, 12, 31))
        if day in (None, "XX"):
            return Days(date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1]))
        exact = date(year, int(month), int(day))
    except ValueError:
        return None
    return Days(exact, exact)
