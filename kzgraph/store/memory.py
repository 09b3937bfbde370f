"""A graph in memory: the quads as they were written, and an Oxigraph index over them for queries."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from pyoxigraph import Quad, Store, Variable

from kzgraph.errors import QueryError
from kzgraph.rdf.canonical import canonical
from kzgraph.store.base import Answer, Term
from kzgraph.store.faults import explain
from kzgraph.store.index import Object
from kzgraph.store.prefixes import all_prefixes, base_of
from kzgraph.store.union import unite


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

    def query(self, text: str, given: Mapping[str, Term] = MappingProxyType({})) -> Answer:
        """Run a SPARQL 1.1 query over the union of all graphs, or those of its FROM; see ``View.query``.

        given: values of variables that it selects; they stay columns. Source: SPARQL-dev SEP-0007.
        """
        try:
            values: dict[Variable, Object] = {Variable(name): term for name, term in given.items()}
            return self.index.query(text, prefixes=all_prefixes(self.base), substitutions=values or None)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {explain(error, text)}") from error

    @cached_property
    def index(self) -> Store:
        """The quads in Oxigraph, its default graph the union of all."""
        store = Store()
        store.bulk_extend(self._quads)
        return unite(store)
