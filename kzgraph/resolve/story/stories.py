"""Which pairs of documents tell of the same happening, and what shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kzgraph.resolve.story.policy import StoryPolicy
from kzgraph.resolve.story.profile import Fact, Profile, near


@dataclass(frozen=True, slots=True)
class Story:
    """Two documents of one story. points: what their facts amount to. facts: the telling ones, sorted."""

    points: int
    facts: tuple[Fact, ...]


Pair = tuple[str, str]  # ids of two documents, the smaller first


def stories(profiles: Iterable[Profile], policy: StoryPolicy) -> dict[Pair, Story]:
    """Return the pairs of documents that tell one story.

    Only documents that share a fact of two participants or a number are compared. A fact of very many documents tells
    nothing of any two of them.
    """
    by_id = {p.document: p for p in profiles}
    holders: dict[Fact, list[Profile]] = {}
    for _, profile in sorted(by_id.items()):
        for fact in profile.keys:
            holders.setdefault(fact, []).append(profile)
    pairs = {pair for held in holders.values() if len(held) <= policy.block for pair in _near(held, policy.window)}
    found = ((pair, story_of(by_id[pair[0]], by_id[pair[1]], policy)) for pair in sorted(pairs))
    return {pair: story for pair, story in found if story is not None}


def story_of(a: Profile, b: Profile, policy: StoryPolicy) -> Story | None:
    """Return what shows that two documents tell one story, ``None`` when they need not."""
    if not near(a, b, policy.window) or (a.state and b.state and a.state != b.state):
        return None
    singles, doubles, numbers = a.singles & b.singles, a.doubles & b.doubles, a.numbers & b.numbers
    points = policy.one * len(singles) + policy.two * len(doubles) + policy.number * len(numbers)
    known = a.published is not None and b.published is not None
    classes = {fact[0] for fact in (*singles, *doubles, *numbers)}
    if points < (policy.few if known else policy.undated) or len(classes) < policy.classes or not doubles | numbers:
        return None
    return Story(points, tuple(sorted(doubles | numbers)))


def _near(held: list[Profile], window: int) -> Iterator[Pair]:
    for i, a in enumerate(held):
        for b in held[i + 1 :]:
            if near(a, b, window):
                yield a.document, b.document
