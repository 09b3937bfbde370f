"""Clients of others: SPARQLWrapper, rdflib's SPARQLStore, curl."""

import json
import subprocess
import urllib.error

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

LABELS = "SELECT ?l { actor:csto rdfs:label ?l }"
GRAPH = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l }"


def wrapper(url: str, query: str, form: str) -> SPARQLWrapper:
    found = SPARQLWrapper(f"{url}/sparql")
    # It reads the query to know its kind, and knows no prefix that is not declared.
    found.setQuery(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX actor: <https://w3id.org/kzgraph/id/actor/> "
        + query
    )
    found.setReturnFormat(form)
    return found


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows(url: str, method: str) -> None:
    asked = wrapper(url, LABELS, JSON)
    asked.setMethod(method)
    rows = asked.queryAndConvert()["results"]["bindings"]
    assert [row["l"]["value"] for row in rows] == ["CVVO"]


def test_sparqlwrapper_posts_directly(url: str) -> None:
    asked = wrapper(url, LABELS, JSON)
    asked.setMethod(POST)
    asked.setRequestMethod(POSTDIRECTLY)
    assert len(asked.queryAndConvert()["results"]["bindings"]) == 1


def test_sparqlwrapper_reads_all_its_forms(url: str) -> None:
    assert "CVVO" in wrapper(url, LABELS, XML).queryAndConvert().toxml()
    assert wrapper(url, LABELS, CSV).queryAndConvert() == b"l\r\nCVVO\r\n"
    assert wrapper(url, LABELS, TSV).queryAndConvert() == b'?l\n"CVVO"@nl\n'
    assert wrapper(url, "ASK { ?s rdfs:label ?l }", JSON).queryAndConvert()["boolean"] is True
    for form in (RDFXML, JSONLD):
        assert (None, None, rdflib.Literal("CVVO", lang="nl")) in wrapper(url, GRAPH, form).queryAndConvert()
    for form in (TURTLE, N3):
        assert b"CVVO" in wrapper(url, GRAPH, form).queryAndConvert()


def test_sparqlwrapper_knows_our_faults(url: str) -> None:
    with pytest.raises(QueryBadFormed, match="not understood"):
        wrapper(url, "SELECT ?l {", JSON).query()
    refused = wrapper(url, "INSERT DATA { <x:a> <x:b> <x:c> }", JSON)
    refused.setMethod(POST)
    with pytest.raises(urllib.error.HTTPError, match="403"):
        refused.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_it_as_if_it_were_a_graph(url: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{url}/sparql", method=method))
    node = rdflib.URIRef("https://w3id.org/kzgraph/id/actor/csto")
    assert graph.value(node, rdflib.RDFS.label) == rdflib.Literal("CVVO", lang="nl")
    assert len(graph) > 100
    assert [str(row.l) for row in graph.query(LABELS)] == ["CVVO"]
    assert graph.query("ASK { ?c a kz:Claim }").askAnswer is True
    assert len(graph.query("CONSTRUCT { ?c a kz:Claim } WHERE { ?c a kz:Claim }").graph) == 9


def test_rdflib_sees_the_named_graphs(url: str) -> None:
    store = rdflib.ConjunctiveGraph(SPARQLStore(f"{url}/sparql"))
    assert len(list(store.contexts())) == 2


def curl(*arguments: str) -> str:
    ran = subprocess.run(["curl", "-sS", "-m", "30", *arguments], capture_output=True, text=True, check=True)
    return ran.stdout


def test_curl(url: str) -> None:
    place = f"{url}/sparql"
    by_get = curl("-G", place, "--data-urlencode", f"query={LABELS}", "-H", "Accept: text/csv")
    assert by_get == "l\nCVVO\n"
    assert json.loads(curl(place, "--data-urlencode", f"query={LABELS}"))["head"]["vars"] == ["l"]
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", GRAPH)
    assert "CVVO" in curl(place, *direct, "-H", "Accept: application/n-triples")
    assert curl("-o", "/dev/null", "-w", "%{http_code}", place, "-d", "update=CLEAR ALL") == "403"
