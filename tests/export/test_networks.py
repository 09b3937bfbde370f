"""GraphML, GEXF and Neo4j: the readers that analysts use find the same network: who, whom, source and certainty."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx
import pytest
from factory_views import ODD, VIEWS, made, odd, seeds, shuffled
from hypothesis import given, settings
from strategies_rdf import quad_lists

from kzgraph.export import gexf, graphml, neo4j
from kzgraph.export.contents import is_fact, objects, read
from kzgraph.export.network import CLAIM, FACT, network
from kzgraph.export.words import printable
from kzgraph.store.base import View
from kzgraph.store.memory import MemoryStore

GEXF = "{http://gexf.net/1.3}"
WRITERS = {"graphml": graphml.write, "gexf": gexf.write}


def written(kind: str, view: View) -> bytes:
    out = io.BytesIO()
    WRITERS[kind](view, out)
    return out.getvalue()


def by_networkx(kind: str, view: View) -> Any:
    reader = getattr(networkx, f"read_{kind}")
    return reader(io.BytesIO(written(kind, view)))


def by_igraph(view: View, tmp_path: Path) -> igraph.Graph:
    file = tmp_path / "graph.graphml"
    file.write_bytes(written("graphml", view))
    return igraph.Graph.Read_GraphML(str(file))


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("kind", WRITERS)
def test_networkx_reads_every_vertex_and_arc(kind: str, name: str) -> None:
    view = VIEWS[name]()
    graph, expected = by_networkx(kind, view), network(read(view))
    assert set(graph) == {vertex.id for vertex in expected.vertices}
    found = Counter((source, target, data["type"]) for source, target, data in graph.edges(data=True))
    assert found == Counter((arc.source, arc.target, arc.type) for arc in expected.arcs)


@pytest.mark.parametrize("name", ["made", "odd", "seeds"])
def test_igraph_reads_the_same_names_and_types(name: str, tmp_path: Path) -> None:
    view = VIEWS[name]()
    graph, expected = by_igraph(view, tmp_path), network(read(view))
    assert graph.is_directed()
    assert graph.vs["id"] == [vertex.id for vertex in expected.vertices]
    assert graph.vs["label"] == [printable(vertex.label) for vertex in expected.vertices]
    assert [graph.vs[edge.source]["id"] for edge in graph.es] == [arc.source for arc in expected.arcs]
    assert graph.es["layer"] == [arc.layer for arc in expected.arcs]
    assert isinstance(graph.vs["confidence"][graph.vs["family"].index("Claim")], float)


@pytest.mark.parametrize("kind", WRITERS)
def test_odd_text_comes_back_but_for_what_xml_cannot_hold(kind: str) -> None:
    quotes = {claim.quote for claim in read(odd()).claims}
    assert all(quote.endswith(ODD) for quote in quotes)
    found = {data["quote"] for _, data in by_networkx(kind, odd()).nodes(data=True) if "quote" in data}
    assert found == {printable(quote) for quote in quotes}
    assert "\ufffd" in printable(ODD)


@settings(max_examples=40)
@given(quads=quad_lists)
def test_any_graph_gives_xml_that_can_be_read(quads: list[Any]) -> None:
    for kind in WRITERS:
        ElementTree.fromstring(written(kind, MemoryStore(quads)))


@pytest.mark.parametrize("kind", WRITERS)
def test_order_leaves_no_trace(kind: str) -> None:
    for view in (made(), seeds()):
        assert written(kind, shuffled(view)) == written(kind, view)


@pytest.mark.parametrize("kind", WRITERS)
def test_facts_alone_run_from_actor_to_object(kind: str) -> None:
    graph = by_networkx(kind, made())
    claims = read(made()).claims
    expected = {
        (actor.label, claim.property, other.label)
        for claim in claims
        if is_fact(claim)
        for actor in claim.actors
        for other in objects(claim)
    }
    names = {node: data["label"] for node, data in graph.nodes(data=True)}
    facts = [(a, b, data) for a, b, data in graph.edges(data=True) if data["layer"] == FACT]
    assert {(names[a], data["type"], names[b]) for a, b, data in facts} == expected
    assert ("CVVO", "sends", "Kazachstan") in expected
    assert not [data for *_, data in facts if data["polarity"] == "Negated" or data["modality"] == "Possible"]
    assert all(data["quote"] and data["document"] and data["confidence"] for *_, data in facts)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_claim_that_is_no_fact_says_so_and_who_says_it(kind: str) -> None:
    graph = by_networkx(kind, made())
    [(node, data)] = [(node, data) for node, data in graph.nodes(data=True) if data.get("property") == "attacks"]
    assert (data["polarity"], data["is_fact"], data["according_to"]) == ("Negated", False, "woordvoerder (zei)")
    roles = {(edge["type"], graph.nodes[to]["label"]) for _, to, edge in graph.out_edges(node, data=True)}
    assert {("actor", "politie"), ("target", "demonstranten"), ("source", "woordvoerder")} <= roles


def test_gexf_is_as_its_schema_says() -> None:
    """The parts of gexf.xsd 1.3 that a writer can get wrong: names, order, required attributes, types, references."""
    root = ElementTree.fromstring(written("gexf", seeds()))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    [graph] = root
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    declared = {kind.get("class"): {one.get("id"): one.get("type") for one in kind} for kind in graph[:2]}
    assert {kind for kinds in declared.values() for kind in kinds.values()} <= {
        "string",
        "boolean",
        "integer",
        "double",
    }
    nodes = {node.get("id") for node in graph[2]}
    for kind, elements in (("node", graph[2]), ("edge", graph[3])):
        for one in elements:
            assert {value.get("for") for value in one.iter(f"{GEXF}attvalue")} <= declared[kind].keys()
            label = one.get("label", "")
            assert label == " ".join(label.split())
            for bound in ("start", "end"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.get(bound, "2022-01-01"))
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in graph[3])
    assert len({edge.get("id") for edge in graph[3]}) == len(graph[3])


def test_gexf_has_the_days_of_claims() -> None:
    root = ElementTree.fromstring(written("gexf", made()))
    starts = {node.get("start") for node in root.iter(f"{GEXF}node") if node.get("id", "").startswith("claim/")}
    assert starts == {None, "2022-01-06"}


def tables(view: View, folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    folder.mkdir(exist_ok=True)
    neo4j.write(view, folder)
    return tuple(  # type: ignore[return-value]
        list(csv.DictReader(io.StringIO((folder / name).read_bytes().decode("utf-8"), newline="")))
        for name in (neo4j.NODES, neo4j.RELATIONSHIPS)
    )


HEADER = re.compile(r"(?P<name>[A-Za-z_]\w*)?(?::(?P<type>\w+)(?:\((?P<space>\w+)\))?)?")
TYPES = {"string": str, "boolean": lambda text: {"true": True, "false": False}[text], "long": int, "double": float}


@pytest.mark.parametrize("name", VIEWS)
def test_neo4j_headers_and_cells_are_of_the_import_grammar(name: str, tmp_path: Path) -> None:
    """As the Operations Manual has it: ``name:type``, ``:ID(space)``, ``:LABEL``, ``:START_ID(space)``, ``:TYPE``."""
    view = VIEWS[name]()
    nodes, relationships = tables(view, tmp_path)
    fields = {"nodes": {"ID", "LABEL"}, "relationships": {"START_ID", "END_ID", "TYPE"}}
    for rows, (kind, wanted) in zip((nodes, relationships), fields.items(), strict=True):
        header = (tmp_path / f"{kind}.csv").read_text("utf-8").split("\n")[0].split(",")
        parsed = {cell: HEADER.fullmatch(cell) for cell in header}
        assert all(parsed.values())
        assert len({match["name"] for match in parsed.values() if match and match["name"]}) == sum(
            1 for match in parsed.values() if match and match["name"]
        )
        special = {match["type"] for match in parsed.values() if match} & {"ID", "LABEL", "START_ID", "END_ID", "TYPE"}
        assert special == wanted
        for row in rows:
            for cell, text in row.items():
                kind_of = parsed[cell]["type"]  # type: ignore[index]
                if text and kind_of in TYPES:
                    TYPES[kind_of](text)
    ids = [row["id:ID(kzgraph)"] for row in nodes]
    assert len(set(ids)) == len(ids)
    assert {row[f":{end}_ID(kzgraph)"] for row in relationships for end in ("START", "END")} <= set(ids)


def test_neo4j_keeps_quotes_labels_and_types(tmp_path: Path) -> None:
    nodes, relationships = tables(odd(), tmp_path)
    quotes = {row["quote:string"] for row in nodes if row["quote:string"]}
    assert quotes == {claim.quote.replace("\x00", "\ufffd") for claim in read(odd()).claims}
    people = [row for row in nodes if row[":LABEL"] == "Entity;Person"]
    assert any(row["label:string"].startswith("Kassym-Jomart Tokajev") for row in people)
    assert {"SENDS", "WAS_DERIVED_FROM", "ACTOR"} <= {row[":TYPE"] for row in relationships}
    assert {row["layer:string"] for row in relationships} >= {FACT, CLAIM}


def test_neo4j_order_leaves_no_trace(tmp_path: Path) -> None:
    tables(seeds(), tmp_path / "a")
    tables(shuffled(seeds()), tmp_path / "b")
    for name in ("nodes.csv", "relationships.csv", "load.cypher"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_load_cypher_names_columns_labels_and_types_that_are_there(tmp_path: Path) -> None:
    nodes, relationships = tables(seeds(), tmp_path)
    script = (tmp_path / "load.cypher").read_text("utf-8")
    statements = [one.strip() for one in script.split(";\n") if one.strip()]
    columns = {neo4j.NODES: set(nodes[0]), neo4j.RELATIONSHIPS: set(relationships[0])}
    values = {neo4j.NODES: {r[":LABEL"] for r in nodes}, neo4j.RELATIONSHIPS: {r[":TYPE"] for r in relationships}}
    filters: dict[str, set[str]] = {name: set() for name in columns}
    keys = {
        row[":TYPE"]: {"claim", "position"} & {n.split(":")[0] for n, cell in row.items() if cell}
        for row in relationships
    }
    for statement in statements[1:]:
        [file] = re.findall(r"LOAD CSV WITH HEADERS FROM 'file:///([^']+)' AS row", statement)
        assert set(re.findall(r"row\.`([^`]+)`", statement)) <= columns[file]
        filters[file] |= set(re.findall(r"WITH row WHERE row\.`:(?:LABEL|TYPE)` = '([^']+)'", statement))
        for kind, told_apart in re.findall(r"MERGE \(a\)-\[r:`(\w+)`(?: \{(.*)\})?\]", statement):
            assert set(re.findall(r"(\w+): ", told_apart)) == keys[kind]
    assert filters == values


def test_kuzu_imports_the_tables_and_answers_who_sends_what_where(tmp_path: Path) -> None:
    """A property graph engine reads the files as they are, checks types and ends, and runs Cypher on them."""
    kuzu = pytest.importorskip("kuzu")
    tables(seeds(), tmp_path / "csv")
    connection = kuzu.Connection(kuzu.Database(str(tmp_path / "db")))
    kinds = {"boolean": "BOOLEAN", "long": "INT64", "double": "DOUBLE"}
    for file, table, ends in (
        (neo4j.NODES, "NODE TABLE Node", ""),
        (neo4j.RELATIONSHIPS, "REL TABLE Arc", "FROM Node TO Node, "),
    ):
        header = (tmp_path / "csv" / file).read_text("utf-8").split("\n")[0].split(",")
        named = [
            (match["name"] or f"its_{match['type']}", match["type"]) for match in map(HEADER.fullmatch, header) if match
        ]
        columns = [
            f"`{name}` {kinds.get(kind, 'STRING')}" for name, kind in named if kind not in ("START_ID", "END_ID")
        ]
        key = "" if ends else ", PRIMARY KEY(id)"
        connection.execute(f"CREATE {table}({ends}{', '.join(columns)}{key})")
        copied = f"COPY {table.split()[-1]} FROM '{tmp_path / 'csv' / file}'"
        connection.execute(f"{copied} (header=true, parallel=false, escape='\"')")
    asked = (
        "MATCH (a:Node)-[r:Arc]->(b:Node) WHERE r.layer = 'fact' AND r.its_TYPE = 'SENDS' RETURN a.label, r.quantity"
    )
    result = connection.execute(asked)
    found = []
    while result.has_next():
        found.append(tuple(result.get_next()))
    assert found
    assert all(isinstance(actor, str) for actor, _ in found)


def test_what_xml_cannot_hold_is_counted_for_the_log() -> None:
    for write in WRITERS.values():
        assert write(made(), io.BytesIO()) is None
        assert "that XML cannot hold" in (write(odd(), io.BytesIO()) or "")
