"""What a query asks: all graphs as one unless it, or who sends it, names graphs."""

from collections.abc import Sequence
from typing import Any

from pyoxigraph import NamedNode


def dataset(default: Sequence[str] = (), named: Sequence[str] = ()) -> dict[str, Any]:
    """Return the arguments with which Oxigraph asks the graphs that the protocol gives.

    default, named: IRIs; where there are any, FROM and FROM NAMED say nothing any more (SPARQL 1.1 Protocol 2.1.4).
    Without them a query's own FROM counts, and else the default graph, which is the union of all (``store.union``).
    Raises ValueError for what is no IRI.
    """
    if not default and not named:
        return {}
    return {"default_graph": [NamedNode(iri) for iri in default], "named_graphs": [NamedNode(iri) for iri in named]}
