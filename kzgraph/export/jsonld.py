"""JSON-LD, expanded, one graph object for each document."""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kzgraph.store.base import View


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as JSON-LD in UTF-8. Canonical order keeps each graph and subject together."""
    quads = sorted(view.quads(), key=lambda quad: str(quad.graph_name))
    serialize(quads, out, format=RdfFormat.JSON_LD)
