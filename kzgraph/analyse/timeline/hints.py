"""Days that a weekday or "gisteren" leaves possible when only the month of the document is known.

An inference, and said to be one: what a text of January tells of "donderdag" was a Thursday of January, or of the week
before it.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from kzgraph.analyse.timeline.dates import Span, span_of
from kzgraph.analyse.timeline.points import day_words
from kzgraph.lexicon.loader import time_words

BACK = 6
"""Days that a weekday reaches back: "donderdag" in Wednesday's paper is that of the week before."""

_OPEN = re.compile(r"\b(?:sinds|vanaf|tot|elke|iedere|komende|aanstaande|volgende|vorige)\b")


def hint_of(words: str | None, published: str | None, others: Iterable[str] = ()) -> Span | None:
    """Return the days that ``words`` leave possible, ``None`` for words that hold no day.

    published: the document's date, EDTF; others: dates of the documents of its story, for a document without one.
    """
    text = (words or "").lower()
    if not text or _OPEN.search(text):
        return None
    own = _window([published] if published else [])
    weekdays = {number for name, number in time_words("weekday").items() if re.search(rf"\b{name}", text)}
    if len(weekdays) == 1:
        return _weekday(weekdays.pop(), own or _window(others), text)
    shifts = {shift for name, shift in time_words("day").items() if re.search(rf"\b{name}\b", text)}
    return _shifted(shifts.pop(), own, text) if len(shifts) == 1 else None


def _window(published: Iterable[str]) -> tuple[date, date] | None:
    spans = [span for one in published if (span := span_of(one))]
    firsts, lasts = [s.first for s in spans if s.first], [s.last for s in spans if s.last]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _weekday(number: int, window: tuple[date, date] | None, text: str) -> Span | None:
    """number: 0 is Monday."""
    if window is None:
        return None
    start, last = window[0] - timedelta(BACK), window[1]
    first = start + timedelta((number - start.weekday()) % 7)
    last -= timedelta((last.weekday() - number) % 7)
    return _span(first, last, text) if first <= last else None


def _shifted(days: int, window: tuple[date, date] | None, text: str) -> Span | None:
    if window is None or days > 0:
        return None
    return _span(window[0] + timedelta(days), window[1] + timedelta(days), text)


def _span(first: date, last: date, text: str) -> Span:
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    days = day_words(first) if first == last else f"tussen {day_words(first)} en {day_words(last)}"
    return Span(edtf, first, last, inferred=True, words=f"{text}: {days}")
