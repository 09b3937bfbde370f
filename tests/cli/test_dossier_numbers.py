"""``kzgraph dossier numbers`` on the seeds, and on those given beside the repository."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import SEEDS, SHARED, Build

from kzgraph.cli.main import main


def dossiers(graph: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    assert main(["dossier", "numbers", str(graph), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["dossiers"]


def of(found: list[dict], event: str, group: str) -> dict:
    (one,) = (one for one in found if (one["class"], one["group"]) == (event, group))
    return one


def pairs(one: dict, outcome: str) -> set[tuple[str, str]]:
    return {tuple(pair["numbers"]) for pair in one["pairs"] if pair["outcome"] == outcome}


def test_the_formats(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", "numbers", str(output)]) == 0
    assert "Killing: security forces" in capsys.readouterr().out
    for ending in ("csv", "html", "json"):
        file = tmp_path / f"numbers.{ending}"
        assert main(["dossier", "numbers", str(output / "graph.ttl"), "-o", str(file)]) == 0
        assert capsys.readouterr().out.startswith(str(file))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "numbers.csv").read_text("utf-8"))))
    assert {"Killing", "Injury", "Arrest"} <= {row["class"] for row in rows}
    assert (tmp_path / "numbers.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_graph_without_numbers_has_no_dossiers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    assert dossiers(tmp_path / "none.ttl", capsys) == []


def test_an_unknown_topic_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["dossier", "weather", "output/"])
    assert stop.value.code == 2
    assert "numbers" in capsys.readouterr().err


def test_dead_and_wounded_officers_of_the_seeds(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    found = dossiers(build(SEEDS), capsys)
    killed, hurt = of(found, "Killing", "forces"), of(found, "Injury", "forces")
    assert {("18", "13"), ("18", "8"), ("≥ 18", "13")} <= pairs(killed, "update")
    assert ("13", "13") in pairs(killed, "agree")
    assert ("748", "353") in pairs(hurt, "update")
    assert (killed["best"], hurt["best"]) == ("18", "748")


def test_dead_and_wounded_of_the_real_articles(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Issue 4: 8, 13 and 18 dead officers, 317, 353 and 748 wounded, 26 and "tens of" killed, beside each other."""
    found = dossiers(build(SHARED / "seeds"), capsys)
    killed, hurt = of(found, "Killing", "forces"), of(found, "Injury", "forces")
    others = of(found, "Killing", "opponents")
    assert {"8", "13", "≥ 18"} <= {one["number"] for one in killed["counts"]}
    assert {"317", "353", "748"} == {one["number"] for one in hurt["counts"]}
    assert {"26", "20–99"} == {one["number"] for one in others["counts"]}
    assert {("13", "8"), ("≥ 18", "8"), ("≥ 18", "13")} == pairs(killed, "update")
    assert {("353", "317"), ("748", "317"), ("748", "353")} == pairs(hurt, "update")
    assert ("26", "20–99") in pairs(others, "agree")
    assert ("2", "13") in pairs(killed, "part of")
    assert not any(pairs(one, "conflict") for one in (killed, hurt, others))
    assert (killed["best"], hurt["best"], others["best"]) == ("≥ 18", "748", "26")
    sources = {one["number"]: [s["label"] for s in one["sources"]] for one in killed["counts"] if one["sources"]}
    assert sources["13"] == ["Kazachse politie"]
    assert sources["≥ 18"] == ["Kazachse staatstelevisie"]
    assert sources["8"] == ["ministerie van Binnenlandse Zaken", "Russische nieuwsberichten"]
    assert all(one["sentence"]["exact"] for one in killed["counts"])
