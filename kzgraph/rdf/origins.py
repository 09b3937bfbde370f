"""Origins that documents share, as quads of the default graph."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kzgraph.analyse.independence import Independence
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import text, words
from kzgraph.rdf.triples import TYPE
from kzgraph.rdf.vocab import Class, Property


def origin_quads(found: Independence, iris: Iris) -> Iterator[Quad]:
    """Yield an origin for each group of documents that have one in common; ``found`` knows documents by their IRIs."""
    groups: dict[str, list[str]] = defaultdict(list)
    for document, origin in found.origin_of.items():
        groups[origin].append(document)
    for documents in groups.values():
        if len(documents) > 1:
            yield from _origin(found, documents, iris)


def _origin(found: Independence, documents: list[str], iris: Iris) -> Iterator[Quad]:
    node = iris.origin(documents)
    names = {document: found.documents[document].name for document in documents}
    for document in documents:
        yield Quad(NamedNode(document), NamedNode(Property.ORIGIN), node, DefaultGraph())
    yield Quad(node, TYPE, NamedNode(Class.ORIGIN), DefaultGraph())
    yield Quad(node, NamedNode(Property.LABEL), words(" = ".join(sorted(names.values()))), DefaultGraph())
    for copy in found.copies:
        if copy.left in names:
            reason = f"{names[copy.left]} = {names[copy.right]}: {copy.reason}"
            yield Quad(node, NamedNode(Property.RESOLUTION), text(reason), DefaultGraph())
