"""What a whole phrase of time says: ranges, open spans, "drie jaar geleden", "een dag later", each to EDTF."""

import re
from collections.abc import Callable, Mapping

from kzgraph.languages import edtf
from kzgraph.languages.edtf import Anchor
from kzgraph.languages.nl.times.grammar import DAY_NUMBER, YEAR, either, pieces
from kzgraph.languages.nl.times.points import number_in, point, weekday_number
from kzgraph.lexicon.loader import time_words

DAY, WEEK, MONTH, YEARS = 1, 7, 30, 365  # units by their days


def reading(form: str, words: str, anchor: Anchor) -> str | None:
    """Return the EDTF of a phrase. form: the name of its pattern; words: in lower case, single spaces."""
    return READINGS[form](words, anchor)


def _range(words: str, anchor: Anchor) -> str | None:
    """Two points; what the first leaves out it takes from the second: "tussen 3 en 5 mei"."""
    body = re.sub(r"^(?:tussen|van) ", "", words)
    first, last = re.split(r" (?:en|tot en met|tot|t/m) | ?[-–] ?", body, maxsplit=1)
    last = last.removeprefix("en met ").removeprefix("de ")
    end = point(last, anchor)
    if re.fullmatch(DAY_NUMBER, first) and end is not None and len(end) == edtf.DAY:
        return edtf.interval(f"{end[:8]}{int(re.sub(r'[^0-9]', '', first)):02}", end)
    if re.fullmatch(YEAR, first):
        return edtf.interval(first, end) if end is not None and len(end) == edtf.YEAR else None
    year = re.search(rf" {YEAR}$", last)
    start = point(first if not year or re.search(YEAR, first) else first + year[0], anchor)
    number, day = weekday_number(first), edtf.day_of(end)
    if number is not None and day is not None and not any(c.isdigit() for c in first):
        start = edtf.shifted(day, -((day.weekday() - number) % 7))  # "van maandag tot woensdag": the Monday before it
    return edtf.interval(start, end)


def _night(words: str, anchor: Anchor) -> str | None:
    """ "De nacht van zaterdag op zondag": the two days, of the second the last that fits."""
    first, last = re.sub(r"^(?:de )?nacht (?:van )?", "", words).split(" op ", 1)
    end = edtf.day_of(point(last, anchor))
    number = weekday_number(first)
    if number is not None and end is not None and (end.weekday() - number) % 7 != 1:
        return None
    return edtf.interval(edtf.shifted(end, -1), edtf.shifted(end, 0))


def _open(words: str, anchor: Anchor) -> str | None:
    """ "Sinds 2 januari" has no end yet, "tot 5 mei" no known beginning; "tot zondag" may lie before or ahead."""
    cue = re.match(rf"(?:{either(time_words('from'))}|{either(time_words('until'))})(?= )", words)
    rest = words[cue.end() + 1 :] if cue else words
    lasting = cue is not None and cue[0] in time_words("from")
    if re.fullmatch(rf"{pieces()['number']} {pieces()['unit']}", rest):
        start = _before(number_in(rest), rest.split()[-1], anchor) if cue and cue[0] in {"sinds", "sedert"} else None
        return f"{start.rstrip('~')}/.." if start else None
    since = cue is not None and cue[0] in {"sinds", "sedert"}
    when = _part(rest, Anchor(anchor.published, anchor.narrated, False if since else anchor.ahead))
    if when is None or (not since and not anchor.ahead and re.fullmatch(pieces()["weekday"], rest)):
        return None
    first, _, last = when.partition("/")
    return f"{first}/.." if lasting else f"../{last or first}"


def _approximate(words: str, anchor: Anchor) -> str | None:
    return edtf.about(_part(words.split(" ", 1)[1], anchor))


def _part(words: str, anchor: Anchor) -> str | None:
    """ "Begin januari": EDTF has no words for parts of a month or year, so that the whole is said."""
    words = re.sub(rf"^{pieces()['position']} (?:van )?", "", words)
    return point(words, anchor)


def _ago(words: str, anchor: Anchor) -> str | None:
    if "half" in words or "anderhal" in words:
        months = 6 if "half " in words and "anderhalf" not in words else 18
        if not words.split()[-2].startswith("ja") or anchor.month is None:
            return None
        return edtf.about(edtf.month_text(anchor.month[0], anchor.month[1] - months))
    return _before(number_in(words), words.split()[-2], anchor)


def _before(number: int | None, unit: str, anchor: Anchor, sign: int = -1) -> str | None:
    """So many units before the document's date: days exactly, weeks about, months and years as such."""
    days = time_words("unit")[unit]
    if number is None:
        return None
    if days <= WEEK:
        found = edtf.shifted(anchor.day, sign * days * number)
        return found if days == DAY else edtf.about(found)
    if days == MONTH and anchor.month is not None:
        return edtf.month_text(anchor.month[0], anchor.month[1] + sign * number)
    years = number * days // YEARS
    found = edtf.year_text(anchor.year + sign * years) if anchor.year is not None and days >= YEARS else None
    return edtf.about(found) if days > YEARS else found


def _over(words: str, anchor: Anchor) -> str | None:
    if not anchor.ahead:
        return None
    return _before(number_in(words), words.split()[-1], anchor, sign=1)


def _last(words: str, anchor: Anchor) -> str | None:
    """ "De afgelopen drie dagen": up to the document's date."""
    words = words.removeprefix("de ")
    order = time_words("order")[words.split()[0]]
    other = _before(number_in(words), words.split()[-1], anchor, sign=order or -1)
    if other is None:
        return None
    here = (anchor.published or "")[: len(other.rstrip("~"))]
    return edtf.interval(other, here) if order <= 0 else edtf.interval(here, other)


def _step(words: str, anchor: Anchor) -> str | None:
    """ "Een dag later", "de zondag daarop", "dezelfde dag": measured from the last date of the narration."""
    last = words.split()[-1]
    narrated, day = anchor.narrated, edtf.day_of(anchor.narrated)
    if re.match(r"(?:die|dezelfde|diezelfde) ", words):
        return narrated if day is not None else None
    if re.match(r"(?:de|een) (?:volgende|vorige) dag$", words):
        return edtf.shifted(day, 1 if "volgende" in words else -1)
    sign = time_words("shift")[last]
    number, weekday = number_in(words), weekday_number(words)
    if weekday is not None:
        if day is None:
            return None
        return edtf.shifted(day, sign * ((sign * (weekday - day.weekday()) - 1) % 7 + 1))
    unit = next(w for w in words.split() if w in time_words("unit"))
    return _before(1 if number is None else number, unit, Anchor(published=narrated), sign=sign)


def _habit(words: str, anchor: Anchor) -> str | None:
    """ "Elke zaterdag" is no one day."""
    return None


READINGS: Mapping[str, Callable[[str, Anchor], str | None]] = {
    "habit": _habit,
    "night": _night,
    "range": _range,
    "last": _last,
    "ago": _ago,
    "over": _over,
    "step": _step,
    "open": _open,
    "approximate": _approximate,
    "part": _part,
    "point": point,
}
