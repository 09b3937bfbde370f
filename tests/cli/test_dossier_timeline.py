"""``kzgraph dossier timeline``: the events of a graph in their order."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import SHARED, Build
from factory_graph import resolved_graph

from kzgraph.cli.main import main
from kzgraph.export.nquads import write
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("timeline") / "graph.nq"
    with path.open("wb") as out:
        write(MemoryStore(to_record(resolved_graph()).quads()), out)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["dossier", "timeline", *map(str, arguments)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_for_people(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, graph).splitlines()
    assert lines[0] == "1 event with a date, 7 without, in the order of their documents"
    assert lines[4].startswith("6 januari 2022  Request: vragen")
    assert any("ministerie van Binnenlandse Zaken, Tengri" in line for line in lines)
    assert any("not asserted" in line for line in lines)


def test_for_machines(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = json.loads(run(capsys, graph, "--json"))["events"]
    assert len(events) == 8
    assert (events[0]["earliest"], events[0]["times"][0]["edtf"]) == ("2022-01-06", "2022-01-06")
    assert events[1]["earliest"] is None
    assert [one["claims"][0]["document"]["file"] for one in events[1:]] == ["tweede.txt"] * 4 + ["eerste.txt"] * 3


def test_a_row_for_each_claim(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, graph, "-o", tmp_path / "timeline.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "timeline.csv").read_text("utf-8"))))
    assert [row["place"] for row in rows] == [str(n) for n in range(1, 9)]
    assert rows[0]["edtf"] == "2022-01-06"


def test_a_page(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, graph, "-o", tmp_path / "timeline.html")
    html = (tmp_path / "timeline.html").read_text("utf-8")
    assert "<svg" in html
    assert "<script>alert" not in html


def test_the_real_articles_go_from_wednesday_to_friday(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    events = json.loads(run(capsys, build(SHARED / "seeds"), "--json"))["events"]
    inferred = [one for one in events if any(time["inferred"] for time in one["times"])]
    assert len(inferred) >= 10
    words = [one["times"][0]["words"].partition(":")[0] for one in inferred]
    days = [word.removesuffix("ochtend") for word in words if word.removesuffix("ochtend").endswith("dag")]
    order = ["woensdag", "donderdag", "vrijdag"]
    places = [order.index(day) for day in days if day in order]
    assert places == sorted(places)
