"""The composer: one folder from all stages, failures bounded, the same bytes for the same texts."""

import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from factory_graph import FIRST, SECOND, resolved_graph

from kzgraph import pipeline
from kzgraph.errors import InputError, ModelError, OutputError
from kzgraph.ingest import ReadOptions, ReadResult
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.pipeline import Built, Stages, Understand, build
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.settings import Settings
from kzgraph.store.loader import load

GRAPH = resolved_graph()
VERSIONS = (("kzgraph", "0"),)
FILES = {"eerste.txt": FIRST, "tweede.txt": SECOND}


def understand(article: Article) -> Reading:
    """What the hand-built graph has of an article."""
    mentions = {key: one for key, one in sorted(GRAPH.mentions.items()) if one.document == article.id}
    claims = tuple(one for one in GRAPH.claims if one.document == article.id)
    links = {key: GRAPH.links[key] for key in mentions}
    return Reading(article, mentions, claims, links, (), VERSIONS)


def resolve(readings: Sequence[Reading], decisions: Decisions) -> ResolvedGraph:
    """What the hand-built graph makes of these claims."""
    claims = sorted((claim for one in readings for claim in one.claims), key=lambda claim: claim.id)
    events = {GRAPH.event_of[claim.id] for claim in claims if claim.id in GRAPH.event_of}
    return replace(
        GRAPH,
        articles=tuple(one.article for one in readings),
        claims=tuple(claims),
        events=tuple(event for event in GRAPH.events if event.id in events),
    )


STAGES = Stages(load=lambda settings: understand, resolve=resolve, draw=lambda record, folder: None)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def made(
    paths: Sequence[Path], folder: Path, settings: Settings | None = None, stages: Stages = STAGES
) -> Built:
    return build(paths, folder, settings or Settings(), stages=stages)


def contents(folder: Path) -> dict[str, bytes]:
    """All files but the log, the only one that knows the time."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.log")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def failing(bad: str, error: Exception) -> Understand:
    def one(article: Article) -> Reading:
        if article.file_name == bad:
            raise error
        return understand(article)

    return one


def test_the_folder_holds_what_scripts_rely_on(articles: Path, tmp_path: Path) -> None:
    built = made([articles], tmp_path / "out")
    documents = {f"documents/{article.id}.nq" for article in GRAPH.articles}
    readings = {f"readings/{article.id}.json" for article in GRAPH.articles}
    files = {"graph.ttl", "graph.trig", "graph.nq", "claims.csv", "claims.jsonl", "shared.nq", "build.json"}
    expected = files | documents | readings
    assert contents(tmp_path / "out").keys() == expected
    assert built.counts["documents"] == 2
    assert built.counts["claims"] == len(GRAPH.claims)
    assert built.skipped == ()
    assert "understand:" in (tmp_path / "out" / "build.log").read_text()


def test_the_same_bytes_again_and_in_any_order(articles: Path, tmp_path: Path) -> None:
    made([articles], tmp_path / "one")
    made([articles / "tweede.txt", articles / "eerste.txt"], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_document_that_is_gone_leaves_nothing_behind(articles: Path, tmp_path: Path) -> None:
    made([articles], tmp_path / "out")
    (articles / "eerste.txt").unlink()
    made([articles], tmp_path / "out")
    made([articles], tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("no sentence in it"), "eerste.txt: no sentence in it"),
        (ZeroDivisionError("oops"), "eerste.txt: unexpected ZeroDivisionError: oops; please report it"),
    ],
)
def test_one_bad_document_costs_one_document(
    articles: Path, tmp_path: Path, error: Exception, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stages = replace(STAGES, load=lambda settings: failing("eerste.txt", error))
    built = made([articles], tmp_path / "out", stages=stages)
    assert built.skipped == (line,)
    assert built.counts["documents"] == 1
    assert line in (tmp_path / "out" / "build.log").read_text()
    assert json.loads((tmp_path / "out" / "build.json").read_text())["skipped"] == [line]
    (articles / "eerste.txt").unlink()
    made([articles], tmp_path / "fresh")
    there, fresh = contents(tmp_path / "out"), contents(tmp_path / "fresh")
    assert "skipped" not in json.loads(fresh["build.json"])
    assert {**there, "build.json": b""} == {**fresh, "build.json": b""}


def test_columns_of_a_table_reach_the_reader(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Kop,Stuk\nEen kop,De politie arresteerde gisteren tien betogers in de stad.\n", "utf-8")
    with pytest.raises(InputError, match="say which with --column text=NAME"):
        made([table], tmp_path / "out")
    assert made([table], tmp_path / "out", Settings(columns=(("text", "Stuk"),))).counts["documents"] == 1


def test_when_no_document_is_left_nothing_is_written(articles: Path, tmp_path: Path) -> None:
    (articles / "tweede.txt").unlink()
    made([articles], tmp_path / "out")
    before = contents(tmp_path / "out")
    stages = replace(STAGES, load=lambda settings: failing("eerste.txt", InputError("bad")))
    with pytest.raises(InputError, match=r"eerste\.txt: bad"):
        made([articles], tmp_path / "out", stages=stages)
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("stage", ["read", "load", "resolve", "map", "write", "draw"])
def test_a_failure_of_any_stage_leaves_earlier_output(articles: Path, tmp_path: Path, stage: str) -> None:
    def broken(*parts: object, **named: object) -> ReadResult:
        raise ModelError("no such model")

    made([articles], tmp_path / "out")
    before = contents(tmp_path / "out")
    stages = replace(STAGES, **{stage: broken})
    with pytest.raises(ModelError):
        made([articles], tmp_path / "out", stages=stages)
    with pytest.raises(ModelError):
        made([articles], tmp_path / "new", stages=stages)
    assert contents(tmp_path / "out") == before
    assert not (tmp_path / "new").exists()


def test_an_unwritable_folder_is_found_out_before_the_work(articles: Path, tmp_path: Path) -> None:
    def unread(paths: Sequence[Path], options: ReadOptions) -> ReadResult:
        pytest.fail("nothing should be read")

    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="choose another folder"):
        made([articles], tmp_path / "file" / "out", stages=replace(STAGES, read=unread))


@pytest.mark.parametrize("name", [".", "out", "deep/out"])
def test_the_graph_is_not_written_among_the_articles(articles: Path, name: str) -> None:
    with pytest.raises(OutputError, match="choose another folder"):
        made([articles], articles / name)
    assert {path.name for path in articles.iterdir()} == FILES.keys()


def test_files_of_the_user_stay(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    mine = {"notes.md", "graph.png", "documents/letter.nq", "claims-checked.csv"}
    (out / "documents").mkdir(parents=True)
    for name in mine:
        (out / name).write_text("mine")
    (out / "documents" / "0123456789abcdef.nq").write_text("of a document that is gone")
    (out / "graph.html").write_text("of an earlier build")
    made([articles], out)
    made([articles], tmp_path / "fresh")
    assert contents(out).keys() - contents(tmp_path / "fresh").keys() == mine


def test_claims_below_the_confidence_are_left_out(articles: Path, tmp_path: Path) -> None:
    built = made([articles], tmp_path / "out", Settings(min_confidence=0.93))
    kept = [claim for claim in GRAPH.claims if claim.confidence >= 0.93]
    assert built.counts["claims"] == len(kept) < len(GRAPH.claims)


def test_another_base_is_used_throughout(articles: Path, tmp_path: Path) -> None:
    made([articles], tmp_path / "out", Settings(base="https://example.org/id/"))
    assert load(tmp_path / "out").base == "https://example.org/id/"
    assert b"w3id.org/kzgraph/id" not in b"".join(contents(tmp_path / "out").values())


def test_the_run_names_what_the_graph_depends_on(tmp_path: Path) -> None:
    names = tmp_path / "mijn namen.toml"
    names.write_text("x")
    plain = dict(pipeline.versions(Settings()))
    more = dict(pipeline.versions(Settings(model="nowhere", entity_files=(names,))))
    assert plain.keys() == {"kzgraph", "kzgraph-ontology"}
    assert more.keys() - plain.keys() == {"model-nowhere", "entities-mijn-namen"}
    names.write_text("y")
    assert pipeline.versions(Settings(entity_files=(names,))) != pipeline.versions(Settings())


ARTICLE = """De regering van Kazachstan heeft donderdag de CVVO om hulp gevraagd.

Het bondgenootschap besloot 2500 militairen naar Kazachstan te sturen, aldus president Tokajev.
Volgens het ministerie van Binnenlandse Zaken kwamen achttien agenten om het leven.
"""
OTHER = """Rusland noemde de onrust in Kazachstan "een van buiten aangestuurde greep naar de macht".

De politie van Almaty heeft tientallen demonstranten opgepakt, zei een woordvoerder vrijdag.
"""


def test_with_the_real_stages_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.txt").write_text(OTHER, "utf-8")
    try:
        built = build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "one", Settings())
    except ModelError as error:
        pytest.skip(f"the Dutch model is not there: {error}")
    build([tmp_path / "b.txt", tmp_path / "a.txt"], tmp_path / "two", Settings())
    assert built.counts["claims"] >= 3
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert (tmp_path / "one" / "graph.html").exists()
