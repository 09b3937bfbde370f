"""Parts of the drawing that the explorer asks for: some nodes, what is around one of them, the links between them."""

from collections.abc import Iterable, Sequence

from kzgraph.view.explorer.rows import Row, facet_row, link_rows, node_row
from kzgraph.view.explorer.snapshot import Snapshot

AROUND = 20
"""Neighbours that one step of expanding brings, unless it is told otherwise: what stays readable around a node."""


def around(shot: Snapshot, number: int, shown: Iterable[int], limit: int = AROUND) -> list[int]:
    """Return the neighbours of a node that are not shown: those with the most claims in common first."""
    name = shot.order[number]
    there = {shot.order[one] for one in shown}
    weights = {other: data["weight"] for other, data in shot.simple[name].items() if other not in there}
    order = sorted(weights, key=lambda other: (-weights[other], shot.numbers[other]))
    return [shot.numbers[other] for other in order[:limit]]


def fragment(shot: Snapshot, fresh: Sequence[int], shown: Iterable[int] = ()) -> Row:
    """Return the fresh nodes, and their links to each other and to the shown ones, with the claims of these."""
    there = {*shown, *fresh}
    links = list(link_rows(shot, there, fresh))
    claims = sorted({number for link in links for number in link["c"]})
    return {
        "nodes": [node_row(shot, number) for number in fresh],
        "links": links,
        "claims": [facet_row(shot, number) for number in claims],
    }
