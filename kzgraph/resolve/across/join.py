"""Resolution across documents, whole: candidates and decisions in, who is the same as whom out."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kzgraph.model.judgement import Decision, Judgement, Score
from kzgraph.resolve.across.blocking import pairs
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.clusters import Clusters
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.across.fullness import FULL
from kzgraph.resolve.across.judging import Judged, by_ids, judged
from kzgraph.resolve.across.linking import Link, Outcome, link
from kzgraph.resolve.across.policy import Policy, shipped_policy
from kzgraph.resolve.across.settled import Settled, check_outside, settled
from kzgraph.resolve.across.units import Unit, canonical_order, units

SAME_NAME = "same name"
ONLY = "the only one of that name"


class Comparator(Protocol):
    """How names are compared; ``kzgraph.resolve.across.names`` is the shipped one."""

    def keys(self, one: Candidate) -> Iterable[str]:
        """Return keys of which two candidates share one when they may be alike."""
        ...

    def score(self, a: Candidate, b: Candidate) -> Score:
        """Return how alike the names of two candidates are, the same both ways round."""
        ...


@dataclass(frozen=True, slots=True)
class Rest:
    """What must be known of all candidates, where only some are joined: those that hang together, without questions.

    known: as in ``units``. near: the index pairs (smaller, larger) of some candidates that are worth comparing.
    """

    known: Container[str]
    near: Callable[[Sequence[Candidate]], Iterable[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is the same as whom.

    canonical: id -> id of the node that it is part of, for those that are part of another one. links: the positive
    judgements that make each cluster, sorted by pair. unsure: what nobody decided and the scores leave open, the best
    first; one for each pair of clusters.
    """

    canonical: Mapping[str, str]
    links: tuple[Decision, ...] = ()
    unsure: tuple[Decision, ...] = ()

    def node(self, entity: str) -> str:
        """Return the id of the node that ``entity`` is part of, itself when it was joined with nothing."""
        return self.canonical.get(entity, entity)


def join(
    candidates: Iterable[Candidate],
    comparator: Comparator,
    *,
    decisions: Decisions = NONE,
    others: Iterable[str] = (),
    policy: Policy | None = None,
    rest: Rest | None = None,
) -> Joined:
    """Return which candidates are the same; order-free.

    others: ids of nodes that only people may join, such as groups without a name. rest: of a world of which
    ``candidates`` are a part. Raises InputError when decisions contradict each other or join two Wikidata items.
    """
    limits = policy or shipped_policy()
    return _Joining(tuple(candidates), comparator, decisions, frozenset(others), limits, rest).run()


class _Joining:
    def __init__(
        self,
        candidates: Sequence[Candidate],
        comparator: Comparator,
        decisions: Decisions,
        others: frozenset[str],
        policy: Policy,
        rest: Rest | None,
    ) -> None:
        self.candidates = {one.id: one for one in sorted(candidates, key=lambda c: c.id)}
        self.comparator, self.decisions, self.policy, self.rest = comparator, decisions, policy, rest
        self.others = others - set(self.candidates)
        items = {one.id: i[3:] for one in candidates for i in sorted(one.outside) if i.startswith("wd:")}
        check_outside(decisions, items)
        self.people: Settled = settled(decisions)
        self.units: list[Unit] = units(self.candidates.values(), self.people, rest.known if rest else None)
        self.judgements: dict[tuple[int, int], Judged] = {}

    def judge(self, a: int, b: int) -> Judged:
        """Judge two units; each pair once."""
        key = (a, b) if a < b else (b, a)
        found = self.judgements.get(key)
        if found is None:
            found = self.judgements[key] = self._judged(*key)
        return found

    def _judged(self, a: int, b: int) -> Judged:
        left, right = self.units[a].one, self.units[b].one
        return by_ids(left, right) or judged(left, right, self.comparator.score(left, right), self.policy)

    def run(self) -> Joined:
        positive, open_ = self._judged_pairs()
        clusters = Clusters(self.units, self.judge, self.people)
        outcome = link(self.units, positive, clusters, self.judge, self.policy)
        sets = self._sets(clusters, outcome)
        canonical = {node: lead for lead, members in sets for node in members if node != lead}
        links = {one.pair: one for one in (*self._same_names(outcome), *self._used(outcome), *self._said())}
        return Joined(
            dict(sorted(canonical.items())),
            tuple(links[pair] for pair in sorted(links)),
            tuple(self._questions(open_, outcome, clusters)) if self.rest is None else (),
        )

    def _judged_pairs(self) -> tuple[list[Link], list[Link]]:
        """The links that may join and the unsure ones; what is plainly different is not kept."""
        positive: list[Link] = []
        open_: list[Link] = []
        nodes = [unit.one for unit in self.units]
        for a, b in self._near(nodes):
            found = self._judged(a, b)
            if found.judgement is not Judgement.NEGATIVE:
                self.judgements[a, b] = found
                joins = found.partial or found.judgement is Judgement.POSITIVE
                (positive if joins else open_).append(Link(a, b, found))
        return positive, open_

    def _near(self, nodes: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
        if self.rest is not None:
            return self.rest.near(nodes)
        return pairs(nodes, self.comparator.keys, largest=self.policy.block)

    def _sets(self, clusters: Clusters, outcome: Outcome) -> Iterator[tuple[str, list[str]]]:
        """The id that names each cluster and the ids in it; ambiguous short names stay single."""
        alone = {i for i in outcome.ambiguous if self._scattered(i)}
        joined: dict[int, list[Candidate]] = {}
        for index, unit in enumerate(self.units):
            if index not in alone:
                joined.setdefault(clusters.find(index), []).extend(unit.all)
        extra: dict[str, list[str]] = {}
        for node in sorted(self.others):
            if node in self.people.one:
                extra.setdefault(self.people.one[node], []).append(node)
        for members in joined.values():
            lead = min(members, key=canonical_order).id
            more = extra.pop(self.people.one.get(members[0].id, ""), [])
            for one in members:
                more += extra.pop(self.people.one.get(one.id, ""), [])
            yield lead, [*(one.id for one in members), *more]
        yield from ((members[0], members) for members in extra.values())

    def _scattered(self, index: int) -> bool:
        unit = self.units[index]
        return unit.full < FULL and unit.by == "name"

    def _same_names(self, outcome: Outcome) -> Iterator[Decision]:
        for index, unit in enumerate(self.units):
            if unit.by == "decision" or (index in outcome.ambiguous and self._scattered(index)):
                continue
            first = unit.all[0]
            for one in unit.all[1:]:
                shared = sorted((first.outside & one.outside) or unit.one.outside)
                why = f"same id: {', '.join(shared)}" if unit.by == "id" else SAME_NAME
                yield _decision(first.id, one.id, Judgement.POSITIVE, 1.0, why)

    def _used(self, outcome: Outcome) -> Iterator[Decision]:
        for one in outcome.used:
            a, b = self.units[one.left].one, self.units[one.right].one
            why = f"{one.judged.reason}; {ONLY}" if one.judged.partial else one.judged.reason
            yield _decision(a.id, b.id, Judgement.POSITIVE, one.judged.score.value, why)

    def _said(self) -> Iterator[Decision]:
        there = {*self.candidates, *self.others}
        for placed in self.decisions.decided:
            if placed.decision.judgement is Judgement.POSITIVE and there & set(placed.decision.pair):
                yield placed.decision

    def _questions(self, open_: Sequence[Link], outcome: Outcome, clusters: Clusters) -> Iterator[Decision]:
        """What is left to ask, without what is joined by now or decided; the best question about two clusters."""
        refused = [(one, f"{one.judged.reason}; {why}") for one, why in outcome.refused.values()]
        asked: dict[tuple[int, int], tuple[Link, str]] = {}
        for one, reason in sorted((*refused, *((o, o.judged.reason) for o in open_)), key=lambda item: item[0].rank):
            ends = sorted((clusters.find(one.left), clusters.find(one.right)))
            if ends[0] != ends[1] and not clusters.parted(ends[0], ends[1]):
                asked.setdefault((ends[0], ends[1]), (one, reason))
        for one, reason in sorted(asked.values(), key=lambda item: item[0].rank):
            a, b = self.units[one.left].one, self.units[one.right].one
            yield _decision(a.id, b.id, Judgement.UNSURE, one.judged.score.value, reason)


def _decision(a: str, b: str, judgement: Judgement, score: float, reason: str) -> Decision:
    left, right = sorted((a, b))
    return Decision(left, right, judgement, round(score, 3), reason)
