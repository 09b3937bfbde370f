"""Which pairs of a list are to be compared anew when the list changes, and the stretches that they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kzgraph.analyse.numbers import dossier

T = TypeVar("T")
Couple = tuple[int, int]


def couples(length: int) -> Iterator[Couple]:
    """Yield the pairs of a dossier that are compared, by their places."""
    reach = length if length <= dossier.ALL_PAIRS else dossier.NEXT
    return ((one, other) for one in range(length) for other in range(one + 1, min(one + reach, length - 1) + 1))


def changed_couples(old: Sequence[T], new: Sequence[T]) -> list[Couple]:
    """Return the couples of ``new`` that are not in ``old``, or not with the same neighbours.

    Small dossiers are all neighbours of all; a symmetric use gives the couples of ``old`` that go.
    """
    if old == new:
        return []
    if min(len(old), len(new)) <= dossier.ALL_PAIRS:
        return list(couples(len(new)))
    reach, length, longer = dossier.NEXT, len(new), len(old) - len(new)
    place = {one: number for number, one in enumerate(old)}
    shift = [place[one] - number if one in place else None for number, one in enumerate(new)]
    since = [0] * length  # where the stretch begins that moved as one
    for number in range(1, length):
        since[number] = since[number - 1] if shift[number] == shift[number - 1] else number

    def same(one: int, other: int) -> bool:
        start, end = max(one - reach, 0), min(other + reach, length - 1)
        moved = shift[end]
        begins = one >= reach or moved == 0
        ends = other + reach < length or moved == longer
        return moved is not None and since[end] <= start and begins and ends

    return [(one, other) for one, other in couples(length) if not same(one, other)]


def stretches(found: Iterable[Couple], length: int, reach: int, most: int) -> Iterator[tuple[int, int, list[Couple]]]:
    """Yield start, end and couples of stretches of a list that hold the neighbours of their couples too.

    found: in order. most: places of first members in one stretch.
    """
    some: list[Couple] = []
    for couple in found:
        if some and (couple[0] - some[0][0] >= most or couple[0] - some[-1][0] > 2 * reach):
            yield max(some[0][0] - reach, 0), min(max(other for _, other in some) + reach + 1, length), some
            some = []
        some.append(couple)
    if some:
        yield max(some[0][0] - reach, 0), min(max(other for _, other in some) + reach + 1, length), some
