"""``kzgraph search``."""

import csv
import io
import json
from pathlib import Path

import pytest
from factory_graph import resolved_graph

from kzgraph.cli.main import main
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    file = tmp_path / "graph.nq"
    file.write_bytes(nquads(to_record(resolved_graph()).quads()))
    return file


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["search", *map(str, arguments)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_forms_of_the_answer(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = run(capsys, "almaty", "-g", graph)
    assert table.splitlines()[0].split() == ["kind", "text", "of"]
    found = json.loads(run(capsys, "almaty", "-g", graph, "--format", "json"))
    assert found == json.loads(run(capsys, "almaty", "-g", graph, "--json"))
    rows = list(csv.DictReader(io.StringIO(run(capsys, "almaty", "-g", graph, "--format", "csv"))))
    assert [row["iri"] for row in rows] == [hit["iri"] for hit in found]
    assert table.endswith(f"({len(found)} rows)\n")


def test_words_are_one_search(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apart = run(capsys, "kazachstan", "regering", "-g", graph)
    assert apart == run(capsys, "regering kazachstan", "-g", graph)
    assert "regering van Kazachstan" in apart
    assert "(0 rows)" in run(capsys, '"kazachstan regering"', "-g", graph)


def test_faults(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["***", "-g", str(graph)], ["x", "-g", str(tmp_path / "no")]):
        assert main(["search", *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1
