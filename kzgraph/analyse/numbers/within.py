"""What one text says of its own numbers: which is a part of which, and which are added up."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kzgraph.analyse.numbers.bounds import Bounding
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.groups import Group

MOST_ADDED = 12
"""Numbers of one kind in one text up to which sums are looked for; tables of figures add up by chance."""


def wholes(counts: Sequence[Count], groups: Mapping[Count, Group]) -> dict[Count, Count]:
    """Return a stated part → the number of its event class before it in its text that can hold it, the nearest one.

    counts: each text in its own order.
    """
    found: dict[Count, Count] = {}
    for _, said in sorted(_texts(counts).items()):
        for i, part in enumerate(said):
            if part.scope == "part":
                before = (one for one in reversed(said[:i]) if one.scope != "part" and _holds(one, part, groups))
                if (whole := next(before, None)) is not None:
                    found[part] = whole
    return found


def sums(counts: Sequence[Count]) -> dict[Count, tuple[Count, Count]]:
    """Return a total → the two numbers of other voices that its text adds up to it."""
    found: dict[Count, tuple[Count, Count]] = {}
    for _, said in sorted(_texts(counts).items()):
        totals = [one for one in said if one.scope == "total" and one.bounds.point is not None]
        exact = [one for one in said if one.bounds.kind is Bounding.EXACT and one.scope is None]
        for total in totals[:MOST_ADDED]:
            for a, b in combinations(exact[:MOST_ADDED], 2):
                if a.bounds.least + b.bounds.least == total.bounds.point and max(a.start, b.start) <= total.start:
                    found.setdefault(total, (a, b))
    return found


def _texts(counts: Iterable[Count]) -> dict[tuple[str, str], list[Count]]:
    found: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        found.setdefault((count.paper.id, count.event_class), []).append(count)
    return found


def _holds(whole: Count, part: Count, groups: Mapping[Count, Group]) -> bool:
    """Whether the part can be some of the whole: no more of them, and people of one kind or of a narrower one."""
    a, b = groups[part], groups[whole]
    akin = a.kind == b.kind or b.kind in a.within or a.kind in b.within or not (a.people and b.people)
    return akin and not whole.bounds.below(part.bounds)
