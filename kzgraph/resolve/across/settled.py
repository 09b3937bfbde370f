"""What the decisions of people amount to: sets of nodes that are one, and sets that are kept apart."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kzgraph.errors import InputError
from kzgraph.model.judgement import Judgement
from kzgraph.resolve.across.decisions import Decisions, Placed

NEW = "a new decision"  # that stands in no file yet
Edges = dict[str, list[tuple[str, Placed]]]  # id -> the nodes that a line joins it with


@dataclass(frozen=True, slots=True)
class Settled:
    """one: id -> the smallest id of its set, for ids that somebody joined. apart: pairs of such ids, both ways."""

    one: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def root(self, node: str) -> str:
        """Return the smallest id of the set of ``node``."""
        return self.one.get(node, node)

    def judged(self, a: str, b: str) -> bool:
        """Return whether people decided about two nodes, themselves or by what they are joined with."""
        return self.root(a) == self.root(b) or self.keeps_apart(a, b)

    def keeps_apart(self, a: str, b: str) -> bool:
        """Return whether people said that two nodes are not one, or that they do not know."""
        return self.root(b) in self.apart.get(self.root(a), frozenset())


def settled(decisions: Decisions) -> Settled:
    """Return what ``decisions`` amount to; a decision that cannot be made leaves the two apart.

    Raises InputError when a chain of positive lines joins what a negative one keeps apart; it names the lines.
    """
    edges = _edges(decisions)
    roots: dict[str, str] = {}
    for node in sorted(edges):
        if node not in roots:
            roots |= dict.fromkeys(_reached(node, edges), node)
    for one in _of(decisions, Judgement.NEGATIVE):
        left, right = one.decision.pair
        if left in roots and roots[left] == roots.get(right):
            raise InputError(_contradiction(one, _chain(left, right, edges)))
    apart: dict[str, set[str]] = {}
    for one in (*_of(decisions, Judgement.NEGATIVE), *_of(decisions, Judgement.UNSURE)):
        left, right = (roots.get(node, node) for node in one.decision.pair)
        if left != right:
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
    return Settled(roots, {node: frozenset(others) for node, others in apart.items()})


def check_outside(decisions: Decisions, outside: Mapping[str, str]) -> None:
    """Raise InputError when people join nodes with different Wikidata items. outside: id -> QID."""
    sets: dict[str, list[str]] = {}
    for node, root in settled(decisions).one.items():
        sets.setdefault(root, []).append(node)
    edges = _edges(decisions)
    for members in sets.values():
        for a, b in combinations(sorted(node for node in members if node in outside), 2):
            if outside[a] != outside[b]:
                lines = _places(_chain(a, b, edges))
                raise InputError(
                    f"{lines}: joins {a} ({outside[a]}) and {b} ({outside[b]}), which Wikidata keeps apart; "
                    "remove the line, or mend the entity file"
                )


def _edges(decisions: Decisions) -> Edges:
    """The positive lines by node, both ways."""
    edges: Edges = {}
    for one in _of(decisions, Judgement.POSITIVE):
        left, right = one.decision.pair
        edges.setdefault(left, []).append((right, one))
        edges.setdefault(right, []).append((left, one))
    return edges


def _of(decisions: Decisions, judgement: Judgement) -> Iterator[Placed]:
    return (one for one in decisions.decided if one.decision.judgement is judgement)


def _reached(start: str, edges: Edges) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for other, _ in edges[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def _chain(start: str, end: str, edges: Edges) -> list[Placed]:
    """The shortest chain of positive lines from one node to the other."""
    came: dict[str, tuple[str, Placed] | None] = {start: None}
    waiting = deque([start])
    while end not in came:
        node = waiting.popleft()
        for other, line in edges[node]:
            if other not in came:
                came[other] = (node, line)
                waiting.append(other)
    found: list[Placed] = []
    step = came[end]
    while step is not None:
        found.append(step[1])
        step = came[step[0]]
    return found[::-1]


def _contradiction(negative: Placed, chain: Iterable[Placed]) -> str:
    left, right = negative.decision.pair
    joins = f"{_places(chain)} joins"
    return f"{negative.place or NEW}: keeps {left} and {right} apart, which {joins}; remove or change one of the lines"


def _places(chain: Iterable[Placed]) -> str:
    return " with ".join(one.place or NEW for one in chain)
