"""Which pairs of documents tell of the same happening, and what shows it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kzgraph.model.entity import Entity
from kzgraph.resolve.story.policy import StoryPolicy
from kzgraph.resolve.story.profile import Fact, Profile, near
from kzgraph.resolve.story.scenes import same_scene


@dataclass(frozen=True, slots=True)
class Story:
    """Two documents of one story. points: what their facts amount to. facts: the telling ones, sorted."""

    points: int
    facts: tuple[Fact, ...]


Pair = tuple[str, str]  # ids of two documents, the smaller first


def stories(profiles: Iterable[Profile], nodes: Mapping[str, Entity], policy: StoryPolicy) -> dict[Pair, Story]:
    """Return the pairs of documents that tell one story. nodes: all, by id.

    Only documents that share a fact of two participants or a number are compared. A fact that very many documents of
    the same days share tells nothing of any two of them.
    """
    by_id = {p.document: p for p in profiles}
    holders: dict[Fact, list[Profile]] = {}
    for _, profile in sorted(by_id.items()):
        for fact in profile.keys:
            holders.setdefault(fact, []).append(profile)
    pairs = {pair for held in holders.values() for pair in _near(held, policy)}
    found = ((pair, story_of(by_id[pair[0]], by_id[pair[1]], nodes, policy)) for pair in sorted(pairs))
    return {pair: story for pair, story in found if story is not None}


def story_of(a: Profile, b: Profile, nodes: Mapping[str, Entity], policy: StoryPolicy) -> Story | None:
    """Return what shows that two documents tell one story, ``None`` when they need not."""
    if not near(a, b, policy.window) or (a.state and b.state and a.state != b.state):
        return None
    if _elsewhere(a, b, nodes):
        return None
    singles, doubles, numbers = a.singles & b.singles, a.doubles & b.doubles, a.numbers & b.numbers
    points = policy.one * len(singles) + policy.two * len(doubles) + policy.number * len(numbers)
    known = a.published is not None and b.published is not None
    classes = {fact[0] for fact in (*singles, *doubles, *numbers)}
    if points < (policy.few if known else policy.undated) or len(classes) < policy.classes or not doubles | numbers:
        return None
    return Story(points, tuple(sorted(doubles | numbers)))


def _elsewhere(a: Profile, b: Profile, nodes: Mapping[str, Entity]) -> bool:
    """Whether two documents play at different places, and neither, or each firmly, speaks of that of the other."""
    if a.scene is None or b.scene is None or same_scene(a.scene, b.scene, nodes):
        return False
    return (a.firm and b.firm) or not (a.scene[0] in b.places or b.scene[0] in a.places)


def _near(held: list[Profile], policy: StoryPolicy) -> Iterator[Pair]:
    """Yield the pairs of documents of the same days, and those of which one has no date.

    Documents with too many others around them are left out.
    """
    dated = sorted((p.published, p.document) for p in held if p.published is not None)
    firsts = [days.first for days, _ in dated]
    spans = ((days.first - policy.window, days.last + policy.window) for days, _ in dated)
    around = [(bisect_left(firsts, since), bisect_right(firsts, until)) for since, until in spans]
    calm = [after - before <= policy.block for before, after in around]
    for i, (_, one) in enumerate(dated):
        if calm[i]:
            yield from (_pair(one, dated[j][1]) for j in range(i + 1, around[i][1]) if calm[j])
    undated = [p.document for p in held if p.published is None]
    if undated and len(held) <= policy.block:
        yield from (_pair(one, p.document) for one in undated for p in held if p.document != one)


def _pair(a: str, b: str) -> Pair:
    return min(a, b), max(a, b)
