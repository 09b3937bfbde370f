"""``kzgraph export`` in every format: a file or folder that is there whole, and a line about what was left out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from factory_views import made

from kzgraph.cli.main import main
from kzgraph.export import nquads
from kzgraph.export.catalogue import CATALOGUE, by_ending
from kzgraph.export.formats import FOLDERS, FORMATS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "graph.nq"
    with file.open("wb") as out:
        nquads.write(made(), out)
    return file


def test_the_catalogue_and_the_writers_agree() -> None:
    assert set(CATALOGUE) == FORMATS.keys() | FOLDERS.keys()
    assert {name for name, form in CATALOGUE.items() if form.is_folder} == FOLDERS.keys()


@pytest.mark.parametrize("name", CATALOGUE)
def test_each_format_is_written_and_its_size_told(
    name: str, graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "out"
    assert main(["export", str(graph), "--format", name, "-o", str(place), "--json"]) == 0
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    files = [place / file for file in CATALOGUE[name].files] or [place]
    assert told["bytes"] == sum(file.stat().st_size for file in files) > 0
    assert printed.err == (f"kzgraph: {name}: {told['left_out']}\n" if told["left_out"] else "")
    assert not told["left_out"] or CATALOGUE[name].lacks
    if CATALOGUE[name].is_folder:
        assert sorted(file.name for file in place.iterdir()) == sorted(CATALOGUE[name].files)


@pytest.mark.parametrize("name", CATALOGUE)
def test_help_says_what_each_format_holds_and_lacks(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert f"{name} " in shown
    assert CATALOGUE[name].holds in shown
    assert CATALOGUE[name].lacks in shown


def test_the_ending_of_the_file_tells_the_format() -> None:
    found = {name: by_ending(name) for name in ("a.gexf", "b.ttl", "c.jsonld", "d.graphml", "e.unknown", "nq")}
    assert [form.name if form else None for form in found.values()] == ["gexf", "ttl", "jsonld", "graphml", None, None]


def test_a_folder_format_needs_a_folder(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(graph), "--format", "neo4j"]) == 2
    assert "say which with -o DIR" in capsys.readouterr().err


def test_a_folder_keeps_what_is_not_of_the_export(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    (tmp_path / "nodes.csv").write_text("old")
    assert main(["export", str(graph), "--format", "neo4j", "-o", str(tmp_path), "-q"]) == 0
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert (tmp_path / "nodes.csv").read_text("utf-8").startswith("id:ID(kzgraph)")


def test_all_but_the_exchange_formats_need_no_further_library(graph: Path, tmp_path: Path) -> None:
    plain = [name for name, form in CATALOGUE.items() if not form.extra]
    assert set(CATALOGUE) - set(plain) == {"ftm", "ftm-statements", "stix"}
    script = (
        "import sys\n"
        "for name in ('followthemoney', 'stix2', 'csvw', 'nanopub', 'networkx', 'rdflib', 'spacy'):\n"
        "    sys.modules[name] = None\n"
        "from kzgraph.cli.main import main\n"
        f"for name in {plain!r}:\n"
        f"    place = {str(tmp_path)!r} + '/' + name\n"
        f"    assert main(['export', {str(graph)!r}, '--format', name, '-q', '-o', place]) == 0\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(plain)
