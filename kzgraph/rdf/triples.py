"""What the mapping functions yield, and the one predicate that all of them use."""

from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kzgraph.rdf.vocab import Property

Triple: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

TYPE = NamedNode(Property.TYPE)
