"""The page of the timeline: a drawing of the events with a date, and all events with who says so."""

from collections.abc import Iterator, Sequence
from html import escape

from kzgraph.analyse.timeline.dates import Span
from kzgraph.analyse.timeline.moments import Moment, Telling
from kzgraph.view import plain_page
from kzgraph.view.timeline.axis import Axis, axis_of

WIDTH, LABELS, ROW, TOP, EDGE, HEAD = 1100, 400, 22, 30, 24, 9
LONGEST = 62  # letters of a label in the drawing
STYLE = """
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; } svg text { fill: currentColor; }
svg .grid { stroke: var(--line); } svg .tick { opacity: .75; }
svg .lasting { fill: #1e88e5; } svg .day { fill: #1e88e5; }
svg .within { fill: #1e88e533; stroke: #1e88e5; }
svg .doubtful { stroke-dasharray: 3 3; fill-opacity: .35; stroke: #1e88e5; }
svg .disputed { fill: #c62828; stroke: #c62828; } svg a:hover text, svg a:focus text { text-decoration: underline; }
.not { color: var(--bad); }
"""
LEAD = (
    "A dot is one day; a full bar goes on for that long; a pale bar is a moment somewhere within it; an arrow is an "
    "open end; dashes are about (~), uncertain (?) or inferred from a weekday and the date of the document; red is in "
    "dispute. Distances are not to scale: a gap is as wide as the logarithm of its days."
)


def page(found: Sequence[Moment]) -> str:
    """Return the timeline as one HTML document that needs neither script nor network."""
    dated = [one for one in found if one.dated]
    rest = [one for one in found if not one.dated]
    body = _drawing(dated) if dated else "<p>No event has a date.</p>"
    body += _list("Events with a date", dated, 1)
    body += _list("Events without a date, in the order of their documents", rest, len(dated) + 1)
    return plain_page.page("Timeline", LEAD, body, style=STYLE)


def _drawing(dated: Sequence[Moment]) -> str:
    spans = [span for one in dated for span in one.spans]
    days = [day for span in spans for day in (span.first, span.last) if day]
    axis = axis_of(days, LABELS + EDGE, WIDTH - EDGE)
    height = TOP + ROW * len(dated) + 6
    rows = "".join(_row(one, number, axis) for number, one in enumerate(dated))
    grid = "".join(
        f'<line class=grid x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{height}"/>'
        f'<text class=tick x="{x}" y="{TOP - 14}" text-anchor=middle>{day}</text>'
        for x, day in axis.ticks
    )
    return f'<svg viewBox="0 0 {WIDTH} {height}" role=img aria-label="Timeline">{grid}{rows}</svg>'


def _row(one: Moment, number: int, axis: Axis) -> str:
    middle = TOP + ROW * number + ROW / 2
    bars = "".join(_bar(span, middle, axis, disputed=one.disputed) for span in one.spans if span.dated)
    words = escape(f"{'; '.join(span.words for span in one.spans)}: {one.label}")
    return (
        f'<a href="#e{number + 1}"><title>{words}</title>'
        f'<text x="0" y="{middle + 4}">{escape(_short(f"{one.event_class}: {one.label}"))}</text>{bars}</a>'
    )


def _bar(span: Span, middle: float, axis: Axis, *, disputed: bool) -> str:
    start = axis.at(span.first) if span.first else LABELS + 4.0
    end = axis.at(span.last) if span.last else WIDTH - 4.0
    marks = f"{' doubtful' if span.doubtful else ''}{' disputed' if disputed else ''}"
    sign = f'<text x="{end + 6}" y="{middle + 4}">{_sign(span)}</text>' if _sign(span) else ""
    if span.first and span.first == span.last:
        return f'<circle class="day{marks}" cx="{start}" cy="{middle}" r="5"/>{sign}'
    kind = "lasting" if span.lasting and not span.inferred else "within"
    arrows = "".join(_arrows(span, start, end, middle))
    left = start if span.first else start + HEAD
    wide = max((end if span.last else end - HEAD) - left, 4)
    place = f'x="{left:.1f}" y="{middle - 5}" width="{wide:.1f}" height="10" rx="3"'
    return f'<rect class="{kind}{marks}" {place}/>{arrows}{sign}'


def _arrows(span: Span, start: float, end: float, middle: float) -> Iterator[str]:
    if span.first is None:
        yield f'<path class=lasting d="M{start} {middle} l{HEAD} -8 v16 z"/>'
    if span.last is None:
        yield f'<path class=lasting d="M{end} {middle} l-{HEAD} -8 v16 z"/>'


def _sign(span: Span) -> str:
    return ("~" if span.about else "") + ("?" if span.uncertain else "")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _list(title: str, found: Sequence[Moment], start: int) -> str:
    if not found:
        return ""
    rows = [_item(one, number) for number, one in enumerate(found, start=start)]
    names = ("", "when", "what", "who says so, and how sure")
    return f"<h2>{escape(title)}</h2>{plain_page.table(names, rows)}"


def _item(one: Moment, number: int) -> str:
    told = "".join(f"<p>{_telling(telling)}</p>" for telling in one.tellings)
    sources = f"<p class=soft>{len(one.bases)} independent sources</p>" if len(one.bases) > 1 else ""
    where = f" <span class=soft>{escape(', '.join(one.places))}</span>" if one.places else ""
    return (
        f'<tr id="e{number}"><td>{number}</td><td>{_when(one)}</td>'
        f"<td><b>{escape(one.event_class)}</b> {escape(one.label)}{where}</td><td>{told}{sources}</td></tr>"
    )


def _when(one: Moment) -> str:
    words = "<br>".join(escape(span.words) for span in one.spans)
    texts = sorted({told.time_text for told in one.tellings if told.time_text})
    plain = f"<span class=soft>{escape(' / '.join(texts))}</span>" if texts and not words else ""
    return words + plain + (" <b class=not>in dispute</b>" if one.disputed else "")


def _telling(told: Telling) -> str:
    denied = "<b class=not>not</b> " if told.polarity == "Negated" else ""
    sure = f"{denied}{escape(told.modality.lower())}"
    time = f", {escape(told.time)}" if told.time else ""
    confidence = f", {escape(told.confidence)}" if told.confidence else ""
    return (
        f"{escape(told.says)} <span class=soft>({sure}{time}{confidence})</span>: "
        f"{plain_page.marked(told.sentence, told.quote)} <span class=soft>{escape(told.file)}</span>"
    )
