"""What one point of time says: "5 januari", "afgelopen zaterdag", "het voorjaar van 2021", each to EDTF."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from kzgraph.languages import edtf
from kzgraph.languages.edtf import Anchor
from kzgraph.languages.nl.numerals import TENS, parse_word
from kzgraph.languages.nl.times.grammar import CENTURIES, POINTS, QUARTERS, clock, pieces
from kzgraph.lexicon.loader import time_words

SUMMER, WINTER = 22, 24
LEAP_YEARS_APART = 8  # years around the anchor in which the weekday of a date is looked for


def point(words: str, anchor: Anchor) -> str | None:
    """Return the EDTF of a point in lower case, ``None`` when it cannot be placed for certain."""
    words = _clock().sub("", words.removeprefix("de ").removeprefix("het "))
    if re.fullmatch(r"\d{4}", words):
        return words
    for name, pattern in _patterns().items():
        if pattern.fullmatch(words):
            return READINGS[name](words, anchor)
    return None


@cache
def _patterns() -> Mapping[str, "re.Pattern[str]"]:
    return {name: re.compile(pieces()[name]) for name in POINTS}


@cache
def _clock() -> "re.Pattern[str]":
    return re.compile(f",? {clock()}$")


def month_number(words: str) -> int:
    """Return the month that ``words`` hold; they must hold one."""
    return next(time_words("month")[w] for w in words.split() if w in time_words("month"))


def weekday_number(words: str) -> int | None:
    """Return the weekday that ``words`` begin a word with, Monday is 0."""
    for word in words.replace(",", "").split():
        for name, number in time_words("weekday").items():
            if word.startswith(name):
                return number
    return None


def order_of(words: str) -> int | None:
    """Return -1, 0 or 1 for "vorige", "deze" and "volgende", ``None`` without such a word."""
    return next((time_words("order")[w] for w in words.split() if w in time_words("order")), None)


def year_in(words: str) -> int | None:
    """Return the last number of four digits."""
    found = re.findall(r"(?<!\d)\d{4}(?!\d)", words)
    return int(found[-1]) if found else None


def _date(words: str, anchor: Anchor) -> str | None:
    month, day = month_number(words), int(re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)[0])
    year, weekday = year_in(words), weekday_number(words)
    if year is None:
        year = _nearest_year(month, day, weekday, anchor)
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if edtf.day_text(2000, month, day) else None
    return edtf.day_text(year, month, day)


def _nearest_year(month: int, day: int, weekday: int | None, anchor: Anchor) -> int | None:
    """The year that brings a date nearest to the anchor: "25 december" in January is last year's."""
    centre = edtf.month_of(anchor.published)
    if centre is None:
        return anchor.year
    middle = anchor.day or date(centre[0], centre[1], 15)
    years = range(max(centre[0] - LEAP_YEARS_APART, 1), min(centre[0] + LEAP_YEARS_APART, 9998) + 1)
    days = [date(y, month, day) for y in years if edtf.day_text(y, month, day)]
    if weekday is not None and any(d.weekday() == weekday for d in days):
        days = [d for d in days if d.weekday() == weekday]
    nearest = min(days, key=lambda d: (abs((d - middle).days), d), default=None)
    return nearest.year if nearest is not None else None


def _digits(words: str, anchor: Anchor) -> str | None:
    day, month, year = (int(part) for part in re.split(r"[-/.]", words))
    return edtf.day_text(year, month, day)


def _feast(words: str, anchor: Anchor) -> str | None:
    name, year = re.sub(r" \d{4}$", "", words), year_in(words)
    if name in time_words("feast"):
        month, day = divmod(time_words("feast")[name], 100)
        year = year or _nearest_year(month, day, None, anchor)
        return edtf.day_text(year, month, day) if year else f"XXXX-{month:02}-{day:02}"
    year = year or anchor.year
    return edtf.shifted(edtf.easter(year), time_words("easter")[name]) if year else None


def _month_year(words: str, anchor: Anchor) -> str | None:
    return edtf.month_text(year_in(words) or 0, month_number(words))


def _month(words: str, anchor: Anchor) -> str | None:
    """A bare month is the last one for a clause that looks back, the next for one that looks ahead."""
    if anchor.month is None or anchor.ahead is None:
        return None
    year, current = anchor.month
    number = month_number(words)
    if anchor.ahead:
        return edtf.month_text(year + (number < current), number)
    return edtf.month_text(year - (number > current), number)


def _year_of_order(words: str, anchor: Anchor) -> str | None:
    order = order_of(words)
    return edtf.month_text(anchor.year + order, month_number(words)) if anchor.year and order is not None else None


def _quarter(words: str, anchor: Anchor) -> str | None:
    first = 3 * QUARTERS[words.split()[0]] - 2
    year = year_in(words) or 0
    return edtf.interval(edtf.month_text(year, first), edtf.month_text(year, first + 2))


def _half(words: str, anchor: Anchor) -> str | None:
    """Half a year; of half a month only the month is said."""
    year = year_in(words) or 0
    if any(w in time_words("month") for w in words.split()):
        return edtf.month_text(year, month_number(words))
    first = 1 if words.startswith("eerste") else 7
    return edtf.interval(edtf.month_text(year, first), edtf.month_text(year, first + 5))


def _decade(words: str, anchor: Anchor) -> str | None:
    """The decade of the last century, unless four digits or a date in the decade itself say otherwise."""
    year = year_in(words)
    if year is not None:
        return f"{year // 10}X"
    name = words.split()[-1]
    tens = TENS[name] if name in TENS else int(re.sub(r"\D", "", name))
    if anchor.year is None or 1900 + tens + 100 <= anchor.year + 9:
        return None  # "de jaren twintig" may be this century's
    return f"19{tens // 10}X"


def _century(words: str, anchor: Anchor) -> str | None:
    name = words.split()[0]
    number = CENTURIES[name] if name in CENTURIES else int(re.sub(r"\D", "", name))
    return f"{number - 1:02}XX" if number <= 21 else None


def _season(words: str, anchor: Anchor) -> str | None:
    """A season as EDTF's 21 to 24. "Vorige winter" lies in two years, so that only its words are sure."""
    number = next(time_words("season")[w] for w in words.split() if w in time_words("season"))
    year, order = year_in(words), order_of(words)
    if year is not None:
        return f"{year:04}-{number}"
    if order is None or anchor.month is None or number == WINTER:
        return None
    current, month = anchor.month
    ends = 3 * (number - 20)  # the last month of spring is May, here June, so that no part of it is cut off
    last = current if month > ends else current - 1
    found = {-1: last, 0: current, 1: last + 1 if month > ends else current}[order]
    return f"{found:04}-{number}"


def _weekday(words: str, anchor: Anchor) -> str | None:
    """The last such day up to the anchor, or the next from it on when the clause looks ahead."""
    number = weekday_number(words)
    if anchor.day is None or anchor.ahead is None or number is None or words.endswith("en"):
        return None
    back = (anchor.day.weekday() - number) % 7
    return edtf.shifted(anchor.day, (7 - back) % 7 if anchor.ahead else -back)


def _weekday_of_week(words: str, anchor: Anchor) -> str | None:
    number, order = weekday_number(words), 1 if "over een week" in words else order_of(words)
    if anchor.day is None or number is None or order is None:
        return None
    return edtf.shifted(anchor.day, number - anchor.day.weekday() + 7 * order)


def _day(words: str, anchor: Anchor) -> str | None:
    return edtf.shifted(anchor.day, time_words("day")[words])


def _weekend(words: str, anchor: Anchor) -> str | None:
    if anchor.day is None or anchor.ahead is None:
        return None
    return edtf.weekend_of(anchor.day, 0 if anchor.ahead or anchor.day.weekday() >= 5 else -1)


def _ordered(words: str, anchor: Anchor) -> str | None:
    """A unit, day or month with "vorige", "deze" or "volgende"."""
    order, name = order_of(words), words.split()[-1]
    if order is None:
        return None
    if name in time_words("unit"):
        return _ordered_unit(words, time_words("unit")[name], order, anchor)
    if name in time_words("weekend"):
        return _ordered_weekend(words, order, anchor)
    if name in time_words("part"):
        return _ordered_part(words, name, order, anchor)
    if name in time_words("month"):
        return _month(name, Anchor(anchor.published, None, order > 0)) if order else None
    return _ordered_weekday(words, order, anchor)


def _ordered_unit(words: str, days: int, order: int, anchor: Anchor) -> str | None:
    rolling = words.startswith(("afgelopen", "voorbije"))
    if days == 7:
        if rolling and anchor.day:
            return edtf.interval(edtf.shifted(anchor.day, -7), edtf.shifted(anchor.day, 0))
        return edtf.week_of(anchor.day, order)
    if days == 30 and anchor.month:
        return edtf.month_text(anchor.month[0], anchor.month[1] + order)
    if days == 365 and anchor.year:
        return edtf.year_text(anchor.year + order)
    return f"{anchor.year // 100 + order:02}XX" if days == 36500 and anchor.year and order <= 0 else None


def _ordered_weekend(words: str, order: int, anchor: Anchor) -> str | None:
    """ "Afgelopen weekend" is the last that began, "vorig weekend" on a Saturday the one before."""
    if anchor.day is None:
        return None
    in_weekend = anchor.day.weekday() >= 5
    if order < 0:
        return edtf.weekend_of(anchor.day, 0 if in_weekend and words.startswith(("afgelopen", "voorbije")) else -1)
    return edtf.weekend_of(anchor.day, int(order > 0 and (in_weekend or words.startswith("volgend"))))


def _ordered_part(words: str, name: str, order: int, anchor: Anchor) -> str | None:
    if order == 0:
        return edtf.shifted(anchor.day, 0) if name != "nacht" else None
    if name != "nacht" or words.startswith(("vorige", "volgende")):
        return None
    first = -1 if order < 0 else 0
    return edtf.interval(edtf.shifted(anchor.day, first), edtf.shifted(anchor.day, first + 1))


def _ordered_weekday(words: str, order: int, anchor: Anchor) -> str | None:
    number = weekday_number(words)
    if anchor.day is None or number is None:
        return None
    if order > 0:
        return edtf.shifted(anchor.day, (number - anchor.day.weekday() - 1) % 7 + 1)
    today = anchor.day.weekday() == number
    return edtf.shifted(anchor.day, -7 if today and order < 0 else -((anchor.day.weekday() - number) % 7))


READINGS: Mapping[str, Callable[[str, Anchor], str | None]] = {
    "digits": _digits,
    "date": _date,
    "feast_date": _feast,
    "year_of_order": _year_of_order,
    "month_year": _month_year,
    "quarter": _quarter,
    "half": _half,
    "decade": _decade,
    "century": _century,
    "weekday_of_week": _weekday_of_week,
    "week_of_weekday": _weekday_of_week,
    "ordered": _ordered,
    "season_year": _season,
    "weekday": _weekday,
    "day": _day,
    "weekend": _weekend,
    "month": _month,
}


def number_in(words: str) -> int | None:
    """Return the number in digits or words that a count of days or years gives."""
    for word in words.split():
        value = int(word) if word.isdigit() else parse_word(word)
        if value is not None and value == int(value):
            return int(value)
    return None
