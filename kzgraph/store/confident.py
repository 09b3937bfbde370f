"""A graph without the claims that are too uncertain, and without what only they said."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Quad

from kzgraph.model.claim import Polarity
from kzgraph.rdf.vocab import (
    DIRECT_PROPERTY,
    EVENT_CLASSES,
    FACTUAL_MODALITIES,
    MODALITY,
    NODE_CLASS,
    POLARITY,
    RELATION_PROPERTY,
    Class,
    Property,
    kz,
)
from kzgraph.store.index import Index, value_of

_DIRECT = frozenset(kz(name) for name in (*DIRECT_PROPERTY.values(), *RELATION_PROPERTY.values()))
_OBJECTS = (Property.TARGET, Property.RECIPIENT, Property.THEME, Property.QUANTITY, Property.FRAME_TEXT)
_OF_EVENTS = frozenset({Property.ACTOR, Property.TARGET, Property.PLACE, Property.TIME})
_FACTUAL = frozenset(MODALITY[modality] for modality in FACTUAL_MODALITIES)
_AFFIRMED = POLARITY[Polarity.AFFIRMED]


def confident(quads: Sequence[Quad], minimum: float) -> Sequence[Quad]:
    """Return ``quads`` without the claims whose confidence is below ``minimum``.

    Direct triples and participants of events stay when another claim says them; passages, attributions, quantities,
    events and nodes when something that stays points to them; comparisons when both of their claims stay. Claims
    without a confidence stay.
    """
    index = Index(quads)
    low = {claim for claim in index.instances(Class.CLAIM) if _below(index, claim, minimum)}
    if not low:
        return quads
    kept = [claim for claim in index.instances(Class.CLAIM) if claim not in low]
    low |= {one for one in index.instances(Class.COMPARISON) if low.intersection(index.values(one, Property.COMPARES))}
    direct, events = set(_direct_of(index, quads, kept)), set(_events_of(index, kept))
    stay = [q for q in quads if value_of(q.subject) not in low and _is_said(q, index, direct, events)]
    alive = _reached(stay, index)
    return [quad for quad in stay if value_of(quad.subject) in alive]


def _below(index: Index, claim: str, minimum: float) -> bool:
    confidence = index.value(claim, Property.CONFIDENCE)
    return confidence is not None and float(confidence) < minimum


def _direct_of(index: Index, quads: Iterable[Quad], claims: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """The direct triples that affirmed facts stand behind, each with the named graph of its document.

    More than the graph holds, which does no harm.
    """
    graphs = {value_of(q.subject): str(q.graph_name) for q in quads if q.predicate.value == Property.PROPERTY}
    for claim in claims:
        factual = index.value(claim, Property.MODALITY) in _FACTUAL
        if not factual or index.value(claim, Property.POLARITY) != _AFFIRMED:
            continue
        for actor in index.values(claim, Property.ACTOR):
            for predicate in index.values(claim, Property.PROPERTY):
                for role in _OBJECTS:
                    yield from ((actor, predicate, other, graphs[claim]) for other in index.values(claim, role))


def _events_of(index: Index, claims: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What affirmed claims say of the events that they describe."""
    for claim in claims:
        if index.value(claim, Property.POLARITY) == _AFFIRMED:
            for event in index.values(claim, Property.DESCRIBES):
                for role in sorted(_OF_EVENTS):
                    yield from ((event, role, value) for value in index.values(claim, role))


def _is_said(
    quad: Quad, index: Index, direct: set[tuple[str, str, str, str]], events: set[tuple[str, str, str]]
) -> bool:
    triple = (value_of(quad.subject), quad.predicate.value, value_of(quad.object))
    if triple[1] in _DIRECT:
        return (*triple, str(quad.graph_name)) in direct
    if triple[1] in _OF_EVENTS and index.class_name(triple[0]) in EVENT_CLASSES:
        return triple in events
    return True


def _reached(quads: Iterable[Quad], index: Index) -> set[str]:
    """The subjects that stay: claims, documents and the like, and all that these point to, over any number of steps."""
    classes = [Class.PASSAGE, Class.ATTRIBUTION, Class.QUANTITY, *map(kz, EVENT_CLASSES), *NODE_CLASS.values()]
    owned = {one for cls in classes for one in index.instances(cls)}
    objects: dict[str, list[str]] = {}
    for quad in quads:
        objects.setdefault(value_of(quad.subject), []).append(value_of(quad.object))
    alive = objects.keys() - owned
    todo = sorted(alive)
    while todo:
        found = {other for other in objects.get(todo.pop(), ()) if other in objects and other not in alive}
        alive |= found
        todo.extend(sorted(found))
    return alive
