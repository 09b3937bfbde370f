"""Which links join: the full names first, then what is less full, when it fits one cluster alone.

All is decided from scores and ids, so that the order of input is lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kzgraph.model.judgement import Judgement
from kzgraph.resolve.across.clusters import Clusters, Judge
from kzgraph.resolve.across.judging import Judged
from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.across.units import Unit

RARE = 10  # times as many documents that a name must have for another one to be a slip of it
EPSILON = 1e-9  # scores are compared as if they had nine decimals


@dataclass(frozen=True, slots=True)
class Link:
    """Two units, by index (smaller first), and how they were judged."""

    left: int
    right: int
    judged: Judged

    def other(self, unit: int) -> int:
        """Return the unit at the other end."""
        return self.right if unit == self.left else self.left

    @property
    def rank(self) -> tuple[float, int, int]:
        """Best first; ties by id, as units are sorted by it."""
        return -round(self.judged.score.value, 9), self.left, self.right


@dataclass(slots=True)
class Outcome:
    """What became of the links. used: they join; refused: link -> why not; ambiguous: units that fit several."""

    used: list[Link] = field(default_factory=list)
    refused: dict[tuple[int, int], tuple[Link, str]] = field(default_factory=dict)
    ambiguous: set[int] = field(default_factory=set)


def link(units: Sequence[Unit], links: Iterable[Link], clusters: Clusters, judge: Judge, policy: Policy) -> Outcome:
    """Join ``clusters`` by ``links`` and return what became of each."""
    return _Linking(units, links, clusters, judge, policy).run()


class _Linking:
    def __init__(
        self, units: Sequence[Unit], links: Iterable[Link], clusters: Clusters, judge: Judge, policy: Policy
    ) -> None:
        self.units, self.clusters, self.judge, self.policy = units, clusters, judge, policy
        self.of: dict[int, list[Link]] = {}
        for one in links:
            self.of.setdefault(one.left, []).append(one)
            self.of.setdefault(one.right, []).append(one)
        self.outcome = Outcome()

    def run(self) -> Outcome:
        levels: dict[float, list[int]] = {}
        for index in sorted(self.of):
            levels.setdefault(self.units[index].full, []).append(index)
        for full in sorted(levels, reverse=True):
            self._attach(levels[full])
            self._join_equals(levels[full])
        return self.outcome

    def _attach(self, level: Sequence[int]) -> None:
        """Join each unit with the one cluster of fuller names that it fits; with none when it fits several."""
        chosen: list[Link] = []
        for index in level:
            fuller = [one for one in self.of[index] if self.units[one.other(index)].full > self.units[index].full]
            if fuller:
                chosen += self._choice(index, fuller)
        for one in sorted(chosen, key=lambda link: link.rank):
            self._join(one)

    def _join_equals(self, level: Sequence[int]) -> None:
        """Join names that are as full as each other, best first."""
        within = set(level)
        equal = {i: [one for one in self.of[i] if one.other(i) in within] for i in level}
        for index in level:
            if equal[index] and index not in self.outcome.ambiguous:
                self._doubt(index, equal[index])
        for one in sorted({one.rank: one for links in equal.values() for one in links}.values(), key=lambda x: x.rank):
            if not self._bridges(one):
                self._join(one)

    def _choice(self, index: int, fuller: Sequence[Link]) -> Iterator[Link]:
        best = self._best_by_cluster(index, fuller)
        if len(best) == 1:
            yield from best.values()
            return
        main = max(best, key=lambda cluster: (self.clusters.documents(cluster), -cluster))
        if all(cluster == main or self._is_slip(best[cluster].other(index), cluster, main) for cluster in best):
            yield best[main]
            return
        self.outcome.ambiguous.add(index)
        self._refuse_all(index, best.values())

    def _is_slip(self, unit: int, cluster: int, main: int) -> bool:
        """Whether a rival is but a rare and doubtful spelling of the main one: "Emly Marley" beside "Emily Marley"."""
        if max(self.clusters.documents(cluster), 1) * RARE > self.clusters.documents(main):
            return False
        near = (self.judge(*sorted((unit, other))) for other in self.clusters.members(main))
        return any(one.judgement is not Judgement.NEGATIVE and not one.apart for one in near)

    def _best_by_cluster(self, index: int, links: Iterable[Link]) -> Mapping[int, Link]:
        """The best link to each cluster, without those that are clearly worse than the best of all."""
        best: dict[int, Link] = {}
        for one in sorted(links, key=lambda link: link.rank):
            best.setdefault(self.clusters.find(one.other(index)), one)
        top = max(one.judged.score.value for one in best.values())
        least = top - self.policy.margin - EPSILON
        return {cluster: one for cluster, one in best.items() if one.judged.score.value >= least}

    def _doubt(self, index: int, equal: Sequence[Link]) -> None:
        """Mark a unit that is about as much like one name as like another one that is somebody else's."""
        unit = self.units[index]
        if unit.by != "name" or self.clusters.fullest(self.clusters.find(index)) > unit.full:
            return
        best = self._best_by_cluster(index, equal)
        if any(self._differ(index, a, b) for a, b in combinations(sorted(best.values(), key=lambda x: x.rank), 2)):
            self.outcome.ambiguous.add(index)
            self._refuse_all(index, best.values())

    def _differ(self, index: int, a: Link, b: Link) -> bool:
        """Whether the clusters at the ends of two links are not one: both fuller, or judged different."""
        one, other = self.clusters.find(a.other(index)), self.clusters.find(b.other(index))
        full = self.units[index].full
        if one == other:
            return False
        if self.clusters.fullest(one) > full and self.clusters.fullest(other) > full:
            return True
        found = self.judge(*sorted((a.other(index), b.other(index))))
        return found.apart or found.judgement is Judgement.NEGATIVE

    def _bridges(self, one: Link) -> bool:
        """Whether a link of two short names would join two fuller ones, about which it knows nothing."""
        full = self.units[one.left].full
        ends = {self.clusters.find(one.left), self.clusters.find(one.right)}
        if len(ends) == 2 and all(self.clusters.fullest(end) > full for end in ends):
            self._refuse(one, "each belongs to a fuller name")
            return True
        return False

    def _join(self, one: Link) -> None:
        a, b = self.clusters.find(one.left), self.clusters.find(one.right)
        if a == b:
            return
        if self.outcome.ambiguous & {one.left, one.right}:
            self._refuse(one, "ambiguous")
            return
        obstacle = self.clusters.obstacle(a, b)
        if obstacle is None:
            self.clusters.join(a, b)
            self.outcome.used.append(one)
        else:
            names = (self.units[index].one.id for index in obstacle)
            self._refuse(one, f"not one: {' and '.join(names)}")

    def _refuse_all(self, index: int, links: Iterable[Link]) -> None:
        ends = sorted({self.units[one.other(index)].one.id for one in links})
        for one in links:
            self._refuse(one, f"fits {' and '.join(ends[:3])}{' and more' if len(ends) > 3 else ''}")

    def _refuse(self, one: Link, why: str) -> None:
        self.outcome.refused.setdefault((one.left, one.right), (one, why))
