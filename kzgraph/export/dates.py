"""EDTF dates as the plain days that other formats know. Source: ISO 8601-2:2019; https://www.loc.gov/standards/datetime/."""

import calendar
import re

_DATE = re.compile(r"([0-9]{3}[0-9X]|[0-9]{2}XX)(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?[?~%]?")
_OPEN = ("", "..")


def span(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day that ``edtf`` can mean, as YYYY-MM-DD; ``None`` where it is open or not understood.

    >>> span("2022-01")
    ('2022-01-01', '2022-01-31')
    >>> span("2022-01-04/..")
    ('2022-01-04', None)
    """
    if edtf is None:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        last = first
    return _edge(first, last=False), _edge(last, last=True)


def coarse(edtf: str | None) -> str | None:
    """Return a single date as precise as it is known: "2022", "2022-01", "2022-01-07"; ``None`` for a period.

    >>> coarse("2022-01-XX~")
    '2022-01'
    """
    match = _DATE.fullmatch(edtf or "")
    if match is None or "X" in match[1] or span(edtf) == (None, None):
        return None
    return "-".join(part for part in match.groups() if part and part != "XX")


def _edge(text: str, *, last: bool) -> str | None:
    match = None if text in _OPEN else _DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match[1].replace("X", "9" if last else "0"))
    month = _number(match[2], 12 if last else 1)
    if not (year and 1 <= month <= 12):
        return None
    longest = calendar.monthrange(year, month)[1]
    day = _number(match[3], longest if last else 1)
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else None


def _number(text: str | None, unknown: int) -> int:
    return unknown if text in (None, "XX") else int(text)
