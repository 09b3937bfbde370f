"""``kzgraph query --endpoint``: our own server, and stores that give too much, too late, or nonsense."""

from pathlib import Path

import pytest
from factory_graph import resolved_graph
from serving import server
from stores import Command, Do, Request, scripted

from kzgraph.cli.main import main
from kzgraph.export.output import write_record
from kzgraph.rdf.mapper import to_record
from kzgraph.store.remote import patience


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["query", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    write_record(to_record(resolved_graph()), folder)
    return folder


def test_our_own_server_answers_as_its_folder_and_takes_no_load(
    record: Path, load: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with server(record) as url:
        for query in (["who-asked-whom"], ["ASK {}"], ["CONSTRUCT WHERE { ?a kz:sends ?b }"], ["documents", "--json"]):
            local = ask(capsys, *query, "-g", str(record))
            assert ask(capsys, *query, "--endpoint", f"{url}/sparql") == local == (0, local[1], "")
            assert ask(capsys, *query, "--endpoint", url) == local
        code, _, err = ask(capsys, "SELECT ?a { ?a ?b }", "--endpoint", f"{url}/sparql")
        assert code == 2 and "status 400: the query cannot be run: not understood at its end (line 1, column 20)" in err
        for protocol in ("auto", "gsp", "update"):
            code, _, err = load(record, "--endpoint", f"{url}/sparql", "--protocol", protocol)
            assert code == 2 and "takes no writes by" in err and err.count("\n") == 1
            assert protocol == "gsp" or "this endpoint is read-only: updates are refused" in err


TABLE = b'{"head":{"vars":["x"]},"results":{"bindings":[%s]}}'
JSON = (("Content-Type", "application/sparql-results+json"),)


@pytest.mark.parametrize(
    ("do", "message"),
    [
        (Do(200, body=TABLE % b""), "cannot be read as text/plain"),
        (Do(200, JSON, b"nonsense"), "cannot be read as"),
        (Do(200, JSON, TABLE % b'{"x":{"type":"uri","value":"not an iri"}}'), "cannot be read"),
        (Do(200, JSON, TABLE % (b" " * (2 << 20))), "the answer has more than 1 MiB; add LIMIT, or see --max-answer"),
        (Do(200, (*JSON, ("Content-Length", "9")), b"{}"), "cannot be read"),
        (Do(200, wait=3), "no answer in time"),
        (Do(400, body=b"line 1:\n  wrong"), "status 400: line 1: wrong"),
        (Do(404, (("Content-Type", "text/html"),), b"<html>"), "status 404"),
        (Do(503, (), b"took too long"), "status 503: took too long"),
        (Do(), "the connection broke off (tried 3 times)"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(
    do: Do, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = patience.FOR_QUERIES
    monkeypatch.setattr(
        patience, "FOR_QUERIES", patience.Patience(tries=3, statuses=usual.statuses, late=False, sleep=lambda s: None)
    )

    def script(request: Request) -> Do | None:
        return do if b"wanted" in request.body else None

    with scripted(script) as store:
        options = ("--max-answer", "1", "--timeout", "0.5")
        code, out, err = ask(capsys, "SELECT ?x { ?x <urn:wanted> ?y }", "--endpoint", store.url, *options)
        assert (code, out) == (2, "") and message in err.splitlines()[-1]


def test_a_store_that_cannot_ask_all_graphs_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    with scripted() as store:
        store.store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
        code, out, err = ask(capsys, "SELECT ?x { <urn:a> <urn:b> ?x }", "--endpoint", store.url, "--format", "csv")
        assert (code, out) == (0, "x\n") and "its default graph is not all graphs as one" in err
        query = "SELECT ?x FROM <urn:g> { <urn:a> <urn:b> ?x }"
        assert ask(capsys, query, "--endpoint", store.url, "--format", "csv") == (0, "x\n1\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ASK {}", "--timeout", "5"], "--timeout goes with --endpoint"),
        (["ASK {}", "--endpoint", "http://127.0.0.1:9/", "-g", "output"], "-g goes not with --endpoint"),
        (["ASK {}", "--endpoint", "http://127.0.0.1:9/", "--min-confidence", "0.5"], "--min-confidence goes not"),
        (["ASK {}", "--endpoint", "file:///etc/passwd"], "is no address of a store"),
        (["no-such-question", "--endpoint", "http://127.0.0.1:9/"], "no question is named"),
    ],
)
def test_bad_arguments(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(capsys, *arguments)
    assert (code, out) == (2, "") and message in err and err.count("\n") == 1
