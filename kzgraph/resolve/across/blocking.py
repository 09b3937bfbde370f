"""Blocking: which pairs are worth comparing, so that a million mentions need not all be compared with each other.

A key that more than ``Policy.block`` names share tells too little and is dropped: a bare surname that so many people
bear is joined with nobody anyway, and fuller names share further keys.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kzgraph.resolve.across.candidate import Candidate

Keys = Callable[[Candidate], Iterable[str]]


def pairs(nodes: Sequence[Candidate], keys: Keys, *, largest: int) -> Iterator[tuple[int, int]]:
    """Yield the index pairs (smaller, larger) of nodes of one family that share a key, each once, sorted.

    Nodes with an outside id in common are always a pair. largest: members of a block that is not dropped.
    """
    blocks: dict[tuple[str, str], list[int]] = {}
    held: list[list[list[int]]] = []
    for index, one in enumerate(nodes):
        mine: list[list[int]] = []
        for key in sorted({*keys(one), *(f"id {i}" for i in one.outside)}):
            block = blocks.setdefault((one.family, key), [])
            block.append(index)
            mine.append(block)
        held.append(mine)
    for index, mine in enumerate(held):
        near = {other for block in mine if len(block) <= largest for other in block if other > index}
        yield from ((index, other) for other in sorted(near))
