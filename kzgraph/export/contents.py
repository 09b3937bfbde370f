"""What exporters read a graph as: its claims, and the nodes, events and documents that these point to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kzgraph.model.claim import Polarity
from kzgraph.rdf.vocab import EVENT_CLASSES, FACTUAL_MODALITIES, NODE_CLASS, WD, Class, Property, kz
from kzgraph.store.base import View
from kzgraph.store.index import Index
from kzgraph.store.records import ClaimRecord, NodeRecord, claims_of


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, group, place or thing.

    kind: local name of its class ("Person"); names: further ones; same_as: IRIs of it elsewhere, close_match: of what
    perhaps is the same; document: the one that a node without a name belongs to; latitude, longitude: decimal strings,
    WGS 84; within: the place that holds it.
    """

    id: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    document: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    within: str | None = None
    close_match: tuple[str, ...] = ()

    @property
    def qid(self) -> str | None:
        """Its Wikidata id, when it is known for certain."""
        return next((iri.removeprefix(WD) for iri in self.same_as if iri.startswith(WD)), None)

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own; what has none belongs to one document."""
        return self.document is None


@dataclass(frozen=True, slots=True)
class EventNode:
    """An event. kind: local name of its class; actors, targets, places, before: IRIs; time: EDTF."""

    id: str
    label: str
    kind: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    time: str | None
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document.

    published: date of any precision ("2022", "2022-01", "2022-01-06"); origin: IRI that documents of one source share;
    credits: the news agencies that it is credited to.
    """

    id: str
    file: str
    name: str
    published: str | None
    publisher: str | None
    language: str | None
    url: str | None
    sha256: str | None
    origin: str | None
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole graph as records; each mapping is by IRI, in its order.

    base: IRI of the graph's resources. sentences: IRI of a claim → the sentence that its quote is a part of.
    origins: IRI of an origin → the documents that share it.
    foreign: how many subjects are of no class of the ontology; they have no record. broken: how many claims lack their
    property or document, and say nothing.
    """

    base: str
    claims: tuple[ClaimRecord, ...]
    nodes: Mapping[str, Node]
    events: Mapping[str, EventNode]
    documents: Mapping[str, Document]
    sentences: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, list[str]] = field(default_factory=dict)
    foreign: int = 0
    broken: int = 0

    def left_out(self, *parts: str | None, kept: int = 0) -> str | None:
        """Return what an export leaves out as one line for the log; ``None`` when it is nothing.

        kept: how many of the foreign nodes it does hold.
        """
        lost = self.foreign - kept
        foreign = f"{lost} nodes of other vocabularies are left out" if lost else None
        broken = f"{self.broken} claims without a property or document are left out" if self.broken else None
        return "; ".join(part for part in (*parts, foreign, broken) if part) or None

    def sharing(self, document: Document) -> tuple[Document, ...]:
        """Return the other documents that share their text with this one: together they are one source."""
        same = self.origins.get(document.origin, ()) if document.origin else ()
        return tuple(self.documents[iri] for iri in same if iri != document.id)

    def path(self, iri: str) -> str:
        """Return an IRI without the base: "actor/csto"."""
        return iri.removeprefix(self.base)


def read(view: View) -> Contents:
    """Return what ``view`` holds, whatever the order of its quads; what a claim points to needs no class."""
    index = Index(view.quads())
    every = claims_of(index)
    claims = tuple(claim for claim in every if claim.property and claim.document.id)
    events = {iri for name in EVENT_CLASSES for iri in index.instances(kz(name))}
    events |= {claim.event for claim in claims if claim.event}
    nodes = {iri for cls in NODE_CLASS.values() for iri in index.instances(cls)}
    nodes |= {node.id for claim in claims for node in participants(claim)} - events
    documents = set(index.instances(Class.DOCUMENT)) | {claim.document.id for claim in claims if claim.document.id}
    found = {iri: _document(index, iri) for iri in sorted(documents)}
    origins: dict[str, list[str]] = {}
    for iri, document in found.items():
        if document.origin:
            origins.setdefault(document.origin, []).append(iri)
    return Contents(
        base=view.base,
        claims=claims,
        nodes={iri: _node(index, iri) for iri in sorted(nodes)},
        events={iri: _event(index, iri) for iri in sorted(events)},
        documents=found,
        origins=origins,
        sentences={claim.id: text for claim in claims if (text := _sentence(index, claim)) != claim.quote},
        foreign=sum(index.class_name(subject) is None for subject in index.subjects()),
        broken=len(every) - len(claims),
    )


def participants(claim: ClaimRecord) -> tuple[NodeRecord, ...]:
    """Return all nodes of a claim, each once: those in its roles, its sources, and what its numbers count."""
    roles = (claim.actors, claim.targets, claim.recipients, claim.themes, claim.places)
    found = [node for filled in roles for node in filled]
    found += [source.node for source in claim.sources]
    found += [node for quantity in claim.quantities for node in quantity.counts]
    return tuple(dict.fromkeys(found))


def is_fact(claim: ClaimRecord) -> bool:
    """Return whether the claim's source states it as a fact, so that its direct triples hold."""
    return claim.polarity == Polarity.AFFIRMED and claim.modality in FACTUAL_MODALITIES


def objects(claim: ClaimRecord) -> tuple[NodeRecord, ...]:
    """Return what the actor does it to: the targets, else the recipients, else the themes."""
    return claim.targets or claim.recipients or claim.themes


def _sentence(index: Index, claim: ClaimRecord) -> str:
    passage = index.value(claim.id, Property.EVIDENCE) or ""
    before, after = index.value(passage, Property.PREFIX), index.value(passage, Property.SUFFIX)
    return f"{before or ''}{claim.quote}{after or ''}"


def _node(index: Index, iri: str) -> Node:
    return Node(
        id=iri,
        label=index.label(iri),
        kind=index.class_name(iri) or "Thing",
        names=tuple(index.values(iri, Property.ALT_LABEL)),
        same_as=tuple(index.values(iri, Property.SAME_AS)),
        document=index.value(iri, Property.OF_DOCUMENT),
        latitude=index.value(iri, Property.LATITUDE),
        longitude=index.value(iri, Property.LONGITUDE),
        within=index.value(iri, Property.CONTAINED_IN),
        close_match=tuple(index.values(iri, Property.CLOSE_MATCH)),
    )


def _event(index: Index, iri: str) -> EventNode:
    return EventNode(
        id=iri,
        label=index.label(iri),
        kind=index.class_name(iri) or "Event",
        actors=tuple(index.values(iri, Property.ACTOR)),
        targets=tuple(index.values(iri, Property.TARGET)),
        places=tuple(index.values(iri, Property.PLACE)),
        time=index.value(iri, Property.TIME),
        before=tuple(index.values(iri, Property.BEFORE)),
    )


def _document(index: Index, iri: str) -> Document:
    return Document(
        id=iri,
        file=index.value(iri, Property.FILE_NAME) or "",
        name=index.value(iri, Property.NAME) or "",
        published=index.value(iri, Property.DATE_PUBLISHED),
        publisher=index.value(iri, Property.PUBLISHER),
        language=index.value(iri, Property.IN_LANGUAGE),
        url=index.value(iri, Property.URL),
        sha256=index.value(iri, Property.SHA256),
        origin=index.value(iri, Property.ORIGIN),
        credits=tuple(index.values(iri, Property.CREDIT_TEXT)),
    )
