"""The difference of two graphs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.analyse.diff.match import Matched, match
from kzgraph.analyse.diff.nodes import NodeChanges, carriers, events, node_changes
from kzgraph.analyse.diff.state import ClaimState, Filler, GraphState


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a claim says otherwise now. what: "number", "modality", "source", a role …; for people."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that both graphs have. changes: at least one."""

    old: ClaimState
    new: ClaimState
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, in order. renamed: (old node, new node) of one to one with another label."""

    matched: Matched
    changed: tuple[ChangedClaim, ...]
    nodes: NodeChanges
    events: NodeChanges
    renamed: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Whether anything differs that this knows of."""
        found = self.matched
        texts = any(old.id != new.id for old, new in found.documents)
        claims = found.new or found.withdrawn or self.changed
        groups = (self.nodes.merged, self.nodes.split, self.events.merged, self.events.split, self.renamed)
        return bool(found.added or found.removed or texts or claims) or any(groups)


def compare(old: GraphState, new: GraphState) -> Difference:
    """Return what differs from ``old`` to ``new``."""
    matched = match(old, new)
    nodes = node_changes(carriers(matched.claims))
    happened = node_changes(events(matched.claims))
    changed = (ChangedClaim(one, other, tuple(_changes(one, other, nodes))) for one, other in matched.claims)
    return Difference(
        matched,
        tuple(one for one in changed if one.changes),
        nodes,
        happened,
        tuple(_renamed(old, new, nodes)),
    )


def _changes(old: ClaimState, new: ClaimState, nodes: NodeChanges) -> Iterator[Change]:
    if set(old.numbers.values()) != set(new.numbers.values()):
        yield Change("number", " | ".join(sorted(old.numbers)), " | ".join(sorted(new.numbers)))
    for name in ("modality", "polarity", "time", "words"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(name, before, after)
    for role in sorted(old.roles.keys() | new.roles.keys()):
        before, after = old.roles.get(role, ()), new.roles.get(role, ())
        if not _same(before, after, nodes):
            yield Change(role, _labels(before), _labels(after))
    if not _same(old.sources, new.sources, nodes):
        yield Change("source", _labels(old.sources), _labels(new.sources))


def _same(old: tuple[Filler, ...], new: tuple[Filler, ...], nodes: NodeChanges) -> bool:
    """Whether the fillers are the same nodes, or what these have become."""
    before, after = {one.node for one in old}, {one.node for one in new}
    kept = all(any(nodes.explains(one, other) for other in after) for one in before)
    return kept and all(any(nodes.explains(one, other) for one in before) for other in after)


def _labels(fillers: tuple[Filler, ...]) -> str:
    return " | ".join(one.label for one in fillers)


def _renamed(old: GraphState, new: GraphState, nodes: NodeChanges) -> Iterator[tuple[str, str]]:
    """One to one, and called otherwise."""
    regrouped = {one for group in (*nodes.merged, *nodes.split) for one in (*group.before, *group.after)}
    carried = Counter(nodes.image.values())
    for before, after in nodes.image.items():
        if before not in regrouped and after not in regrouped:
            names = old.labels.get(before, before), new.labels.get(after, after)
            if names[0] != names[1] and carried[after] == 1:
                yield before, after
