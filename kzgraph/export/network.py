"""A graph as vertices and arcs with plain properties, which GraphML, GEXF and Neo4j share.

Vertices: nodes, claims, events, documents and numbers. Arcs: the roles and sources of claims, and, of layer "fact",
each plain fact from actor to object, with what the claim behind it says. All is in the order of the ids.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kzgraph.export.contents import Contents, Document, EventNode, Node, is_fact, objects
from kzgraph.export.words import according_to, sentence
from kzgraph.store.records import ClaimRecord, QuantityRecord

Value: TypeAlias = str | int | float | bool
Properties: TypeAlias = dict[str, Value]

FACT, CLAIM, CONTEXT = "fact", "claim", "context"
"""Layers: facts from actor to object; what a claim consists of; what is so apart from claims."""

SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Vertex:
    """A vertex.

    id: path below the base ("actor/csto"); family: Entity, Claim …; kind: local name of its class ("Person");
    properties: without empty ones.
    """

    id: str
    family: str
    kind: str
    label: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc between the ids of two vertices. type: local name of a property ("actor", "sends")."""

    source: str
    target: str
    type: str
    layer: str
    properties: Properties


ENTITY, CLAIM_NODE, EVENT, DOCUMENT, QUANTITY = "Entity", "Claim", "Event", "Document", "Quantity"
"""Families of vertices."""


@dataclass(frozen=True, slots=True)
class Network:
    """Vertices, each id once, and arcs between them alone."""

    vertices: tuple[Vertex, ...]
    arcs: tuple[Arc, ...]


def network(contents: Contents) -> Network:
    """Return a graph as a network. What points to nothing that is there is left out."""
    found: dict[str, Vertex] = {}
    for vertex in _vertices(contents):
        found.setdefault(vertex.id, vertex)
    between = (arc for arc in _arcs(contents) if arc.source in found and arc.target in found)
    return Network(tuple(found.values()), tuple(between))


def _vertices(contents: Contents) -> Iterator[Vertex]:
    yield from (_node(contents, node) for node in contents.nodes.values())
    yield from (_event(contents, event) for event in contents.events.values())
    yield from (_claim(contents, claim) for claim in contents.claims)
    quantities = {one.id: one for claim in contents.claims for one in claim.quantities}
    yield from (_quantity(contents, quantity) for _, quantity in sorted(quantities.items()))
    yield from (_document(contents, document) for document in contents.documents.values())


def _arcs(contents: Contents) -> Iterator[Arc]:
    for node in contents.nodes.values():
        if node.within:
            yield _plain(contents, node.id, "containedInPlace", node.within)
        if node.document:
            yield _plain(contents, node.id, "ofDocument", node.document)
    for event in contents.events.values():
        yield from (_plain(contents, event.id, "before", later) for later in event.before)
    counted = set()
    for claim in contents.claims:
        yield from _parts(contents, claim)
        yield from _facts(contents, claim)
        for quantity in claim.quantities:
            if quantity.id not in counted:
                counted.add(quantity.id)
                yield from (_plain(contents, quantity.id, "counts", node.id) for node in quantity.counts)


def _plain(contents: Contents, source: str, kind: str, target: str) -> Arc:
    return Arc(contents.path(source), contents.path(target), kind, CONTEXT, {})


def _parts(contents: Contents, claim: ClaimRecord) -> Iterator[Arc]:
    start = contents.path(claim.id)
    roles = (
        ("actor", claim.actors),
        ("target", claim.targets),
        ("recipient", claim.recipients),
        ("theme", claim.themes),
        ("place", claim.places),
    )
    for role, nodes in roles:
        for node in nodes:
            yield Arc(start, contents.path(node.id), role, CLAIM, {})
    for source in claim.sources:
        properties = _filled(cue=source.cue)
        properties["position"] = source.position
        yield Arc(start, contents.path(source.node.id), "source", CLAIM, properties)
    for quantity in claim.quantities:
        yield Arc(start, contents.path(quantity.id), "quantity", CLAIM, {})
    if claim.event:
        yield Arc(start, contents.path(claim.event), "describes", CLAIM, {})
    if claim.document.id:
        yield Arc(start, contents.path(claim.document.id), "wasDerivedFrom", CLAIM, {})


def _facts(contents: Contents, claim: ClaimRecord) -> Iterator[Arc]:
    if not is_fact(claim):
        return
    properties: Properties = {"claim": contents.path(claim.id), **_said(contents, claim)}
    for actor in claim.actors:
        for other in objects(claim):
            yield Arc(contents.path(actor.id), contents.path(other.id), claim.property, FACT, properties)




def _claim(contents: Contents, claim: ClaimRecord) -> Vertex:
    kind = claim.event_class or "Claim"
    return Vertex(contents.path(claim.id), CLAIM_NODE, kind, sentence(claim), _said(contents, claim))


def _said(contents: Contents, claim: ClaimRecord) -> Properties:
    """What a claim says beside its nodes."""
    texts = {
        "property": claim.property,
        "lemma": claim.lemma,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "according_to": according_to(claim),
        "quantity": SEPARATOR.join(one.label for one in claim.quantities),
        "words": claim.frame_text or claim.content,
        "time": claim.time,
        "time_text": claim.time_text,
        "quote": claim.quote,
        "sentence": contents.sentences.get(claim.id),
        "document": claim.document.file,
        "document_name": claim.document.name,
        "published": claim.document.published,
        "publisher": claim.document.publisher,
        "rule": claim.rule,
    }
    properties = _filled(**texts) | {"start": claim.start, "end": claim.end, "is_fact": is_fact(claim)}
    return properties | _numbers(confidence=claim.confidence)


def _node(contents: Contents, node: Node) -> Vertex:
    properties = _filled(
        iri=node.id,
        names=SEPARATOR.join(node.names),
        wikidata=node.qid,
        same_as=SEPARATOR.join(node.same_as),
        close_match=SEPARATOR.join(node.close_match),
    )
    properties |= _numbers(latitude=node.latitude, longitude=node.longitude)
    return Vertex(contents.path(node.id), ENTITY, node.kind, node.label, properties | {"named": node.is_named})


def _event(contents: Contents, event: EventNode) -> Vertex:
    return Vertex(contents.path(event.id), EVENT, event.kind, event.label, _filled(iri=event.id, time=event.time))


def _quantity(contents: Contents, quantity: QuantityRecord) -> Vertex:
    properties = _filled(unit=quantity.unit, scope=quantity.scope, as_of=quantity.as_of)
    properties |= _numbers(value=quantity.value, minimum=quantity.minimum, maximum=quantity.maximum)
    if quantity.approximate:
        properties["approximate"] = True
    return Vertex(contents.path(quantity.id), QUANTITY, QUANTITY, quantity.label, properties)


def _document(contents: Contents, document: Document) -> Vertex:
    properties = _filled(
        iri=document.id,
        file=document.file,
        published=document.published,
        publisher=document.publisher,
        language=document.language,
        url=document.url,
        sha256=document.sha256,
        origin=contents.path(document.origin or ""),
        credits=SEPARATOR.join(document.credits),
    )
    return Vertex(contents.path(document.id), DOCUMENT, DOCUMENT, document.name, properties)


def _filled(**texts: str | None) -> Properties:
    return {name: text for name, text in texts.items() if text}


def _numbers(**texts: str | None) -> Properties:
    """Decimals as floats; what is none, in a graph of others, is left out."""
    return {name: float(text) for name, text in texts.items() if text and _DECIMAL.fullmatch(text)}


_DECIMAL = re.compile(r"[+-]?[0-9]{1,300}(\.[0-9]*)?|[+-]?\.[0-9]+")
