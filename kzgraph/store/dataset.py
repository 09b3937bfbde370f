"""What a query asks: all graphs as one unless it, or who sends it, names graphs."""

from collections.abc import Sequence
from typing import Any

from pyoxigraph import NamedNode

from kzgraph.store.tokens import names_dataset


def dataset(query: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> dict[str, Any]:
    """Return the arguments with which Oxigraph asks the right graphs.

    default, named: IRIs that the protocol gives; where there are any, FROM and FROM NAMED say nothing any more
    (SPARQL 1.1 Protocol 2.1.4). Raises ValueError for what is no IRI.
    """
    if default or named:
        return {"default_graph": [NamedNode(iri) for iri in default], "named_graphs": [NamedNode(iri) for iri in named]}
    return {} if names_dataset(query) else {"use_default_graph_as_union": True}
