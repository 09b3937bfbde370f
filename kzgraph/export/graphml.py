"""GraphML, the network for yEd, Gephi, igraph, NetworkX, Cytoscape. Source: http://graphml.graphdrawing.org/specification.html."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kzgraph.export.contents import read
from kzgraph.export.network import Arc, Network, Properties, Value, Vertex, network
from kzgraph.export.xml_text import DECLARATION, element, empty, lexical, replaced, start
from kzgraph.store.base import View

_ROOT = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}
_TYPES: dict[type[Value], str] = {str: "string", bool: "boolean", int: "int", float: "double"}


def write(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as GraphML in UTF-8: a directed graph, in which two nodes may have several edges."""
    contents = read(view)
    graph = network(contents)
    out.write("\n".join(_lines(graph)).encode("utf-8") + b"\n")
    return contents.left_out(replaced(graph))


def _lines(graph: Network) -> Iterator[str]:
    yield DECLARATION + start("graphml", _ROOT)
    yield from _keys("node", map(_of_vertex, graph.vertices))
    yield from _keys("edge", map(_of_arc, graph.arcs))
    yield start("graph", {"id": "kzgraph", "edgedefault": "directed"})
    for vertex in graph.vertices:
        yield start("node", {"id": vertex.id})
        yield from _data("node", _of_vertex(vertex))
        yield "</node>"
    for number, arc in enumerate(graph.arcs):
        yield start("edge", {"id": f"e{number}", "source": arc.source, "target": arc.target})
        yield from _data("edge", _of_arc(arc))
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _of_vertex(vertex: Vertex) -> Properties:
    return {"label": vertex.label, "family": vertex.family, "kind": vertex.kind, **vertex.properties}


def _of_arc(arc: Arc) -> Properties:
    return {"label": arc.type, "type": arc.type, "layer": arc.layer, **arc.properties}


def _keys(kind: str, all_properties: Iterable[Properties]) -> Iterator[str]:
    types = {name: type(value) for properties in all_properties for name, value in properties.items()}
    for name in sorted(types):
        names = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": _TYPES[types[name]]}
        yield empty("key", names)


def _data(kind: str, properties: Properties) -> Iterator[str]:
    for name, value in sorted(properties.items()):
        yield element("data", {"key": f"{kind}-{name}"}, lexical(value))
