"""Groups of things of which some pairs belong together."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", str, int)


class Joined(Generic[Key]):
    """Things of which pairs are joined one by one. The first of a group, in their own order, stands for it."""

    def __init__(self) -> None:
        self._above: dict[Key, Key] = {}

    def root(self, one: Key) -> Key:
        """Return the first of the group of ``one``."""
        above = self._above
        while (higher := above.get(one, one)) != one:
            above[one] = above.get(higher, higher)
            one = above[one]
        return one

    def alike(self, one: Key, other: Key) -> bool:
        """Return whether two are of one group."""
        return self.root(one) == self.root(other)

    def join(self, one: Key, other: Key) -> None:
        """Make one group of two."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._above[high] = low


def grouped(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the connected components of ``members`` under ``pairs``: each sorted, all sorted by their first.

    A law: the result depends on the sets of members and pairs alone, not on any order.
    """
    joined = Joined[str]()
    for left, right in pairs:
        joined.join(left, right)
    found: dict[str, list[str]] = {}
    for member in sorted(set(members)):
        found.setdefault(joined.root(member), []).append(member)
    return sorted(tuple(group) for group in found.values())
