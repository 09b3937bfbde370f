"""What the mapping functions yield, and the one predicate that all of them use."""

from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kzgraph.rdf.vocab import Property

Triple: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


@cache
def named(iri: str) -> NamedNode:
    """Return a name of the vocabulary; each is made once."""
    return NamedNode(iri)


TYPE = named(Property.TYPE)
