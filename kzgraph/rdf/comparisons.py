"""Comparisons of counts, as quads of the default graph."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import text
from kzgraph.rdf.triples import TYPE
from kzgraph.rdf.vocab import OUTCOME, Class, Property

DIRECTED = frozenset({Outcome.UPDATE, Outcome.PART_OF})


def comparison_quads(pairs: Iterable[Pair], iris: Iris) -> Iterator[Quad]:
    """Yield a node for each pair of claims; their counts know claims by their IRIs."""
    for one in comparisons(pairs):
        yield from quads_of(one, iris.comparison((one.first, one.second)))


class Comparison(NamedTuple):
    """How two claims stand to each other; they are given by their IRIs, the newer one or the part first."""

    reason: str
    first: str
    second: str
    outcome: Outcome


def comparisons(pairs: Iterable[Pair]) -> list[Comparison]:
    """Return what to say of the claims of ``pairs``, whatever their order.

    Two claims are compared once: of several pairs the first in the order of their reasons stays.
    """
    found = {Comparison(pair.reason, pair.first.claim, pair.second.claim, pair.outcome) for pair in pairs}
    by_claims: dict[frozenset[str], Comparison] = {}
    for one in sorted(found):
        if one.first != one.second:
            by_claims.setdefault(frozenset((one.first, one.second)), one)
    return list(by_claims.values())


def quads_of(one: Comparison, node: NamedNode) -> Iterator[Quad]:
    """Yield the quads of ``node``, which compares two claims."""
    first, second = NamedNode(one.first), NamedNode(one.second)
    for predicate, value in _triples(one, first, second):
        yield Quad(node, predicate, value, DefaultGraph())


def lines_of(one: Comparison, node: str) -> list[str]:
    """Return the quads of ``node``, an IRI, as N-Quads lines: those of ``quads_of``, without making them."""
    first, second = f"<{one.first}>", f"<{one.second}>"
    told = [
        f"{TYPE} <{Class.COMPARISON}>",
        f"<{Property.COMPARES}> {first}",
        f"<{Property.COMPARES}> {second}",
        f"<{Property.OUTCOME}> <{OUTCOME[one.outcome]}>",
        f"<{Property.RESOLUTION}> {text(one.reason)}",
    ]
    if one.outcome in DIRECTED:
        told += (f"<{Property.SUBJECT_CLAIM}> {first}", f"<{Property.OBJECT_CLAIM}> {second}")
    return [f"<{node}> {what} ." for what in told]


def _triples(
    pair: Comparison, first: NamedNode, second: NamedNode
) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield TYPE, NamedNode(Class.COMPARISON)
    yield NamedNode(Property.COMPARES), first
    yield NamedNode(Property.COMPARES), second
    yield NamedNode(Property.OUTCOME), NamedNode(OUTCOME[pair.outcome])
    yield NamedNode(Property.RESOLUTION), text(pair.reason)
    if pair.outcome in DIRECTED:
        yield NamedNode(Property.SUBJECT_CLAIM), first
        yield NamedNode(Property.OBJECT_CLAIM), second
