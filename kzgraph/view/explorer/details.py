"""What the explorer shows beside the drawing: claims with their words, articles, places."""

from collections.abc import Sequence

from kzgraph.view.explorer.rows import Row, claim_row, document_rows, facet_row, node_row, nodes_of
from kzgraph.view.explorer.snapshot import Snapshot

PAGE = 40
"""Claims that one answer holds at most, unless it is told otherwise."""


def claims(shot: Snapshot, numbers: Sequence[int]) -> Row:
    """Return claims in full, and the nodes that they name."""
    return {
        "claims": [claim_row(shot, number) for number in numbers],
        "nodes": [node_row(shot, number) for number in nodes_of(shot, numbers)],
    }


def claims_of(shot: Snapshot, node: int) -> list[int]:
    """Return the numbers of the claims that name a node, or hang on it, in the order of the documents."""
    found: list[int] = shot.graph.nodes[shot.order[node]]["claims"]
    return found


def document(shot: Snapshot, number: int, text: str | None) -> Row:
    """Return a document with its claims. text: its words as they were read, ``None`` when they are not at hand."""
    iri = list(shot.documents)[number]
    own = [index for index, claim in enumerate(shot.records.claims) if claim.document == iri]
    return document_rows(shot)[number] | {"text": text} | claims(shot, own)


def places(shot: Snapshot) -> Row:
    """Return the nodes that have coordinates, with the claims that happen there or name them."""
    found = [shot.numbers[iri] for iri, thing in shot.records.things.items() if thing.place and iri in shot.numbers]
    at = {number: claims_of(shot, number) for number in sorted(found)}
    return {
        "nodes": [node_row(shot, number) for number in at],
        "at": at,
        "claims": [facet_row(shot, number) for number in sorted({one for each in at.values() for one in each})],
    }
