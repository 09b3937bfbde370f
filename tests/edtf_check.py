"""A validator of EDTF (ISO 8601-2:2019) levels 0 and 1, for tests. Source: loc.gov/standards/datetime."""

import re
from datetime import date

DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
SEASONS = range(21, 25)


def is_edtf(text: str) -> bool:
    """Return whether ``text`` is a date or interval of level 0 or 1, on the calendar, with its ends in order."""
    first, slash, last = text.partition("/")
    if not slash:
        return _is_date(first)
    ends = [end for end in (first, last) if end != ".."]
    in_order = len(ends) < 2 or _first_day(first) <= _first_day(last)
    return bool(ends) and all(_is_date(end) for end in ends) and in_order


def _is_date(text: str) -> bool:
    match = DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if month is None or month == "XX":
        return day in {None, "XX"}
    if int(month) in SEASONS:
        return day is None
    if not 1 <= int(month) <= 12 or day is None or day == "XX":
        return 1 <= int(month) <= 12
    try:
        date(2000 if "X" in year else int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _first_day(text: str) -> str:
    return text.rstrip("?~%").replace("X", "0")
