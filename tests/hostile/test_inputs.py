"""Files that somebody else wrote, in the places of ours: one clear line, exit code 2, and nothing is run."""

import json
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from pyoxigraph import Literal, Quad

from kzgraph.cli.main import main
from kzgraph.pipeline.holdings import Holdings, write_holdings
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import Property
from kzgraph.settings import Settings

DEEP = 200_000
DUTCH = "De regering van Peru heeft donderdag de noodtoestand uitgeroepen. De president vroeg de buurlanden om hulp.\n"
MANIFESTS: dict[str, bytes] = {
    "a number for a file": b"[[article]]\nfile = 5\n",
    "a table for a title": b'[[article]]\nfile = "a.txt"\n[article.title]\nx = 1\n[article.date]\ny = 2\n',
    "no list": b'article = "a"\n',
    "one table": b'[article]\nfile = "a.txt"\n',
    "a list of numbers": b"article = [1, 2]\n",
    "nested without end": b"a = " + b"[" * DEEP,
    "tables nested without end": b"a = " + b"{b=" * DEEP,
    "a number of many digits": b"a = " + b"9" * 10_000,
    "no text": bytes(range(256)),
    "a date that is none": b'[[article]]\nfile = "a.txt"\ndate = "2022-13-45"\n',
    "the same file twice": b'[[article]]\nfile = "a.txt"\n[[article]]\nfile = "./a.txt"\n',
}
ENTITIES: dict[str, str] = {
    "a number for a name": '[[entity]]\nkey = "a"\nkind = "person"\nlabel = "A"\nnames = [5]\n',
    "a text for names": '[[entity]]\nkey = "a"\nkind = "person"\nlabel = "A"\nnames = "A"\n',
    "a list for a kind": '[[entity]]\nkey = "a"\nkind = ["person"]\nlabel = "A"\n',
    "a number for a key": '[[entity]]\nkey = 5\nkind = "person"\nlabel = "A"\n',
    "a table for a label": '[[entity]]\nkey = "a"\nkind = "person"\n[entity.label]\nx = 1\n',
    "no list": '[entity]\nkey = "a"\n',
    "a number": "entity = 5\n",
    "nested without end": "a = " + "[" * DEEP,
    "a number of many digits": "a = " + "9" * 10_000,
    "a state that is not there": '[[entity]]\nkey = "a"\nkind = "person"\nlabel = "A"\nstate = "../../x"\n',
    "a qid that is none": '[[entity]]\nkey = "a"\nkind = "person"\nlabel = "A"\nqid = "Q1> <http://evil.example"\n',
}
DECISIONS: dict[str, str] = {
    "an object": "{}\n",
    "numbers": "[1, 2, 3]\n",
    "nested without end": "[" * DEEP + "\n",
    "no such judgement": '["a", "b", "eval", 1]\n',
    "not a number": '["a", "b", "positive", NaN]\n',
    "a large number": '["a", "b", "positive", 1e999]\n',
    "not itself": '["a", "a", "positive"]\n',
    "a list for a reason": '["a", "b", "positive", 1, "u", "t", null, ["r"]]\n',
}
NOTES: dict[str, str] = {
    "a list": "[]",
    "null": "null",
    "nested without end": "[" * DEEP,
    "a base that is none": '{"base": "x> <y", "min_confidence": 0, "reader": "", "foreign": {}}',
    "a base with a line end": '{"base": "http://a/\\n/", "min_confidence": 0, "reader": "", "foreign": {}}',
    "not a number": '{"base": "http://a/", "min_confidence": NaN, "reader": "", "foreign": {}}',
    "a list for names": '{"base": "http://a/", "min_confidence": 0, "reader": "", "foreign": [1]}',
    "a number of skipped": '{"base": "http://a/", "min_confidence": 0, "reader": "", "foreign": {}, "skipped": 5}',
}
READINGS: dict[str, bytes] = {
    "empty": b"",
    "null": b"null",
    "nested without end": b"[" * DEEP,
    "a text of another name": b'{"article": {"text": "a", "file_name": "../../etc/passwd", "sha256": "00"}}',
    "not UTF-8": b'{"article": {"text": "\xff"}}',
    "half a character": b'{"article": {"text": "\\ud800", "file_name": "a", "sha256": "00"}}',
}
GRAPHS: dict[str, tuple[str, bytes]] = {
    "nested Turtle": (".ttl", b"<a:a> <a:b> " + b"(" * 20_000),
    "nested JSON-LD": (".jsonld", b'{"@graph":' * 20_000),
    "a context elsewhere": (".jsonld", b'{"@context": "http://127.0.0.1:9/evil", "a": "b"}'),
    "an IRI with blanks": (".nq", b'<a: b> <a:c> "d" .\n'),
    "half a character": (".nq", b'<a:b> <a:c> "\\uD800" .\n'),
    "RDF/XML": (".rdf", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
    "no schema": (".json", b'{"id": "a", "schema": "Evil"}\n'),
    "a list for properties": (".json", b'{"id": "a", "schema": "Person", "properties": ["name"]}\n'),
    "nested entities": (".json", b"[" * DEEP + b"\n"),
    "no object": (".json", b"[1]\n"),
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(DUTCH)
    return folder


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A folder that a build could have made."""
    folder = tmp_path / "graph"
    folder.mkdir()
    write_holdings(Holdings((), reader="x"), folder, Settings())
    (folder / "graph.nq").write_bytes(nquads(to_record(resolved_graph()).quads()))
    return folder


def refused(capsys: pytest.CaptureFixture[str], *command: object, named: str) -> None:
    assert main([str(part) for part in command]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("kzgraph: error: ")
    assert printed.err.count("\n") == 1
    assert "run again with --verbose" not in printed.err
    assert named in printed.err
    assert len(printed.err) < 2000


@pytest.mark.parametrize("name", MANIFESTS)
def test_manifests(name: str, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article / "manifest.toml").write_bytes(MANIFESTS[name])
    refused(capsys, "build", article, "-o", tmp_path / "out", named="manifest.toml")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ENTITIES)
def test_entity_files(name: str, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "names.toml"
    file.write_text(ENTITIES[name])
    named = "entity" if "not there" in name else "names.toml"
    refused(capsys, "build", article, "-o", tmp_path / "out", "--entities", file, named=named)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions(name: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (graph / "decisions.jsonl").write_text(DECISIONS[name])
    refused(capsys, "merge", graph, "-o", graph.parent / "out", named="decisions.jsonl:1")


@pytest.mark.parametrize("name", NOTES)
def test_notes_of_a_build(name: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (graph / "build.json").write_text(NOTES[name])
    refused(capsys, "merge", graph, "-o", graph.parent / "out", named="build.json")


@pytest.mark.parametrize("name", READINGS)
def test_readings(name: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (graph / "readings" / f"{'0' * 16}.json").write_bytes(READINGS[name])
    refused(capsys, "merge", graph, "-o", graph.parent / "out", named="0000.json")


@pytest.mark.parametrize("name", GRAPHS)
def test_graphs_of_others(name: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ending, data = GRAPHS[name]
    (file := graph.parent / f"evil{ending}").write_bytes(data)
    refused(capsys, "merge", graph, file, "-o", graph.parent / "out", named=file.name)


def test_what_is_skipped_is_kept_with_its_reason(tmp_path: Path) -> None:
    holdings = Holdings((), reader="x", skipped=("b.txt: empty", "a.txt: binary", "b.txt: empty"))
    write_holdings(holdings, tmp_path, Settings())
    assert json.loads((tmp_path / "build.json").read_text())["skipped"] == ["a.txt: binary", "b.txt: empty"]


@pytest.mark.parametrize("value", ["1e99999999", "NaN", "", "x" * 100_000, "\x1b[2J", "9" * 5000])
@pytest.mark.parametrize("command", [["info"], ["export", "--format", "csv"], ["dossier", "numbers"]], ids=len)
def test_numbers_of_a_graph_that_are_none(
    command: list[str], value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quads = [
        Quad(q.subject, q.predicate, Literal(value, datatype=q.object.datatype), q.graph_name)
        if isinstance(q.object, Literal) and q.predicate.value in (Property.START, Property.MINIMUM)
        else q
        for q in to_record(resolved_graph()).quads()
    ]
    (tmp_path / "evil.nq").write_bytes(nquads(quads))
    refused(capsys, *command, tmp_path / "evil.nq", named="which is no ")
