"""Quads → dossiers: what a graph holds, as the plain records that ``kzgraph.analyse`` takes."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad

from kzgraph.analyse.numbers.dossier import Dossier, dossiers
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index
from kzgraph.store.nodes import Nodes
from kzgraph.store.numbers import read_counts
from kzgraph.store.scenes import read_scenes


def number_dossiers(quads: Iterable[Quad]) -> list[Dossier]:
    """Return the number dossiers of a graph; documents that the graph gives one origin are one source."""
    index = Index(quads)
    documents = index.instances(Class.DOCUMENT)
    return dossiers_in(index, {one: origin for one in documents if (origin := index.value(one, Property.ORIGIN))})


def dossiers_in(index: Index, origins: Mapping[str, str]) -> list[Dossier]:
    """Return the number dossiers of the graph in ``index``. origins: document -> what it has its words from."""
    nodes = Nodes(index)
    return dossiers(read_counts(index, nodes), read_scenes(index, nodes), origins)
