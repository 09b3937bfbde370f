"""``kzgraph gaps``: its three formats say the same, the counts go to standard error, and codes are kept."""

import csv
import io
import json
from pathlib import Path

import pytest

from kzgraph.cli.main import main

TEXT = "De politie arresteerde twee boeren. In totaal gaat het om 2500 soldaten. Dat kon de gemoederen niet bedaren.\n"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gaps")
    (folder / "leger.txt").write_text(TEXT, "utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> tuple[str, str]:
    assert main(["gaps", *map(str, arguments)]) == code
    printed = capsys.readouterr()
    return printed.out, printed.err


def test_three_formats(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, summary = run(capsys, news)
    assert table.splitlines()[0].split() == ["file", "start", "kind", "trigger", "why", "not", "sentence"]
    rows = list(csv.DictReader(io.StringIO(run(capsys, news, "--format", "csv")[0])))
    structures = json.loads(run(capsys, news, "--format", "json")[0])
    assert [{key: str(value) for key, value in one.items()} for one in structures] == rows
    assert run(capsys, news, "--json")[0] == run(capsys, news, "--format", "json", "--quiet")[0]
    assert f"({len(rows)} rows)" in table
    assert {"bedaren", "soldaten"} <= {row["trigger"] for row in rows}
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["trigger"]
        assert TEXT[int(row["sentence_start"]) :].startswith(row["sentence"])
    lines = summary.splitlines()
    assert lines[0] == f"{len(rows)} gaps in 2 of 3 sentences"
    assert sum(int(line.split()[0]) for line in lines[1:]) == len(rows)


def test_quiet_and_all_and_minimum(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, silent = run(capsys, news, "--quiet")
    assert silent == ""
    assert run(capsys, news, "--quiet")[0] == plain
    most, _ = run(capsys, news, "--quiet", "--min-confidence", "1")
    assert "left out as too uncertain: arresteren:Arrest" in most
    assert "arresteren" not in plain
    assert len(run(capsys, news, "--all", "--quiet")[0].splitlines()) >= len(plain.splitlines())


def test_skipped_documents_are_findings(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg.txt").write_text("", "utf-8")
    out, err = run(capsys, news, tmp_path, code=1)
    assert "bedaren" in out
    assert "warning: skipped" in err
    assert "leeg.txt" in err


@pytest.mark.parametrize("arguments", [["nowhere"], [".", "--entities", "nowhere.toml"]])
def test_one_line_says_what_is_missing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, *arguments, code=2)
    assert out == ""
    assert err.count("\n") == 1
