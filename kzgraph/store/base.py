"""What a store offers to those who read a graph: its quads as they were written, and SPARQL."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

Term: TypeAlias = NamedNode | Literal
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class View(Protocol):
    """A graph to read from."""

    @property
    def base(self) -> str:
        """IRI under which the graph's resources live."""
        ...

    def quads(self) -> Sequence[Quad]:
        """Return all quads, literals as they were written, in canonical order."""
        ...

    def query(self, text: str) -> Answer:
        """Run a SPARQL 1.1 query over the union of all graphs, or over those that its FROM clauses name.

        The prefixes of the contract need no declaration. Raises QueryError when it cannot be parsed or run.
        """
        ...
