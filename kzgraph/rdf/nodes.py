"""Entities and events as triples."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kzgraph.model.entity import Entity, Event
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import decimal, edtf, text, words
from kzgraph.rdf.triples import TYPE, Triple, named
from kzgraph.rdf.vocab import NODE_CLASS, WD, Property, kz


def entity_triples(entity: Entity, iris: Iris, language: str = "nl") -> Iterator[Triple]:
    """Yield the triples of a node.

    language: of the label, for what belongs to one document; that of a shared node is Dutch. Further names are of any
    language, which is not known, so they carry no tag.
    """
    node = iris.entity(entity.id)
    yield node, TYPE, named(NODE_CLASS[entity.kind])
    yield node, named(Property.LABEL), words(entity.label, language)
    for name in entity.names:
        if name != entity.label:
            yield node, named(Property.ALT_LABEL), text(name)
    if entity.same_as:
        yield node, named(Property.SAME_AS), NamedNode(WD + entity.same_as)
    if entity.document:
        yield node, named(Property.OF_DOCUMENT), iris.document(entity.document)
    if entity.coordinates:
        latitude, longitude = entity.coordinates
        yield node, named(Property.LATITUDE), decimal(latitude)
        yield node, named(Property.LONGITUDE), decimal(longitude)
    for reason in entity.resolutions:
        yield node, named(Property.RESOLUTION), text(reason)
    if entity.located_in:
        yield node, named(Property.CONTAINED_IN), iris.entity(entity.located_in)


def event_triples(event: Event, iris: Iris) -> Iterator[Triple]:
    """Yield the triples of an event; its numbers stay on the claims."""
    node = iris.event(event.id)
    yield node, TYPE, named(kz(event.event_class))
    yield node, named(Property.LABEL), words(event.label)
    roles = ((Property.ACTOR, event.actors), (Property.TARGET, event.targets), (Property.PLACE, event.places))
    for role, entities in roles:
        for entity in entities:
            yield node, named(role), iris.entity(entity)
    for later in event.before:
        yield node, named(Property.BEFORE), iris.event(later)
    if event.shared_because:
        yield node, named(Property.RESOLUTION), text(event.shared_because)
    if event.time and event.time.edtf:
        yield node, named(Property.TIME), edtf(event.time.edtf)


def entity_quads(entity: Entity, iris: Iris) -> Iterator[Quad]:
    """Yield the quads of a node, all in the default graph."""
    return (Quad(*triple) for triple in entity_triples(entity, iris))
