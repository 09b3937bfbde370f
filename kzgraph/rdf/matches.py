"""Links from our nodes to those of foreign graphs."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import text
from kzgraph.rdf.vocab import Property

if TYPE_CHECKING:
    from kzgraph.resolve.across.outside import Match


def match_quads(matches: "Iterable[Match]", iris: Iris) -> Iterator[Quad]:
    """Yield ``owl:sameAs`` for what is certain, ``skos:closeMatch`` for what only bears a like name, and why."""
    for match in matches:
        node, other = iris.entity(match.ours), NamedNode(match.theirs)
        link = Property.SAME_AS if match.certain else Property.CLOSE_MATCH
        if node == other:
            continue
        yield Quad(node, NamedNode(link), other, DefaultGraph())
        yield Quad(node, NamedNode(Property.RESOLUTION), text(f"{match.theirs}: {match.reason}"), DefaultGraph())
