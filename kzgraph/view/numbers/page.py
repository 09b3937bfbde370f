"""The page of all number dossiers: a chart, the counts and the pairs of each."""

from collections.abc import Sequence
from html import escape

from kzgraph.analyse.numbers.bounds import plain
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import Dossier
from kzgraph.view.numbers.chart import colours_of, draw

STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h2 { margin: 2.5rem 0 .2rem; font-size: 1.2rem; } p { margin: .2rem 0 .8rem; }
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; } svg text { fill: currentColor; }
svg .grid { stroke: var(--line); } svg .best { stroke: currentColor; stroke-dasharray: 3 4; opacity: .6; }
svg .row { fill: transparent; } svg g:hover .row, svg g:focus .row { fill: var(--soft); }
svg .number { font-weight: 600; } svg .tick { opacity: .75; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 50%; margin-right: .4em; }
mark { background: #ffd54a66; color: inherit; } .conflict td:first-child { font-weight: 700; color: #c62828; }
"""


def page(found: Sequence[Dossier]) -> str:
    """Return the dossiers as one HTML document that needs neither script nor network."""
    alone = [one for one in found if not one.compared]
    several = [one for one in found if one.compared]
    colours = colours_of([count for one in several for count in one.counts])
    body = "".join(_section(one, colours) for one in several) or "<p>No two documents count the same people.</p>"
    rest = "".join(f"<li>{escape(_title(one))}: {_sentence(one.counts[0])}</li>" for one in alone)
    more = f"<h2>Said once</h2><ul>{rest}</ul>" if rest else ""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Number dossiers</title><style>{STYLE}</style></head><body><h1>Number dossiers</h1>"
        "<p>What the documents count of the same people in the same story. A dot is an exact number, a ring “about”, "
        "a bar a range, an arrow an open end; the dashed line is the best number.</p>"
        f"{body}{more}</body></html>\n"
    )


def _section(one: Dossier, colours: dict[str, str]) -> str:
    found = one.estimate
    figures = f"low {plain(found.low)}, best {found.best.bounds}, high {plain(found.high) or 'open'}: {found.why}"
    return (
        f'<section id="d-{one.id}"><h2>{escape(_title(one))}</h2><p>{escape(figures)}</p>{draw(one, colours)}'
        f"{_counts(one, colours)}{_pairs(one)}</section>"
    )


def _title(one: Dossier) -> str:
    return f"{one.event_class}: {one.label}" + (f" – {one.place}" if one.place else "")


def _counts(one: Dossier, colours: dict[str, str]) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{escape(str(count.bounds))}</td><td>{escape(_who(count, one))}</td>"
        f"<td>{escape(count.day or '?')}</td>"
        f'<td><span class="key" style="background:{colours[count.said_by]}"></span>{escape(count.said_by)}</td>'
        f"<td>{escape(count.paper.name or count.paper.file)}</td><td>{_sentence(count)}</td></tr>"
        for n, count in enumerate(one.counts, start=1)
    )
    return _table(("", "number", "who", "as of", "according to", "document", "sentence"), rows)


def _who(count: Count, one: Dossier) -> str:
    back = one.groups[count].back
    return f"{count.words} (as {back})" if back else count.words


def _sentence(count: Count) -> str:
    """The sentence, with the clause marked."""
    return f"{escape(count.prefix)}<mark>{escape(count.exact)}</mark>{escape(count.suffix)}".strip()


def _pairs(one: Dossier) -> str:
    """Pairs of the same numbers for the same reason stand in one row; counts of other dossiers by their document."""
    number = {count: str(n) for n, count in enumerate(one.counts, start=1)}
    said: dict[tuple[str, str, str, str], list[str]] = {}
    for pair in one.pairs:
        key = (pair.outcome.value, str(pair.first.bounds), str(pair.second.bounds), pair.reason)
        said.setdefault(key, []).append(
            "–".join(number.get(count, count.paper.file) for count in (pair.first, pair.second))
        )
    rows = "".join(
        f'<tr class="{outcome.replace(" ", "-")}"><td>{outcome}</td><td>{escape(first)}</td><td>{escape(second)}</td>'
        f"<td>{escape(reason)}</td><td>{escape(', '.join(dict.fromkeys(where)))}</td></tr>"
        for (outcome, first, second, reason), where in said.items()
    )
    return _table(("outcome", "first", "second", "why", "counts"), rows) if rows else ""


def _table(names: Sequence[str], rows: str) -> str:
    head = "".join(f"<th scope='col'>{name}</th>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
