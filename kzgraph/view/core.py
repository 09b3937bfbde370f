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

    The 2-core of the largest component leaves out all that hangs on one node alone; of that the best ranked
    that hold together. A network without a 2-core gives the best ranked nodes of its largest component.
    """
    if simple.number_of_nodes() <= _SMALL:
        return set(simple)
    largest = _largest(simple)
    inner = set(nx.k_core(simple.subgraph(largest), 2))
    if len(inner) < limit // 3:
        inner = largest
    order = [name for name in rank(simple, claims) if name in inner]
    return _largest(simple.subgraph(order[:limit]))


def _largest(simple: "nx.Graph[str]") -> set[str]:
    """Return the largest component; of two alike the one whose first name comes last."""
    parts: list[set[str]] = [set(part) for part in nx.connected_components(simple)]
    return max(parts, key=lambda nodes: (len(nodes), min(nodes)))
