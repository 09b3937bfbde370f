"""Counts of different places apart: those of one town are not compared with those of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.analyse.groups import Joined
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.scene import Scene

CLEAR = 2
"""States or places up to which a text is said to play there: with more of them nobody can say where."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a count is of. paper: id of its document; places: those that it names; holders: what holds these."""

    paper: str
    places: frozenset[str]
    holders: frozenset[str]


def spot_of(count: Count) -> Spot:
    """Return where a count is of."""
    places = frozenset(node.id for node in count.places if not node.local)
    return Spot(count.paper.id, places, frozenset(node.id for node in count.holders))


def by_place(counts: Sequence[Count], scenes: Mapping[str, Scene]) -> Iterator[list[Count]]:
    """Yield the counts whose places are one or lie in each other; see ``apart``."""
    for part in apart([spot_of(one) for one in counts], lambda paper: scenes[paper].places):
        yield [counts[number] for number in part]


def apart(spots: Sequence[Spot], scene: Callable[[str], frozenset[str]]) -> list[list[int]]:
    """Return the numbers of the spots whose places are one or lie in each other.

    A spot without a place belongs to the only place that its own text, or else all texts, count at; where there are
    several it stands with the others that name none. scene: id of a document -> the places where it plays.
    """
    regions = _regions(spots)
    if len(regions) < 2:
        return [list(range(len(spots)))]
    region_of = {place: number for number, region in enumerate(regions) for place in region}
    mates: dict[str, set[int]] = {}
    for spot in spots:
        mates.setdefault(spot.paper, set()).update(_hits(spot.places, region_of))
    parts: dict[int, list[int]] = {}
    for number, spot in enumerate(spots):
        own = _hits(spot.places, region_of) or mates[spot.paper] or _hits(scene(spot.paper), region_of)
        parts.setdefault(next(iter(own)) if len(own) == 1 else -1, []).append(number)
    return [parts[key] for key in sorted(parts)]


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


def _regions(spots: Iterable[Spot]) -> list[frozenset[str]]:
    """Sets of places that are one or lie in each other."""
    named = {(spot.places, spot.holders) for spot in spots if spot.places}
    given = {place for places, _ in named for place in places}
    joined = Joined[str]()
    for places, holders in named:
        # What holds them counts where another names that: a state that none names joins no towns.
        first, *more = places | (holders & given)
        for place in more:
            joined.join(first, place)
    found: dict[str, set[str]] = {}
    for place in given:
        found.setdefault(joined.root(place), set()).add(place)
    return sorted(map(frozenset, found.values()), key=sorted)


def _hits(places: Iterable[str], region_of: Mapping[str, int]) -> set[int]:
    return {region_of[place] for place in places if place in region_of}
