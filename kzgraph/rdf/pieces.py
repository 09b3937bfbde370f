"""A part of a large graph as quads, in pieces as small as they can be told apart."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity, Event, ResolvedGraph
from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import document_quads, mentions_of, used_entities, with_holders
from kzgraph.rdf.nodes import entity_quads, event_triples
from kzgraph.settings import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Pieces:
    """The quads of documents that are connected with each other and with no others.

    documents: document id -> its part of ``Record.documents``, with the events that it alone tells. several: id of an
    event or group of several documents -> its quads. named: ids of the named nodes that are used, whose quads depend on
    documents elsewhere. about: document id -> quads of the nodes and events that it names and that are not its own.
    sizes: document id -> how many claims it has, and events and nodes of its own.
    """

    documents: Mapping[str, tuple[Quad, ...]]
    several: Mapping[str, tuple[Quad, ...]]
    named: frozenset[str]
    about: Mapping[str, tuple[Quad, ...]]
    sizes: Mapping[str, tuple[int, int, int]]


def to_pieces(graph: ResolvedGraph, *, named: Container[str], base: str = DEFAULT_BASE) -> Pieces:
    """Return ``graph`` in pieces. named: ids of the nodes that documents share by name.

    Raises as ``to_record`` does.
    """
    iris, used = Iris(base), used_entities(graph)
    events = {event.id: event for event in graph.events}
    claims, told, tellers = _by_document(graph)
    local: dict[str | None, list[Entity]] = defaultdict(list)
    for entity in used:
        local[entity.document].append(entity)
    nodes = {entity.id: tuple(entity_quads(entity, iris)) for entity in local[None]}
    deeds = {event: tuple(_event_quads(events[event], iris)) for event in events}
    documents, about, sizes = {}, {}, {}
    for article in graph.articles:
        key = article.id
        alone = [event for event in told[key] if tellers[event] == {key}]
        own = (quad for event in alone for quad in deeds[event])
        documents[key] = canonical((*document_quads(graph, article, claims[key], local[key], iris), *own))
        sizes[key] = (len(claims[key]), len(alone), len(local[key]))
        seen = _seen(graph, claims[key], (events[event] for event in told[key]))
        others = (quad for event in told[key] if tellers[event] != {key} for quad in deeds[event])
        about[key] = (*(quad for node in sorted(seen) for quad in nodes.get(node, ())), *others)
    several = {event: deeds[event] for event in events if len(tellers[event]) > 1}
    several |= {node: quads for node, quads in nodes.items() if node not in named}
    return Pieces(documents, several, frozenset(node for node in nodes if node in named), about, sizes)


def _by_document(
    graph: ResolvedGraph,
) -> tuple[Mapping[str, list[Claim]], Mapping[str, list[str]], Mapping[str, set[str]]]:
    """The claims and the events of each document, and the documents that tell each event."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    told: dict[str, set[str]] = defaultdict(set)
    tellers: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        claims[claim.document].append(claim)
        event = graph.event_of.get(claim.id)
        if event is not None:
            told[claim.document].add(event)
            tellers[event].add(claim.document)
    return claims, defaultdict(list, {key: sorted(ids) for key, ids in told.items()}), tellers


def _seen(graph: ResolvedGraph, claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """The nodes that claims and events name, and the places that hold them."""
    ids = {graph.entity(mention).id for claim in claims for mention in mentions_of(claim)}
    for event in events:
        ids.update((*event.actors, *event.targets, *event.places))
    return with_holders(ids, graph)


def _event_quads(event: Event, iris: Iris) -> Iterator[Quad]:
    return (Quad(*triple) for triple in event_triples(event, iris))
