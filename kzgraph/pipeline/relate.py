"""What documents have to do with each other, read off the mapped graph and added to it."""

from dataclasses import replace

from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import Record
from kzgraph.rdf.origins import origin_quads
from kzgraph.store.source_texts import independence


def relate(record: Record, *, base: str) -> Record:
    """Return ``record`` with the origins that its documents share: a function of the graph alone."""
    found = independence(record.quads())
    return replace(record, shared=canonical((*record.shared, *origin_quads(found, Iris(base)))))
