"""What one document says of one event, in terms that can be laid beside those of another document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.model.claim import NumberScope, Quantity
from kzgraph.model.edtf import Days
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.names import folded
from kzgraph.resolve.story.deeds import Deed, Side, is_anybody
from kzgraph.resolve.story.heads import Heads
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.scenes import Scene, scene_of

GENERAL = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.BODY, EntityKind.PLACE})
PARTIAL = frozenset({NumberScope.PART, NumberScope.FURTHER, NumberScope.EARLIER})
FEWEST = 6  # words of a sentence that can be told again in the same words


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a telling. least, most: bounds, inclusive. exact: the number when it is one. counted: whom or what.

    sources: ids of nodes that give it. as_of: the day it stands for. partial: it counts a part, or is out of date.
    """

    least: float
    most: float
    exact: str | None
    counted: frozenset[str]
    sources: frozenset[str]
    as_of: str | None
    partial: bool

    def meets(self, other: "Count") -> bool:
        """Return whether one number can be meant by both; symmetric."""
        return self.least <= other.most and other.least <= self.most


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document says of one event.

    doers, others: what all documents call the participants, nouns behind ``deeds.WORD``; headed: what the doers head.
    specific: persons, organisations and groups among all nodes, and no places, states or their bodies; persons: those
    alone. scenes: where; states: ids of all states named. days: when. wordings: the words of each longer quote.
    """

    id: str
    document: str
    event_class: str
    doers: frozenset[str]
    headed: frozenset[str]
    others: frozenset[str]
    specific: frozenset[str]
    persons: frozenset[str]
    scenes: frozenset[Scene]
    states: frozenset[str]
    days: frozenset[Days]
    counts: tuple[Count, ...]
    wordings: tuple[frozenset[str], ...]


def telling_of(
    key: str, deeds: Sequence[Deed], nodes: Mapping[str, Entity], heads: Heads, policy: Policy
) -> Telling | None:
    """Return what one document's claims on one event say; ``None`` when the class is vague or a claim is unsure."""
    if not all(d.sure for d in deeds) or deeds[0].event_class in policy.vague:
        return None
    parts = [part for deed in deeds for part in deed.parts]
    shared = [part.node for part in parts if part.node.document is None]
    doers = _things(deeds, Side.DOER)
    places = {p.node.id for p in parts if p.side is Side.PLACE and p.node.document is None}
    return Telling(
        id=key,
        document=deeds[0].document,
        event_class=deeds[0].event_class,
        doers=doers,
        headed=heads.headed(deeds[0].document, doers),
        others=_things(deeds, Side.OTHER),
        specific=frozenset(node.id for node in shared if node.kind not in GENERAL),
        persons=frozenset(node.id for node in shared if node.kind is EntityKind.PERSON),
        scenes=frozenset(scene_of(place, nodes) for place in places),
        states=frozenset(node.id for node in shared if node.kind is EntityKind.STATE),
        days=frozenset(d.days for d in deeds if d.days is not None),
        counts=tuple(_counts(deeds)),
        wordings=tuple(sorted({w for d in deeds if len(w := _words(d)) >= FEWEST}, key=sorted)),
    )


def _things(deeds: Iterable[Deed], side: Side) -> frozenset[str]:
    found = (thing for deed in deeds for thing in deed.things(side))
    return frozenset(thing for thing in found if not is_anybody(thing))


def _words(deed: Deed) -> frozenset[str]:
    return frozenset(folded(deed.claim.evidence.quote).split())


def _counts(deeds: Iterable[Deed]) -> Iterator[Count]:
    for deed in deeds:
        quantity = deed.claim.quantity
        if quantity is None:
            continue
        least, most = _bounds(quantity)
        counted = {part for part in deed.parts if part.mention in quantity.counts}
        yield Count(
            least=least,
            most=most,
            exact=quantity.value if not quantity.approximate else None,
            counted=frozenset(thing for part in counted for thing in part.things),
            sources=deed.sources,
            as_of=quantity.as_of,
            partial=quantity.scope in PARTIAL,
        )


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that a number allows; "about" gives a tenth to both sides."""
    room = 0.1 if quantity.approximate else 0.0
    least, most = quantity.value or quantity.minimum, quantity.value or quantity.maximum
    return float(least or 0) * (1 - room), float(most) * (1 + room) if most is not None else float("inf")


