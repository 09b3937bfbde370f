"""The lines of a text, with hard-wrapped ones joined to the paragraphs that they were."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u200b\ufeff\u2002\u2003\u2009\u202f\u3000\x1c\x1d\x1e\x1f"
_WIDEST = 120  # columns; e-mail and wire copy are wrapped at 60–80
_NARROWEST = 40
# Share of neighbouring lines that run on in lower case: about 0.8 in wrapped Dutch, next to 0 in other text.
_WRAPPED_SHARE = 0.4
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the lines of one wrapped paragraph.

    start, end: half-open code-point offsets in the text, without white space at the ends.
    gap: newlines since the line before it, 2 for the first; at 2 or more a blank line lies between.
    """

    start: int
    end: int
    gap: int


def split_lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the lines of ``text`` from ``start`` on that hold more than white space."""
    before = start
    first = True
    for match in _LINE.finditer(text, start):
        raw = match[0]
        left = len(raw) - len(raw.lstrip(_BLANK))
        stripped = len(raw.strip(_BLANK))
        if not stripped:
            continue
        begin = match.start() + left
        gap = 2 if first else sum(1 for _ in _NEWLINE.finditer(text, before, begin))
        yield Line(begin, begin + stripped, gap)
        before = begin + stripped
        first = False


def _runs_on(text: str, line: Line, after: Line) -> bool:
    """Whether a sentence goes on over the line end: no stop before it and a small letter behind it."""
    return after.gap == 1 and text[line.end - 1] not in _STOPS and text[after.start].islower()


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the column at which the text was wrapped; ``None`` when each line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    wrapped = [(a, b) for a, b in pairs if _runs_on(text, a, b)]
    if not wrapped or len(wrapped) < _WRAPPED_SHARE * len(pairs):
        return None
    width = max(a.end - a.start for a, _ in wrapped)
    return width if _NARROWEST <= width <= _WIDEST else None


def _first_word(text: str, line: Line) -> int:
    return len(text[line.start : min(line.end, line.start + _WIDEST)].split(maxsplit=1)[0])


def _joined(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether ``after`` continues ``line``: its first word did not fit, or the sentence plainly runs on."""
    if after.gap != 1 or line.end - line.start > _WIDEST:
        return False
    return line.end - line.start + 1 + _first_word(text, after) > width or _runs_on(text, line, after)


def join_wrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs; text that is not wrapped comes back as it is."""
    width = wrap_width(text, lines)
    if width is None:
        return list(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _joined(text, last, line, width):
            joined[-1] = Line(joined[-1].start, line.end, joined[-1].gap)
        else:
            joined.append(line)
        last = line
    return joined
