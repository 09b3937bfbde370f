"""Answers to SPARQL queries as a table, CSV, JSON or Turtle."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kzgraph.errors import QueryError
from kzgraph.export.layout import sections
from kzgraph.export.spreadsheets import safe
from kzgraph.export.turtle import blocks, prologue
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.model.shown import shown_line
from kzgraph.store.base import Answer
from kzgraph.store.index import Object, value_of
from kzgraph.store.prefixes import all_prefixes

Row = Sequence[Object | None]
_GAP = "  "
_NARROWEST = 12  # columns of a table do not get narrower than this


def render(answer: Answer | Sequence[Triple], kind: str | None, *, base: str, width: int | None = None) -> str:
    """Return ``answer``, or the triples of one, as text that ends in a line feed.

    kind: "table", "csv" and "json" (as SPARQL 1.1 defines them), "ttl" (only for CONSTRUCT and DESCRIBE), or
    ``None`` for the one that suits. base: of the graph's resources, for short names. width: columns of the
    terminal, to which a table is cut; ``None`` cuts nothing. Raises QueryError if ``kind`` does not suit.
    """
    if isinstance(answer, QueryBoolean):
        return _boolean(bool(answer), kind or "table")
    if isinstance(answer, QueryTriples | Sequence):
        return _triples(answer, kind or "ttl", base, width)
    if kind == "ttl":
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; a SELECT gives table, csv or json")
    names = [variable.value for variable in answer.variables]
    return _rows(names, _solutions(answer), kind or "table", base, width)


def _solutions(answer: QuerySolutions) -> list[Row]:
    try:
        return [list(solution) for solution in answer]
    except (OSError, ValueError) as error:  # a SERVICE that does not answer, for one
        raise QueryError(f"the query cannot be run: {' '.join(str(error).split())}") from error


def _boolean(value: bool, kind: str) -> str:
    if kind == "ttl":
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; an ASK gives table, csv or json")
    if kind == "json":
        return json.dumps({"head": {}, "boolean": value}) + "\n"
    return ("true" if value else "false") + "\n"


def _triples(answer: Iterable[Triple], kind: str, base: str, width: int | None) -> str:
    triples = sorted(set(answer), key=str)
    if kind != "ttl":
        rows = [(one.subject, one.predicate, one.object) for one in triples]
        return _rows(["subject", "predicate", "object"], rows, kind, base, width)
    terms = TermWriter(all_prefixes(base))
    body = "".join(blocks(sections(Quad(*one) for one in triples), terms))
    return prologue(terms, base) + body


def _rows(names: list[str], rows: Sequence[Row], kind: str, base: str, width: int | None) -> str:
    if kind == "csv":
        return _csv(names, rows)
    if kind == "json":
        return _json(names, rows)
    terms = TermWriter(all_prefixes(base))
    return table(names, [[_short(cell, terms) for cell in row] for row in rows], width=width)


def _csv(names: list[str], rows: Iterable[Row]) -> str:
    """Plain values, as https://www.w3.org/TR/sparql11-results-csv-tsv/ says, but for what a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if cell is None else safe(value_of(cell)) for cell in row] for row in rows)
    return text.getvalue()


def _json(names: list[str], rows: Iterable[Row]) -> str:
    """Bindings, as https://www.w3.org/TR/sparql11-results-json/ says."""
    bindings = [
        {name: _binding(cell) for name, cell in zip(names, row, strict=True) if cell is not None}
        for row in rows
    ]
    document = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _binding(term: Object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        return {"type": "triple", "value": str(term)}
    binding = {"type": "literal", "value": term.value}
    if term.language:
        return binding | {"xml:lang": term.language}
    if term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        return binding | {"datatype": term.datatype.value}
    return binding


def _short(term: Object | None, terms: TermWriter) -> str:
    """A cell for people: names without their tags, IRIs with a prefix, all on one line."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return " ".join("".join(c if c.isprintable() else " " for c in term.value).split())
    return terms.term(term)


def table(names: list[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> str:
    """Return columns under their names, and the number of rows beneath; cells wrap within ``width``."""
    rows = [[shown_line(cell) for cell in row] for row in rows]
    widths = [max([_columns(name), *(_columns(row[i]) for row in rows)]) for i, name in enumerate(names)]
    if width:
        widths = [min(one, max(width, _NARROWEST)) for one in widths]
    while width and sum(widths) + len(_GAP) * (len(widths) - 1) > width and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    lines = [*_line(names, widths), _GAP.join("─" * size for size in widths)]
    for row in rows:
        lines += _line(row, widths)
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return "\n".join([*lines, f"({count})"]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One row, over several lines where a cell wraps."""
    wrapped = [_wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    padded = [[*cell, *[""] * (height - len(cell))] for cell in wrapped]
    return [_GAP.join(map(_pad, line, widths)).rstrip() for line in zip(*padded, strict=True)]


def _wrap(text: str, width: int) -> list[str]:
    """Break at spaces, and inside a word only when it is wider than the column."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if _columns(joined) <= width:
            lines[-1] = joined
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        lines[-1:] = _cut(lines[-1], width)
    return lines


def _cut(word: str, width: int) -> list[str]:
    """A word in pieces that fit; a letter that is wider than the column is a piece of its own."""
    starts, columns = [0], 0
    for place, letter in enumerate(word):
        columns += _columns(letter)
        if columns > width and place > starts[-1]:
            starts.append(place)
            columns = _columns(letter)
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def _columns(text: str) -> int:
    """How many columns a terminal gives ``text``."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))
