"""Every format holds the same graph, reads well and never varies."""

import csv
import io
import json
import re
from itertools import pairwise
from random import Random

import pytest
import rdflib
from factory_graph import FIRST, resolved_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse
from strategies_rdf import quad_lists

from kzgraph.export.claims_csv import COLUMNS
from kzgraph.export.formats import FORMATS
from kzgraph.export.jsonld_context import COERCION, TERM
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import DIRECT_PROPERTY, RELATION_PROPERTY, Property, kz
from kzgraph.store.memory import MemoryStore

QUADS = to_record(resolved_graph()).quads()
STORE = MemoryStore(QUADS)
RDF = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
RDFLIB = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "nt": "nt11", "jsonld": "json-ld"}
MERGED = ("ttl", "nt")
XSD_NUMBERS = tuple(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("decimal", "boolean")
)  # rdflib rewrites them


def written(kind: str, store: MemoryStore = STORE) -> bytes:
    out = io.BytesIO()
    FORMATS[kind](store, out)
    return out.getvalue()


def merged(quads: object) -> set[Quad]:
    return {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", RDF)
def test_pyoxigraph_reads_back_the_same_quads(kind: str) -> None:
    expected = merged(QUADS) if kind in MERGED else set(QUADS)
    assert set(parse(written(kind), format=RDF[kind])) == expected


@pytest.mark.parametrize("kind", RDF)
@settings(max_examples=60)
@given(quads=quad_lists)
def test_nasty_literals_come_back(kind: str, quads: list[Quad]) -> None:
    expected = merged(quads) if kind in MERGED else set(quads)
    assert set(parse(written(kind, MemoryStore(quads)), format=RDF[kind])) == expected


@pytest.mark.parametrize("kind", RDF)
def test_rdflib_reads_back_the_same_triples(kind: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(kind), format=RDFLIB[kind])
    found = {triple for graph in dataset.graphs() for triple in graph}
    expected = rdflib.Graph().parse(data=written("nt"), format="nt11")
    assert found == set(expected)


@settings(max_examples=40)
@given(quads=quad_lists)
def test_rdflib_reads_nasty_literals_in_turtle(quads: list[Quad]) -> None:
    plain = [
        q
        for q in quads
        if not getattr(getattr(q.object, "datatype", None), "value", "").startswith(XSD_NUMBERS)
    ]
    turtle = rdflib.Graph().parse(data=written("ttl", MemoryStore(plain)).decode(), format="turtle")
    assert len(turtle) == len(merged(plain))
    assert {str(o) for o in turtle.objects()} == {q.object.value for q in plain}


@pytest.mark.parametrize("kind", FORMATS)
def test_order_of_input_leaves_no_trace(kind: str) -> None:
    shuffled = Random(7).sample(QUADS, len(QUADS))
    assert written(kind, MemoryStore(shuffled)) == written(kind)


@settings(max_examples=30)
@given(quads=quad_lists, random=st.randoms())
def test_order_of_odd_graphs_leaves_no_trace(quads: list[Quad], random: Random) -> None:
    shuffled = list(quads)
    random.shuffle(shuffled)
    for kind in ("ttl", "trig"):
        assert written(kind, MemoryStore(shuffled)) == written(kind, MemoryStore(quads))


def test_turtle_is_for_people() -> None:
    text = written("ttl").decode()
    assert text.startswith("@prefix kz: <https://w3id.org/kzgraph/ontology#> .\n")
    titles = re.findall(r"^# (.*)$", text, re.MULTILINE)
    assert titles[:3] == ["Run", "Documents", "People"]
    assert titles[-2:] == ["Events", "Claims, each with its evidence, sources and numbers"]
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    assert "<http" not in body
    assert "kz:requests actor:csto" in body
    assert "  \n" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_turtle_puts_evidence_behind_its_claim() -> None:
    subjects = re.findall(r"^(\w+):\S+ a ", written("ttl").decode(), re.MULTILINE)
    claims = subjects[subjects.index("claim") :]
    assert set(claims) == {"claim", "passage", "attribution", "quantity"}
    for one, following in pairwise(claims):
        assert one != "claim" or following == "passage"


def test_turtle_keeps_the_order_of_the_text() -> None:
    lemmas = re.findall(r'kz:lemma "([^"]+)"', written("ttl").decode())
    assert lemmas[:4] == ["vragen", "sturen", "om het leven komen", "roepen"]


def test_turtle_declares_each_prefix_that_it_uses_and_no_other() -> None:
    text = written("ttl").decode()
    declared = set(re.findall(r"^@prefix (\w+):", text, re.MULTILINE))
    without_strings = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text.split("\n\n", 1)[1])
    assert declared == set(re.findall(r"(?<![\w<])(\w+):", re.sub(r"#.*", "", without_strings)))


def test_trig_names_a_graph_for_each_document() -> None:
    graphs = re.findall(r"^document:(\w+) \{$", written("trig").decode(), re.MULTILINE)
    assert graphs == sorted(one.id for one in resolved_graph().articles)


def test_csv_has_a_row_for_each_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert tuple(rows[0]) == COLUMNS
    by_class = {row["class"]: row for row in rows}
    assert len(rows) == len(resolved_graph().claims)
    assert by_class["Killing"]["sources"] == "1 ministerie van Binnenlandse Zaken | 2 Tengri"
    assert by_class["Injury"]["minimum"] == "20"
    assert by_class["Injury"]["maximum"] == "99"
    assert by_class["Request"]["actors"] == "regering van Kazachstan"
    assert by_class["Request"]["evidence"].startswith("De regering van Kazachstan vroeg")
    assert [row["file"] for row in rows] == sorted(row["file"] for row in rows)


def test_json_lines_hold_the_whole_claim() -> None:
    claims = [json.loads(line) for line in written("jsonl").decode().splitlines()]
    killing = next(claim for claim in claims if claim["class"] == "Killing")
    assert [(source["position"], source["node"]["label"]) for source in killing["sources"]] == [
        (1, "ministerie van Binnenlandse Zaken"),
        (2, "Tengri"),
    ]
    assert killing["quantities"][0]["value"] == "18"
    assert killing["texts"]["target"] == ["agenten"]
    first, second = sorted(resolved_graph().articles, key=lambda one: one.file_name)
    for claim in claims:
        text = {first.file_name: first.text, second.file_name: second.text}[claim["document"]["file"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_lines_are_lines(text: str) -> None:
    quads = [
        Quad(q.subject, q.predicate, type(q.object)(text, language="nl"), q.graph_name)
        if q.predicate.value.endswith("#exact")
        else q
        for q in QUADS
    ]
    lines = written("jsonl", MemoryStore(quads)).decode().splitlines()
    assert len(lines) == len(resolved_graph().claims)
    assert all(json.loads(line).get("quote", "") == text for line in lines)


def test_jsonld_reads_well_as_json() -> None:
    document = json.loads(written("jsonld"))
    graphs = [one for one in document["@graph"] if "@graph" in one]
    assert {one["id"].partition("/")[0] for one in graphs} == {"kzr:document"}
    nodes = {one["id"]: one for graph in graphs for one in graph["@graph"]}
    [claim] = [one for one in nodes.values() if one.get("property") == "sends"]
    assert (claim["type"], claim["actor"], claim["modality"]) == ("Claim", "kzr:actor/csto", "Decided")
    assert (claim["lemma"], claim["confidence"]) == ("sturen", "0.9")
    assert nodes[claim["evidence"]]["start"] == FIRST.index("Het bondgenootschap")
    assert nodes["kzr:actor/csto"]["sends"] == claim["quantity"]


def test_the_jsonld_context_has_a_name_for_each_property() -> None:
    assert len({*TERM.values()}) == len(TERM), "two properties have one name"
    direct = {kz(name) for name in (*DIRECT_PROPERTY.values(), *RELATION_PROPERTY.values())}
    assert direct | {Property.ACTOR, Property.EXACT, Property.SAME_AS} <= set(TERM)
    assert set(COERCION) <= set(TERM)


def test_triple_terms_are_left_out_of_jsonld_and_told() -> None:
    claim = QUADS[0].subject
    quoted = Quad(claim, NamedNode("http://example.org/says"), Triple(claim, NamedNode("http://example.org/p"), claim))
    out = io.BytesIO()
    assert "1 quoted" in (FORMATS["jsonld"](MemoryStore([*QUADS, quoted]), out) or "")
    assert out.getvalue() == written("jsonld")
