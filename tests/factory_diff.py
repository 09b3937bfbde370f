"""Versions of graphs, for what is compared of them."""

from typing import Any

from kzgraph.analyse.diff.state import ClaimState, DocumentState, Filler, GraphState

SENTENCE = "De schipper zag drie walvissen bij de pier van Zijl."


def filler(node: str, text: str = "") -> Filler:
    """Return a filler whose label is the node's name in capitals."""
    return Filler(node, node.upper(), text or node)


def claim(key: str, document: str = "d", **more: Any) -> ClaimState:
    """Return a claim of the first sentence of a document."""
    given: dict[str, Any] = {
        "file": f"{document}.txt",
        "property": "does",
        "event_class": "Action",
        "trigger": 12,
        "start": 0,
        "end": len(SENTENCE),
        "evidence": SENTENCE,
        "sentence": SENTENCE,
        "modality": "Asserted",
        "polarity": "Affirmed",
    }
    return ClaimState(id=key, document=document, **{**given, **more})


def graph(*claims: ClaimState, documents: tuple[DocumentState, ...] = ()) -> GraphState:
    """Return a graph of ``claims`` with their documents."""
    known = documents or tuple(DocumentState(*one) for one in sorted({(c.document, c.file) for c in claims}))
    labels = {found.node: found.label for one in claims for _, found in one.fillers}
    labels |= {one.event: one.event for one in claims if one.event}
    return GraphState(known, claims, labels)
