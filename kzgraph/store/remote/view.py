"""A graph in a store of others, as questions see it: its base, our prefixes, and all graphs as one."""

from dataclasses import dataclass, replace
from functools import cached_property

from kzgraph.rdf.vocab import Class, Segment
from kzgraph.settings import DEFAULT_BASE
from kzgraph.store.prefixes import all_prefixes
from kzgraph.store.remote.asking import Asked, RemoteAnswer
from kzgraph.store.remote.prologue import names_graphs, with_prefixes

_DOCUMENT = f"a <{Class.DOCUMENT}>"
_BASE = f"SELECT ?d {{ {{ ?d {_DOCUMENT} }} UNION {{ GRAPH ?g {{ ?d {_DOCUMENT} }} }} }} LIMIT 1"
_APART = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 20 } FILTER NOT EXISTS { ?s ?p ?o } }"
_OPTION = "union-default-graph"
"""With this parameter Oxigraph asks all graphs as one."""


@dataclass
class RemoteView:
    """store: with the graphs that the user chose, if any."""

    store: Asked
    apart: bool = False
    """Whether a query was asked that did not see all graphs as one, because the store has no way to."""

    @cached_property
    def base(self) -> str:
        """IRI under which the graph's resources live; the usual one where the store holds no document."""
        rows = self.store.rows(_BASE)
        base, found, _ = ((rows[0][0] if rows else "") or "").rpartition(Segment.DOCUMENT)
        return base if found else DEFAULT_BASE

    def query(self, text: str) -> RemoteAnswer:
        """Return the answer. Raises StoreError."""
        whole = with_prefixes(text, all_prefixes(self.base))
        chosen = bool(self.store.default) or names_graphs(text)
        return (self.store if chosen else self._united).query(whole)

    @cached_property
    def _united(self) -> Asked:
        """The store, asked for all graphs as one where it does not do so by itself."""
        if not self.store.holds(_APART):
            return self.store
        other = replace(self.store, option=_OPTION)
        if not other.holds(_APART):
            return other
        self.apart = True
        return self.store
