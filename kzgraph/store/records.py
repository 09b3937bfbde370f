"""Claims read back from a graph as plain records, through the names of the data contract alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kzgraph.rdf.vocab import EVENT_CLASS, RELATION_CLASS, Class, Property
from kzgraph.store.base import View
from kzgraph.store.index import Index, local_name


@dataclass(frozen=True, slots=True, order=True)
class NodeRecord:
    """A node of the graph. kind: local name of its class ("Person"); same_as: IRIs of it elsewhere."""

    label: str
    id: str
    kind: str | None = None
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class SourceRecord:
    """One source of a claim; position 1 is the nearest."""

    position: int
    node: NodeRecord
    cue: str | None


@dataclass(frozen=True, slots=True)
class QuantityRecord:
    """A number; value, minimum and maximum as decimal strings.

    scope: what it covers ("total"); as_of: EDTF date of the day it stands for.
    """

    id: str
    label: str
    value: str | None
    minimum: str | None
    maximum: str | None
    approximate: bool
    unit: str | None
    counts: tuple[NodeRecord, ...]
    scope: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """Where a claim stands."""

    id: str
    file: str
    name: str
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim with all that its graph says of it.

    event_class: local name ("Deployment"), of a static relation its class ("Membership").
    property: local name ("sends"). start, end: code points, half-open, in the source text.
    trigger: offset of the word that says it. texts: role -> the words that filled it.
    """

    id: str
    event_class: str
    property: str
    lemma: str
    actors: tuple[NodeRecord, ...]
    targets: tuple[NodeRecord, ...]
    recipients: tuple[NodeRecord, ...]
    themes: tuple[NodeRecord, ...]
    places: tuple[NodeRecord, ...]
    quantities: tuple[QuantityRecord, ...]
    time: str | None
    time_text: str | None
    frame_text: str | None
    content: str | None
    modality: str
    polarity: str
    sources: tuple[SourceRecord, ...]
    texts: dict[str, list[str]]
    quote: str
    start: int
    end: int
    document: DocumentRecord
    event: str | None
    confidence: str | None
    rule: str | None
    trigger: int | None
    resolutions: tuple[str, ...]

    def roles(self) -> dict[str, tuple[NodeRecord, ...]]:
        """Return role -> the nodes that fill it, for all roles, in the order in which a reader asks for them."""
        return {
            "actor": self.actors,
            "target": self.targets,
            "recipient": self.recipients,
            "theme": self.themes,
            "place": self.places,
        }


def claims(view: View) -> list[ClaimRecord]:
    """Return all claims of a graph in the order of their documents' file names and of the text."""
    return claims_of(Index(view.quads()))


def claims_of(index: Index) -> list[ClaimRecord]:
    """Return all claims of an index; see ``claims``."""
    return sorted(_claims(index), key=lambda one: (one.document.file, one.document.id, one.start, one.end, one.id))


def node(index: Index, iri: str) -> NodeRecord:
    """Return what the graph says of a node."""
    names = tuple(index.values(iri, Property.ALT_LABEL))
    same_as = tuple(index.values(iri, Property.SAME_AS))
    return NodeRecord(index.label(iri), iri, index.class_name(iri), names, same_as)


def _claims(index: Index) -> Iterator[ClaimRecord]:
    @cache
    def node_of(iri: str) -> NodeRecord:
        return node(index, iri)

    def nodes(subject: str, predicate: str) -> tuple[NodeRecord, ...]:
        return tuple(sorted(map(node_of, index.values(subject, predicate))))

    for iri in index.instances(Class.CLAIM):
        name = local_name(index.value(iri, Property.PROPERTY) or "")
        passage = index.value(iri, Property.EVIDENCE) or ""
        yield ClaimRecord(
            id=iri,
            event_class=EVENT_CLASS.get(name) or RELATION_CLASS.get(name, ""),
            property=name,
            lemma=index.value(iri, Property.LEMMA) or "",
            actors=nodes(iri, Property.ACTOR),
            targets=nodes(iri, Property.TARGET),
            recipients=nodes(iri, Property.RECIPIENT),
            themes=nodes(iri, Property.THEME),
            places=nodes(iri, Property.PLACE),
            quantities=tuple(_quantity(index, one) for one in index.values(iri, Property.QUANTITY)),
            time=index.value(iri, Property.TIME),
            time_text=index.value(iri, Property.TIME_TEXT),
            frame_text=index.value(iri, Property.FRAME_TEXT),
            content=index.value(iri, Property.CONTENT),
            modality=local_name(index.value(iri, Property.MODALITY) or ""),
            polarity=local_name(index.value(iri, Property.POLARITY) or ""),
            sources=_sources(index, iri),
            texts={role: found for role, prop in _TEXTS.items() if (found := index.values(iri, prop))},
            quote=index.value(passage, Property.EXACT) or "",
            start=int(index.value(passage, Property.START) or 0),
            end=int(index.value(passage, Property.END) or 0),
            document=_document(index, index.value(iri, Property.DERIVED_FROM) or ""),
            event=index.value(iri, Property.DESCRIBES),
            confidence=index.value(iri, Property.CONFIDENCE),
            rule=index.value(iri, Property.RULE),
            trigger=_integer(index.value(iri, Property.TRIGGER)),
            resolutions=tuple(index.values(iri, Property.RESOLUTION)),
        )


def _integer(text: str | None) -> int | None:
    return int(text) if text else None


def _nodes(index: Index, subject: str, predicate: str) -> tuple[NodeRecord, ...]:
    return tuple(sorted(node(index, iri) for iri in index.values(subject, predicate)))


def _sources(index: Index, claim: str) -> tuple[SourceRecord, ...]:
    """The chain; a source that has no attribution of its own counts as the nearest."""
    steps = [
        SourceRecord(
            int(index.value(step, Property.POSITION) or 1),
            node(index, source),
            index.value(step, Property.CUE),
        )
        for step in index.values(claim, Property.ATTRIBUTION)
        for source in index.values(step, Property.SOURCE)
    ]
    placed = {step.node.id for step in steps}
    steps += [
        SourceRecord(1, node(index, source), None)
        for source in index.values(claim, Property.ATTRIBUTED_TO)
        if source not in placed
    ]
    return tuple(sorted(steps, key=lambda step: (step.position, step.node, step.cue or "")))


def _quantity(index: Index, iri: str) -> QuantityRecord:
    return QuantityRecord(
        id=iri,
        label=index.label(iri),
        value=index.value(iri, Property.VALUE),
        minimum=index.value(iri, Property.MINIMUM),
        maximum=index.value(iri, Property.MAXIMUM),
        approximate=index.value(iri, Property.APPROXIMATE) == "true",
        unit=index.value(iri, Property.UNIT),
        counts=_nodes(index, iri, Property.COUNTS),
        scope=index.value(iri, Property.SCOPE),
        as_of=index.value(iri, Property.AS_OF),
    )


def _document(index: Index, iri: str) -> DocumentRecord:
    return DocumentRecord(
        id=iri,
        file=index.value(iri, Property.FILE_NAME) or "",
        name=index.value(iri, Property.NAME) or "",
        published=index.value(iri, Property.DATE_PUBLISHED),
        publisher=index.value(iri, Property.PUBLISHER),
    )


_TEXTS = {
    "actor": Property.ACTOR_TEXT,
    "target": Property.TARGET_TEXT,
    "recipient": Property.RECIPIENT_TEXT,
    "theme": Property.THEME_TEXT,
    "place": Property.PLACE_TEXT,
    "source": Property.SOURCE_TEXT,
}
