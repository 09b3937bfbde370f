"""A graph without uncertain claims is the graph that would have been built without them."""

from dataclasses import replace
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from pyoxigraph import NamedNode, Quad

from kzgraph.export.files import atomic_file
from kzgraph.export.formats import FORMATS
from kzgraph.model.entity import ResolvedGraph
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.triples import TYPE
from kzgraph.rdf.validate import validate_path
from kzgraph.rdf.vocab import Class, Property
from kzgraph.resolve.confidence import with_confidence
from kzgraph.store.confident import confident
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore
from kzgraph.store.records import claims

GRAPH = resolved_graph()
IRIS, PREDICATE = Iris(), NamedNode(Property.COMPARES)
LEVELS = sorted({claim.confidence for claim in GRAPH.claims})


def quads(graph: ResolvedGraph) -> set[str]:
    return {str(quad) for quad in to_record(graph).quads()}


@pytest.mark.parametrize("minimum", [0.0, *LEVELS, 1.0])
def test_it_is_as_if_built_without_them(minimum: float) -> None:
    events = with_confidence(GRAPH, LEVELS[0])  # events as they are made from claims, not by hand
    graph = replace(GRAPH, events=events.events, event_of=events.event_of)
    built = with_confidence(graph, minimum)
    labels = {event.id: event.label for event in graph.events}  # a label may tell of a claim that is gone
    built = replace(built, events=tuple(replace(event, label=labels[event.id]) for event in built.events))
    assert {str(quad) for quad in confident(to_record(graph).quads(), minimum)} == quads(built)


@pytest.mark.parametrize("minimum", LEVELS)
@pytest.mark.parametrize("kind", ["ttl", "trig"])
def test_what_is_left_keeps_the_contract(minimum: float, kind: str, tmp_path: Path) -> None:
    with atomic_file(tmp_path / f"all.{kind}") as out:
        FORMATS[kind](MemoryStore(to_record(GRAPH).quads()), out)
    store = load(tmp_path / f"all.{kind}", min_confidence=minimum)
    assert {float(one.confidence or 1) >= minimum for one in claims(store)} == {True}
    with atomic_file(tmp_path / f"left.{kind}") as out:
        FORMATS[kind](store, out)
    assert not [str(one) for one in validate_path(tmp_path / f"left.{kind}")]


def test_claims_without_confidence_stay() -> None:
    bare = [quad for quad in to_record(GRAPH).quads() if not quad.predicate.value.endswith("#confidence")]
    assert confident(bare, 0.99) == bare


def test_a_comparison_stays_only_with_both_of_its_claims() -> None:
    ranked = sorted(GRAPH.claims, key=lambda claim: (claim.confidence, claim.id))
    low, high, top = (IRIS.claim(claim.id).value for claim in (ranked[0], ranked[-2], ranked[-1]))
    pairs = ((low, top), (high, top))
    both = [Quad(IRIS.comparison(pair), PREDICATE, NamedNode(one)) for pair in pairs for one in pair]
    typed = [Quad(quad.subject, TYPE, NamedNode(Class.COMPARISON)) for quad in both]
    left = confident([*to_record(GRAPH).quads(), *both, *typed], LEVELS[1])
    assert {quad for quad in left if quad in both} == set(both[2:])
