"""English phrases of time: their pattern, and what each says as EDTF."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial

from kzgraph.languages import edtf
from kzgraph.languages.edtf import Anchor
from kzgraph.languages.en.numbers import number_word
from kzgraph.lexicon.loader import time_words

words_of = partial(time_words, language="en")
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def weekday_pattern() -> "re.Pattern[str]":
    """Return the pattern of one word that names a weekday: "friday", "fridays"."""
    return re.compile(f"{_either(words_of('weekday'))}s?")


@cache
def phrase_pattern() -> "re.Pattern[str]":
    """Return the pattern of a whole phrase in lower case; its only group that matches names the form."""
    month, weekday, part = _either(words_of("month")), _either(words_of("weekday")), _either(words_of("part"))
    order, unit = _either(words_of("order")), _either(words_of("unit"))
    date_ = rf"(?:{weekday},? )?(?:{month} {DAY_NUMBER}|(?:the )?{DAY_NUMBER} (?:of )?{month})(?:,? {YEAR})?"
    point = rf"(?:{date_}|{month} {YEAR}|{order} {weekday}|{weekday}(?: {part})?|{_either(words_of('day'))}|{YEAR})"
    number = r"(?:\d{1,3}|[a-z]+)"
    forms = {
        "habit": rf"{_either(words_of('habit'))} (?:{weekday}|{unit}|{part})",
        "ago": rf"{number} {unit} ago",
        "open": rf"(?:since|until|till) (?:{point})",
        "date": date_,
        "month": rf"{month} {YEAR}",
        "ordered": rf"{order} (?:{weekday}|{unit}|{month})",
        "weekday": rf"{weekday}(?: {part})?",
        "day": _either(words_of("day")) + rf"(?: {part})?",
        "year": YEAR,
    }
    body = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
    return re.compile(rf"(?<![\w/-])(?:{body})(?![\w-])")


def reading(form: str, words: str, anchor: Anchor) -> str | None:
    """Return the EDTF of a phrase. form: the name of its pattern; words: in lower case, single spaces."""
    return READINGS[form](words, anchor)


def _date(words: str, anchor: Anchor) -> str | None:
    month = next(words_of("month")[w] for w in re.split(r"[ ,]+", words) if w in words_of("month"))
    day = int(re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)[0])
    year = _year_in(words) or _nearest_year(month, day, anchor)
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if edtf.day_text(2000, month, day) else None
    return edtf.day_text(year, month, day)


def _year_in(words: str) -> int | None:
    found = re.search(YEAR, words)
    return int(found[0]) if found else None


def _nearest_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year that brings a date nearest to the document's: "25 December" in January is last year's."""
    centre = edtf.month_of(anchor.published)
    if centre is None:
        return anchor.year
    middle = anchor.day or date(centre[0], centre[1], 15)
    years = [y for y in (centre[0] - 1, centre[0], centre[0] + 1) if edtf.day_text(y, month, day)]
    return min(years, key=lambda y: abs((date(y, month, day) - middle).days), default=None)


def _month(words: str, anchor: Anchor) -> str | None:
    return edtf.month_text(_year_in(words) or 0, words_of("month")[words.split()[0]])


def _weekday(words: str, anchor: Anchor) -> str | None:
    """The last such day up to the document's, or the next from it on when the clause looks ahead."""
    if anchor.day is None or anchor.ahead is None:
        return None
    back = (anchor.day.weekday() - words_of("weekday")[words.split()[0]]) % 7
    return edtf.shifted(anchor.day, (7 - back) % 7 if anchor.ahead else -back)


def _ordered(words: str, anchor: Anchor) -> str | None:
    """ "Last Friday", "next month", "this year"."""
    order, name = words_of("order")[words.split()[0]], words.split()[-1]
    if name in words_of("weekday"):
        if anchor.day is None:
            return None
        ahead = (words_of("weekday")[name] - anchor.day.weekday()) % 7
        return edtf.shifted(anchor.day, {-1: (ahead - 7) or -7, 0: ahead, 1: ahead or 7}[order])
    if name in words_of("month"):
        return edtf.month_text(anchor.year + order, words_of("month")[name]) if anchor.year else None
    days = words_of("unit")[name]
    if days == 7:
        return edtf.week_of(anchor.day, order)
    if days == 30 and anchor.month:
        return edtf.month_text(anchor.month[0], anchor.month[1] + order)
    return edtf.year_text(anchor.year + order) if days == 365 and anchor.year else None


def _ago(words: str, anchor: Anchor) -> str | None:
    count, unit, _ = words.split()
    number = _count(count)
    if number is None:
        return None
    days = words_of("unit")[unit]
    if days <= 7:
        found = edtf.shifted(anchor.day, -days * number)
        return found if days == 1 else edtf.about(found)
    if days == 30 and anchor.month:
        return edtf.month_text(anchor.month[0], anchor.month[1] - number)
    return edtf.year_text(anchor.year - number * (days // 365)) if anchor.year and days >= 365 else None


def _count(word: str) -> int | None:
    value = 1 if word in {"a", "an"} else number_word(word)
    return int(value) if value is not None and value == int(value) else None


def _open(words: str, anchor: Anchor) -> str | None:
    """ "Since Monday" has no end yet, "until 5 May" no known beginning."""
    cue, rest = words.split(" ", 1)
    match = phrase_pattern().fullmatch(rest)
    since = cue == "since"
    inner = Anchor(anchor.published, anchor.narrated, False if since else anchor.ahead)
    point = reading(match.lastgroup or "", rest, inner) if match else None
    if point is None or "/" in point:
        return None
    return f"{point}/.." if since else f"../{point}"


def _day(words: str, anchor: Anchor) -> str | None:
    return edtf.shifted(anchor.day, words_of("day")[words.split()[0]])


READINGS: Mapping[str, Callable[[str, Anchor], str | None]] = {
    "habit": lambda words, anchor: None,
    "ago": _ago,
    "open": _open,
    "date": _date,
    "month": _month,
    "ordered": _ordered,
    "weekday": _weekday,
    "day": _day,
    "year": lambda words, anchor: words,
}
