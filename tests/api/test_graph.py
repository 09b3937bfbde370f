"""Building, opening, changing and exporting a graph from Python: the same bytes as by the command line."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx
import pytest
import rdflib
from pipeline.world import TEXTS, contents, write

import kzgraph
from kzgraph import Graph, build
from kzgraph.cli.main import main
from kzgraph.errors import InputError, KzgraphError, OutputError
from kzgraph.store.article_texts import article_text

ROOT = Path(__file__).parents[2]
DOCUMENT = TEXTS["d.txt"]
USER = """\
from kzgraph import Graph, Rows, build
graph: Graph = build(['a.txt'], 'out', min_confidence=0.5)
rows: Rows = graph.query('who-asked-whom')
reveal_type(graph.claims('rows'))
build('a.txt', confidence=1)
"""
LAZY = "import sys, kzgraph; assert 'kzgraph.api' not in sys.modules; from kzgraph import Graph; print(dir(kzgraph))"


def test_the_public_names_are_loaded_when_they_are_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "'Graph'" in ran.stdout
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        kzgraph.nothing  # noqa: B018


def test_the_stub_names_what_can_be_imported() -> None:
    lines = (ROOT / "kzgraph" / "__init__.pyi").read_text("utf-8").splitlines()
    named = {line.rpartition(" as ")[2] for line in lines if " as " in line} | {"__version__"}
    assert named == set(kzgraph.__all__)
    assert all(hasattr(kzgraph, name) for name in named)


def test_types_are_known_to_checkers(tmp_path: Path) -> None:
    file = tmp_path / "user.py"
    file.write_text(USER, "utf-8")
    mypy = [sys.executable, "-m", "mypy", str(file)]  # with the cache of `make types`, else it takes long
    ran = subprocess.run(mypy, capture_output=True, text=True, cwd=ROOT)
    assert 'Revealed type is "kzgraph.api.rows.Rows"' in ran.stdout
    assert 'Unexpected keyword argument "confidence"' in ran.stdout


def test_a_folder_is_built_as_by_the_command_line(tmp_path: Path) -> None:
    news = write(tmp_path / "news", {"a.txt", "d.txt"})
    assert main(["build", str(news), "-o", str(tmp_path / "cli"), "--quiet", "--min-confidence", "0.5"]) == 0
    graph = build(news, tmp_path / "api", min_confidence=0.5)
    assert contents(tmp_path / "api") == contents(tmp_path / "cli")
    assert graph.counts()["documents"] == 2 and graph.skipped == ()
    added = graph.add({"id": "e.txt", "text": TEXTS["e.txt"]})
    assert added.added == ("e.txt",) and graph.counts()["documents"] == 3
    assert graph.remove("e.txt").removed == ("e.txt",)
    assert contents(tmp_path / "api") == contents(tmp_path / "cli")
    with pytest.raises(InputError, match="no document or graph"):
        graph.remove("x.txt")


def test_an_archive_is_a_graph_as_any_other(tmp_path: Path) -> None:
    news = write(tmp_path / "news", {"a.txt", "d.txt"})
    plain, graph = build(news, tmp_path / "plain"), build(news, tmp_path / "archive", archive=True)
    assert graph.claims("rows") == plain.claims("rows")
    claim = graph.claims("rows")[0]
    assert graph.explain(claim).data.read_again and str(graph.explain(claim)) == str(plain.explain(claim))
    assert {article_text(graph.path, str(row["document_id"])) for row in graph.claims("rows")} == {
        TEXTS[name] + "\n" for name in ("a.txt", "d.txt")
    }
    assert graph.add(write(tmp_path / "more", {"e.txt"})).added == ("e.txt",)
    assert graph.counts()["documents"] == 3
    for wrong in (lambda: graph.add(DOCUMENT), lambda: build([DOCUMENT], tmp_path / "x", archive=True)):
        with pytest.raises(InputError, match="an archive is made of files alone"):
            wrong()
    with pytest.raises(InputError, match="workers=0: must be 1 or more"):
        build(news, tmp_path / "x", workers=0)


def test_a_temporary_folder_goes_with_the_graph() -> None:
    graph = build([DOCUMENT, {"text": DOCUMENT}, {"titel": "leeg"}])
    place = graph.path
    assert place.is_dir() and graph.counts()["documents"] == 1
    assert [line.partition(":")[0] for line in graph.skipped] == [graph.claims("rows")[0]["file"], "text 3"]
    del graph
    assert not place.exists()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nergens.txt", "nergens.txt: no such file or folder"),
        ("map met woorden", "no such file or folder; a text is given as"),
        ([], "nothing to read"),
        ([3], "a int cannot be read"),
        ({"titel": "x"}, "no text in it"),
        ({"text": ""}, "no text in it"),
        ({"text": "Der Präsident hat um Hilfe gebeten und die Regierung hat das gesagt."}, "not Dutch"),
        ("x" * 9999, "no such file or folder"),
        ("a\0b", "no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_told(given: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        build(given)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"min_confidence": 2}, "min_confidence=2: must be from 0 to 1"),
        ({"base": "x"}, "base=x: must be an IRI"),
        ({"entities": "nergens.toml"}, "nergens.toml: no such file"),
        ({"language": "xx"}, "language=xx: there is no language 'xx'; known are nl"),
        ({"colour": 1}, "colour: no such setting; there are base, model"),
    ],
)
def test_a_wrong_setting_is_told(settings: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        build(DOCUMENT, **settings)


def test_no_graph_no_opening(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        Graph.open(tmp_path / "none")
    with pytest.raises(InputError, match="no graph in this folder"):
        Graph.open(tmp_path)


def test_a_file_of_a_graph_cannot_be_added_to(peru: Graph) -> None:
    with pytest.raises(KzgraphError):
        Graph.open(peru.path / "graph.nq").add(DOCUMENT)


def test_claims_below_a_confidence_stay_out(peru: Graph) -> None:
    low = min(peru.claims("rows").column("confidence"))  # type: ignore[type-var]
    assert isinstance(low, float)
    sure = Graph.open(peru.path, min_confidence=low + 0.01)
    assert 0 < len(sure.claims("rows")) < len(peru.claims("rows"))
    assert len(sure.search("Peru")) <= len(peru.search("Peru"))


def test_exports_are_those_of_the_command_line(peru: Graph, tmp_path: Path) -> None:
    for name, form in (("a.jsonld", "jsonld"), ("a.csv", "csv"), ("a", "graphml")):
        mine, theirs = tmp_path / name, tmp_path / f"cli-{name}"
        peru.export(form if name == "a" else None, mine)
        assert main(["export", str(peru.path), "--format", form, "-o", str(theirs), "--quiet"]) == 0
        assert mine.read_bytes() == theirs.read_bytes()
    peru.export("csvw", tmp_path / "tables")
    assert (tmp_path / "tables" / "csv-metadata.json").is_file()
    with pytest.raises(InputError, match="word: no such format; there are nq, trig"):
        peru.export("word", tmp_path / "x")
    with pytest.raises(InputError, match="which format"):
        peru.export(None, tmp_path / "x.doc")
    with pytest.raises(OutputError, match="cannot be written"):
        peru.export("nq", tmp_path / "none" / "x.nq")


def test_rdflib_holds_the_same_graph(peru: Graph) -> None:
    found = peru.to_rdflib()
    parsed = rdflib.Dataset(default_union=True)
    parsed.parse(peru.path / "graph.nq", format="nquads")
    assert {g.identifier for g in found.graphs() if len(g)} >= {
        rdflib.URIRef(str(row["document_id"])) for row in peru.claims("rows")
    }
    assert set(found.quads()) == set(parsed.quads())
    (who,) = found.query("SELECT ?l { ?c kz:property kz:sends ; kz:actor/rdfs:label ?l }")
    assert str(who[0]) == "Peru"  # type: ignore[index]
    written = {str(o) for o in found.objects(None, rdflib.URIRef("https://w3id.org/kzgraph/ontology#confidence"))}
    assert "0.8" in written


def test_networkx_holds_the_network_of_graphml(peru: Graph, tmp_path: Path) -> None:
    peru.export("graphml", tmp_path / "g.graphml")
    theirs, mine = networkx.read_graphml(tmp_path / "g.graphml"), peru.to_networkx()
    assert set(mine) == set(theirs) and mine.number_of_edges() == theirs.number_of_edges()
    facts = peru.to_networkx(["fact"])
    assert {data["layer"] for _, _, data in facts.edges(data=True)} == {"fact"}
    assert min(degree for _, degree in facts.degree()) > 0


def test_dossiers_are_those_of_the_command_line(peru: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    for topic in ("numbers", "frames", "sources", "timeline"):
        assert main(["dossier", topic, str(peru.path), "--json"]) == 0
        assert peru.dossier(topic) == json.loads(capsys.readouterr().out)
    with pytest.raises(InputError, match="colours: no such dossier; there are numbers, frames"):
        peru.dossier("colours")
