"""What documents have to do with each other, read off the mapped graph and added to it."""

from dataclasses import replace

from kzgraph.analyse.independence import Independence
from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.comparisons import comparison_quads
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import Record
from kzgraph.rdf.origins import origin_quads
from kzgraph.store.dossiers import dossiers_in
from kzgraph.store.index import Index
from kzgraph.store.source_texts import source_texts


def relate(record: Record, *, base: str) -> Record:
    """Return ``record`` with the origins that its documents share and how their counts stand to each other.

    A function of the graph alone. Origins come first: copies count as one source.
    """
    iris = Iris(base)
    parts = (*record.documents.values(), *record.adopted.values(), *record.foreign.values(), record.shared)
    index = Index(quad for part in parts for quad in part)
    found = Independence(source_texts(index))
    origins = tuple(origin_quads(found, iris))
    pairs = (pair for one in dossiers_in(index, found.origin_of) for pair in one.pairs)
    return replace(record, shared=canonical((*record.shared, *origins, *comparison_quads(pairs, iris))))
