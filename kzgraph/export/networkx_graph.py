"""A graph as a NetworkX graph, in memory: the network of ``--format graphml``."""

from collections.abc import Collection

import networkx as nx

from kzgraph.export.contents import read
from kzgraph.export.network import CLAIM, CONTEXT, FACT, network
from kzgraph.store.base import View

LAYERS = (FACT, CLAIM, CONTEXT)


def to_networkx(view: View, layers: Collection[str] = LAYERS) -> "nx.MultiDiGraph[str]":
    """Return nodes, claims, events, quantities and documents as nodes; roles, sources and facts as edges.

    layers: which edges ("fact", "claim", "context"); nodes without any of them are left out when not all are asked for.
    Names of nodes are paths below the base ("actor/csto"); each has label, family and kind, each edge type and layer.
    """
    found = network(read(view))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    arcs = [arc for arc in found.arcs if arc.layer in layers]
    used = {end for arc in arcs for end in (arc.source, arc.target)}
    for one in found.vertices:
        if one.id in used or set(layers) >= set(LAYERS):
            graph.add_node(one.id, label=one.label, family=one.family, kind=one.kind, **one.properties)
    for arc in arcs:
        graph.add_edge(arc.source, arc.target, type=arc.type, layer=arc.layer, **arc.properties)
    return graph
