"""Which nodes of graphs of others are ours: certain by an id or by decision, candidates by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.model.judgement import Judgement
from kzgraph.resolve.across.candidate import FAMILY, Candidate
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.across.join import Comparator
from kzgraph.resolve.across.judging import judged
from kzgraph.resolve.across.policy import Policy, shipped_policy


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A node of ours and one of a foreign graph. certain: they are the same; else only their names are alike."""

    ours: str
    theirs: str
    certain: bool
    reason: str
    score: float = 1.0


def matches(
    ours: Iterable[Candidate],
    theirs: Iterable[Candidate],
    comparator: Comparator,
    *,
    decisions: Decisions = NONE,
    policy: Policy | None = None,
) -> tuple[Match, ...]:
    """Return the matches, sorted; whatever the order of the input.

    ``skos:closeMatch`` is what becomes of those by name: a like name is no proof, however like it is.
    """
    said = {placed.decision.pair: placed.decision for placed in decisions.decided}
    mine = sorted(ours, key=lambda one: one.id)
    by_item = _by_item(mine)
    by_key = _by_key(mine, comparator)
    limits = policy or shipped_policy()
    found: set[Match] = set()
    for one in theirs:
        certain = dict(_same_item(one, by_item))
        found.update(Match(own, one.id, True, f"same item {item[3:]}") for own, item in certain.items())
        near = {index for key in _keys(one, comparator) for index in by_key.get(key, ())}
        for index in sorted(near):
            own = mine[index]
            decision = said.get(_pair(own.id, one.id))
            if own.id in certain or decision is not None:
                continue
            verdict = judged(own, one, comparator.score(own, one), limits)
            value = verdict.score.value
            if verdict.judgement is Judgement.POSITIVE:
                found.add(Match(own.id, one.id, False, f"{verdict.reason}, score {value:g}", value))
    ids = {one.id for one in mine}
    return tuple(sorted(found | set(_said(decisions, ids))))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _said(decisions: Decisions, ours: set[str]) -> Iterator[Match]:
    """What people joined: one of ours with an IRI."""
    for placed in decisions.decided:
        one = placed.decision
        for own, other in (one.pair, one.pair[::-1]):
            if one.judgement is Judgement.POSITIVE and own in ours and ":" in other:
                who = f"decided by {one.user}" if one.user else "decided"
                yield Match(own, other, True, ": ".join(part for part in (who, one.reason) if part))


def _by_item(mine: Sequence[Candidate]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in mine:
        for item in sorted(one.outside):
            if item.startswith("wd:"):
                found.setdefault(item, []).append(one.id)
    return found


def _same_item(one: Candidate, by_item: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for item in sorted(one.outside):
        yield from ((own, item) for own in by_item.get(item, ()))


def _by_key(mine: Sequence[Candidate], comparator: Comparator) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(mine):
        for key in _keys(one, comparator):
            found.setdefault(key, []).append(index)
    return found


def _keys(one: Candidate, comparator: Comparator) -> Iterator[tuple[str, str]]:
    """Keys with the family; a node of unknown kind has none."""
    if one.kind in FAMILY and one.names:
        yield from ((one.family, key) for key in sorted(set(comparator.keys(one))))
