"""Chooses what a page opens on: the most connected part, small enough that every label can be read."""

import networkx as nx

CORE_LIMIT = 34
"""Nodes at first sight: what 1280 by 720 pixels hold with readable labels (looked at, on five articles)."""

DRAWN_LIMIT = 1500
"""Nodes that a page draws at most; all others are found by search and by their neighbours."""

_SMALL = 30  # a network up to this size is shown as a whole


def rank(simple: "nx.Graph[str]", claims: "dict[str, int]") -> list[str]:
    """Return all nodes, most connected first: claims and distinct neighbours count alike; ties go by name."""
    return sorted(simple, key=lambda name: (-(claims[name] + simple.degree(name)), name))


def most_connected(simple: "nx.Graph[str]", claims: "dict[str, int]", *, limit: int = CORE_LIMIT) -> set[str]:
    """Return the nodes to open on, at most ``limit`` (a network of up to 30 nodes is taken whole).

    It grows from the best ranked node of the largest component by the best ranked neighbour. Nodes of the 2-core
    come first, so that rings of relations show before what hangs on one node alone.
    """
    if simple.number_of_nodes() <= _SMALL:
        return set(simple)
    largest = _largest(simple)
    inner = set(nx.k_core(simple.subgraph(largest), 2))
    order = [name for name in rank(simple, claims) if name in largest]
    place = {name: (name not in inner, position) for position, name in enumerate(order)}
    chosen = {order[0]}
    frontier = set(simple[order[0]])
    while frontier and len(chosen) < limit:
        best = min(frontier, key=place.__getitem__)
        chosen.add(best)
        frontier = (frontier | set(simple[best])) - chosen
    return chosen


def _largest(simple: "nx.Graph[str]") -> set[str]:
    """Return the largest component; of two alike the one whose first name comes last."""
    parts: list[set[str]] = [set(part) for part in nx.connected_components(simple)]
    return max(parts, key=lambda nodes: (len(nodes), min(nodes)))
