"""``kzgraph serve``: its first line, and one line for what cannot be."""

import re
import socket
from pathlib import Path

import httpx
import pytest
from factory_graph import resolved_graph
from serving import server

from kzgraph.cli.main import main
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    file = tmp_path / "graph.nq"
    file.write_bytes(nquads(to_record(resolved_graph()).quads()))
    return file


def fault(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    try:
        code = main(["serve", *map(str, arguments)])
    except SystemExit as error:
        code = int(str(error.code))
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
    return printed.err


def test_it_says_where_it_is_and_ends_well(graph: Path) -> None:
    with server(graph, "--min-confidence", "0.5") as url:
        assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+", url)
        assert httpx.get(f"{url}/sparql", params={"query": "ASK { ?c a kz:Claim }"}).json()["boolean"] is True


def test_a_folder_is_served_as_it_is_asked(output: Path) -> None:
    with server(output) as url:
        found = httpx.get(f"{url}/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?c a kz:Claim }"}).json()
        assert int(found["results"]["bindings"][0]["n"]["value"]) > 100


def test_ipv6(graph: Path) -> None:
    with server(graph, "--host", "::1") as url:
        assert url.startswith("http://[::1]:")
        assert httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200


def test_listening_to_all_answers_to_addresses_and_not_to_names(graph: Path) -> None:
    with server(graph, "--host", "0.0.0.0") as url:
        port = httpx.URL(url).port
        for host, status in (("192.0.2.1", 200), ("evil.example", 421)):
            answer = httpx.get(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", headers={"host": f"{host}:{port}"})
            assert answer.status_code == status


def test_a_port_in_use(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port}: Address already in use; try another --port" in fault(capsys, graph, "--port", port)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "no such file or folder"),
        (["GRAPH", "--port", "70000"], "from 0 to 65535"),
        (["GRAPH", "--port", "-1"], "from 0 to 65535"),
        (["GRAPH", "--timeout", "0"], "above 0"),
        (["GRAPH", "--timeout", "nan"], "above 0"),
        (["GRAPH", "--cors", "*"], "must be an origin"),
        (["GRAPH", "--cors", "https://example.org/"], "must be an origin"),
        (["GRAPH", "--host", "192.0.2.1", "--port", "0"], "cannot listen on 192.0.2.1"),
        (["GRAPH", "--host", "a b"], "cannot listen on a b"),
        ([__file__], "not a graph file"),
    ],
)
def test_faults(graph: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in fault(capsys, *(str(graph) if one == "GRAPH" else one for one in arguments))


def test_a_broken_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.nq").write_text("<x:a> <x:b> .\n")
    assert "bad.nq:1: not valid N-Quads" in fault(capsys, tmp_path / "bad.nq", "--port", "0")
