"""How likely a claim is right: features of its reading and of its links, weighed as gold claims taught.

The weights are in ``data/confidence.toml``; ``python -m bench confidence --write`` makes them anew.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kzgraph.errors import LexiconError
from kzgraph.model.claim import Claim
from kzgraph.model.entity import Link, ResolvedGraph
from kzgraph.model.mention import Mention, MentionKind
from kzgraph.resolve.events import only

DATA = Path(__file__).parent / "data" / "confidence.toml"
FARTHEST = 4  # sentences back to what a mention points to
FIRST = "first mention"
LOWEST, HIGHEST = 0.01, 0.99  # nothing is certain

Features = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression. start: log-odds without any feature; of: feature -> what one unit of it adds."""

    start: float
    of: Mapping[str, float]

    def odds(self, features: Features) -> float:
        """Return the log-odds that a claim with these features is right; what no gold claim had adds nothing."""
        return self.start + sum(self.of.get(name, 0.0) * value for name, value in features)

    def share(self, features: Features) -> float:
        """Return the probability of the same, to two decimals.

        Weights have two decimals and features are whole numbers, so that processors cannot disagree.
        """
        return min(max(round(1 / (1 + math.exp(-self.odds(features))), 2), LOWEST), HIGHEST)


@cache
def shipped_weights() -> Weights:
    """Return the weights that the project ships. Raises LexiconError when the file is no such table."""
    try:
        table = tomllib.loads(DATA.read_text("utf-8"))
        return Weights(float(table["start"]), {name: float(value) for name, value in table["weights"].items()})
    except (OSError, KeyError, AttributeError, ValueError) as error:
        raise LexiconError(f"{DATA}: no weights of confidence ({error}); install kzgraph again") from error


def with_confidence(graph: ResolvedGraph, minimum: float = 0.0) -> ResolvedGraph:
    """Return ``graph`` with the confidence of each claim that has features, without the claims below ``minimum``."""
    claims = weighed(graph)
    if minimum <= 0:
        return replace(graph, claims=claims)
    kept = tuple(claim for claim in claims if claim.confidence >= minimum)
    return only(graph, kept)


def weighed(graph: ResolvedGraph) -> tuple[Claim, ...]:
    """Return the claims of ``graph`` with the confidence of each that has features."""
    weights = shipped_weights()
    return tuple(_weighed(claim, graph, weights) for claim in graph.claims)


def all_features(claim: Claim, graph: ResolvedGraph) -> Features:
    """Return the features of a claim's reading and those of its links, by name."""
    return tuple(sorted((*(claim.features or ()), *_of_links(claim, graph.links, graph.mentions))))


def _weighed(claim: Claim, graph: ResolvedGraph, weights: Weights) -> Claim:
    return replace(claim, confidence=weights.share(all_features(claim, graph))) if claim.features is not None else claim


def _of_links(claim: Claim, links: Mapping[str, Link], mentions: Mapping[str, Mention]) -> Iterator[tuple[str, float]]:
    """How doubtful the links of the participants are, how far back they reach, and who is described but unknown."""
    participants = [p.mention for p in claim.participants]
    doubt = max((1 - links[m].score for m in participants), default=0.0)
    if doubt >= 0.05:
        yield "doubt of the weakest link, in tenths", round(doubt * 10)
    back = max((links[m].back for m in participants), default=0)
    if back > 0:
        yield "sentences back to whom is meant", min(back, FARTHEST)
    unknown = sum(_is_unknown(mentions[m], links[m]) for m in participants)
    if unknown:
        yield "described as known, and not known", min(unknown, 2)


def _is_unknown(mention: Mention, link: Link) -> bool:
    """ "Het land" or "die groep" that nothing before explains."""
    return mention.kind is MentionKind.NOMINAL and mention.definite and link.rule == FIRST
