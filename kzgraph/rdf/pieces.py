"""A document of a large graph as quads, apart from what it shares with others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Quad

from kzgraph.model.entity import Event, ResolvedGraph
from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import document_quads, used_entities
from kzgraph.rdf.nodes import event_triples
from kzgraph.rdf.vocab import Property
from kzgraph.settings import DEFAULT_BASE

_DESCRIBES: Final = re.compile(rf"^(<[^>]*> <{re.escape(Property.DESCRIBES)}> )<([^>]*)>".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One document.

    own: its part of ``Record.documents``, with the events that it alone tells. shared: ids of the nodes that it uses
    and that others may use too. claims, events, nodes: how many of its own.
    """

    own: tuple[Quad, ...]
    shared: frozenset[str]
    claims: int
    events: int
    nodes: int


def to_piece(graph: ResolvedGraph, *, base: str = DEFAULT_BASE) -> Piece:
    """Return the graph of one document. Its events are those that it alone tells. Raises as ``to_record`` does."""
    iris, (article,) = Iris(base), graph.articles
    used = used_entities(graph)
    local = [entity for entity in used if entity.document is not None]
    shared = [entity for entity in used if entity.document is None]
    events = (quad for event in graph.events for quad in event_quads(event, iris))
    own = canonical((*document_quads(graph, article, list(graph.claims), local, iris), *events))
    return Piece(
        own=own,
        shared=frozenset(entity.id for entity in shared),
        claims=len(graph.claims),
        events=len(graph.events),
        nodes=len(local),
    )


def event_quads(event: Event, iris: Iris) -> Iterator[Quad]:
    """Yield the quads of an event, all in the default graph."""
    return (Quad(*triple) for triple in event_triples(event, iris))


def renamed(lines: bytes, names: Mapping[str, str], iris: Iris) -> bytes:
    """Return the N-Quads of a document after events got other names. names: what makes the id of an event then -> now.

    These are events that others tell of too, so that the document does no more than refer to them. A claim describes
    one event, so that the lines stay in canonical order.
    """
    event = {iris.event(old).value.encode(): iris.event(new).value.encode() for old, new in names.items()}
    return _DESCRIBES.sub(lambda found: b"%b<%b>" % (found[1], event.get(found[2], found[2])), lines)
