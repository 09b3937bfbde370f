"""Entities and events as triples."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kzgraph.model.entity import Entity, Event
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import decimal, edtf, text, words
from kzgraph.rdf.triples import TYPE, Triple
from kzgraph.rdf.vocab import NODE_CLASS, WD, Property, kz


def entity_triples(entity: Entity, iris: Iris) -> Iterator[Triple]:
    """Yield the triples of a node.

    The label is Dutch; further names are of any language, which is not known, so they carry no tag.
    """
    node = iris.entity(entity.id)
    yield node, TYPE, NamedNode(NODE_CLASS[entity.kind])
    yield node, NamedNode(Property.LABEL), words(entity.label)
    for name in entity.names:
        if name != entity.label:
            yield node, NamedNode(Property.ALT_LABEL), text(name)
    if entity.same_as:
        yield node, NamedNode(Property.SAME_AS), NamedNode(WD + entity.same_as)
    if entity.document:
        yield node, NamedNode(Property.OF_DOCUMENT), iris.document(entity.document)
    if entity.coordinates:
        latitude, longitude = entity.coordinates
        yield node, NamedNode(Property.LATITUDE), decimal(latitude)
        yield node, NamedNode(Property.LONGITUDE), decimal(longitude)
    for reason in entity.resolutions:
        yield node, NamedNode(Property.RESOLUTION), text(reason)
    if entity.located_in:
        yield node, NamedNode(Property.CONTAINED_IN), iris.entity(entity.located_in)


def event_triples(event: Event, iris: Iris) -> Iterator[Triple]:
    """Yield the triples of an event; its numbers stay on the claims."""
    node = iris.event(event.id)
    yield node, TYPE, NamedNode(kz(event.event_class))
    yield node, NamedNode(Property.LABEL), words(event.label)
    roles = ((Property.ACTOR, event.actors), (Property.TARGET, event.targets), (Property.PLACE, event.places))
    for role, entities in roles:
        for entity in entities:
            yield node, NamedNode(role), iris.entity(entity)
    for later in event.before:
        yield node, NamedNode(Property.BEFORE), iris.event(later)
    if event.shared_because:
        yield node, NamedNode(Property.RESOLUTION), text(event.shared_because)
    if event.time and event.time.edtf:
        yield node, NamedNode(Property.TIME), edtf(event.time.edtf)
