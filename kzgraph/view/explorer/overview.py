"""What the explorer opens on: the most connected nodes with the newest events, laid out, and what can be filtered."""

from collections import Counter
from collections.abc import Iterable

import networkx as nx

from kzgraph.store.prefixes import all_prefixes
from kzgraph.view.core import most_connected
from kzgraph.view.drawing import box
from kzgraph.view.explorer.fragment import fragment
from kzgraph.view.explorer.rows import Row, claim_row, document_rows, node_row, nodes_of, when
from kzgraph.view.explorer.snapshot import Snapshot
from kzgraph.view.layout import layout
from kzgraph.view.project import SOURCE, event_node, links

CORE = 28  # nodes by connection, and at most EVENTS more that the newest events bring
EVENTS = 8
NEWEST = 10  # events that the panel lists
TOP = 12
SOURCES = 60
CROWDED, A_NODE, KEPT = 90, 2.6, 2  # lines in all or a node, and those that a node keeps: see graph/drawing.ts in web


def overview(shot: Snapshot) -> Row:
    """Return counts, facets, documents, the nodes to open on with their places, top nodes and newest events."""
    newest = _newest(shot)
    core = _core(shot, newest)
    names = [shot.order[number] for number in core]
    places = layout(followed(shot, names), {name: box(shot.graph, name) for name in names}, names)
    return {
        "base": shot.base,
        "prefixes": all_prefixes(shot.base),
        "counts": _counts(shot),
        "facets": _facets(shot),
        "documents": document_rows(shot),
        "core": fragment(shot, core),
        "places": {shot.numbers[name]: list(place) for name, place in places.items()},
        "top": [node_row(shot, number) for number in _top(shot)],
        "newest": {
            "claims": [claim_row(shot, number) for number in newest],
            "nodes": [node_row(shot, number) for number in nodes_of(shot, newest)],
        },
    }


def followed(shot: Snapshot, names: list[str]) -> "nx.Graph[str]":
    """Return the lines that the page draws of these nodes: where they are too many, of each node the heaviest."""
    part = shot.simple.subgraph(names)
    if part.number_of_edges() <= max(CROWDED, A_NODE * len(names)):
        return part
    numbers = shot.numbers
    edges: list[tuple[str, str, int]] = sorted(
        part.edges(data="weight"), key=lambda edge: (-edge[2], *sorted((numbers[edge[0]], numbers[edge[1]])))
    )
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(part)
    for one, other, weight in edges:
        if min(found.degree(one), found.degree(other)) < KEPT:
            found.add_edge(one, other, weight=weight)
    return found


def _counts(shot: Snapshot) -> Row:
    records = shot.records
    return {"documents": len(records.documents), "claims": len(records.claims), "nodes": len(shot.order)}


def _facets(shot: Snapshot) -> Row:
    """How many claims there are of each class, modality, polarity, day and source; the sources as nodes."""
    claims = shot.records.claims
    most = sources(shot)
    return {
        "cls": _counted(claim.cls for claim in claims),
        "mod": _counted(claim.modality for claim in claims),
        "pol": _counted(claim.polarity for claim in claims),
        "time": _counted(day for claim in claims if (day := when(shot, claim))),
        "own": sum(not claim.sources for claim in claims),
        "sources": most[:SOURCES],
        "named": len(most),
    }


def sources(shot: Snapshot) -> list[Row]:
    """Return all sources as nodes, those on which most claims rest first. said: how many."""
    said = Counter(iri for claim in shot.records.claims for iri in {step.source for step in claim.sources})
    most = sorted((iri for iri in said if iri in shot.numbers), key=lambda iri: (-said[iri], shot.numbers[iri]))
    return [node_row(shot, shot.numbers[iri]) | {"said": said[iri]} for iri in most]


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _newest(shot: Snapshot) -> list[int]:
    """The claims of the newest events with somebody who acts, one for each event, the surest first."""
    dated = [
        (day, number)
        for number, claim in enumerate(shot.records.claims)
        if claim.event and claim.role("actor") and claim.cls != "Action" and (day := when(shot, claim))
    ]
    claims = shot.records.claims
    dated.sort(key=lambda pair: (-(claims[pair[1]].confidence or 0.0), pair[1]))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    found: dict[str, int] = {}
    for _, number in dated:
        found.setdefault(event_node(claims[number]), number)
        if len(found) == NEWEST:
            break
    return list(found.values())


def _core(shot: Snapshot, newest: list[int]) -> list[int]:
    """The most connected nodes, then those of the newest events, as long as there is room."""
    weights = {name: len(shot.graph.nodes[name]["claims"]) for name in shot.graph}
    named = [name for name in shot.order if shot.graph.nodes[name]["kind"] != "document"]
    if not named:
        return list(range(len(shot.order)))
    core = set(most_connected(shot.simple.subgraph(named), weights, limit=CORE))
    room = len(core) + EVENTS
    for number in newest:
        drawn = [link for link in links(shot.records.claims[number], shot.records) if link.role != SOURCE]
        more = {name for link in drawn for name in (link.tail, link.head)} - core
        if len(core) + len(more) <= room:
            core |= more
    return sorted(shot.numbers[name] for name in core)


def _top(shot: Snapshot) -> list[int]:
    actors = [
        number
        for number, name in enumerate(shot.order)
        if shot.graph.nodes[name]["kind"] not in ("event", "document", "words", "quantity", "thing")
    ]
    return actors[:TOP]
