"""What a comparison of two counts needs to know besides them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kzgraph.analyse.numbers.count import Count, Node
from kzgraph.analyse.numbers.groups import Group, row_of
from kzgraph.analyse.numbers.order import Order
from kzgraph.analyse.numbers.sides import nearest
from kzgraph.lexicon.counted import ways

GROWING = frozenset({"Killing", "Injury", "Arrest", "Destruction", "Abduction", "Disaster"})
"""Event classes whose numbers can only grow while a story goes on."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison needs besides the two counts.

    groups: of all counts. order: of the counts of the dossier. framed: pairs of kinds of groups that texts of the story
    call one group. origins: document id → id of the text that it copies. wholes: a part → what its text takes it out
    of. sums: a number → those that its text adds up to it.
    """

    groups: Mapping[Count, Group]
    order: Order
    framed: frozenset[frozenset[str]] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)
    wholes: Mapping[Count, Count] = field(default_factory=dict)
    sums: Mapping[Count, tuple[Count, Count]] = field(default_factory=dict)

    def copies(self, a: Count, b: Count) -> bool:
        """Return whether two documents have their words from one text."""
        first, second = a.paper.id, b.paper.id
        return first != second and self.origins.get(first, first) == self.origins.get(second, second)

    def one_kind(self, a: Count, b: Count) -> bool:
        """Return whether two counts name one kind of people, by their words or by what a text calls whom."""
        kinds = frozenset({self.groups[a].kind, self.groups[b].kind})
        return len(kinds) == 1 or kinds in self.framed

    def inside(self, a: Count, b: Count) -> bool:
        """Return whether the people of ``a`` are among those of ``b`` by their kinds."""
        return self.groups[b].kind in self.groups[a].within and self.groups[a].kind != self.groups[b].kind

    def akin(self, a: Count, b: Count) -> bool:
        """Return whether the people of the one can be those of the other; symmetric."""
        return self.one_kind(a, b) or self.inside(a, b) or self.inside(b, a)

    def word(self, count: Count) -> str:
        """Return the noun that a text has for those whom it counts, in quotes."""
        return f"“{self.groups[count].word}”"


def framed_kinds(pairs: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """Return the kinds of groups that somebody calls each other, from what claims of framing say of whom."""
    found = set()
    for pair in pairs:
        rows = [row for words in pair if words.split() and (row := row_of(words.split()[-1])) is not None]
        if len(rows) == len(pair):
            found.add(frozenset(row.kind for row in rows))
    return frozenset(found)


def way_of(count: Count) -> str:
    """Return the name of the way in which it happened, "" when the word covers all ways."""
    return next((way.name for way in ways() if way.event == count.event_class and count.lemma in way.lemmas), "")


def one_voice(a: Count, b: Count) -> bool:
    """Return whether one source says both: one node, one name, or one document by itself."""
    first, second = nearest(a), nearest(b)
    if first is None or second is None:
        return first is second and a.paper.id == b.paper.id
    a_node, b_node = first.node, second.node
    return a_node.id == b_node.id or (a_node.label, a_node.kind) == (b_node.label, b_node.kind)


def named(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return the nodes that all documents share, by id."""
    return {node.id: node for node in nodes if not node.local}


def labels(nodes: Iterable[Node]) -> str:
    """Return the labels of nodes for people."""
    return ", ".join(sorted({node.label for node in nodes}))
