"""Foreign graphs beside the documents, and what of them is the same as our nodes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kzgraph.model.entity import ResolvedGraph
from kzgraph.pipeline.holdings import Holdings
from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.mapper import Record
from kzgraph.rdf.matches import match_quads

if TYPE_CHECKING:
    from kzgraph.resolve.across.outside import Match


def with_foreign(record: Record, holdings: Holdings, graph: ResolvedGraph, base: str) -> Record:
    """Return ``record`` with the foreign graphs of ``holdings`` and the links to them from the nodes of ``graph``."""
    if not holdings.foreign:
        return record
    iris = Iris(base)
    known = frozenset(iris.document(document).value for document in record.documents)
    theirs, ours = (
        {one.id: tuple(one.placed(base, known)) for one in holdings.foreign if one.ours is own} for own in (False, True)
    )
    described = (quad for one in holdings.foreign for quad in one.described(base))
    there = {quad.subject for quad in record.shared}
    found = (one for one in foreign_matches(holdings, graph) if iris.entity(one.ours) in there)
    shared = canonical((*record.shared, *described, *match_quads(found, iris)))
    return replace(record, foreign=theirs, adopted=ours, shared=shared)


def foreign_matches(holdings: Holdings, graph: ResolvedGraph) -> "tuple[Match, ...]":
    """Return which nodes of foreign graphs are ours, or may be; decisions hold for what their nodes are part of."""
    from kzgraph.resolve.across.decisions import moved
    from kzgraph.resolve.across.gather import candidates
    from kzgraph.resolve.across.names import Names
    from kzgraph.resolve.across.outside import matches
    from kzgraph.store.foreign_nodes import foreign_candidates

    ours = candidates(graph.entities, holdings.readings)
    parts = {link.entity: graph.links[m].entity for one in holdings.readings for m, link in one.links.items()}
    said = moved(holdings.decisions, parts)
    return matches(ours, foreign_candidates(holdings.foreign), Names(), decisions=said)
