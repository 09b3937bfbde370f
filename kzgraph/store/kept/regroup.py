"""Groups with numbers that change as little as they can."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping


def renumbered(
    groups: Iterable[Iterable[int]], before: Mapping[int, int | None], fresh: Callable[[], int]
) -> dict[int, int]:
    """Return member -> number of its group.

    A number of before stays with the largest part of those that had it, so that few members change theirs. before:
    member -> its number; fresh: a number that nobody ever had.
    """
    sized = []
    for group in groups:
        members = sorted(group)
        had = Counter(number for one in members if (number := before.get(one)) is not None)
        sized.append((members, had))
    claims = sorted(
        ((-count, members[0], number) for members, had in sized for number, count in had.items()),
    )
    taken: set[int] = set()
    given: dict[int, int] = {}
    for _, first, number in claims:
        if number not in taken and first not in given:
            taken.add(number)
            given[first] = number
    return {one: number for members, _ in sized for number in [given.get(members[0]) or fresh()] for one in members}
