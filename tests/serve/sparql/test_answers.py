"""All forms of answers, read by the readers of others; the description; limits; what is refused."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, parse_query_results
from rdflib.namespace import RDF
from serving import server

SELECT = "SELECT ?l { actor:csto rdfs:label ?l }"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l }"
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


def ask(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("application/xml", QueryResultsFormat.XML),
        ("text/csv", None),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows(client: httpx.Client, accept: str, form: QueryResultsFormat | None) -> None:
    answer = ask(client, SELECT, accept)
    assert answer.headers["content-type"].split(";")[0] == accept
    assert "accept" in answer.headers["vary"]
    if form is None:
        assert list(csv.reader(io.StringIO(answer.text))) == [["l"], ["CVVO"]]
        return
    (row,) = parse_query_results(answer.content, format=form)
    assert (row["l"].value, row["l"].language) == ("CVVO", "nl")


def test_rows_for_other_readers(client: httpx.Client) -> None:
    assert json.loads(ask(client, SELECT).content)["head"]["vars"] == ["l"]
    space = "{http://www.w3.org/2005/sparql-results#}"
    tree = ElementTree.fromstring(ask(client, SELECT, "application/sparql-results+xml").content)
    assert [node.text for node in tree.iter(f"{space}literal")] == ["CVVO"]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_yes_and_no(client: httpx.Client, accept: str) -> None:
    form = QueryResultsFormat.from_media_type(accept)
    assert form is not None
    assert bool(parse_query_results(ask(client, "ASK { ?c a kz:Claim }", accept).content, format=form))
    assert not bool(parse_query_results(ask(client, "ASK { ?c a kz:Nothing }", accept).content, format=form))


@pytest.mark.parametrize(
    ("accept", "reader"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("application/trig", "trig"),
        ("application/n-quads", "nquads"),
        ("text/plain", "nt"),
    ],
)
def test_graphs_are_read_by_rdflib(client: httpx.Client, accept: str, reader: str) -> None:
    answer = ask(client, CONSTRUCT, accept)
    assert answer.headers["content-type"].split(";")[0] == accept
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=answer.content, format=reader)
    assert (None, None, rdflib.Literal("CVVO", lang="nl")) in graph


def test_what_is_not_acceptable(client: httpx.Client) -> None:
    for query, accept in ((SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")):
        answer = ask(client, query, accept)
        assert answer.status_code == 406
        assert "there are: " in answer.text


def test_head_has_the_headers_and_no_body(client: httpx.Client) -> None:
    whole = ask(client, SELECT)
    head = client.head("/sparql", params={"query": SELECT})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_options_say_what_there_is(client: httpx.Client) -> None:
    answer = client.options("/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/sparql").status_code == 405


@pytest.mark.parametrize("accept", ["*/*", "application/rdf+xml", "application/ld+json", "text/html"])
def test_the_service_describes_itself(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", headers={"accept": accept})
    graph = rdflib.Graph()
    graph.parse(data=answer.content, format=answer.headers["content-type"].split(";")[0])
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert str(graph.value(service, SD.endpoint)) == f"{client.base_url}/sparql"
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    names = {str(name) for name in graph.objects(None, SD.name)}
    listed = ask(client, "SELECT DISTINCT ?g { GRAPH ?g {} }").json()["results"]["bindings"]
    assert names == {row["g"]["value"] for row in listed}
    assert len(names) == 2


def test_a_fault_is_one_line_with_its_place(client: httpx.Client) -> None:
    answer = ask(client, "SELECT ?x {\n ?x ?y ")
    assert answer.status_code == 400
    assert answer.text == "the query cannot be run: not understood at its end (line 2, column 8)\n"


def test_names_of_graphs_by_the_protocol_win_over_the_union(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?c a kz:Claim }"
    (whole,) = ask(client, query).json()["results"]["bindings"]
    graphs = ask(client, "SELECT DISTINCT ?g { GRAPH ?g { ?c a kz:Claim } }").json()["results"]["bindings"]
    parts = [
        client.get("/sparql", params={"query": query, "default-graph-uri": row["g"]["value"]}).json() for row in graphs
    ]
    counts = [int(part["results"]["bindings"][0]["n"]["value"]) for part in parts]
    assert len(counts) == 2
    assert sum(counts) == int(whole["n"]["value"])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(client: httpx.Client, query: str) -> None:
    answer = ask(client, query)
    assert (answer.status_code, answer.text.count("\n")) == (403, 1)


@pytest.fixture(scope="module")
def hasty(served: Path) -> Iterator[httpx.Client]:
    """A server with little time."""
    with server(served, "--timeout", "1") as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }"


def test_a_query_has_so_much_time_and_the_next_one_is_answered(hasty: httpx.Client) -> None:
    for _ in range(3):  # more often than there are workers
        answer = ask(hasty, ENDLESS)
        assert (answer.status_code, answer.text) == (
            503,
            "stopped: the query took more than 1 s; ask less, or see --timeout\n",
        )
        assert ask(hasty, SELECT).status_code == 200


def test_an_answer_has_so_many_bytes(client: httpx.Client) -> None:
    answer = ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert answer.status_code == 500
    assert answer.text == "refused: the answer has more than 64 MiB; add LIMIT, or ask for fewer columns\n"


@pytest.mark.parametrize("depth", [2_000, 200_000])
def test_a_query_that_ends_its_worker_ends_nothing_else(client: httpx.Client, depth: int) -> None:
    query = "SELECT * " + "{" * depth + "}" * depth
    answer = client.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert answer.status_code in (200, 500)
    assert answer.status_code == 500 or depth < 10_000
    assert ask(client, SELECT).status_code == 200


def test_a_query_has_so_much_memory(client: httpx.Client) -> None:
    """Each step makes the text ten times as long."""
    binds = " ".join(f'BIND(CONCAT({", ".join([f"?t{n}"] * 10)}) AS ?t{n + 1})' for n in range(12))
    answer = ask(client, f'SELECT (STRLEN(?t12) AS ?n) {{ BIND("0123456789" AS ?t0) {binds} }}')
    assert answer.status_code == 500
    assert "memory" in answer.text
    assert ask(client, SELECT).status_code == 200
