"""Documents as quads, by hand: a few claims about a few people and places, for the laws of what is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kzgraph.model.ids import digest
from kzgraph.rdf.vocab import KZ, Class, Property

BASE = "https://example.org/"

Subject = NamedNode
Value = NamedNode | Literal


def node(path: str) -> NamedNode:
    return NamedNode(BASE + path)


@dataclass(frozen=True)
class Thing:
    """A named node. kind: local name of its class."""

    kind: str
    label: str
    names: tuple[str, ...] = ()
    inside: str | None = None

    def quads(self, path: str) -> Iterator[Quad]:
        """Yield what a graph says of it."""
        yield Quad(node(path), NamedNode(Property.TYPE), NamedNode(KZ + self.kind), DefaultGraph())
        yield Quad(node(path), NamedNode(Property.LABEL), Literal(self.label, language="nl"), DefaultGraph())
        for name in self.names:
            yield Quad(node(path), NamedNode(Property.ALT_LABEL), Literal(name), DefaultGraph())
        if self.inside:
            yield Quad(node(path), NamedNode(Property.CONTAINED_IN), node(self.inside), DefaultGraph())


@dataclass(frozen=True)
class Said:
    """A sentence and the claim in it. event: direct property; group: the words for whom it counts."""

    text: str
    event: str = "kills"
    number: int | None = None
    group: str = "doden"
    actor: str | None = None
    place: str | None = None
    source: str | None = None
    lemma: str = "omkomen"
    scope: str | None = None
    least: bool = False


@dataclass(frozen=True)
class Paper:
    """A document. name: its id."""

    name: str
    said: tuple[Said, ...]
    published: str | None = "2031-05-02"
    credits: tuple[str, ...] = ()

    def quads(self) -> Iterator[Quad]:
        """Yield its named graph and the nodes that belong to it."""
        graph = node(f"document/{self.name}")
        for subject, predicate, value in self._triples(graph):
            yield Quad(subject, NamedNode(predicate), value, graph)
        for one in self.said:
            group = self._group(one)
            yield Quad(group, NamedNode(Property.TYPE), NamedNode(KZ + "Group"), DefaultGraph())
            yield Quad(group, NamedNode(Property.LABEL), Literal(one.group, language="nl"), DefaultGraph())
            yield Quad(group, NamedNode(Property.OF_DOCUMENT), graph, DefaultGraph())

    def _group(self, one: Said) -> NamedNode:
        return node(f"actor/{self.name}-{one.group.replace(' ', '-')}")

    def _triples(self, document: NamedNode) -> Iterator[tuple[Subject, str, Value]]:
        yield document, Property.TYPE, NamedNode(Class.DOCUMENT)
        yield document, Property.FILE_NAME, Literal(f"{self.name}.txt")
        if self.published:
            yield document, Property.DATE_PUBLISHED, Literal(self.published)
        for credit in self.credits:
            yield document, Property.CREDIT_TEXT, Literal(credit)
        start = 0
        for one in self.said:
            yield from self._claim(document, one, start)
            start += len(one.text) + 1

    def _claim(self, document: NamedNode, one: Said, start: int) -> Iterator[tuple[Subject, str, Value]]:
        claim = node(f"claim/{digest(self.name, str(start), one.event)}")
        passage = node(f"passage/{self.name}-{start}")
        yield passage, Property.TYPE, NamedNode(Class.PASSAGE)
        yield passage, Property.EXACT, Literal(one.text)
        yield passage, Property.START, Literal(start)
        yield passage, Property.IS_PART_OF, document
        yield claim, Property.TYPE, NamedNode(Class.CLAIM)
        yield claim, Property.PROPERTY, NamedNode(KZ + one.event)
        yield claim, Property.EVIDENCE, passage
        yield claim, Property.DERIVED_FROM, document
        yield claim, Property.LEMMA, Literal(one.lemma)
        yield claim, Property.MODALITY, NamedNode(KZ + "Asserted")
        yield claim, Property.POLARITY, NamedNode(KZ + "Affirmed")
        yield claim, Property.TARGET, self._group(one)
        if one.event == "frames":
            yield claim, Property.FRAME_TEXT, Literal("burgers", language="nl")
        for role, filler in ((Property.ACTOR, one.actor), (Property.PLACE, one.place)):
            if filler:
                yield claim, role, node(filler)
        if one.source:
            step = node(f"attribution/{digest(self.name, str(start), one.source)}")
            yield claim, Property.ATTRIBUTED_TO, node(one.source)
            yield claim, Property.ATTRIBUTION, step
            yield step, Property.SOURCE, node(one.source)
            yield step, Property.POSITION, Literal(1)
        if one.number is not None:
            quantity = node(f"quantity/{digest(self.name, str(one.number), one.group, str(one.scope), str(one.least))}")
            yield claim, Property.QUANTITY, quantity
            yield quantity, Property.TYPE, NamedNode(Class.QUANTITY)
            yield quantity, Property.LABEL, Literal(f"{one.number} {one.group}", language="nl")
            yield quantity, Property.MINIMUM if one.least else Property.VALUE, Literal(one.number)
            yield quantity, Property.COUNTS, self._group(one)
            if one.scope:
                yield quantity, Property.SCOPE, Literal(one.scope)

    def named(self) -> set[str]:
        """Return the paths of the named nodes that it mentions."""
        return {path for one in self.said for path in (one.actor, one.place, one.source) if path}


def shared(papers: Sequence[Paper], things: Mapping[str, Thing]) -> Iterator[Quad]:
    """Yield what a graph of ``papers`` says of the named nodes that they mention and of what holds these."""
    waiting, seen = {path for one in papers for path in one.named()}, set[str]()
    while waiting:
        path = waiting.pop()
        if path not in seen and path in things:
            seen.add(path)
            yield from things[path].quads(path)
            waiting |= {things[path].inside} - {None}  # type: ignore[arg-type]
