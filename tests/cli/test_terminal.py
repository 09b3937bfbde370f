"""A terminal is sent no code of a text of others, whatever the command and the format."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.cli.main import main
from kzgraph.export.answers import table
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.vocab import Property

EVIL = "Jan \x1b[2J\x1b]0;pwned\x07\x9b1m\u202eMaat\u2066\r\x08 einde"
UNSAFE = re.compile("\x1b(?!\\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
COMMANDS = [
    ["query", "SELECT * { ?s ?p ?o }"],
    ["query", "SELECT * { ?s ?p ?o }", "--format", "csv"],
    ["query", "SELECT * { ?s ?p ?o }", "--format", "json"],
    ["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "ttl"],
    ["search", "Jan"],
    ["search", "Jan", "--format", "csv"],
    ["search", "Jan", "--format", "json"],
    ["query", f"SELECT {EVIL}"],
    ["query", EVIL],
]


class Screen(io.StringIO):
    """A terminal that keeps what it is sent."""

    def isatty(self) -> bool:
        return True


Watch = Callable[..., Screen]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """A command, with a screen before it: pytest sets the streams anew between fixtures and tests."""

    def run(*command: str, code: int | None = None) -> Screen:
        one = Screen()
        monkeypatch.setattr("sys.stdout", one)
        monkeypatch.setattr("sys.stderr", one)
        assert main(command) in ((0, 1, 2) if code is None else (code,))
        return one

    return run


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    node = NamedNode("https://w3id.org/kzgraph/id/actor/jan")
    kind = Quad(node, NamedNode(Property.TYPE), NamedNode("https://w3id.org/kzgraph/ontology#Person"))
    label = Quad(node, NamedNode(Property.LABEL), Literal(EVIL, language="nl"))
    file = tmp_path / "graph.nq"
    file.write_bytes(nquads([kind, label]))
    return file


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:1] + command[2:]) or None)
def test_no_code_reaches_a_terminal(command: list[str], graph: Path, watch: Watch) -> None:
    text = watch(*command, "-g", str(graph)).getvalue()
    assert "einde" in text
    assert not UNSAFE.search(text)


@pytest.mark.parametrize("form", ["nq", "ttl", "trig", "jsonld", "graphml", "gexf"])
def test_an_export_to_a_terminal_too(form: str, graph: Path, watch: Watch) -> None:
    text = watch("export", str(graph), "--format", form).getvalue()
    assert "Maat" in text
    assert not UNSAFE.search(text)


def test_names_of_files_that_are_no_text(tmp_path: Path, watch: Watch) -> None:
    text = watch("build", f"{tmp_path}/\udcff\x1b[2J\n.txt", "-o", str(tmp_path / "out"), code=2).getvalue()
    assert not UNSAFE.search(text)
    assert text.count("\n") == 1


def test_a_pipe_gets_the_data_as_it_is(graph: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["query", "SELECT ?o { ?s rdfs:label ?o }", "-g", str(graph), "--format", "json"])
    assert "\\u001b[2J" in capfd.readouterr().out


def test_an_endless_word_is_cut_in_time_with_its_length() -> None:
    text = table(["name", "kind"], [("a" * 1_000_000, "\u4e00" * 300), ("b", "c")], width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("a") >= 1_000_000
