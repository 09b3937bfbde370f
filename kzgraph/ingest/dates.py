"""Dates as people and programs write them, to EDTF level 0 (``2022``, ``2022-01``, ``2022-01-07``).

Source: Extended Date/Time Format, Library of Congress 2019 (ISO 8601-2), level 0.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb febr",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_ISO_SLASH = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\.?\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?$")
_DAY_FIRST = re.compile(r"(?<![\d-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d-])")
_DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:e|ste|de)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"^\d{4}$")
_EARLIEST, _LATEST = 1400, 2199  # a year outside is a typing error or some other number
_LONGEST = 120  # characters; whatever is longer is no date


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line. edtf: EDTF level 0; start, end: half-open code-point offsets in that line."""

    edtf: str
    start: int
    end: int


def _edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Join the parts, or return ``None`` when the calendar has no such date."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _full_year(digits: str) -> int:
    """Two digits are this or the last century: 00–69 is 20xx, 70–99 is 19xx, as POSIX has it for 69–99."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _month(name: str) -> int:
    return _MONTHS[name.lower()]


def _candidates(text: str) -> list[tuple[str | None, re.Match[str]]]:
    """All readings of ``text``, the most telling pattern first."""
    found: list[tuple[str | None, re.Match[str]]] = []
    if match := _ISO.search(text):
        found.append((_edtf(int(match[1]), int(match[2]), int(match[3]) if match[3] else None), match))
    if match := _ISO_SLASH.search(text):
        found.append((_edtf(int(match[1]), int(match[2]), int(match[3])), match))
    if match := _DAY_MONTH.search(text):
        found.append((_edtf(int(match[3]), _month(match[2]), int(match[1])), match))
    if match := _MONTH_DAY.search(text):
        found.append((_edtf(int(match[3]), _month(match[1]), int(match[2])), match))
    if match := _DAY_FIRST.search(text):
        found.append((_edtf(_full_year(match[3]), int(match[2]), int(match[1])), match))
    if match := _MONTH_ONLY.search(text):
        found.append((_edtf(int(match[2]), _month(match[1])), match))
    return found


def find_date(text: str) -> FoundDate | None:
    """Return the first full date or month in ``text``, which is one line of at most some hundred characters.

    Day comes before month in figures (``07-01-2022``), as in Dutch. Returns ``None`` for no date, and for one
    that the calendar does not have.
    """
    impossible: list[re.Match[str]] = []
    for edtf, match in _candidates(text):
        # "29 februari 2021" is no date, so the "februari 2021" in it is none either.
        if any(match.start() < other.end() and other.start() < match.end() for other in impossible):
            continue
        if edtf is not None:
            return FoundDate(edtf, match.start(), match.end())
        impossible.append(match)
    return None


def to_edtf(value: object) -> str | None:
    """Return the date that a metadata value means, as EDTF level 0, or ``None`` if it means none.

    value: a string (ISO 8601 date or date and time, ``7 januari 2022``, ``07-01-2022``, RFC 2822), a
    ``date``, a ``datetime`` or a year as an integer. Time of day and zone are left out: the date is as it
    was written.
    """
    if isinstance(value, datetime | date):
        return _edtf(value.year, value.month, value.day)
    text = str(value).strip()
    if not text or len(text) > _LONGEST or isinstance(value, bool):
        return None
    if _YEAR.match(text):
        return _edtf(int(text))
    if match := _COMPACT.match(text):
        return _edtf(int(match[1]), int(match[2]), int(match[3]))
    # "2022-01-07T16:45:00" is read up to the T, which no word boundary of the pattern would allow.
    head = re.split(r"(?<=\d)T(?=\d)", text, maxsplit=1)[0]
    found = find_date(head)
    return found.edtf if found else None
