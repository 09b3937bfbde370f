"""``kzgraph add``, ``remove`` and ``merge`` as a person runs them, with the real stages."""

import json
from pathlib import Path

import pytest
from pipeline.world import contents, write

from kzgraph.cli.main import main


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli")
    for name, articles in (("a", {"a.txt", "d.txt"}), ("b", {"d.txt", "e.txt"}), ("ab", {"a.txt", "d.txt", "e.txt"})):
        assert main(["build", str(write(root / f"{name}-in", articles)), "-o", str(root / name), "-q"]) == 0
    return root


def test_merge_says_what_it_made(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", str(built / "a"), str(built / "b"), "-o", str(tmp_path / "m")]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("3 added; 0 read → 3 documents, ")
    assert printed.err == ""
    assert contents(tmp_path / "m") == contents(built / "ab")


def test_add_and_remove_lead_there_and_back(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", str(built / "a"), "-o", str(tmp_path / "m"), "-q"]) == 0
    assert main(["add", str(tmp_path / "m"), str(built / "b-in"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["added"], said["read"], said["counts"]["documents"]) == (["e.txt"], 1, 3)
    assert contents(tmp_path / "m") == contents(built / "ab")
    assert main(["remove", str(tmp_path / "m"), "e.txt"]) == 0
    assert capsys.readouterr().out.startswith("1 removed; 0 read → 2 documents, ")
    assert contents(tmp_path / "m") == contents(built / "a")


def test_namesakes_are_findings(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", str(built / "a"), "-o", str(tmp_path / "m"), "-q"]) == 0
    (tmp_path / "a.txt").write_text("In Gent betoogden gisteren duizenden mensen tegen de nieuwe wet.\n", "utf-8")
    assert main(["add", str(tmp_path / "m"), str(tmp_path / "a.txt")]) == 1
    assert "warning: a.txt: another text of this name stays beside it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["merge", "list.ttl", "-o", "m"], "no graph folder among them; build one with: kzgraph build PATH -o DIR"),
        (["merge", "nowhere", "-o", "m"], "nowhere: no such file or folder"),
        (["merge", "bare", "-o", "m"], "bare: has no readings/; build the graph again from its articles"),
        (["add", "bare", "list.ttl"], "bare: has no readings/"),
        (["add", "nowhere", "list.ttl"], "nowhere: no such folder; build a graph with"),
        (["remove", "nowhere", "a.txt"], "nowhere: no such folder; build a graph with"),
        (["remove", "half", "a.txt"], "build.json: missing or damaged; build the graph again"),
    ],
)
def test_one_line_says_what_is_wrong(
    arguments: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.ttl").write_text("<https://example.org/a> a <https://example.org/B> .\n")
    (tmp_path / "bare").mkdir()
    (tmp_path / "half" / "readings").mkdir(parents=True)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert line in printed.err
    assert not (tmp_path / "m").exists()
