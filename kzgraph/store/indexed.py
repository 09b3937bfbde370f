"""A graph that goes straight from its files into Oxigraph, three times as fast as by way of Python."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pyoxigraph import Quad, Store

from kzgraph.errors import QueryError
from kzgraph.store.base import Answer
from kzgraph.store.faults import explain
from kzgraph.store.loader import format_of, graph_files, load, opened, reading
from kzgraph.store.prefixes import all_prefixes, base_of
from kzgraph.store.union import unite


class IndexedStore:
    """A read-only ``View`` of a file or folder, ``path``. Raises InputError as ``load``.

    index: all quads, the default graph the union of all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.index = Store()
        for file in graph_files(path):
            kind = format_of(file)
            with reading(file, kind), opened(file) as stream:
                self.index.bulk_load(stream, format=kind)
        unite(self.index)

    @cached_property
    def base(self) -> str:
        """IRI under which the graph's resources live."""
        return base_of(self.index.quads_for_pattern(None, None, None, None))

    def quads(self) -> Sequence[Quad]:
        """Return all quads; the files are read again, for Oxigraph rewrites some literals."""
        return load(self.path).quads()

    def query(self, text: str) -> Answer:
        """Run a SPARQL 1.1 query; see ``View.query``."""
        try:
            return self.index.query(text, prefixes=all_prefixes(self.base))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {explain(error, text)}") from error
