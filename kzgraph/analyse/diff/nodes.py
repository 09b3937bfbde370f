"""Which nodes of one graph are which of the other, by the claims that they carry: what was merged, split or renamed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.analyse.diff.state import ClaimState, Filler

Pair = tuple[ClaimState, ClaimState]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Nodes that became one (``merged``: several before, one after) or several (the other way round); sorted by IRI."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    carriers: int  # how many fillers of claims show it


@dataclass(frozen=True, slots=True)
class NodeChanges:
    """image: old node → the new node that has most of what it carried. renamed: old and new node with other labels."""

    image: Mapping[str, str]
    merged: tuple[Regrouped, ...]
    split: tuple[Regrouped, ...]

    def explains(self, old: str, new: str) -> bool:
        """Return whether ``new`` is what ``old`` has become."""
        if self.image.get(old, old) == new:
            return True
        return any(old in one.before and new in one.after for one in self.split)


def node_changes(carriers: Iterable[tuple[str, str]]) -> NodeChanges:
    """Return what the pairs (old node, new node) of equal fillers show.

    Old nodes are merged when all that they carried is one new node's; an old node is split when all that some new nodes
    carry was its own. A node that has lost a part of what it carried to another that was there before is neither: that
    is a change of claims.
    """
    forth: dict[str, Counter[str]] = defaultdict(Counter)
    back: dict[str, Counter[str]] = defaultdict(Counter)
    for old, new in carriers:
        forth[old][new] += 1
        back[new][old] += 1
    return NodeChanges(
        image={old: _most(found) for old, found in sorted(forth.items())},
        merged=tuple(
            Regrouped(group, (new,), sum(back[new][old] for old in group)) for new, group in _whole(back, forth)
        ),
        split=tuple(
            Regrouped((old,), group, sum(forth[old][new] for new in group)) for old, group in _whole(forth, back)
        ),
    )


def _whole(one: Mapping[str, Counter[str]], other: Mapping[str, Counter[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Nodes with at least two nodes of the other side that carry nothing else."""
    for node, found in sorted(one.items()):
        group = tuple(sorted(x for x in found if set(other[x]) == {node}))
        if len(group) > 1:
            yield node, group


def _most(found: Counter[str]) -> str:
    return min(found, key=lambda node: (-found[node], node))


def carriers(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Yield old and new node of each filler that both versions of a claim have, by role and words."""
    for old, new in pairs:
        for role in sorted({role for role, _ in old.fillers} & {role for role, _ in new.fillers}):
            mine = [one for name, one in old.fillers if name == role]
            theirs = [one for name, one in new.fillers if name == role]
            yield from _fillers(mine, theirs)


def events(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Yield old and new event of each claim."""
    return ((old.event, new.event) for old, new in pairs if old.event and new.event)


def _fillers(old: Sequence[Filler], new: Sequence[Filler]) -> Iterator[tuple[str, str]]:
    """By their words; the only filler on both sides is the same whatever its words."""
    if len(old) == len(new) == 1:
        one, other = old[0], new[0]
        if one.node == other.node or not (one.text and other.text) or _same_words(one, other):
            yield one.node, other.node
        return
    by_text = {one.text: one for one in new if one.text}
    for one in old:
        if one.text in by_text:
            yield one.node, by_text[one.text].node


def _same_words(one: Filler, other: Filler) -> bool:
    """Whether both are named alike but for a number: "twaalf mensen" and "dertien mensen"."""
    return one.text == other.text or (one.label == other.label and one.text.split()[-1:] == other.text.split()[-1:])
