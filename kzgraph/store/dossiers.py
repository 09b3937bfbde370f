"""Quads → dossiers: what a graph holds, as the plain records that ``kzgraph.analyse`` takes."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad

from kzgraph.analyse.numbers.dossier import Dossier, dossiers
from kzgraph.store.index import Index
from kzgraph.store.numbers import read_counts
from kzgraph.store.scenes import read_scenes


def number_dossiers(quads: Iterable[Quad], origins: Mapping[str, str] | None = None) -> list[Dossier]:
    """Return the number dossiers of a graph. origins: IRI of a document → IRI of the document that it copies."""
    index = Index(quads)
    return dossiers(read_counts(index), read_scenes(index), origins)
