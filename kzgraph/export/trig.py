"""TriG: the default graph, then one block for each document."""

from typing import BinaryIO

from pyoxigraph import DefaultGraph, Quad

from kzgraph.export.layout import sections
from kzgraph.export.turtle import blocks, prologue
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.store.base import View
from kzgraph.store.prefixes import all_prefixes


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as TriG in UTF-8."""
    terms = TermWriter(all_prefixes(view.base))
    default: list[Quad] = []
    named: dict[str, list[Quad]] = {}
    for quad in view.quads():
        graph = quad.graph_name
        target = default if isinstance(graph, DefaultGraph) else named.setdefault(terms.term(graph), [])
        target.append(quad)
    body = list(blocks(sections(default), terms))
    for name in sorted(named):
        body += [f"\n{name} {{\n", *blocks(sections(named[name]), terms, indent="    "), "}\n"]
    out.write((prologue(terms, view.base) + "".join(body)).encode("utf-8"))
