"""Oxigraph stores whose default graph is the union of all graphs.

Oxigraph can ask the union itself, but then gives a triple once for each graph that it is in: counts are wrong, and
joins multiply. So each triple of a named graph is put in the default graph too, once: it takes half as much memory
again, and joins take less time. A query that names several graphs with FROM still meets a triple of two of them twice.
"""

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Quad, Store


def unite(store: Store) -> Store:
    """Add the triples of all named graphs to the default graph of ``store``, and return it."""
    store.bulk_extend(_copies(store))
    return store


def _copies(store: Store) -> Iterator[Quad]:
    default = DefaultGraph()
    for quad in store.quads_for_pattern(None, None, None, None):
        if quad.graph_name != default:
            yield Quad(quad.subject, quad.predicate, quad.object)
