"""The graph that a server serves."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kzgraph.store.base import View
from kzgraph.store.indexed import IndexedStore
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore
from kzgraph.store.prefixes import all_prefixes


@dataclass(frozen=True)
class Served:
    """A graph, and the index that queries run on."""

    view: View

    @cached_property
    def index(self) -> Store:
        """The quads in Oxigraph; nobody may change it."""
        if isinstance(self.view, MemoryStore | IndexedStore):
            return self.view.index
        store = Store()
        store.extend(self.view.quads())
        return store

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries need not declare."""
        return all_prefixes(self.view.base)


def opened(graph: Path | View, *, min_confidence: float = 0.0) -> View:
    """Return the graph of a path, or the one given. Raises InputError as ``store.loader.load``."""
    if not isinstance(graph, Path):
        return graph
    return load(graph, min_confidence=min_confidence) if min_confidence else IndexedStore(graph)
