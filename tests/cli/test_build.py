"""``kzgraph build`` with the stages of the pipeline replaced: what it says, and its exit codes."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kzgraph.cli.main import main
from kzgraph.errors import ModelError
from kzgraph.pipeline import Built
from kzgraph.settings import Settings

COUNTS = {"documents": 2, "claims": 9, "events": 8, "nodes": 19, "linked nodes": 0, "triples": 357}


@dataclass
class Recorder:
    """Stands in for the pipeline."""

    skipped: tuple[str, ...] = ()
    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def __call__(self, paths: list[Path], folder: Path, settings: Settings, *, watch: object) -> Built:
        self.calls.append((paths, folder, settings))
        folder.mkdir(exist_ok=True)
        (folder / "graph.ttl").write_text("")
        return Built(folder, COUNTS, self.skipped, {"read": 0.5, "write": 1.0})


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    monkeypatch.setattr("kzgraph.pipeline.build", made)
    return made


def test_it_says_what_it_made(recorder: Recorder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("2 documents → 9 claims, 8 events, 19 nodes, 357 triples in 1.5 s\n")
    assert f"{tmp_path}/out/graph.ttl" in printed.out
    assert "graph.nq" not in printed.out
    assert printed.err == ""
    assert recorder.calls == [([tmp_path], tmp_path / "out", Settings())]


def test_settings_reach_the_pipeline(recorder: Recorder, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("")
    (tmp_path / "b.toml").write_text("")
    arguments = [
        "build",
        tmp_path,
        "-o",
        tmp_path / "out",
        "--model",
        "nl_x",
        "--base",
        "https://example.org/#",
    ]
    arguments += [
        "--entities",
        tmp_path / "a.toml",
        "--entities",
        tmp_path / "b.toml",
        "--min-confidence",
        "0.5",
        "--column",
        "text=Mijn = tekst",
    ]
    assert main([*map(str, arguments), "--quiet"]) == 0
    expected = Settings(
        base="https://example.org/#",
        model="nl_x",
        entity_files=(tmp_path / "a.toml", tmp_path / "b.toml"),
        min_confidence=0.5,
        columns=(("text", "Mijn = tekst"),),
    )
    assert recorder.calls[0][2] == expected


def test_skipped_documents_are_findings(
    recorder: Recorder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder.skipped = tuple(f"{i}.txt: an empty file" for i in range(25))
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr()
    assert printed.err.count("warning: skipped ") == 20
    assert f"5 more documents were skipped; see {tmp_path}/out/build.log" in printed.err
    assert "25 skipped" in printed.out


def test_quiet_and_json(recorder: Recorder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recorder.skipped = ("a.txt: an empty file",)
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet"]) == 1
    assert capsys.readouterr() == ("", "")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == COUNTS
    assert report["skipped"] == ["a.txt: an empty file"]
    assert report["files"] == [str(tmp_path / "out" / "graph.ttl")]


def test_a_model_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*parts: object, **named: object) -> Built:
        raise ModelError("nl_x: is not installed;\n install it with pip")

    monkeypatch.setattr("kzgraph.pipeline.build", broken)
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--model", "nl_x"]) == 2
    assert capsys.readouterr().err == "kzgraph: error: nl_x: is not installed; install it with pip\n"


def test_a_confidence_that_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "x", "-o", "y", "--min-confidence", "half"])
    assert "--min-confidence: must be from 0 to 1" in capsys.readouterr().err


def test_a_column_without_its_field(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "x", "-o", "y", "--column", "Artikel"])
    assert "--column: must be FIELD=NAME, such as text=Artikel, not 'Artikel'" in capsys.readouterr().err
