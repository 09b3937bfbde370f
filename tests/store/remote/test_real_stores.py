"""Oxigraph's server and Virtuoso, as they are: loaded by each protocol, killed midway, dumped and asked."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from pyoxigraph import Literal, Quad, RdfFormat, Store, parse
from stores import SHARED, Command, document, expected, oxigraph, virtuoso, write_graph

from kzgraph.cli.main import main
from kzgraph.export.output import write_record
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import XSD
from kzgraph.store.loader import load as read
from kzgraph.store.remote.asking import Asked
from kzgraph.store.remote.credentials import PASSWORD, USER
from kzgraph.store.remote.http import Client

ROOT = Path(__file__).parents[3]
RECORD = to_record(resolved_graph())


@pytest.fixture(scope="module")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="module")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def dba(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name and password of a fresh Virtuoso."""
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "dba")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The graph made by hand, as a folder."""
    folder = tmp_path / "record"
    folder.mkdir()
    write_record(RECORD, folder)
    return folder


def dumped(url: str) -> set[str]:
    """All quads of an Oxigraph."""
    found = Client().request("GET", f"{url}/store", headers={"Accept": "application/n-quads"})
    return {str(quad) for quad in parse(found.body, RdfFormat.N_QUADS)}


def wiped(url: str) -> None:
    head = {"Content-Type": "application/sparql-update"}
    Client().request("POST", f"{url}/update", body=b"DROP ALL", headers=head)


@pytest.mark.parametrize("protocol", ["auto", "gsp", "update"])
def test_oxigraph_holds_what_the_folder_holds(oxigraph_url: str, record: Path, protocol: str, load: Command) -> None:
    wiped(oxigraph_url)
    for endpoint, sent in ((oxigraph_url, True), (f"{oxigraph_url}/query", False), (f"{oxigraph_url}/update", False)):
        code, said, err = load(record, "--endpoint", endpoint, "--protocol", protocol)
        assert (code, err, bool(said["sent"])) == (0, "", sent)
        assert said["endpoint"] == f"{oxigraph_url}/query"
    assert dumped(oxigraph_url) == expected(RECORD.quads())


def test_oxigraph_killed_at_any_moment_and_run_again(oxigraph_url: str, tmp_path: Path, load: Command) -> None:
    wiped(oxigraph_url)
    folder = write_graph(tmp_path / "graph", 150, 40)
    command = [sys.executable, "-m", "kzgraph", "load", str(folder), "--endpoint", oxigraph_url, "-q"]
    sizes = []
    for most in (5, 25, 60):
        ran = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
        while ran.poll() is None and sum(_sent(folder)) < most:
            time.sleep(0.002)
        ran.send_signal(signal.SIGKILL)
        assert ran.wait() == -signal.SIGKILL
        sizes.append(sum(_sent(folder)))
    code, said, _ = load(folder, "--endpoint", oxigraph_url)
    assert (code, said["failed"]) == (0, {}) and said["kept"] >= sizes[-1] - 1 >= 59
    assert dumped(oxigraph_url) == expected(read(folder).quads())


def _sent(folder: Path) -> Iterator[bool]:
    for file in folder.glob("load-*.jsonl"):
        yield from (b'"sent"' in line for line in file.read_bytes().splitlines())


@pytest.mark.parametrize("protocol", ["auto", "gsp", "update"])
def test_virtuoso_holds_what_the_folder_holds(
    virtuoso_url: str, record: Path, protocol: str, load: Command, dba: None
) -> None:
    code, said, err = load(record, "--endpoint", virtuoso_url, "--protocol", protocol)
    assert (code, err, said["failed"]) == (0, "", {})
    found = _of_virtuoso(virtuoso_url, _names(expected(RECORD.quads())))
    assert found == {_plain(quad) for quad in stored(expected(RECORD.quads()))}
    assert load(record, "--endpoint", virtuoso_url, "--protocol", protocol)[1]["sent"] == 0


def test_virtuoso_in_pieces_loses_nothing_and_lets_go(
    virtuoso_url: str, tmp_path: Path, load: Command, dba: None
) -> None:
    folder = write_graph(tmp_path / "graph", 3, 5000)
    for protocol in ("update", "gsp"):
        code, said, _ = load(folder, "--endpoint", virtuoso_url, "--protocol", protocol, "--all")
        assert (code, said["triples"]) == (0, 15004)
    (folder / "documents" / f"{1:016x}.nq").unlink()
    said = load(folder, "--endpoint", virtuoso_url, "--prune")[1]
    assert document(1) in said["pruned"] and document(0) not in said["pruned"]
    assert list(Asked(Client(), virtuoso_url).rows(f"SELECT ?s {{ GRAPH <{document(1)}> {{ ?s ?p ?o }} }}")) == []


def test_virtuoso_without_a_password(virtuoso_url: str, record: Path, load: Command) -> None:
    code, _, err = load(record, "--endpoint", virtuoso_url)
    assert code == 2 and "asks for a name and password" in err


def stored(lines: set[str]) -> Store:
    store = Store()
    store.load("".join(f"{line} .\n" for line in lines).encode(), format=RdfFormat.N_QUADS)
    return store


def _names(lines: set[str]) -> set[str]:
    return {str(quad.graph_name.value) for quad in stored(lines)}  # type: ignore[union-attr]


def _of_virtuoso(url: str, names: set[str]) -> set[str]:
    asked, found = Asked(Client(), url), set()
    for name in names:
        rows = asked.query(f"SELECT ?s ?p ?o {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
        found |= {f"{s} {p} {_value(o)} {name}" for s, p, o in rows}  # type: ignore[misc]
    return found


def _plain(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {_value(quad.object)} {quad.graph_name.value}"  # type: ignore[union-attr]


def _value(term: object) -> str:
    """A term, numbers and truths by their values: Virtuoso writes them anew."""
    if not isinstance(term, Literal):
        return str(term)
    kind = term.datatype.value.removeprefix(XSD)
    if kind in ("decimal", "double", "float"):
        return f"{Decimal(term.value).normalize():f}"
    if kind in ("boolean", "integer") and term.value in ("1", "0", "true", "false"):
        return {"true": "1", "false": "0"}.get(term.value, term.value)  # it has no booleans
    return str(term)


@pytest.fixture(scope="module")
def asked(oxigraph_url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An Oxigraph that holds the graph made by hand, and its folder."""
    folder = tmp_path_factory.mktemp("asked")
    write_record(RECORD, folder)
    wiped(oxigraph_url)
    assert main(["load", str(folder), "--endpoint", oxigraph_url, "-q", "--all"]) == 0
    return oxigraph_url, folder


QUERIES = (
    ["who-asked-whom"],
    ["claims-about", "--set", "name=CVVO", "--format", "csv"],
    ["claims-about", "--set", "name=CVVO", "--json"],
    ["documents", "--format", "json"],
    ["SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?c a kz:Claim } } GROUP BY ?g ORDER BY ?g", "--format", "csv"],
    ["ASK { ?c a kz:Claim }"],
    ["ASK { ?c a kz:Nothing }", "--format", "json"],
    ["CONSTRUCT { ?a kz:sends ?b } WHERE { ?a kz:sends ?b }"],
    ["CONSTRUCT { ?a kz:sends ?b } WHERE { ?a kz:sends ?b }", "--format", "table"],
    ["SELECT ?from { ?x rdfs:label ?from } ORDER BY ?from", "--format", "csv"],
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[0][:20])
def test_it_answers_as_the_folder_does(
    asked: tuple[str, Path], query: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    url, folder = asked
    answers = []
    for where in (("-g", str(folder)), ("--endpoint", url)):
        assert main(["query", *query, *where]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        answers.append(printed.out)
    assert answers[0] == answers[1] != ""


def test_describe_and_one_graph_alone(asked: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    url, _ = asked
    assert main(["query", "DESCRIBE actor:csto", "--endpoint", url]) == 0
    assert "rdfs:label" in capsys.readouterr().out
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for graphs in ([SHARED], [SHARED, "urn:x:none"], ["urn:x:none"]):
        options = [word for graph in graphs for word in ("--default-graph", graph)]
        assert main(["query", count, "--endpoint", url, "--format", "json", *options]) == 0
        n = json.loads(capsys.readouterr().out)["results"]["bindings"][0]["n"]["value"]
        assert (int(n) > 0) == (SHARED in graphs)


def test_virtuoso_answers_named_questions(
    virtuoso_url: str, record: Path, load: Command, dba: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(record, "--endpoint", virtuoso_url)[0] == 0
    for query in (["who-asked-whom", "--format", "csv"], ["ASK { ?c a kz:Claim }"], ["ASK { ?c a kz:Nothing }"]):
        answers = []
        for where in (("-g", str(record)), ("--endpoint", virtuoso_url)):
            assert main(["query", *query, *where]) == 0
            answers.append(capsys.readouterr().out)
        assert answers[0] == answers[1]
