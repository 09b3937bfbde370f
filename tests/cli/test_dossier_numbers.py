"""``kzgraph dossier numbers`` on the seeds, and on those given beside the repository."""

import csv
import io
import json
from collections.abc import Callable
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
    assert {("13", "8"), ("18", "8"), ("≥ 18", "8"), ("18", "13"), ("≥ 18", "13")} == pairs(killed, "update")
    assert {("8", "8"), ("13", "13"), ("18", "≥ 18")} == pairs(killed, "agree")
    assert {("353", "317"), ("748", "317"), ("748", "353")} == pairs(hurt, "update")
    assert (killed["best"], hurt["best"]) == ("18", "748")
    assert not pairs(killed, "conflict") | pairs(hurt, "conflict")


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


FLOOD = {
    "2031-05-02": "Overstroming in Maribor\n\n"
    "Bij overstromingen in de Sloveense stad Maribor zijn zeker vier mensen om het leven gekomen. Dat "
    "heeft de burgemeester vrijdag gemeld. Het water staat in de straten van Maribor een meter hoog.",
    "2031-05-03": "Meer doden in Maribor\n\n"
    "Het dodental van de overstromingen in Maribor is gestegen naar negen, zegt de burgemeester. Onder de "
    "doden zijn twee kinderen. In heel Slovenië zijn duizenden mensen geëvacueerd.",
    "2031-05-05": "Water zakt in Maribor\n\n"
    "In Maribor zijn door de overstromingen elf mensen omgekomen, meldt het Sloveense ministerie van "
    "Binnenlandse Zaken. Eerder was sprake van dertien doden.",
    "2031-05-06": "Bij overstromingen in de Sloveense stad Koper kwamen zondag twee mensen om het leven, zegt de "
    "burgemeester.",
}
ARRESTS = {
    "2031-05-01": "De Moldavische politie heeft in Chisinau 40 betogers opgepakt, zegt het Moldavische ministerie van "
    "Binnenlandse Zaken. De betogers eisen het aftreden van de regering.",
    "2031-05-02": "In Chisinau zijn bij de protesten 300 betogers opgepakt, meldt een mensenrechtenorganisatie. De "
    "politie van Moldavië gebruikte traangas.",
}
BUS = {
    "2031-05-01": "Bij een busongeluk in Zagreb zijn twaalf mensen omgekomen, onder wie drie kinderen. Nog eens acht "
    "mensen raakten gewond.",
}
FIRE = {
    "2031-05-01": "Bij een grote brand in een hotel in Graz zijn tientallen mensen gewond geraakt, meldt de brandweer.",
    "2031-05-02": "Bij de brand in een hotel in Graz raakten 34 mensen gewond, zegt de Oostenrijkse politie.",
}


@pytest.fixture
def story(build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[dict[str, str]], list[dict]]:
    """The dossiers of invented texts by their date."""

    def told(texts: dict[str, str]) -> list[dict]:
        folder = tmp_path / "articles"
        folder.mkdir()
        for day, text in texts.items():
            (folder / f"{day}.txt").write_text(text, "utf-8")
        rows = (f'[[article]]\nfile = "{day}.txt"\ndate = {day}\n' for day in texts)
        (folder / "manifest.toml").write_text("".join(rows), "utf-8")
        return dossiers(build(folder), capsys)

    return told


def test_a_flood_with_rising_numbers_one_of_them_set_right(story) -> None:
    found = [one for one in story(FLOOD) if (one["class"], one["group"]) == ("Killing", "people")]
    maribor, koper = sorted(found, key=lambda one: one["place"] == "Koper")
    assert {("9", "≥ 4"), ("11", "≥ 4"), ("11", "9"), ("11", "13")} == pairs(maribor, "update")
    assert ("2", "9") in pairs(maribor, "part of")
    assert maribor["best"] == "11"
    assert koper["pairs"] == []
    assert [one["number"] for one in koper["counts"]] == ["2"]


def test_arrests_that_another_side_counts_otherwise(story) -> None:
    arrests = of(story(ARRESTS), "Arrest", "opponents")
    assert pairs(arrests, "conflict") == {("300", "40")}
    assert "disputed: 40" in arrests["why"]
    assert {one["side"] for one in arrests["counts"]} == {"official", "independent"}


def test_a_part_and_what_comes_on_top(story) -> None:
    found = story(BUS)
    assert pairs(of(found, "Killing", "people"), "part of") == {("3", "12")}
    assert [one["scope"] for one in of(found, "Injury", "people")["counts"]] == ["further"]


def test_a_vague_and_an_exact_number_agree(story) -> None:
    hurt = of(story(FIRE), "Injury", "people")
    assert pairs(hurt, "agree") == {("34", "20–99")}
    assert (hurt["low"], hurt["best"], hurt["high"]) == ("20", "34", "99")


def test_the_graph_says_which_number_updates_which(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    question = ["query", "number-conflicts", "-g", str(build(SEEDS)), "--set", "outcome=Updates", "--format", "csv"]
    assert main(question) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ("achttien agenten", "ook dertien agenten") in {(row["first"], row["second"]) for row in rows}
    assert all("later" in row["why"] or "earlier" in row["why"] for row in rows)
    found = dossiers(build(SEEDS), capsys)
    told = {tuple(sorted((p["first"], p["second"]))) for one in found for p in one["pairs"] if p["outcome"] == "update"}
    assert len(rows) == len(told)
