"""Where the nodes of a page stand and how large they are: once for the core alone, once for the whole."""

import hashlib
import math
from dataclasses import dataclass

import networkx as nx

from kzgraph.view.core import CORE_LIMIT, DRAWN_LIMIT, most_connected, rank
from kzgraph.view.layout import Box, Point, layout
from kzgraph.view.project import neighbours

_LABEL_LINE = 22  # characters in a line of a label; js/4-labels.js breaks lines at the same width


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands where on the page.

    order: all nodes, the most connected first. core: those that the page opens on. drawn: those that it draws
    when all are asked for. inner: places of the core in a drawing of its own. whole: places of all nodes.
    """

    order: tuple[str, ...]
    core: frozenset[str]
    drawn: frozenset[str]
    inner: dict[str, Point]
    whole: dict[str, Point]

    def level(self, name: str) -> int:
        """Return 0 for the core, 1 for what "show all" adds, 2 for what only a search brings up."""
        return 0 if name in self.core else 1 if name in self.drawn else 2


def plan(graph: "nx.MultiDiGraph[str]", *, limit: int = DRAWN_LIMIT) -> Plan:
    """Return what stands where.

    Documents are never in the core: they would tie together what has nothing in common.
    """
    simple = neighbours(graph)
    claims = {name: len(graph.nodes[name]["claims"]) for name in graph}
    order = rank(simple, claims)
    named = [name for name in order if graph.nodes[name]["kind"] != "document"]
    core = most_connected(simple.subgraph(named), claims, limit=min(CORE_LIMIT, limit))
    boxes = {name: box(graph, name) for name in order}
    first = [name for name in order if name in core]
    inner = layout(simple.subgraph(first), boxes, first)
    kept = [*first, *[name for name in order if name not in core][: limit - len(first)]]
    outside = [name for name in order if name not in set(kept)]
    whole = dict(inner)
    if len(first) < len(order):
        whole = layout(simple.subgraph(kept), boxes, kept, start=inner)
        _scatter(simple, outside, whole)
    return Plan(tuple(order), frozenset(core), frozenset(kept), inner, whole)


def _scatter(simple: "nx.Graph[str]", names: list[str], places: dict[str, Point]) -> None:
    """Set the nodes that are not drawn at first somewhere beside a neighbour; their names decide where."""
    for name in names:
        host = next((places[m] for m in sorted(simple[name]) if m in places), (0, 0))
        turn = hashlib.sha256(name.encode("utf-8")).digest()
        places[name] = (host[0] + turn[0] - 128, host[1] + turn[1] - 128)


def radius(graph: "nx.MultiDiGraph[str]", name: str) -> float:
    """Return the radius of a node in pixels; its area grows with the number of its claims."""
    attributes = graph.nodes[name]
    if attributes["kind"] in ("quantity", "words"):
        return 4.0
    least = 6.0 if attributes["kind"] in ("event", "thing", "document") else 7.5
    more = max(0, len(attributes["claims"]) - 1)
    return round(min(24.0, least + 2.1 * math.sqrt(more)), 1)


def box(graph: "nx.MultiDiGraph[str]", name: str) -> Box:
    """Return width and height of a node with its label, at the size at which the page writes it."""
    label = graph.nodes[name]["label"][:46]
    lines = 1 if len(label) <= _LABEL_LINE else 2
    longest = len(label) if lines == 1 else (len(label) + 4) // 2
    size = radius(graph, name)
    return (max(2 * size, 7.0 * longest) + 14.0, 2 * size + 15.0 * lines + 12.0)
