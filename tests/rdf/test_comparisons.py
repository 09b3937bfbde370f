"""Comparisons in the graph."""

import pytest
from factory_counts import count, scenes

from kzgraph.analyse.numbers.dossier import dossiers
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.rdf.canonical import canonical, nquads
from kzgraph.rdf.comparisons import Comparison, comparison_quads, lines_of, quads_of
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.vocab import KZ, OUTCOME, Class, Property
from kzgraph.store.index import Index

IRIS = Iris("https://example.org/")
OLD, NEW = count("8", day="2031-05-01"), count("13", paper="b")
OTHER = count("60", by="mensenrechtengroep", paper="c")


def test_an_update_says_which_is_the_newer() -> None:
    (pair,) = (pair for one in dossiers([OLD, NEW], scenes(OLD, NEW)) for pair in one.pairs)
    index = Index(comparison_quads([pair], IRIS))
    (node,) = index.instances(Class.COMPARISON)
    assert node.startswith("https://example.org/comparison/")
    assert index.values(node, Property.COMPARES) == sorted([OLD.claim, NEW.claim])
    assert index.value(node, Property.OUTCOME) == f"{KZ}Updates"
    assert index.value(node, Property.SUBJECT_CLAIM) == NEW.claim
    assert index.value(node, Property.OBJECT_CLAIM) == OLD.claim
    assert "later" in (index.value(node, Property.RESOLUTION) or "")


def test_a_conflict_has_no_direction() -> None:
    index = Index(comparison_quads([Pair(NEW, OTHER, Outcome.CONFLICT, "they exclude each other")], IRIS))
    (node,) = index.instances(Class.COMPARISON)
    assert index.value(node, Property.SUBJECT_CLAIM) is None


def test_the_quads_do_not_depend_on_the_order_of_pairs_or_claims() -> None:
    pairs = [Pair(NEW, OLD, Outcome.UPDATE, "a"), Pair(NEW, OTHER, Outcome.CONFLICT, "b")]
    turned = [Pair(OTHER, NEW, Outcome.CONFLICT, "b"), pairs[0]]
    assert canonical(comparison_quads(pairs, IRIS)) == canonical(comparison_quads(turned, IRIS))


def test_two_claims_are_compared_once_and_none_with_itself() -> None:
    twice = [Pair(NEW, OLD, Outcome.UPDATE, "a"), Pair(OLD, NEW, Outcome.CONFLICT, "b")]
    index = Index(comparison_quads([*twice, Pair(OLD, OLD, Outcome.AGREE, "c")], IRIS))
    (node,) = index.instances(Class.COMPARISON)
    assert index.values(node, Property.OUTCOME) == [f"{KZ}Updates"]


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("reason", ["8 en 13", 'de "teller" \\ zegt\n\r\tiets é \u2028 \x0b \x7f anders', ""])
def test_the_lines_are_those_of_the_quads(outcome: Outcome, reason: str) -> None:
    one = Comparison(reason, "https://example.org/claim/1", "https://example.org/número/2", outcome)
    node = IRIS.comparison([one.first, one.second])
    lines = "".join(f"{line}\n" for line in sorted(lines_of(one, node.value)))
    assert lines.encode() == nquads(quads_of(one, node))


def test_each_outcome_has_an_individual() -> None:
    assert set(OUTCOME) == set(Outcome)
    assert len(set(OUTCOME.values())) == len(Outcome)
