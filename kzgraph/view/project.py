"""Projects claims to nodes and links.

An event has one or many participants, a drawing has binary links: this is the one place where the first
becomes the second, and no claim is lost on the way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kzgraph.model.ids import digest
from kzgraph.view.record import OBJECT_ROLES, Claim, Records

MAIN = "main"
SOURCE = "source"
"""Roles of links: ``main`` is actor to object (or event to participant); all others are thin side links."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One line of the drawing for one claim. tail, head: nodes; role: ``main`` or the side role of head."""

    tail: str
    head: str
    role: str


def words_node(text: str) -> str:
    """Return the node that stands for the words ``text``: two sources with the same words share it."""
    return f"words:{digest(text)}"


def event_node(claim: Claim) -> str:
    """Return the name of the event that ``claim`` describes, or of the claim itself when it names none."""
    return claim.event or claim.iri


def project(records: Records) -> "nx.MultiDiGraph[str]":
    """Return the drawing: each claim of ``records`` is on at least one link.

    Node attributes: kind, label, names, qid, document, cls (events alone), claims (indices, sorted).
    Edge key: property and role; edge attributes: property, cls, role, claims (indices into
    ``records.claims``).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for index, claim in enumerate(records.claims):
        for link in links(claim, records):
            _add_node(graph, link.tail, claim, records)
            _add_node(graph, link.head, claim, records)
            _add_link(graph, link, claim, index)
    _count_claims(graph, records)
    return graph


def links(claim: Claim, records: Records) -> list[Link]:
    """Return the links that stand for ``claim``, main links first.

    Actor to object, with the object that the data contract picks; without actor or without object both hang
    on the event; a claim without any participant hangs on its document.
    """
    actors = claim.role("actor")
    objects = tuple(o for o in _objects(claim) if o not in actors)
    event = event_node(claim)
    if actors and objects:
        found = [Link(actor, obj, MAIN) for actor in actors for obj in objects]
        anchor = objects[0]
    else:
        found = [Link(actor, event, MAIN) for actor in actors] + [Link(event, obj, MAIN) for obj in objects]
        anchor = event
    found += _side_links(claim, anchor, set(actors) | set(objects), records)
    if not found:
        found = [Link(event, claim.document, "document")]
    about = actors[0] if actors else anchor
    found += [Link(step.source, about, SOURCE) for step in claim.sources if step.source not in (about, *actors)]
    return list(dict.fromkeys(found))


def _objects(claim: Claim) -> tuple[str, ...]:
    """Return what the direct triples of ``claim`` point to, and its places when there is nothing else."""
    if claim.property == "sends" and claim.quantities:
        return claim.quantities
    if claim.property == "frames" and claim.frame:
        return (words_node(claim.frame),)
    for role in (*OBJECT_ROLES, "place"):
        if claim.role(role):
            return claim.role(role)
    return (words_node(claim.content),) if claim.content else ()


def _side_links(claim: Claim, anchor: str, drawn: set[str], records: Records) -> Iterator[Link]:
    for role in (*OBJECT_ROLES, "place"):
        shown = "about" if role == "target" else role
        for iri in claim.role(role):
            if iri not in drawn:
                drawn.add(iri)
                yield Link(anchor, iri, shown)
    if anchor in records.quantities:
        for group in records.quantities[anchor].counts:
            if group not in drawn:
                yield Link(anchor, group, "counts")


def _add_node(graph: "nx.MultiDiGraph[str]", name: str, claim: Claim, records: Records) -> None:
    if name in graph:
        return
    if name in records.things:
        thing = records.things[name]
        graph.add_node(
            name,
            kind=thing.kind,
            label=thing.label,
            names=thing.names,
            qid=thing.qid,
            document=thing.document,
        )
    elif name in records.quantities:
        graph.add_node(name, kind="quantity", label=records.quantities[name].label)
    elif name in records.documents:
        document = records.documents[name]
        graph.add_node(name, kind="document", label=document.title or document.file_name)
    elif name.startswith("words:"):
        text = claim.frame if claim.frame and name == words_node(claim.frame) else claim.content
        graph.add_node(name, kind="words", label=text or "")
    elif name == event_node(claim):
        graph.add_node(name, kind="event", label=claim.lemma, cls=claim.cls, document=claim.document)
    else:
        graph.add_node(name, kind="document", label=name.rpartition("/")[2] or "?")


def _add_link(graph: "nx.MultiDiGraph[str]", link: Link, claim: Claim, index: int) -> None:
    key = f"{claim.property} {link.role}"
    if graph.has_edge(link.tail, link.head, key):
        graph.edges[link.tail, link.head, key]["claims"].append(index)
        return
    graph.add_edge(link.tail, link.head, key, property=claim.property, cls=claim.cls, role=link.role, claims=[index])


def _count_claims(graph: "nx.MultiDiGraph[str]", records: Records) -> None:
    """Give each node the claims that mention it, in any role or as a source, and those drawn at it."""
    found: dict[str, set[int]] = {name: set() for name in graph}
    for tail, head, data in graph.edges(data=True):
        ends = (tail, head) if data["role"] != SOURCE else (tail,)
        for name in ends:
            found[name].update(data["claims"])
    for index, claim in enumerate(records.claims):
        for iri in claim.everyone():
            if iri in found:
                found[iri].add(index)
    for name, claims in found.items():
        graph.nodes[name]["claims"] = sorted(claims)


def neighbours(graph: "nx.MultiDiGraph[str]", roles_left_out: Iterable[str] = (SOURCE,)) -> "nx.Graph[str]":
    """Return the undirected simple graph; ``weight`` of an edge: how many claims it carries."""
    left_out = set(roles_left_out)
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for tail, head, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["property"], e[2]["role"])):
        if data["role"] in left_out or tail == head:
            continue
        weight = len(data["claims"]) + (simple.edges[tail, head]["weight"] if simple.has_edge(tail, head) else 0)
        simple.add_edge(tail, head, weight=weight)
    return simple
