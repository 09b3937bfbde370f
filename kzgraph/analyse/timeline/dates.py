"""EDTF dates as spans of days, with what is open, unspecified, about or uncertain in them.

Source: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019): level 0 and 1 whole, of
level 2 what level 1 leaves out of unspecified digits ("XXXX-05-01").
"""

from dataclasses import dataclass
from datetime import date

from kzgraph.analyse.timeline.points import Point, day_words, point_of


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
        point = point_of(start)
        return None if point is None else _alone(edtf, point)
    first, last = (None if part in ("", "..") else point_of(part) for part in (start, end))
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


def _alone(edtf: str, point: Point) -> Span:
    words = point.words
    if point.first and point.last and point.first != point.last:
        words = f"tussen {day_words(point.first)} en {day_words(point.last)}"
    return Span(
        edtf, point.first, point.last, about=point.about, uncertain=point.uncertain, words=_marked(words, point)
    )


def _interval_words(first: Point | None, last: Point | None) -> str:
    if first and last:
        return f"van {_marked(first.words, first)} tot en met {_marked(last.words, last)}"
    if first:
        return f"vanaf {_marked(first.words, first)}"
    return f"tot en met {_marked(last.words, last)}" if last else ""


def _marked(words: str, point: Point) -> str:
    return f"{'~ ' if point.about else ''}{words}{'?' if point.uncertain else ''}"
