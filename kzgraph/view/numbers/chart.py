"""A dossier's counts as a drawing: a line for each count, by day; a mark, or a bar from low to high."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from math import log10

from kzgraph.analyse.numbers.bounds import Bounding, plain
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import Dossier

WIDTH, LEFT, RIGHT, TOP, LINE, FOOT = 900, 300, 60, 14, 26, 34  # pixels
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f5a1e", "#595959")
"""Okabe and Ito's palette, which the colour-blind can tell apart, with brown and grey in place of yellow and black."""
WIDE = 50
"""From this ratio of the greatest to the least number on, the axis is logarithmic."""


def draw(one: Dossier, colours: dict[str, str]) -> str:
    """Return the dossier as an SVG element. colours: by what ``Count.said_by`` says."""
    scale = Scale(one.counts)
    height = TOP + LINE * len(one.counts) + FOOT
    rows = "".join(_row(count, n, scale, colours[count.said_by]) for n, count in enumerate(one.counts))
    best = scale.x(one.estimate.best.bounds.least)
    lines = "".join(_tick(tick, scale, height) for tick in scale.ticks())
    about = escape(f"{len(one.counts)} counts of {one.event_class}, {one.label}; best {one.estimate.best.bounds}")
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{about}"><title>{about}</title>{lines}'
        f'<line class="best" x1="{best}" x2="{best}" y1="{TOP - 8}" y2="{height - FOOT}"/>{rows}</svg>'
    )


def colours_of(counts: Sequence[Count]) -> dict[str, str]:
    """Return a colour for each chain of sources, the most frequent first; further ones share the last, grey."""
    said = [count.said_by for count in counts]
    ranked = sorted(set(said), key=lambda name: (-said.count(name), name))
    return {name: COLOURS[min(n, len(COLOURS) - 1)] for n, name in enumerate(ranked)}


class Scale:
    """Numbers → x. Logarithmic when they are far apart."""

    def __init__(self, counts: Sequence[Count]) -> None:
        """Fit the numbers of ``counts``."""
        ends = [float(end) for count in counts for end in (count.bounds.low, count.bounds.high) if end is not None]
        self.most = max(*ends, 1.0)
        self.least = max(min(ends), 1.0)
        self.log = self.most / self.least > WIDE

    def x(self, value: Decimal | float) -> float:
        """Return the x of a number, in pixels with one decimal."""
        number = float(value)
        if self.log:
            span = log10(self.most) - log10(self.least) or 1.0
            share = (log10(max(number, self.least)) - log10(self.least)) / span
        else:
            share = number / self.most
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> list[Decimal]:
        """Return round numbers for the axis."""
        if self.log:
            powers = range(int(log10(self.least)), int(log10(self.most)) + 1)
            return [Decimal(10**power) for power in powers if self.least <= 10**power <= self.most]
        step = Decimal(10) ** int(log10(self.most))
        while self.most / float(step) < 3:
            step /= 2
        return [tick for n in range(11) if float(tick := n * step) <= self.most and tick == tick.to_integral_value()]


def _row(count: Count, n: int, scale: Scale, colour: str) -> str:
    y = TOP + LINE * n + LINE // 2
    where = count.paper.name or count.paper.file
    told = f"{count.bounds} – {count.said_by} – {where} ({count.day or 'no date'})"
    label = escape(_cut(f"{count.day or '?'} · {count.said_by}"))
    end = max(scale.x(end) for end in (count.bounds.low, count.bounds.high) if end is not None)
    number = f'<text class="number" x="{end + 14}" y="{y + 4}">{escape(str(count.bounds))}</text>'
    back = f'<rect class="row" x="0" y="{y - LINE // 2}" width="{WIDTH}" height="{LINE}"/>'
    name = f'<text x="{LEFT - 14}" y="{y + 4}" text-anchor="end">{label}</text>'
    title = f"<title>{escape(told)}\n{escape(count.sentence)}</title>"
    return f'<g tabindex="0">{title}{back}{name}{_mark(count, y, scale, colour)}{number}</g>'


def _mark(count: Count, y: int, scale: Scale, colour: str) -> str:
    """A dot for an exact number, a ring for "about", an arrow for an open end, a bar for a range."""
    low, high = (scale.x(end) if end is not None else None for end in (count.bounds.low, count.bounds.high))
    match count.bounds.kind:
        case Bounding.EXACT:
            return f'<circle cx="{low}" cy="{y}" r="6" fill="{colour}"/>'
        case Bounding.ABOUT:
            return f'<circle cx="{low or high}" cy="{y}" r="5" fill="none" stroke="{colour}" stroke-width="3"/>'
        case Bounding.RANGE:
            width = round((high or 0) - (low or 0), 1)
            return f'<rect x="{low}" y="{y - 5}" width="{width}" height="10" rx="3" fill="{colour}"/>'
        case Bounding.AT_LEAST:
            return f'<path d="M{low} {y - 6}v12l11-6z" fill="{colour}"/>'
        case Bounding.AT_MOST:
            return f'<path d="M{high} {y - 6}v12l-11-6z" fill="{colour}"/>'


def _tick(tick: Decimal, scale: Scale, height: int) -> str:
    x, base = scale.x(tick), height - FOOT
    return (
        f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{base}"/>'
        f'<text class="tick" x="{x}" y="{base + 18}" text-anchor="middle">{plain(tick)}</text>'
    )


def _cut(text: str, most: int = 44) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
