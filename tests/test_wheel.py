"""The wheel, made from the source distribution and installed outside the checkout, builds and asks a graph."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = """Leger stuurt duizend man

De president van Kazachstan vroeg woensdag de CSTO om hulp. Het bondgenootschap besloot 1000 militairen te sturen.
Volgens de politie zijn drie agenten gedood.
"""
SPACY = """\
import spacy
from spacy.tokens import Doc
nlp = spacy.blank("nl")
nlp.add_pipe("kzgraph_claims")
doc = nlp.get_pipe("kzgraph_claims")(Doc(nlp.vocab, words=["Rebellen", "doodden", "agenten"], heads=[1, 1, 1],
    deps=["nsubj", "ROOT", "obj"], pos=["NOUN", "VERB", "NOUN"], lemmas=["rebel", "doden", "agent"]))
open("doc.bin", "wb").write(doc.to_bytes())
"""
READ = """\
import spacy
from spacy.tokens import Doc
doc = Doc(spacy.blank("nl").vocab).from_bytes(open("doc.bin", "rb").read())
print(*[claim.property for claim in doc.user_data["kz_claims"]])
"""
QUESTION = "SELECT ?who ?whom { ?who kz:requests ?whom }"
LIMIT = 30_000_000  # bytes of the language model


def run(command: list[object], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in ``folder`` with nothing of the checkout in the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KZGRAPH"))}
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=folder, env=environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT], out)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel. The libraries are those of this one, so that nothing is downloaded."""
    venv = tmp_path_factory.mktemp("venv")
    run([sys.executable, "-m", "venv", "--without-pip", venv], venv)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv), "platbase": str(venv)}))
    # Python adds this folder to the path, but does not follow the link to the checkout that lies in it.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    python = venv / "bin" / "python"
    run([sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", "--quiet", wheel], venv)
    return venv


def test_it_holds_what_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {item.filename: item.file_size for item in archive.infolist()}
        name = next(name for name in sizes if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    for name in (
        "kzgraph/py.typed",
        "kzgraph/__init__.pyi",
        "kzgraph/languages/nl/model/model.onnx",
        "kzgraph/languages/nl/model/MODEL_CARD.md",
        "kzgraph/languages/nl/lexicon/classes.toml",
        "kzgraph/rdf/ontology/kzgraph.ttl",
        "kzgraph/rdf/ontology/shapes/claim.ttl",
        "kzgraph/store/queries/who-asked-whom.rq",
        "kzgraph/view/page/page.html",
        "kzgraph/serve/static/index.html",
        "kzgraph/serve/static/explorer.js",
        "kzgraph/serve/static/THIRD_PARTY.txt",
    ):
        assert name in sizes
    tops = {name.split("/")[0] for name in sizes}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kzgraph"}
    assert sum(size for name, size in sizes.items() if name.startswith("kzgraph/languages/nl/")) <= LIMIT
    assert "LICENSE" in metadata.get_all("License-File", [])
    assert any("languages/nl/model/LICENSE" in name for name in metadata.get_all("License-File", []))
    assert "# kzgraph" in str(metadata.get_payload())


def test_it_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    kzgraph = installed / "bin" / "kzgraph"
    home = run([installed / "bin" / "python", "-c", "import kzgraph; print(kzgraph.__file__)"], tmp_path).stdout
    assert home.startswith(str(installed))
    (tmp_path / "artikel.txt").write_text(ARTICLE, "utf-8")
    report = json.loads(run([kzgraph, "build", "artikel.txt", "-o", "out", "--json"], tmp_path).stdout)
    assert report["counts"]["claims"] >= 3
    answer = run([kzgraph, "query", QUESTION, "-g", "out", "--format", "csv"], tmp_path).stdout
    assert answer.splitlines()[0] == "who,whom"
    assert any("actor/csto" in row for row in answer.splitlines()[1:])
    assert "who-asked-whom" in run([kzgraph, "query", "--list"], tmp_path).stdout
    assert run([kzgraph, "validate", "out"], tmp_path).stdout == "no violations\n"
    count = "from kzgraph import Graph; print(len(Graph.open('out').claims('polars')) >= 3)"
    assert run([installed / "bin" / "python", "-c", count], tmp_path).stdout == "True\n"
    assert "<script" in (tmp_path / "out" / "graph.html").read_text("utf-8")


def test_spacy_finds_the_component_and_what_it_packed(installed: Path, tmp_path: Path) -> None:
    python = installed / "bin" / "python"
    run([python, "-c", SPACY], tmp_path)
    assert run([python, "-c", READ], tmp_path).stdout == "kills\n"
