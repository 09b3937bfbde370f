"""Neo4j: nodes.csv and relationships.csv for ``neo4j-admin database import``, load.cypher for a running database.

Source: Neo4j Operations Manual, "Import" (CSV header format); Cypher Manual, "LOAD CSV". Relationship types are in
upper case ("SENDS"), labels as the classes are ("Person"), each vertex with its family too ("Entity").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kzgraph.export.contents import read
from kzgraph.export.network import Arc, Network, Properties, Value, Vertex, network
from kzgraph.export.xml_text import lexical
from kzgraph.store.base import View

NODES, RELATIONSHIPS, SCRIPT = "nodes.csv", "relationships.csv", "load.cypher"
_TYPES: dict[type[Value], str] = {str: "string", bool: "boolean", int: "long", float: "double"}
_CASTS = {"boolean": "toBoolean", "long": "toInteger", "double": "toFloat"}
_KEYS = ("claim", "position")  # what tells relationships of one type between the same nodes apart
_SPACE = "kzgraph"  # the id space: ids of other imports do not clash


def write(view: View, folder: Path) -> str | None:
    """Write the three files of ``view`` into ``folder``, in UTF-8."""
    contents = read(view)
    graph = network(contents)
    nodes = _types(vertex.properties for vertex in graph.vertices)
    arcs = _types(arc.properties for arc in graph.arcs)
    header = [f"id:ID({_SPACE})", ":LABEL", "label:string", *(f"{name}:{kind}" for name, kind in nodes.items())]
    _table(folder / NODES, header, (_node(vertex, nodes) for vertex in graph.vertices))
    header = [f":START_ID({_SPACE})", f":END_ID({_SPACE})", ":TYPE", "layer:string"]
    header += [f"{name}:{kind}" for name, kind in arcs.items()]
    _table(folder / RELATIONSHIPS, header, (_relationship(arc, arcs) for arc in graph.arcs))
    (folder / SCRIPT).write_text("\n\n".join(_statements(graph, nodes)) + "\n", "utf-8", newline="\n")
    return contents.left_out()


def relationship_type(name: str) -> str:
    """Return the type that Neo4j's style asks for: "containedInPlace" → "CONTAINED_IN_PLACE"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def _types(all_properties: Iterable[Properties]) -> dict[str, str]:
    found = {name: _TYPES[type(value)] for properties in all_properties for name, value in properties.items()}
    return dict(sorted(found.items()))


def _labels(vertex: Vertex) -> list[str]:
    return list(dict.fromkeys((vertex.family, vertex.kind)))


def _node(vertex: Vertex, columns: Iterable[str]) -> list[str]:
    return [vertex.id, ";".join(_labels(vertex)), vertex.label, *_cells(vertex.properties, columns)]


def _relationship(arc: Arc, columns: Iterable[str]) -> list[str]:
    return [arc.source, arc.target, relationship_type(arc.type), arc.layer, *_cells(arc.properties, columns)]


def _cells(properties: Properties, columns: Iterable[str]) -> Iterator[str]:
    return (lexical(properties[name]) if name in properties else "" for name in columns)


def _table(file: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    """A field is quoted when it must be; quotes inside are doubled, as neo4j-admin and LOAD CSV read them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell.replace("\x00", "\ufffd") for cell in row] for row in rows)
    file.write_bytes(text.getvalue().encode("utf-8"))


def _statements(graph: Network, nodes: dict[str, str]) -> Iterator[str]:
    """Cypher without extensions: labels and types cannot be values of a row, hence a statement for each."""
    yield (
        "// Put nodes.csv and relationships.csv in the import folder of a running database, then run this file.\n"
        "// Run again, it changes nothing: nodes are merged by id, relationships by their ends, claim and position.\n"
        "// Quotes are doubled, never escaped by a backslash: server.import.csv.legacy_quote_escaping=false.\n"
        "// An empty database is filled faster by:\n"
        "//   neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv "
        "--multiline-fields=true\n"
        "CREATE CONSTRAINT kzgraph_id IF NOT EXISTS FOR (n:Kzgraph) REQUIRE n.id IS UNIQUE;"
    )
    yield (
        f"{_rows(NODES)}MERGE (n:Kzgraph {{id: row.`id:ID({_SPACE})`}})\n"
        f"SET n.label = row.`label:string`{_set('n', nodes)};"
    )
    for labels in sorted({tuple(_labels(vertex)) for vertex in graph.vertices}):
        yield (
            f"{_rows(NODES)}WITH row WHERE row.`:LABEL` = '{';'.join(labels)}'\n"
            f"MATCH (n:Kzgraph {{id: row.`id:ID({_SPACE})`}})\n"
            f"SET n{''.join(f':`{label}`' for label in labels)};"
        )
    by_type: dict[str, list[Properties]] = {}
    for arc in graph.arcs:
        by_type.setdefault(relationship_type(arc.type), []).append(arc.properties)
    for kind, properties in sorted(by_type.items()):
        yield _relationships(kind, _types(properties))


def _relationships(kind: str, columns: dict[str, str]) -> str:
    """The relationships of one type, with the columns that it has."""
    told_apart = ", ".join(f"{name}: {_cell(name, columns[name])}" for name in _KEYS if name in columns)
    return (
        f"{_rows(RELATIONSHIPS)}WITH row WHERE row.`:TYPE` = '{kind}'\n"
        f"MATCH (a:Kzgraph {{id: row.`:START_ID({_SPACE})`}})\n"
        f"MATCH (b:Kzgraph {{id: row.`:END_ID({_SPACE})`}})\n"
        f"MERGE (a)-[r:`{kind}`{f' {{{told_apart}}}' if told_apart else ''}]->(b)\n"
        f"SET r.layer = row.`layer:string`{_set('r', columns)};"
    )


def _rows(file: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{file}' AS row\n"


def _set(variable: str, columns: dict[str, str]) -> str:
    """Assignments of columns; an empty cell is null, which sets nothing."""
    return "".join(f",\n    {variable}.{name} = {_cell(name, kind)}" for name, kind in columns.items())


def _cell(name: str, kind: str) -> str:
    cell = f"row.`{name}:{kind}`"
    return f"{_CASTS[kind]}({cell})" if kind in _CASTS else cell
