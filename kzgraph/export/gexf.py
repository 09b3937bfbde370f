"""GEXF 1.3, the network for Gephi, with the days of events and claims on its timeline. Source: https://gexf.net/."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kzgraph.export.contents import read
from kzgraph.export.dates import span
from kzgraph.export.network import Arc, Network, Properties, Value, Vertex, network
from kzgraph.export.xml_text import DECLARATION, empty, lexical, replaced, start
from kzgraph.store.base import View

_ROOT = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "version": "1.3",
}
_GRAPH = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
_TYPES: dict[type[Value], str] = {str: "string", bool: "boolean", int: "integer", float: "double"}
Columns = dict[str, str]


def write(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as GEXF in UTF-8. It bears no date of its own: the format's is optional, and a clock's."""
    contents = read(view)
    graph = network(contents)
    out.write("\n".join(_lines(graph)).encode("utf-8") + b"\n")
    return contents.left_out(replaced(graph))


def _lines(graph: Network) -> Iterator[str]:
    yield DECLARATION + start("gexf", _ROOT)
    yield start("graph", _GRAPH)
    of_nodes, types = _columns(map(_of_vertex, graph.vertices))
    yield from _declared("node", of_nodes, types)
    of_edges, types = _columns(map(_of_arc, graph.arcs))
    yield from _declared("edge", of_edges, types)
    yield "<nodes>"
    for vertex in graph.vertices:
        yield start("node", {"id": vertex.id, "label": _token(vertex.label), **_days(vertex.properties)})
        yield from _values(_of_vertex(vertex), of_nodes)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, arc in enumerate(graph.arcs):
        ends = {"id": str(number), "source": arc.source, "target": arc.target, "label": arc.type, "kind": arc.type}
        yield start("edge", {**ends, **_days(arc.properties)})
        yield from _values(_of_arc(arc), of_edges)
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _of_vertex(vertex: Vertex) -> Properties:
    return {"family": vertex.family, "kind": vertex.kind, **vertex.properties}


def _of_arc(arc: Arc) -> Properties:
    return {"type": arc.type, "layer": arc.layer, **arc.properties}


def _columns(all_properties: Iterable[Properties]) -> tuple[Columns, Columns]:
    """Ids of the attributes by name, and their types by name."""
    types = {name: _TYPES[type(value)] for properties in all_properties for name, value in properties.items()}
    return {name: str(number) for number, name in enumerate(sorted(types))}, types


def _declared(kind: str, columns: Columns, types: Columns) -> Iterator[str]:
    yield start("attributes", {"class": kind, "mode": "static"})
    for name, number in columns.items():
        yield empty("attribute", {"id": number, "title": name, "type": types[name]})
    yield "</attributes>"


def _values(properties: Properties, columns: Columns) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in sorted(properties.items()):
        yield empty("attvalue", {"for": columns[name], "value": lexical(value)})
    yield "</attvalues>"


def _days(properties: Properties) -> dict[str, str]:
    """When it happened; what has no date is there at all times."""
    first, last = span(str(properties.get("time", "")) or None)
    return {name: day for name, day in (("start", first), ("end", last)) if day}


def _token(text: str) -> str:
    """Labels are xs:token: no line ends, no spaces at the ends or in a row."""
    return " ".join(text.split())
