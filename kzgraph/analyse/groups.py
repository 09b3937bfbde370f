"""Groups of things of which some pairs belong together."""

from collections.abc import Iterable


def grouped(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the connected components of ``members`` under ``pairs``: each sorted, all sorted by their first.

    A law: the result depends on the sets of members and pairs alone, not on any order.
    """
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for left, right in pairs:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    found: dict[str, list[str]] = {}
    for member in sorted(parent):
        found.setdefault(root(member), []).append(member)
    return sorted(tuple(group) for group in found.values())
