"""What the commands print and write."""

import csv
import io
import json
from pathlib import Path

import pytest
from factory_graph import resolved_graph

from kzgraph.cli.main import main
from kzgraph.export.output import write_record, write_views
from kzgraph.rdf.mapper import to_record
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore
from kzgraph.store.questions import questions

RECORD = to_record(resolved_graph())


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "output"
    folder.mkdir()
    write_record(RECORD, folder)
    write_views(MemoryStore(RECORD.quads()), folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert main([str(argument) for argument in arguments]) == code
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_query_by_name_text_and_file(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?who { ?x kz:sends ?y ; rdfs:label ?who }")
    assert "CVVO" in run(capsys, "query", "who-asked-whom", "-g", output)
    by_text = run(
        capsys, "query", "SELECT ?who { ?x kz:sends ?y ; rdfs:label ?who }", "-g", output, "--format", "csv"
    )
    assert by_text == "who\nCVVO\n"
    assert run(capsys, "query", "--file", tmp_path / "q.rq", "-g", output, "--format", "csv") == by_text
    assert (
        run(capsys, "query", "--file", tmp_path / "q.rq", "-g", output / "graph.ttl", "--format", "csv")
        == by_text
    )


def test_query_looks_in_output_by_default(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(output.parent)
    assert run(capsys, "query", "ASK { ?x kz:sends ?y }") == "true\n"


def test_query_with_a_value(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(capsys, "query", "claims-about", "--set", "name=TOKAJ", "-g", output, "--format", "csv")
    assert [row["who"] for row in csv.DictReader(io.StringIO(found))] == ["Kassym-Jomart Tokajev"]
    own = run(capsys, "query", "ASK { ?x rdfs:label ?name }", "--set", "name=CVVO", "-g", output)
    assert own == "false\n"  # labels are Dutch: "CVVO"@nl


def test_query_as_json(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in (["--json"], ["--format", "json"]):
        found = json.loads(run(capsys, "query", "documents", "-g", output, *option))
        assert [row["file"]["value"] for row in found["results"]["bindings"]] == ["eerste.txt", "tweede.txt"]


def test_query_list(capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, "query", "--list")
    assert all(question.name in text and question.title in text for question in questions())
    assert "--set name=…" in text
    listed = json.loads(run(capsys, "query", "--list", "--json"))
    assert [one["name"] for one in listed] == [question.name for question in questions()]


def test_export(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "copy.trig"
    assert run(capsys, "export", output, "-o", file).startswith(str(file))
    assert file.read_bytes() == (output / "graph.trig").read_bytes()
    assert run(capsys, "export", output, "--format", "nq", "-o", tmp_path / "x", "--quiet") == ""
    assert json.loads(run(capsys, "export", output, "-o", file, "--json"))["format"] == "trig"
    assert load(file).quads() == RECORD.quads()


def test_export_to_standard_output(output: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(output), "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out == (output / "claims.csv").read_bytes()


def test_info(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "info", output, "--json"))
    assert found["claims"] == len(resolved_graph().claims)
    assert "Deployment" in run(capsys, "info", output / "graph.ttl")


def test_validate_says_what_is_wrong(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "validate", output) == "no violations\n"
    broken = (output / "graph.nq").read_text().replace("ontology#Asserted>", "ontology#Perhaps>")
    (tmp_path / "broken.nq").write_text(broken)
    assert "modality" in run(capsys, "validate", tmp_path / "broken.nq", code=1)
    assert json.loads(run(capsys, "validate", tmp_path / "broken.nq", "--json", code=1))["violations"] > 0


def test_view(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert str(page) in run(capsys, "view", output, "-o", page)
    html = page.read_text("utf-8")
    assert "Tokajev" in html
    assert "<script>alert('weg')</script>" not in html


def test_uncertain_claims_are_left_out_of_what_is_asked_written_and_drawn(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = "SELECT (COUNT(?c) AS ?n) { ?c a kz:Claim }"
    every = run(capsys, "query", count, "-g", output, "--format", "csv")
    some = run(capsys, "query", count, "-g", output, "--format", "csv", "--min-confidence", 0.93)
    assert 0 < int(some.split()[1]) < int(every.split()[1])
    written = run(capsys, "export", output, "--format", "csv", "--min-confidence", 0.93)
    assert len(list(csv.DictReader(io.StringIO(written)))) == int(some.split()[1])
    run(capsys, "view", output, "-o", tmp_path / "all.html", "--quiet")
    run(capsys, "view", output, "-o", tmp_path / "some.html", "--quiet", "--min-confidence", 0.93)
    assert (tmp_path / "some.html").read_bytes() != (tmp_path / "all.html").read_bytes()
