"""The cases of the W3C's SPARQL 1.1 Protocol tests that a read-only endpoint can be asked, by their names.

Written anew after the descriptions in https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/. Where those
change the graph first, the graph is there from the start; every update must be refused.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from serving import server

ONE, TWO, THREE = (f"http://kasei.us/2009/09/sparql/data/data{number}.rdf" for number in (1, 2, 3))
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
SD = "http://www.w3.org/ns/sparql-service-description#"
BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
INSERT = "INSERT { GRAPH <http://example.org/new> { ?s ?p ?o } } WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
SUITE = """query_post_form query_dataset_default_graphs_get query_dataset_default_graphs_post
query_dataset_named_graphs_post query_dataset_named_graphs_get query_dataset_full query_multiple_dataset
query_get query_content_type_select query_content_type_ask query_content_type_describe
query_content_type_construct update_dataset_default_graph update_dataset_default_graphs
update_dataset_named_graphs update_dataset_full update_post_form update_post_direct update_base_uri
query_post_direct bad_query_method bad_multiple_queries bad_query_wrong_media_type
bad_query_missing_form_type bad_query_missing_direct_type bad_query_non_utf8 bad_query_syntax bad_update_get
bad_multiple_updates bad_update_wrong_media_type bad_update_missing_form_type bad_update_non_utf8
bad_update_syntax bad_update_dataset_conflict"""
ELSEWHERE = {"default-graph-uri": "http://kasei.us/2009/09/sparql/data/data0.rdf"}


@pytest.fixture(scope="module")
def w3c(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    file = tmp_path_factory.mktemp("w3c") / "data.nq"
    said = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document>"
    file.write_text("".join(f"<{one}> {said} <{one}> .\n" for one in (ONE, TWO, THREE)))
    with server(Path(file)) as url, httpx.Client(base_url=url) as client:
        yield client


def yes(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


def direct(client: httpx.Client, query: str, **parameters: object) -> httpx.Response:
    return client.post("/sparql/", params=parameters or None, content=query, headers={"content-type": QUERY})  # type: ignore[arg-type]


def test_query_post_form(w3c: httpx.Client) -> None:
    assert yes(w3c.post("/sparql/", params=ELSEWHERE, data={"query": "ASK {}"}))


def test_query_get(w3c: httpx.Client) -> None:
    assert yes(w3c.get("/sparql/", params={"query": "ASK {}", **ELSEWHERE}))


def test_query_post_direct(w3c: httpx.Client) -> None:
    assert yes(direct(w3c, "ASK {}"))


def test_query_dataset_default_graphs_get(w3c: httpx.Client) -> None:
    assert yes(w3c.get("/sparql/", params={"query": BOTH, "default-graph-uri": [ONE, TWO]}))
    assert not yes(w3c.get("/sparql/", params={"query": BOTH, "default-graph-uri": [ONE, THREE]}))


def test_query_dataset_default_graphs_post(w3c: httpx.Client) -> None:
    assert yes(direct(w3c, BOTH, **{"default-graph-uri": [ONE, TWO]}))
    assert not yes(direct(w3c, BOTH, **{"default-graph-uri": TWO}))


def test_query_dataset_named_graphs_post(w3c: httpx.Client) -> None:
    assert yes(direct(w3c, BOTH_NAMED, **{"named-graph-uri": [ONE, TWO]}))
    assert not yes(direct(w3c, BOTH_NAMED, **{"named-graph-uri": [ONE, THREE]}))
    assert not yes(direct(w3c, BOTH, **{"named-graph-uri": [ONE, TWO]}))


def test_query_dataset_named_graphs_get(w3c: httpx.Client) -> None:
    assert yes(w3c.get("/sparql/", params={"query": BOTH_NAMED, "named-graph-uri": [ONE, TWO]}))


def test_query_dataset_full(w3c: httpx.Client) -> None:
    query = f"ASK {{ <{THREE}> a ?type GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
    assert yes(direct(w3c, query, **{"default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}))
    assert not yes(direct(w3c, query, **{"default-graph-uri": TWO, "named-graph-uri": [ONE, TWO]}))


def test_query_multiple_dataset(w3c: httpx.Client) -> None:
    """What the protocol names counts, not what the query names."""
    query = BOTH_NAMED.replace("ASK", f"ASK FROM <{THREE}>")
    assert yes(direct(w3c, query, **{"named-graph-uri": [ONE, TWO]}))
    assert not yes(direct(w3c, query))


def test_a_query_names_its_own_dataset(w3c: httpx.Client) -> None:
    assert yes(direct(w3c, BOTH))
    assert yes(direct(w3c, BOTH.replace("ASK", f"ASK FROM <{ONE}> FROM <{TWO}>")))
    assert not yes(direct(w3c, BOTH.replace("ASK", f"ASK FROM <{ONE}>")))
    assert not yes(direct(w3c, BOTH.replace("ASK", f"ASK FROM NAMED <{ONE}>")))


def test_query_content_type_select(w3c: httpx.Client) -> None:
    answer = direct(w3c, "SELECT (1 AS ?value) {}", **ELSEWHERE)
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert json.loads(answer.content)["results"]["bindings"][0]["value"]["value"] == "1"


def test_query_content_type_ask(w3c: httpx.Client) -> None:
    answer = direct(w3c, "ASK {}", **ELSEWHERE)
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert yes(answer)


def test_query_content_type_describe(w3c: httpx.Client) -> None:
    answer = direct(w3c, "DESCRIBE <http://example.org/>", **ELSEWHERE)
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert list(parse(answer.content, format=RdfFormat.TURTLE)) == []


def test_query_content_type_construct(w3c: httpx.Client) -> None:
    """Relative IRIs start at the endpoint."""
    answer = direct(w3c, "CONSTRUCT { <s> <p> 1 } WHERE {}", **ELSEWHERE)
    (quad,) = parse(answer.content, format=RdfFormat.TURTLE)
    assert quad.subject.value == f"{w3c.base_url}/s"


@pytest.mark.parametrize(
    ("name", "method", "parameters", "media", "body", "status"),
    [
        ("bad_query_method", "PUT", {"query": "ASK {}", **ELSEWHERE}, FORM, "", 405),
        ("bad_multiple_queries", "GET", {"query": ["ASK {}", "SELECT * {}"]}, None, "", 400),
        ("bad_query_wrong_media_type", "POST", {}, "text/plain", "ASK {}", 415),
        ("bad_query_missing_form_type", "POST", {}, None, "query=ASK%20%7B%7D", 415),
        ("bad_query_missing_direct_type", "POST", {}, None, "ASK {}", 415),
        ("bad_query_non_utf8", "POST", {}, f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("bad_query_non_utf8, unsaid", "POST", {}, QUERY, "ASK {}".encode("utf-16"), 400),
        ("bad_query_non_utf8, in a form", "POST", {}, FORM, "query=ASK%20%7B%7D%FF", 400),
        ("bad_query_syntax", "GET", {"query": "ASK {"}, None, "", 400),
        ("bad_update_get", "GET", {"update": "CLEAR ALL"}, None, "", 403),
        ("bad_multiple_updates", "POST", {}, FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 403),
        ("bad_update_wrong_media_type", "POST", {}, "text/plain", "CLEAR NAMED", 415),
        ("bad_update_missing_form_type", "POST", {}, None, "update=CLEAR%20NAMED", 415),
        ("bad_update_non_utf8", "POST", {}, f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16"), 415),
        ("bad_update_syntax", "POST", {}, FORM, "update=CLEAR%20XYZ", 403),
        ("bad_update_dataset_conflict", "POST", {"using-named-graph-uri": ONE}, UPDATE, f"WITH <{TWO}> {INSERT}", 403),
        ("update_post_form", "POST", {}, FORM, "update=CLEAR%20ALL", 403),
        ("update_post_direct", "POST", {}, UPDATE, "CLEAR ALL", 403),
        ("update_dataset_default_graph", "POST", {"using-graph-uri": ONE}, UPDATE, INSERT, 403),
        ("update_dataset_default_graphs", "POST", {"using-graph-uri": [ONE, TWO]}, UPDATE, INSERT, 403),
        ("update_dataset_named_graphs", "POST", {"using-named-graph-uri": [ONE, TWO]}, UPDATE, INSERT, 403),
        ("update_dataset_full", "POST", {"using-graph-uri": ONE, "using-named-graph-uri": TWO}, UPDATE, INSERT, 403),
        ("update_base_uri", "POST", {}, UPDATE, "CLEAR GRAPH <g> ; INSERT DATA { GRAPH <g> { <s> <p> <o> } }", 403),
        ("an update as a query", "POST", {}, QUERY, "CLEAR ALL", 400),
        ("no query in a form", "POST", {}, FORM, "quary=ASK%20%7B%7D", 400),
        ("a query in both places", "POST", {"query": "ASK {}"}, QUERY, "ASK {}", 400),
        ("what is no IRI", "GET", {"query": "ASK {}", "default-graph-uri": "<a b>"}, None, "", 400),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and value[:3] in ("bad", "upd") else None,
)
def test_bad_requests_and_updates_are_refused_in_one_line(
    w3c: httpx.Client, name: str, method: str, parameters: dict[str, str], media: str | None, body: str, status: int
) -> None:
    headers = {"content-type": media} if media else {}
    answer = w3c.request(method, "/sparql/", params=parameters, content=body or None, headers=headers)
    assert answer.status_code == status, name
    assert answer.text.count("\n") == 1
    assert yes(w3c.get("/sparql/", params={"query": BOTH}))
    assert not yes(w3c.get("/sparql/", params={"query": "ASK { GRAPH <http://example.org/new> { ?s ?p ?o } }"}))


def test_each_case_of_the_suite_is_here() -> None:
    cases = next(mark for mark in test_bad_requests_and_updates_are_refused_in_one_line.pytestmark).args[1]
    here = {name.removeprefix("test_") for name in globals()} | {case[0] for case in cases}
    assert set(SUITE.split()) - here == set()


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/n-triples", None])
def test_a_get_without_a_query_describes_the_service(w3c: httpx.Client, accept: str | None) -> None:
    """The three cases of https://w3c.github.io/rdf-tests/sparql/sparql11/service-description/."""
    answer = w3c.get("/sparql/", headers={"accept": accept} if accept else {})
    assert answer.status_code == 200
    form = RdfFormat.from_media_type(answer.headers["content-type"])
    assert form is not None
    quads = parse(answer.content, format=form)
    found = {(quad.subject, quad.predicate.value.removeprefix(SD), quad.object) for quad in quads}
    endpoints = [(subject, value) for subject, name, value in found if name == "endpoint"]
    ((service, endpoint),) = endpoints
    assert endpoint.value.rstrip("/") == f"{w3c.base_url}/sparql".replace("//sparql", "/sparql")
    # The schema of the suite: a Service with a language, formats, and a Dataset with a Graph; what it names are IRIs.
    typed = {(one, value.value.removeprefix(SD)) for one, name, value in found if name.endswith("#type")}
    assert (service, "Service") in typed
    of = {name: value for subject, name, value in found if subject == service}
    assert of["supportedLanguage"].value == SD + "SPARQL11Query"
    assert "resultFormat" in of
    assert (of["defaultDataset"], "Dataset") in typed
    (graph,) = [value for subject, name, value in found if subject == of["defaultDataset"] and name == "defaultGraph"]
    assert (graph, "Graph") in typed
    named = {value for subject, name, value in found if name == "namedGraph"}
    assert {value.value for subject, name, value in found if subject in named and name == "name"} == {ONE, TWO, THREE}
