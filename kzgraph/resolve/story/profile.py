"""What a document tells, as facts that can be counted against those of another document."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kzgraph.model.edtf import Days
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.story.deeds import Deed, Side, is_anybody
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.scenes import Scene, is_scene, scene_of

Fact = tuple[str, ...]  # class of the event, then "side thing" once or twice, or "= number"
TEN = 10


@dataclass(frozen=True, slots=True)
class Profile:
    """A document.

    published: the days on which it may have come out. state: key of the state that it is about. scene: the place where
    most of it happens, with those that hold it, if one is ahead of all others; firm: whether it is told of more than
    once; places: ids of all that are named. singles: an event class with one participant; doubles: with two; numbers:
    with an exact number over ten.
    """

    document: str
    published: Days | None
    state: str | None
    singles: frozenset[Fact]
    doubles: frozenset[Fact]
    numbers: frozenset[Fact]
    scene: Scene | None = None
    firm: bool = False
    places: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[Fact]:
        """The facts of which two documents of one story share at least one."""
        return self.doubles | self.numbers


def profile_of(
    document: str,
    deeds: Sequence[Deed],
    published: Days | None,
    state: str | None,
    nodes: Mapping[str, Entity],
    policy: Policy,
) -> Profile:
    """Return what one document tells. deeds: its own; nodes: all, by id."""
    told = [d for d in deeds if d.event_class not in policy.vague]
    scene, times = main_scene(told, nodes)
    each = [(d.event_class, sorted(_parts(d))) for d in told]
    return Profile(
        document=document,
        published=published,
        state=state,
        singles=frozenset((kind, part) for kind, parts in each for part in parts),
        doubles=frozenset((kind, *two) for kind, parts in each for two in combinations(parts, 2)),
        numbers=frozenset(fact for d in told for fact in _numbers(d)),
        scene=scene,
        firm=times > 1,
        places=frozenset(p.node.id for d in deeds for p in d.parts if p.node.kind is EntityKind.PLACE),
    )


def near(a: Profile, b: Profile, window: int) -> bool:
    """Return whether two documents may have come out within so many days; true when a date is missing."""
    return a.published is None or b.published is None or a.published.gap(b.published) <= window


def main_scene(deeds: Sequence[Deed], nodes: Mapping[str, Entity]) -> tuple[Scene | None, int]:
    """Return where most of it happens, states apart, and how often; ``None`` when no place is ahead of all others."""
    places = (part.node for deed in deeds for part in deed.parts if part.side is Side.PLACE)
    ranked = Counter(place.id for place in places if is_scene(place)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None, 0
    return scene_of(ranked[0][0], nodes), ranked[0][1]


def _parts(deed: Deed) -> set[str]:
    return {f"{part.side} {thing}" for part in deed.parts for thing in part.things if not is_anybody(thing)}


def _numbers(deed: Deed) -> Iterator[Fact]:
    quantity = deed.claim.quantity
    if quantity is not None and quantity.value is not None and float(quantity.value) > TEN:
        yield deed.event_class, f"= {quantity.value}"
