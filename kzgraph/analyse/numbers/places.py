"""Counts of different places apart: those of one town are not compared with those of another."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.scene import Scene

CLEAR = 2
"""States or places up to which a text is said to play there: with more of them nobody can say where."""


def by_place(counts: Sequence[Count], scenes: Mapping[str, Scene]) -> Iterator[list[Count]]:
    """Yield the counts whose places are one or lie in each other.

    A count without a place belongs to the only place that its own text, or else all texts, count at; where there are
    several it stands with the others that name none.
    """
    regions = _regions(counts)
    if len(regions) < 2:
        yield list(counts)
        return
    mates: dict[str, set[int]] = {}
    for count in counts:
        mates.setdefault(count.paper.id, set()).update(_hits(_places(count), regions))
    parts: dict[int | None, list[Count]] = {}
    for count in counts:
        parts.setdefault(_region_of(count, mates[count.paper.id], regions, scenes), []).append(count)
    yield from (parts[key] for key in sorted(parts, key=lambda key: -1 if key is None else key))


def place_label(counts: Iterable[Count], scenes: Mapping[str, Scene]) -> str:
    """Return the place that most counts name, else the one where most of their texts play; "" for none."""
    named = Counter(node.label for count in counts for node in count.places if not node.local)
    if not named:
        papers = sorted({count.paper.id for count in counts})
        here = (scenes[p].states or scenes[p].places for p in papers)
        labels = {node: label for p in papers for node, label in scenes[p].labels.items()}
        clear = (node for nodes in here if len(nodes) <= CLEAR for node in nodes)
        named = Counter(labels[node] for node in clear if labels.get(node))
    return min(named, key=lambda label: (-named[label], label)) if named else ""


def _regions(counts: Iterable[Count]) -> list[frozenset[str]]:
    """Sets of places that are one or lie in each other."""
    found: list[frozenset[str]] = []
    kept = list(counts)
    given = {node for count in kept for node in _places(count)}
    for places in sorted({_reach(count, given) for count in kept if _places(count)}, key=sorted):
        touching = [region for region in found if region & places]
        found = [region for region in found if region not in touching]
        found.append(places.union(*touching))
    return sorted(found, key=sorted)


def _places(count: Count) -> frozenset[str]:
    return frozenset(node.id for node in count.places if not node.local)


def _reach(count: Count, given: Collection[str]) -> frozenset[str]:
    """Its places, and what holds them where another count names that: a state that none names joins no towns."""
    return _places(count) | {node.id for node in count.holders if node.id in given}


def _region_of(
    count: Count, mates: set[int], regions: Sequence[frozenset[str]], scenes: Mapping[str, Scene]
) -> int | None:
    own = _hits(_places(count), regions) or mates or _hits(scenes[count.paper.id].places, regions)
    return next(iter(own)) if len(own) == 1 else None


def _hits(places: frozenset[str], regions: Sequence[frozenset[str]]) -> set[int]:
    return {n for n, region in enumerate(regions) if region & places}
