"""What leads from the quads of one graph to those of another, as an RDF Patch.

Source: https://afs.github.io/rdf-patch/ – a header that names both states by their content, then one transaction.
"""

import hashlib
from collections.abc import Iterable, Sequence

from pyoxigraph import Quad

from kzgraph.rdf.canonical import line, nquads


def rdf_patch(old: Iterable[Quad], new: Iterable[Quad]) -> str:
    """Return the patch whose application to ``old`` gives ``new``: deletions, then additions, each sorted.

    Blank nodes, which only graphs of others have, are meant by their labels.
    """
    before, after = list(old), list(new)
    mine, theirs = {line(quad) for quad in before}, {line(quad) for quad in after}
    rows = [f"H id <{state(after)}> .", f"H prev <{state(before)}> .", "TX ."]
    rows += [f"D {one}" for one in sorted(mine - theirs)]
    rows += [f"A {one}" for one in sorted(theirs - mine)]
    return "\n".join([*rows, "TC ."]) + "\n"


def state(quads: Sequence[Quad]) -> str:
    """Return the name of a graph's state: the SHA-256 of its canonical N-Quads."""
    return f"urn:sha256:{hashlib.sha256(nquads(quads)).hexdigest()}"
