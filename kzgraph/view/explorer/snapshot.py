"""A graph made ready for the explorer: its drawing as nodes and links, each node and claim with a number."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kzgraph.store.base import View
from kzgraph.view.core import rank
from kzgraph.view.project import neighbours, project
from kzgraph.view.read import read_records
from kzgraph.view.record import Records


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph as the explorer sees it; the same graph gives the same numbers.

    base: IRI below which ids are short. graph: see ``project``. simple: its neighbours, undirected.
    order: names of the nodes, the most connected first; a node's number is its place in it. A claim's number is its
    place in ``records.claims``, a document's its place in ``documents``.
    """

    base: str
    records: Records
    graph: "nx.MultiDiGraph[str]"
    simple: "nx.Graph[str]"
    order: tuple[str, ...]
    numbers: Mapping[str, int]
    documents: Mapping[str, int]

    def short(self, name: str) -> str:
        """Return the id of a node or claim: its IRI without the base."""
        return name.removeprefix(self.base)


def snapshot(view: View) -> Snapshot:
    """Return ``view`` made ready for the explorer."""
    records = read_records(view)
    graph = project(records)
    simple = neighbours(graph)
    order = tuple(rank(simple, {name: len(graph.nodes[name]["claims"]) for name in graph}))
    return Snapshot(
        view.base,
        records,
        graph,
        simple,
        order,
        {name: number for number, name in enumerate(order)},
        {iri: number for number, iri in enumerate(records.documents)},
    )
