"""Confidence from features: the law of the weights, the features of links, and what a minimum leaves."""

from dataclasses import replace
from pathlib import Path

import pytest
from factory_graph import resolved_graph

import kzgraph.extract.features
import kzgraph.resolve.confidence
from kzgraph.model.claim import Claim
from kzgraph.model.entity import Link, ResolvedGraph
from kzgraph.model.mention import MentionKind
from kzgraph.resolve.confidence import HIGHEST, LOWEST, Weights, all_features, shipped_weights, with_confidence

WEIGHTS = Weights(2.0, {"pronouns": -1.0, "passive": 0.5})


@pytest.mark.parametrize(
    ("features", "share"),
    [
        ((), 0.88),
        ((("pronouns", 1.0),), 0.73),
        ((("pronouns", 2.0),), 0.5),
        ((("passive", 1.0),), 0.92),
        ((("never seen", 3.0),), 0.88),
        ((("pronouns", 99.0),), LOWEST),
        ((("passive", 99.0),), HIGHEST),
    ],
)
def test_the_share(features: tuple[tuple[str, float], ...], share: float) -> None:
    assert WEIGHTS.share(features) == share


def test_every_weight_is_of_a_feature_that_there_is() -> None:
    modules = (kzgraph.extract.features, kzgraph.resolve.confidence)
    source = "".join(Path(str(module.__file__)).read_text("utf-8") for module in modules)
    kinds = kzgraph.extract.features.KINDS.values()
    for name in shipped_weights().of:
        assert f'"{name}"' in source or name.removeprefix("from ") in kinds, name


def one_claim(**link: object) -> tuple[Claim, ResolvedGraph]:
    graph = resolved_graph()
    claim = next(c for c in graph.claims if c.participants)
    links = {p.mention: Link("actor/x", "first mention", "") for p in claim.participants}
    first = claim.participants[0].mention
    return claim, replace(graph, links={**graph.links, **links, first: replace(links[first], **link)})


@pytest.mark.parametrize(
    ("link", "feature"),
    [
        ({"score": 0.75, "rule": "pronoun"}, ("doubt of the weakest link, in tenths", 2)),
        ({"score": 0.6, "rule": "pronoun"}, ("doubt of the weakest link, in tenths", 4)),
        ({"back": 2, "rule": "pronoun"}, ("sentences back to whom is meant", 2)),
        ({"back": 9, "rule": "pronoun"}, ("sentences back to whom is meant", 4)),
    ],
)
def test_doubtful_links_are_features(link: dict[str, object], feature: tuple[str, float]) -> None:
    assert feature in all_features(*one_claim(**link))


def test_certain_links_are_none() -> None:
    assert all_features(*one_claim(score=1.0, back=0, rule="entity file")) == ()


def test_what_is_described_as_known_and_new_is_in_doubt() -> None:
    claim, graph = one_claim()
    first = claim.participants[0].mention
    for kind, definite, found in (
        (MentionKind.NOMINAL, True, 1),
        (MentionKind.NOMINAL, False, 0),
        (MentionKind.NAME, True, 0),
    ):
        mentions = {
            m: replace(mention, kind=kind if m == first else MentionKind.NAME, definite=definite)
            for m, mention in graph.mentions.items()
        }
        features = dict(all_features(claim, replace(graph, mentions=mentions)))
        assert features.get("described as known, and not known", 0) == found


def test_claims_without_features_keep_what_they_have() -> None:
    graph = resolved_graph()
    assert with_confidence(graph) == graph


def test_claims_with_features_are_weighed() -> None:
    graph = resolved_graph()
    claims = tuple(replace(claim, features=()) for claim in graph.claims)
    weighed = with_confidence(replace(graph, claims=claims))
    for claim in weighed.claims:
        assert claim.confidence == shipped_weights().share(all_features(claim, graph))


def test_below_the_minimum_claims_and_their_events_are_left_out() -> None:
    graph = resolved_graph()
    bound = sorted(claim.confidence for claim in graph.claims)[len(graph.claims) // 2]
    kept = with_confidence(graph, bound)
    assert {c.id for c in kept.claims} == {c.id for c in graph.claims if c.confidence >= bound}
    assert len(kept.claims) < len(graph.claims)
    assert {c for event in kept.events for c in event.claims} == kept.event_of.keys() <= {c.id for c in kept.claims}
