"""Clusters that grow by links and never hold two units that must stay apart."""

from collections.abc import Callable, Sequence

from kzgraph.model.judgement import Judgement
from kzgraph.resolve.across.judging import Judged
from kzgraph.resolve.across.settled import Settled
from kzgraph.resolve.across.units import Unit

Judge = Callable[[int, int], Judged]  # of two units, by index


class Clusters:
    """Sets of units. Two are joined only when each pair across them may be: so chains cannot drift.

    Two exceptions, as they have names that need not be like each other: who is like a unit that an id or a person
    vouches for need not be like all that joined it; and a surname, initial or acronym says too little to contradict a
    full name.
    """

    def __init__(self, units: Sequence[Unit], judge: Judge, people: Settled) -> None:
        self._of = list(range(len(units)))
        self._members = [[index] for index in range(len(units))]
        self._units = units
        self._judge = judge
        self._people = people

    def find(self, unit: int) -> int:
        """Return the number of the cluster that holds a unit."""
        return self._of[unit]

    def members(self, cluster: int) -> Sequence[int]:
        """Return the units of a cluster."""
        return self._members[cluster]

    def documents(self, cluster: int) -> int:
        """Return how many documents name what a cluster holds."""
        return len({d for index in self._members[cluster] for d in self._units[index].one.documents})

    def fullest(self, cluster: int) -> float:
        """Return how full the fullest name in a cluster is."""
        return max(self._units[index].full for index in self._members[cluster])

    def obstacle(self, a: int, b: int) -> tuple[int, int] | None:
        """Return two units, one of each cluster, that must not be one; ``None`` when the clusters may be joined."""
        for one in self._members[a]:
            for other in self._members[b]:
                if self._forbidden(one, other):
                    return one, other
        return None

    def parted(self, a: int, b: int) -> bool:
        """Return whether people keep apart what two clusters hold."""
        return any(self._parted(one, other) for one in self._members[a] for other in self._members[b])

    def _parted(self, one: int, other: int) -> bool:
        root = self._people.root
        left, right = root(self._units[one].one.id), root(self._units[other].one.id)
        return right in self._people.apart.get(left, ())

    def _forbidden(self, one: int, other: int) -> bool:
        if self._parted(one, other):
            return True
        found = self._judge(one, other)
        if found.apart or found.judgement is not Judgement.NEGATIVE:
            return found.apart
        if self._units[one].short != self._units[other].short:
            return False
        return not (self._vouched(one, other) or self._vouched(other, one))

    def _vouched(self, one: int, other: int) -> bool:
        """Whether ``one`` is like a unit that is surely what ``other`` is taken for."""
        sure = (unit for unit in self._members[self._of[other]] if self._units[unit].by != "name")
        return any(self._judge(one, unit).judgement is Judgement.POSITIVE for unit in sure)

    def join(self, a: int, b: int) -> None:
        """Make two clusters one."""
        keep, gone = sorted((a, b), key=lambda c: (-len(self._members[c]), c))
        for unit in self._members[gone]:
            self._of[unit] = keep
        self._members[keep] += self._members[gone]
        self._members[gone] = []
