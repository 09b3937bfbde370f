"""Origins that documents share, as quads of the default graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kzgraph.analyse.independence import Independence
from kzgraph.analyse.ties import Tie
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import text, words
from kzgraph.rdf.triples import TYPE
from kzgraph.rdf.vocab import Class, Property


def origin_quads(found: Independence, iris: Iris) -> Iterator[Quad]:
    """Yield an origin for each group of documents that have one in common; ``found`` knows documents by their IRIs."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for document, origin in found.origin_of.items():
        groups[origin][document] = found.documents[document].name
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in found.ties:
        ties[found.origin_of[tie.left]].append(tie)
    for origin, names in groups.items():
        if len(names) > 1:
            yield from quads_of(iris.origin(names), names, ties[origin])


def quads_of(node: NamedNode, names: Mapping[str, str], ties: Iterable[Tie]) -> Iterator[Quad]:
    """Yield the quads of an origin. names: document -> what people call it. ties: why they have one origin."""
    for document in names:
        yield Quad(NamedNode(document), NamedNode(Property.ORIGIN), node, DefaultGraph())
    yield Quad(node, TYPE, NamedNode(Class.ORIGIN), DefaultGraph())
    yield Quad(node, NamedNode(Property.LABEL), words(" = ".join(sorted(names.values()))), DefaultGraph())
    for tie in ties:
        reason = f"{names[tie.left]} = {names[tie.right]}: {tie.reason}"
        yield Quad(node, NamedNode(Property.RESOLUTION), text(reason), DefaultGraph())
