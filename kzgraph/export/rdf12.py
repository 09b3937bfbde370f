"""Turtle 1.2 and N-Quads 1.2: the graph, in which each claim is the reifier of the triples that it says.

A triple that holds is annotated with its claims (``s p o ~ claim``); what a claim says that is no fact is quoted and
not asserted (``claim rdf:reifies <<( s p o )>>``). Source: RDF 1.2 Turtle; RDF 1.2 N-Quads.
"""

from typing import BinaryIO

from pyoxigraph import Quad

from kzgraph.export.layout import sections
from kzgraph.export.reified import direct_properties, said
from kzgraph.export.turtle import blocks, prologue
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.rdf.canonical import nquads
from kzgraph.store.base import View
from kzgraph.store.prefixes import all_prefixes

_VERSION = '@version "1.2" .\n'  # so that a reader of Turtle 1.1 stops at once


def write_turtle(view: View, out: BinaryIO) -> None:
    """Write ``view`` as Turtle 1.2 in UTF-8, all graphs merged."""
    terms = TermWriter(all_prefixes(view.base))
    quads = list(view.quads())
    direct = direct_properties(quads)
    plain = {(quad.subject, quad.predicate, quad.object) for quad in quads if quad.predicate.value in direct}
    reifiers: dict[str, set[str]] = {}
    for one in said(view.quads()):
        triple = one.triple
        if (triple.subject, triple.predicate, triple.object) in plain:
            key = _key(Quad(triple.subject, triple.predicate, triple.object))
            reifiers.setdefault(key, set()).add(terms.term(one.claim))
        else:
            quads.append(Quad(one.claim, one.quad.predicate, triple))

    def annotation(quad: Quad) -> str:
        claims = reifiers.get(_key(quad), ()) if quad.predicate.value in direct else ()
        return "".join(f" ~ {claim}" for claim in sorted(claims))

    body = "".join(blocks(sections(quads), terms, annotation=annotation))
    out.write((_VERSION + prologue(terms, view.base) + body).encode("utf-8"))


def write_nquads(view: View, out: BinaryIO) -> None:
    """Write ``view`` as sorted N-Quads 1.2 in UTF-8; a reifying quad stands in the graph of its document."""
    out.write(nquads([*view.quads(), *(one.quad for one in said(view.quads()))]))


def _key(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object}"
