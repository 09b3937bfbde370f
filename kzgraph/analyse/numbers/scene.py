"""Where and when a document plays, and which documents tell one story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kzgraph.analyse.days import Days, days_of
from kzgraph.analyse.groups import grouped
from kzgraph.analyse.numbers.count import Paper

WINDOW = 30
"""Days between two documents of one story; the counts of one disaster are mostly set right within a month."""

NEAR = 50
"""Documents of one place with which each is compared, in the order of days."""

SHARED = 3
"""Named nodes that two documents must share when one of them has no date."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document tells of where and when.

    places: ids of the places where most of it happens; holders: ids of the places and states that hold these; states:
    those where most of it happens. named: ids of all nodes with a name. hazards: names of rows of counted.toml; struck:
    those that strike once, with the day on which they did.
    weekdays: 0 is Monday, as its text names them for what has happened. framed: pairs of words for one group, by
    claims of framing. labels: of places, holders and states.
    """

    paper: Paper
    places: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    hazards: frozenset[str] = frozenset()
    struck: frozenset[tuple[str, str]] = frozenset()
    weekdays: frozenset[int] = frozenset()
    framed: frozenset[tuple[str, str]] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def days(self) -> Days | None:
        """When it was published."""
        return days_of(self.paper.published)


def stories(scenes: Iterable[Scene]) -> dict[str, str]:
    """Return document id → id of its story, which is the least id of its documents; the same for any order."""
    ordered = sorted(scenes, key=lambda scene: scene.paper.id)
    pairs = ((a.paper.id, b.paper.id) for a, b in _neighbours(ordered) if same_story(a, b))
    groups = grouped((scene.paper.id for scene in ordered), pairs)
    return {document: group[0] for group in groups for document in group}


def same_story(a: Scene, b: Scene) -> bool:
    """Return whether two documents tell of one place, one time and no two different hazards; symmetric."""
    if a.hazards and b.hazards and not a.hazards & b.hazards:
        return False
    if not _same_place(a, b) or _two_blows(a, b):
        return False
    if a.days is not None and b.days is not None:
        return a.days.gap(b.days) <= WINDOW
    return len(a.named & b.named) >= SHARED


def _two_blows(a: Scene, b: Scene) -> bool:
    """Whether both tell of one sort of blow, such as a bomb attack, and give no day of it in common."""
    both = {hazard for hazard, _ in a.struck} & {hazard for hazard, _ in b.struck}
    return bool(both) and not a.struck & b.struck


def _same_place(a: Scene, b: Scene) -> bool:
    """Where the one plays the other plays too, or names it and plays in the same state.

    Of a text without places the state must do.
    """
    if not (a.places and b.places):
        return bool((a.states | a.holders | a.places) & (b.states | b.holders | b.places))
    if a.places & (b.places | b.holders) or b.places & a.holders:
        return True
    return bool(a.states & b.states and (a.places & b.named or b.places & a.named))


def _neighbours(scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Scene]]:
    """Pairs that share a place or a state and are near each other in the order of days; others are linked by them."""
    by_node: dict[str, list[int]] = {}
    ordered = sorted(scenes, key=lambda scene: (scene.paper.published or "", scene.paper.id))
    for i, scene in enumerate(ordered):
        for node in scene.places | scene.holders | scene.states:
            by_node.setdefault(node, []).append(i)
    pairs = {(i, j) for ids in by_node.values() for n, i in enumerate(ids) for j in ids[n + 1 : n + 1 + NEAR]}
    yield from ((ordered[i], ordered[j]) for i, j in sorted(pairs))

