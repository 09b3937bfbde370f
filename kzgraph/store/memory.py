"""A graph in memory: the quads as they were written, and an Oxigraph index over them for queries."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from pyoxigraph import Quad, Store

from kzgraph.errors import QueryError
from kzgraph.rdf.canonical import canonical
from kzgraph.store.base import Answer
from kzgraph.store.prefixes import all_prefixes, base_of


class MemoryStore:
    """A read-only ``View``. The index is built at the first query, for Oxigraph rewrites some literals."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = canonical(quads)

    @cached_property
    def base(self) -> str:
        """IRI under which the graph's resources live."""
        return base_of(self._quads)

    def quads(self) -> Sequence[Quad]:
        """Return all quads, literals as they were written, in canonical order."""
        return self._quads

    def query(self, text: str) -> Answer:
        """Run a SPARQL 1.1 query over the union of all graphs; see ``View.query``."""
        try:
            return self._index.query(text, prefixes=all_prefixes(self.base), use_default_graph_as_union=True)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {_explain(error, text)}") from error

    @cached_property
    def _index(self) -> Store:
        store = Store()
        store.extend(self._quads)
        return store


def _explain(error: Exception, query: str) -> str:
    """Say where the query is wrong. What the parser expected there is long and rarely what was meant."""
    text = re.sub(r"\s+", " ", str(error)).strip()
    place = re.match(r"error at (\d+):(\d+)", text)
    if place is None:
        return text
    row, column = int(place[1]), int(place[2])
    lines = query.split("\n")
    rest = lines[row - 1][column - 1 :].strip() if row <= len(lines) else ""
    near = f"near {rest[:_EXCERPT]!r}" if rest else "at its end"
    undeclared = "; the prefix is not declared" if "Prefix not found" in text else ""
    change = "; a query asks, it cannot change the graph" if _UPDATE.match(query) else ""
    return f"not understood {near} (line {row}, column {column}){undeclared}{change}"


_EXCERPT = 30  # characters of the query that a message repeats
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
