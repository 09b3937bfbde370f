"""Queries see all graphs as one; literals stay as they were written."""

import pytest
from factory_graph import resolved_graph
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.errors import QueryError
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore
from kzgraph.store.prefixes import all_prefixes, base_of

QUADS = to_record(resolved_graph()).quads()
STORE = MemoryStore(QUADS)


def rows(query: str, store: MemoryStore = STORE) -> list[tuple[str, ...]]:
    return [tuple(cell.value for cell in row) for row in store.query(query)]


def test_named_graphs_and_the_default_graph_are_asked_as_one() -> None:
    assert rows("SELECT ?l { ?c kz:property kz:sends ; kz:actor/rdfs:label ?l }") == [("CVVO",)]


def test_graphs_can_be_told_apart() -> None:
    assert len(rows("SELECT DISTINCT ?g { GRAPH ?g { ?c a kz:Claim } }")) == 2


def test_a_triple_of_several_graphs_is_one_triple() -> None:
    """Oxigraph's own union would give it once for each graph, and so count wrongly."""
    a, p = NamedNode("x:a"), NamedNode("x:p")
    store = MemoryStore(Quad(a, p, a, NamedNode(f"x:g{number}")) for number in range(3))
    assert rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", store) == [("1",)]
    assert rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", store) == [("3",)]
    assert rows("SELECT (COUNT(*) AS ?n) FROM <x:g0> { ?s ?p ?o }", store) == [("1",)]
    assert rows("SELECT (COUNT(*) AS ?n) FROM <x:none> { ?s ?p ?o }", store) == [("0",)]
    assert rows("SELECT ?g FROM NAMED <x:g1> { GRAPH ?g { ?s ?p ?o } }", store) == [("x:g1",)]


def test_prefixes_follow_the_base_of_the_graph() -> None:
    moved = MemoryStore(to_record(resolved_graph(), base="https://example.org/x/").quads())
    assert moved.base == "https://example.org/x/"
    assert rows("SELECT ?l { actor:csto rdfs:label ?l }", moved) == [("CVVO",)]
    assert base_of([]) == STORE.base == "https://w3id.org/kzgraph/id/"
    assert all_prefixes(moved.base)["kzr"] == moved.base


def test_literals_stay_as_written_whatever_the_index_does() -> None:
    node = NamedNode("https://example.org/x")
    odd = Quad(node, node, Literal("0.970", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    store = MemoryStore([odd])
    store.query("ASK {}")
    assert list(store.quads()) == [odd]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?x ?y }", r"not understood at its end \(line 1, column 20\)"),
        ("SELECT ?x {\n ?x ?y ", r"not understood at its end \(line 2"),
        ("SELECT ?x { ?x nope:p ?y }", "the prefix is not declared"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "it cannot change the graph"),
        ("SELECT ?x { ?y a kz:Claim } GROUP BY ?x HAVING(?z > 1) ORDER", "not understood"),
    ],
)
def test_bad_queries_are_one_line(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as raised:
        STORE.query(query)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 160
