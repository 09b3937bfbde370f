"""N-Quads, sorted: the form of the record."""

from typing import BinaryIO

from kzgraph.rdf.canonical import nquads
from kzgraph.store.base import View


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as sorted N-Quads in UTF-8."""
    out.write(nquads(view.quads()))
