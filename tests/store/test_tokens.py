"""Keywords are found wherever they are keywords, and nowhere else."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kzgraph.store.tokens import calls_service

CALLS = [
    "SELECT * { SERVICE <URL> { ?a ?b ?c } }",
    "select * { service silent <URL> { ?a ?b ?c } }",
    "SELECT * { SERVICESILENT<URL>{?a ?b ?c} }",
    "PREFIX e: <URL> SELECT * { SERVICE e: { ?a ?b ?c } }",
    "PREFIX e: <URL> SELECT * { SERVICEe:{ ?a ?b ?c } }",
    "SELECT * { SERVICE # <x:y> {\n <URL> # }\n { ?a ?b ?c } }",
    "SELECT * { BIND('SERVICE' AS ?x) SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { BIND('it''s' AS ?x) } # '\n",
    "SELECT * { OPTIONAL{SERVICE <URL> { ?a ?b ?c } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?a ?b ?c } } } }",
    "ASK { FILTER NOT EXISTS { SERVICE <URL> { ?a ?b ?c } } }",
    "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { VALUES ?x { 1 2 } VALUES ?s { <URL> } FILTER(?x<?s||true)SERVICE<URL>{?a ?b ?c} }",
    "SELECT * { <x:y#z> ?p ?o FILTER(?p<?o||true)SERVICE<URL>{?a ?b ?c} }",
    "SELECT * { ?x ?p trueSERVICE<URL>{?a ?b ?c} }",
    'SELECT * { ?x ?p """ " SERVICE """SERVICE<URL>{?a ?b ?c} }',
    "SELECT * { ?x ?p '\\\\'SERVICE<URL>{?a ?b ?c} }",
]
"""Each makes Oxigraph call another server."""

HIDDEN = "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE?s#>\n{?a ?b ?c} }"
"""Read by the letter of the standard this holds the IRI <?o)SERVICE?s#>; Oxigraph reads a call."""

NONE = [
    "SELECT * { ?s ?p 'SERVICE <URL> {' }",
    "SELECT * { ?s ?p '''SERVICE ' <URL> {''' }",
    "SELECT * { ?s ?p \"\\\"SERVICE <URL> { ?a ?b ?c } \" }",
    "SELECT * { ?s ?p ?o } # SERVICE <URL> { ?a ?b ?c }",
    "SELECT ?service { ?service a <URL/service> . ?service ?SERVICE ?o }",
    "PREFIX service: <x:> SELECT * { service:SERVICE service:x service:SERVICE }",
    "SELECT * { <URL/SERVICE> ?p ?o { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'x'@service { ?a ?b ?c } }",
    "SELECT * { _:service ?p ?o { ?a ?b ?c } }",
]


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers nobody, and what it was asked."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as place:

        def listen() -> None:
            while True:
                try:
                    one, _ = place.accept()
                except OSError:
                    return
                with one:
                    heard.append(one.recv(1000))

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{place.getsockname()[1]}/", heard
        place.shutdown(socket.SHUT_RDWR)


def heard_of(query: str) -> list[bytes]:
    store = Store()
    store.add(Quad(NamedNode("x:y#z"), NamedNode("x:p"), Literal(True)))
    store.add(Quad(NamedNode("x:y#z"), NamedNode("x:p"), Literal("\\")))
    store.add(Quad(NamedNode("x:y#z"), NamedNode("x:p"), Literal(' " SERVICE ')))
    with listener() as (url, heard):
        try:
            found = store.query(query.replace("URL", url))
            if not isinstance(found, bool):
                list(found)  # type: ignore[call-overload]
        except (OSError, RuntimeError, TypeError):
            pass
        return heard


@pytest.mark.parametrize("query", [query for query in CALLS if "<URL>" in query])
def test_each_call_is_one_that_oxigraph_makes_and_is_found(query: str) -> None:
    assert heard_of(query)
    assert calls_service(query)


def test_a_call_that_hides_in_what_looks_like_an_iri_is_found() -> None:
    Store().query(HIDDEN)  # it is taken
    assert calls_service(HIDDEN)


@pytest.mark.parametrize("query", NONE)
def test_no_call_where_there_is_none(query: str) -> None:
    Store().query(query.replace("URL", "http://127.0.0.1:1"))
    assert not calls_service(query.replace("URL", "http://127.0.0.1:1"))


@given(st.text(alphabet="SERVICE <>{}#'\"\\?:a\n/@_.-", max_size=60))
def test_any_text_has_an_end(text: str) -> None:
    calls_service("service " + text)


@pytest.mark.parametrize(
    "piece", ["<a#b>", "a.-", '"a', "'''", "#", "service<a ", "service #\n", "<", "?a<?b", '"""\\', "é:é."]
)
def test_no_text_takes_long(piece: str) -> None:
    """One of a megabyte takes seconds; what grows with the square of the length would take hours."""
    text = "service " + piece * (200_000 // len(piece))
    start = perf_counter()
    calls_service(text)
    assert perf_counter() - start < 20
