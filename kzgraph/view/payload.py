"""The nodes, links and claims of a page as plain values, ready for JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from kzgraph.view.drawing import Plan, radius
from kzgraph.view.marks import segments
from kzgraph.view.project import MAIN
from kzgraph.view.record import Claim, Quantity, Records

_BEND = 0.22  # how far apart links between the same two nodes are, as part of their length


def node_rows(graph: "nx.MultiDiGraph[str]", records: Records, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the nodes in the order of ``plan``; their number in it is their ``id``."""
    documents = {iri: number for number, iri in enumerate(records.documents)}
    for number, name in enumerate(plan.order):
        attributes = graph.nodes[name]
        yield {
            "id": number,
            "label": attributes["label"] or " ",
            "group": attributes["kind"],
            "x": plan.whole[name][0],
            "y": plan.whole[name][1],
            "core": list(plan.inner[name]) if name in plan.inner else None,
            "size": radius(graph, name),
            "weight": len(attributes["claims"]),
            "claims": attributes["claims"],
            "level": plan.level(name),
            "names": list(attributes.get("names", ())),
            "qid": attributes.get("qid"),
            "cls": attributes.get("cls"),
            "document": documents.get(attributes.get("document") or ""),
            "number": _event_number(records, attributes),
        }


def edge_rows(graph: "nx.MultiDiGraph[str]", plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the links. Those between the same two nodes bend apart; a single one is straight."""
    ids = {name: number for number, name in enumerate(plan.order)}
    rows = sorted(
        (ids[tail], ids[head], data["role"] != MAIN, data["property"], data["role"], data)
        for tail, head, data in graph.edges(data=True)
    )
    together: dict[tuple[int, int], int] = {}
    for tail, head, *_ in rows:
        pair = (min(tail, head), max(tail, head))
        together[pair] = together.get(pair, 0) + 1
    seen: dict[tuple[int, int], int] = {}
    for number, (tail, head, _, _, _, data) in enumerate(rows):
        pair = (min(tail, head), max(tail, head))
        place = seen[pair] = seen.get(pair, -1) + 1
        bend = (place - (together[pair] - 1) / 2) * _BEND
        yield {
            "id": number,
            "from": tail,
            "to": head,
            "cls": data["cls"],
            "role": data["role"],
            "claims": data["claims"],
            # A link in the other direction has its left on the other side: the sign follows the pair.
            "bend": round(bend if tail < head else -bend, 3),
        }


def claim_rows(records: Records, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the claims in the order of ``records``; nodes and documents are named by their numbers."""
    ids = {name: number for number, name in enumerate(plan.order)}
    documents = {iri: number for number, iri in enumerate(records.documents)}
    for claim in records.claims:
        yield _claim(claim, records, ids, documents)


def document_rows(records: Records) -> Iterator[dict[str, Any]]:
    """Yield the documents in the order of ``records``."""
    for document in records.documents.values():
        yield {
            "title": document.title,
            "file": document.file_name,
            "published": document.published,
            "publisher": document.publisher,
        }


def short_number(quantity: Quantity) -> str:
    """Return a quantity without what it counts: "2500", "≥ 18", "20–99", "± 200"."""
    unit = "" if quantity.unit is None else "%" if quantity.unit == "%" else f" {quantity.unit}"
    if quantity.value is not None:
        return ("± " if quantity.approximate else "") + quantity.value + unit
    if quantity.minimum is not None and quantity.maximum is not None:
        return f"{quantity.minimum}–{quantity.maximum}{unit}"
    if quantity.minimum is not None:
        return f"≥ {quantity.minimum}{unit}"
    return f"≤ {quantity.maximum}{unit}" if quantity.maximum is not None else quantity.label


def _event_number(records: Records, attributes: Mapping[str, Any]) -> str | None:
    """Return the numbers that the claims of an event give: "26", "18 / 26"."""
    if attributes["kind"] != "event":
        return None
    claims = [records.claims[index] for index in attributes["claims"]]
    labels = {short_number(records.quantities[iri]) for claim in claims for iri in claim.quantities}
    return " / ".join(sorted(labels, key=lambda text: (len(text), text))[:3]) or None


def _claim(claim: Claim, records: Records, ids: Mapping[str, int], documents: Mapping[str, int]) -> dict[str, Any]:
    quantities = [records.quantities[iri] for iri in claim.quantities]
    return {
        "cls": claim.cls,
        "lemma": claim.lemma,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "document": documents.get(claim.document, -1),
        "roles": {role: [ids[iri] for iri in iris] for role, iris in claim.participants.items() if iris},
        "sources": [{"node": ids[step.source], "cue": step.cue} for step in claim.sources],
        "quantities": [_quantity(quantity) for quantity in quantities],
        "frame": claim.frame,
        "content": claim.content,
        "time": claim.time,
        "timeText": claim.time_text,
        "confidence": claim.confidence,
        "span": [claim.passage.start, claim.passage.end] if claim.passage else None,
        "before": claim.passage.before if claim.passage else "",
        "after": claim.passage.after if claim.passage else "",
        "words": segments(claim, [quantity.label for quantity in quantities]),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    fields = {
        "label": quantity.label,
        "value": quantity.value,
        "minimum": quantity.minimum,
        "maximum": quantity.maximum,
        "approximate": quantity.approximate or None,
        "unit": quantity.unit,
    }
    return {name: value for name, value in fields.items() if value is not None}
