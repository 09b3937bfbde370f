"""N-Triples, sorted, all graphs merged."""

from typing import BinaryIO

from pyoxigraph import Quad

from kzgraph.rdf.canonical import nquads
from kzgraph.store.base import View


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as sorted N-Triples in UTF-8."""
    out.write(nquads(Quad(quad.subject, quad.predicate, quad.object) for quad in view.quads()))
