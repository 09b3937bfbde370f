"""Five papers with one wire story and a sixth with its own: two independent sources, in every dossier."""

import json
from pathlib import Path

import pytest
from conftest import Build

from kzgraph.cli.main import main
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index
from kzgraph.store.loader import load

WIRE = (
    "Bij een aanslag op een markt in Bamako zijn woensdag zeker 23 burgers gedood.",
    "Opstandelingen schoten volgens ooggetuigen vanaf twee vrachtwagens op de kramen.",
    "De regering van Mali stuurde honderden militairen naar de wijk en sloot de bruggen over de Niger.",
    "President Assimi Goïta noemde de schutters ‘terroristen’ en beloofde dat zij worden gestraft.",
)
PAPERS = {
    "1-courant": f"BAMAKO (ANP/AFP) - {' '.join(WIRE)}",
    "2-bode": f"{WIRE[0]} {WIRE[1]}\n\n{WIRE[2]} {WIRE[3]}\n\nBron: ANP",
    "3-blad": f"{WIRE[3]} {WIRE[0]} {WIRE[1].replace('volgens ooggetuigen', 'naar verluidt')} {WIRE[2]}",
    "4-gazet": f"{WIRE[0].replace('woensdag', 'gisteren')} {WIRE[1]} {WIRE[2]} Scholen blijven dicht.",
    "5-post": f"{' '.join(WIRE[:3])} De markt is een van de oudste van het land en trekt elke week boeren aan.",
    "6-eigen": (
        "Onze verslaggever telde donderdag in het ziekenhuis van Bamako 31 doden. Artsen opereerden er tientallen "
        "gewonden. Een verpleegster vertelde dat de strijders eerst de uitgang van de markt versperden."
    ),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    folder = tmp_path_factory.mktemp("wire") / "articles"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(f" date 2023-05-1{1 + (name[0] == '6')}\n\n{text}\n", "utf-8")
    return build(folder)


def dossier(topic: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict]]:
    assert main(["dossier", topic, str(graph), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_in_the_graph(graph: Path) -> None:
    index = Index(load(graph).quads())
    files = {index.value(one, Property.FILE_NAME) or "": one for one in index.instances(Class.DOCUMENT)}
    (origin,) = index.instances(Class.ORIGIN)
    for name, document in files.items():
        assert index.values(document, Property.ORIGIN) == ([] if name == "6-eigen.txt" else [origin])
    assert index.values(files["1-courant.txt"], Property.CREDIT_TEXT) == ["AFP", "ANP"]
    assert index.values(files["2-bode.txt"], Property.CREDIT_TEXT) == ["ANP"]


def test_in_the_dossier_of_sources(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = dossier("sources", graph, capsys)
    assert [[one["file"][0] for one in origin["documents"]] for origin in found["origins"]] == [list("12345"), ["6"]]


def test_in_the_dossier_of_frames(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = {term["word"]: term for one in dossier("frames", graph, capsys)["subjects"] for term in one["terms"]}
    assert (len(terms["terroristen"]["documents"]), terms["terroristen"]["independent_sources"]) == (3, 1)
    assert (len(terms["militairen"]["documents"]), terms["militairen"]["independent_sources"]) == (5, 1)


def test_in_the_timeline(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one in dossier("timeline", graph, capsys)["events"]:
        if len(one["claims"]) > 1 and "6-eigen.txt" not in {claim["document"]["file"] for claim in one["claims"]}:
            assert one["independent_sources"] == 1


def test_in_the_dossier_of_numbers(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = dossier("numbers", graph, capsys)["dossiers"]
    (killed,) = (one for one in found if one["class"] == "Killing" and len(one["counts"]) == 5)
    assert {pair["outcome"] for pair in killed["pairs"]} == {"agree"}
    assert all("one source" in pair["reason"] for pair in killed["pairs"])
