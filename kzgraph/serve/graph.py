"""The graph that a server serves."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import DefaultGraph, Store

from kzgraph.store.base import View
from kzgraph.store.indexed import IndexedStore
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore
from kzgraph.store.prefixes import all_prefixes
from kzgraph.store.union import unite


@dataclass(frozen=True)
class Served:
    """A graph, and the index that queries run on."""

    view: View

    @cached_property
    def index(self) -> Store:
        """The quads in Oxigraph, the default graph the union of all; nobody may change it."""
        if isinstance(self.view, MemoryStore | IndexedStore):
            return self.view.index
        store = Store()
        store.bulk_extend(self.view.quads())
        return unite(store)

    @cached_property
    def triples(self) -> int:
        """How many triples the union of all graphs has."""
        return sum(1 for _ in self.index.quads_for_pattern(None, None, None, DefaultGraph()))

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries need not declare."""
        return all_prefixes(self.view.base)


def opened(graph: Path | View, *, min_confidence: float = 0.0) -> View:
    """Return the graph of a path, or the one given. Raises InputError as ``store.loader.load``."""
    if not isinstance(graph, Path):
        return graph
    return load(graph, min_confidence=min_confidence) if min_confidence else IndexedStore(graph)
