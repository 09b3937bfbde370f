"""``kzgraph dossier frames``: the ledger in its formats."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import SHARED, Build
from factory_graph import MINISTRY, TOKAYEV, GraphBuilder, article, group

from kzgraph.cli.main import main
from kzgraph.export.nquads import write
from kzgraph.model.mention import EntityKind
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore

FIRST = "Op het plein zongen duizend betogers. Tokajev noemde de betogers “betaalde <b>bandieten</b>”."
SECOND = "Volgens het ministerie van Binnenlandse Zaken trokken terroristen door de stad."


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    b = GraphBuilder()
    doc = b.add_article(article(FIRST, "een.txt", published="2022-01-06"))
    crowd = group(doc, "betogers")
    b.claim(
        doc,
        "protests",
        "Protest",
        "zongen",
        "Op het plein zongen duizend betogers",
        actor=[b.mention(doc, "duizend betogers", crowd)],
    )
    b.claim(
        doc,
        "frames",
        "Framing",
        "noemde",
        "Tokajev noemde de betogers “betaalde <b>bandieten</b>”",
        actor=[b.mention(doc, "Tokajev", TOKAYEV)],
        target=[b.mention(doc, "de betogers", crowd)],
        frame_text="betaalde <b>bandieten</b>",
    )
    doc = b.add_article(article(SECOND, "twee.txt", published="2022-01-07"))
    source = b.source(doc, "het ministerie van Binnenlandse Zaken", MINISTRY, 1, "Volgens")
    moved = "trokken terroristen door de stad"
    terrorists = b.mention(doc, "terroristen", group(doc, "terroristen"))
    b.claim(doc, "moves", "Movement", "trokken", moved, actor=[terrorists], attributions=(source,))
    city = b.mention(doc, "de stad", group(doc, "stad", EntityKind.THING))
    b.claim(doc, "attacks", "Attack", "trokken", moved, actor=[terrorists], target=[city], attributions=(source,))
    path = tmp_path_factory.mktemp("frames") / "graph.nq"
    with path.open("wb") as out:
        write(MemoryStore(to_record(b.build()).quads()), out)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["dossier", "frames", *map(str, arguments)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_for_people(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, graph)
    assert text.startswith("1 subject with rival words; 1 with neutral words alone")
    assert "people who rise against those in power" in text
    assert ": betogers 2× (1 source); betaalde <b>bandieten</b> 1× (1 source)\n" in text
    assert re.search(r"bandieten</b> +unfavourable +quoted +Kassym-Jomart Tokajev +2022-01-06 +een\.txt", text)


def test_for_machines(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subjects = json.loads(run(capsys, graph, "--json"))["subjects"]
    words = {term["word"]: term for one in subjects for term in one["terms"]}
    assert words["terroristen"]["valence"] == "unfavourable"
    (naming,) = words["terroristen"]["namings"]
    assert naming["speakers"][0]["label"] == "ministerie van Binnenlandse Zaken"
    assert naming["sentence"] in SECOND


def test_a_row_for_each_naming(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, graph, "-o", tmp_path / "frames.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "frames.csv").read_text("utf-8"))))
    assert sorted(row["word"] for row in rows) == ["betaalde <b>bandieten</b>", "betogers", "betogers", "terroristen"]
    for row in rows:
        text = FIRST if row["file"] == "een.txt" else SECOND
        assert text[int(row["start"]) :].startswith(row["sentence"])


def test_the_page_needs_nothing_and_runs_nothing(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, graph, "-o", tmp_path / "frames.html")
    html = (tmp_path / "frames.html").read_text("utf-8")
    assert "betaalde &lt;b&gt;bandieten&lt;/b&gt;" in html
    assert "<b>bandieten" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"<script|https?://|src=|href=", html)


def test_the_real_articles(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    subjects = json.loads(run(capsys, build(SHARED / "seeds"), "--json"))["subjects"]
    by_family = {one["family"]: {term["word"]: term for term in one["terms"]} for one in subjects if one["rival"]}
    troops, people, deeds = by_family["forces"], by_family["opponents"], by_family["taking a life"]
    assert {"vredestroepen", "militairen"} <= set(troops)
    assert {"demonstranten", "betogers", "bandieten", "gewapende criminelen", "aanvallers"} <= set(people)
    assert {"elimineren", "doodschieten"} <= set(deeds)
    assert {speaker["label"] for n in people["bandieten"]["namings"] for speaker in n["speakers"]} == {
        "Kassym-Jomart Tokajev"
    }
    assert people["bandieten"]["independent_sources"] == 1
    assert len(people["bandieten"]["documents"]) == 2
    assert {n["voice"] for n in troops["vredestroepen"]["namings"]} >= {"quoted", "distanced"}
