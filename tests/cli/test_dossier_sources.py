"""``kzgraph dossier sources``: origins, the words that documents share, whom several cite."""

import csv
import io
import json
from pathlib import Path

import pytest
from factory_graph import AGENCY, ALMATY, MINISTRY, GraphBuilder, article

from kzgraph.cli.main import main
from kzgraph.export.nquads import write
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore

SHARED = "In de haven van Almaty ligt sinds maandag geen enkel schip meer aan de kade"
FIRST = f"{SHARED}. Een kraan viel om, volgens het ministerie van Binnenlandse Zaken."
SECOND = f"{SHARED}. De kraan bleef heel, volgens het ministerie van Binnenlandse Zaken."
THIRD = "ALMATY (AFP) - De kade is leeg, volgens het ministerie van Binnenlandse Zaken."


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    builder = GraphBuilder()
    for name, text, quote in (("een", FIRST, "Een kraan viel om"), ("twee", SECOND, "De kraan bleef heel")):
        document = builder.add_article(article(text, f"{name}.txt"))
        builder.claim(document, "does", "Action", "ligt", SHARED, place=[builder.mention(document, "Almaty", ALMATY)])
        source = builder.source(document, "het ministerie van Binnenlandse Zaken", MINISTRY, 1, "volgens")
        builder.claim(document, "does", "Action", quote.split()[-1], quote, attributions=(source,))
    document = builder.add_article(article(THIRD, "drie.txt", publisher="AFP"))
    source = builder.source(document, "het ministerie van Binnenlandse Zaken", MINISTRY, 1, "volgens")
    builder.claim(document, "does", "Action", "is", "De kade is leeg", attributions=(source,))
    builder.mention(document, "AFP", AGENCY)
    path = tmp_path_factory.mktemp("sources") / "graph.nq"
    with path.open("wb") as out:
        write(MemoryStore(to_record(builder.build()).quads()), out)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["dossier", "sources", *map(str, arguments)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_for_people(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, graph).splitlines()
    assert lines[0] == "3 documents, 2 origins"
    assert "1. drie.txt (credits AFP)" in lines
    assert "2. een.txt, twee.txt" in lines
    assert any("1 shared sentence, " in line for line in lines)
    assert f"     « {SHARED} » 15 words, 100%" in lines
    assert lines[-1] == "  ministerie van Binnenlandse Zaken: 3 claims in drie.txt, een.txt, twee.txt"


def test_for_machines(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, graph, "--json"))
    assert found["documents"] == 3
    assert [[one["file"] for one in origin["documents"]] for origin in found["origins"]] == [
        ["drie.txt"],
        ["een.txt", "twee.txt"],
    ]
    (shared,) = found["shared"]
    assert shared["stretches"] == [SHARED]
    (source,) = found["cited"]
    assert (source["claims"], len(source["documents"])) == (3, 3)


def test_as_a_table_of_shared_sentences(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "copies.csv"
    assert str(file) in run(capsys, graph, "-o", file)
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8")))
    assert {row["left"], row["right"]} == {"een.txt", "twee.txt"}
    assert (row["one_origin"], row["shared_words"]) == ("yes", "15")
