"""What a document tells, as facts that can be counted against those of another document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kzgraph.model.edtf import Days
from kzgraph.resolve.story.deeds import WORD, Deed
from kzgraph.resolve.story.policy import Policy

Fact = tuple[str, ...]  # class of the event, then "side thing" once or twice, or "= number"
TEN = 10


@dataclass(frozen=True, slots=True)
class Profile:
    """A document. published: the days on which it may have come out. state: key of the state that it is about.

    singles: an event class with one participant; doubles: with two; numbers: with an exact number over ten.
    """

    document: str
    published: Days | None
    state: str | None
    singles: frozenset[Fact]
    doubles: frozenset[Fact]
    numbers: frozenset[Fact]

    @property
    def keys(self) -> frozenset[Fact]:
        """The facts of which two documents of one story share at least one."""
        return self.doubles | self.numbers


def profile_of(
    document: str, deeds: Iterable[Deed], published: Days | None, state: str | None, policy: Policy
) -> Profile:
    """Return what one document tells. deeds: its own."""
    told = [d for d in deeds if d.event_class not in policy.vague]
    each = [(d.event_class, sorted(_parts(d, policy))) for d in told]
    return Profile(
        document=document,
        published=published,
        state=state,
        singles=frozenset((kind, part) for kind, parts in each for part in parts),
        doubles=frozenset((kind, *two) for kind, parts in each for two in combinations(parts, 2)),
        numbers=frozenset(fact for d in told for fact in _numbers(d)),
    )


def near(a: Profile, b: Profile, window: int) -> bool:
    """Return whether two documents may have come out within so many days; true when a date is missing."""
    return a.published is None or b.published is None or a.published.gap(b.published) <= window


def _parts(deed: Deed, policy: Policy) -> set[str]:
    return {
        f"{part.side} {thing}"
        for part in deed.parts
        for thing in part.things
        if thing.removeprefix(WORD) not in policy.general
    }


def _numbers(deed: Deed) -> Iterator[Fact]:
    quantity = deed.claim.quantity
    if quantity is not None and quantity.value is not None and float(quantity.value) > TEN:
        yield deed.event_class, f"= {quantity.value}"
