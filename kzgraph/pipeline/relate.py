"""What documents have to do with each other, read off the mapped graph and added to it."""

from dataclasses import replace

from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.comparisons import comparison_quads
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import Record
from kzgraph.rdf.origins import origin_quads
from kzgraph.store.dossiers import number_dossiers
from kzgraph.store.source_texts import independence


def relate(record: Record, *, base: str) -> Record:
    """Return ``record`` with the origins that its documents share and how their counts stand to each other.

    A function of the graph alone. Origins come first: copies count as one source.
    """
    iris, quads = Iris(base), record.quads()
    origins = tuple(origin_quads(independence(quads), iris))
    pairs = (pair for one in number_dossiers((*quads, *origins)) for pair in one.pairs)
    return replace(record, shared=canonical((*record.shared, *origins, *comparison_quads(pairs, iris))))
