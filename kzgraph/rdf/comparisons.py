"""Comparisons of counts, as quads of the default graph."""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import text
from kzgraph.rdf.triples import TYPE
from kzgraph.rdf.vocab import OUTCOME, Class, Property

DIRECTED = frozenset({Outcome.UPDATE, Outcome.PART_OF})


def comparison_quads(pairs: Iterable[Pair], iris: Iris) -> Iterator[Quad]:
    """Yield a node for each pair of claims; their counts know claims by their IRIs.

    Two claims are compared once: of several pairs the first in the order of their reasons stays.
    """
    by_claims: dict[tuple[str, ...], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.reason, pair.first.claim, pair.second.claim)):
        by_claims.setdefault(tuple(sorted((pair.first.claim, pair.second.claim))), pair)
    for claims, pair in by_claims.items():
        if len(set(claims)) > 1:
            node = iris.comparison(claims)
            for predicate, value in _triples(pair):
                yield Quad(node, predicate, value, DefaultGraph())


def _triples(pair: Pair) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    first, second = NamedNode(pair.first.claim), NamedNode(pair.second.claim)
    yield TYPE, NamedNode(Class.COMPARISON)
    yield NamedNode(Property.COMPARES), first
    yield NamedNode(Property.COMPARES), second
    yield NamedNode(Property.OUTCOME), NamedNode(OUTCOME[pair.outcome])
    yield NamedNode(Property.RESOLUTION), text(pair.reason)
    if pair.outcome in DIRECTED:
        yield NamedNode(Property.SUBJECT_CLAIM), first
        yield NamedNode(Property.OBJECT_CLAIM), second
