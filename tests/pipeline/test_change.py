"""Adding, removing and merging: what is read again, what is refused, and what is never lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pipeline.world import TEXTS, contents, stages, write
from pyoxigraph import Quad, RdfFormat, parse

from kzgraph.errors import InputError
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.pipeline import Stages, build
from kzgraph.pipeline.change import add, merge, remove
from kzgraph.rdf.validate import validate
from kzgraph.settings import Settings
from kzgraph.store.loader import load

NAMES = {"a.txt", "b.txt", "e.txt"}
TURTLE = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://example.org/1> a foaf:Person ; foaf:name "Sadyr Japarov" ; foaf:knows [ foaf:name "Iemand" ] .
"""
ENTITY = {"id": "x-1", "schema": "Person", "properties": {"name": ["Sadyr Zhaparov"], "country": ["kg"]}}


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build([write(tmp_path / "in", NAMES)], tmp_path / "graph", Settings(), stages=stages())
    return tmp_path / "graph"


def counting(read: list[str]) -> Stages:
    """Stages that note what is read."""
    understand = stages().load(Settings())

    def one(article: Article) -> Reading:
        read.append(article.file_name)
        return understand(article)

    return replace(stages(), load=lambda settings: one)


def test_what_is_there_is_not_read_again(graph: Path, tmp_path: Path) -> None:
    read: list[str] = []
    before = contents(graph)
    changed = add(graph, [tmp_path / "in"], Settings(), stages=counting(read))
    assert (read, changed.read, changed.added) == ([], 0, ())
    assert contents(graph) == before


def test_other_metadata_are_a_reason_to_read_again(graph: Path, tmp_path: Path) -> None:
    read: list[str] = []
    (tmp_path / "in" / "a.toml").write_text("date = 2022-01-07\n", "utf-8")
    add(graph, [tmp_path / "in"], Settings(), stages=counting(read))
    assert read == ["a.txt"]
    build([tmp_path / "in"], tmp_path / "fresh", Settings(), stages=stages())
    assert contents(graph) == contents(tmp_path / "fresh")


def test_another_reader_is_a_reason_to_read_all_again_without_the_articles(graph: Path, tmp_path: Path) -> None:
    read: list[str] = []
    note = json.loads((graph / "build.json").read_text("utf-8"))
    (graph / "build.json").write_text(json.dumps({**note, "reader": "older"}), "utf-8")
    for name in NAMES:
        (tmp_path / "in" / name).unlink()
    changed = add(graph, [write(tmp_path / "more", {"k.txt"})], Settings(), stages=counting(read))
    assert sorted(read) == sorted(NAMES | {"k.txt"})
    assert changed.added == ("k.txt",)
    write(tmp_path / "all", NAMES | {"k.txt"})
    build([tmp_path / "all"], tmp_path / "fresh", Settings(), stages=stages())
    assert contents(graph) == contents(tmp_path / "fresh")


def test_what_cannot_be_read_again_stays_as_it_was(graph: Path, tmp_path: Path) -> None:
    note = json.loads((graph / "build.json").read_text("utf-8"))
    (graph / "build.json").write_text(json.dumps({**note, "reader": "older"}), "utf-8")
    understand = stages().load(Settings())

    def failing(article: Article) -> Reading:
        if article.file_name == "a.txt":
            raise InputError("too long now")
        return understand(article)

    broken = replace(stages(), load=lambda settings: failing)
    changed = add(graph, [write(tmp_path / "more", {"k.txt"})], Settings(), stages=broken)
    assert changed.built.skipped == ("a.txt: too long now",)
    assert changed.built.counts["documents"] == 4
    assert json.loads((graph / "build.json").read_text("utf-8"))["reader"] == ""


@pytest.mark.parametrize(("replacing", "documents", "lines"), [(False, 4, 1), (True, 3, 0)])
def test_another_text_of_the_same_name(
    graph: Path, tmp_path: Path, replacing: bool, documents: int, lines: int
) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["k.txt"], "utf-8")
    changed = add(graph, [tmp_path / "a.txt"], Settings(), replacing=replacing, stages=stages())
    assert changed.built.counts["documents"] == documents
    assert len(changed.built.skipped) == lines
    assert changed.removed == (("a.txt",) if replacing else ())


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["z.txt"], r"z\.txt: no document or graph of .*; did you mean \w\.txt\?"),
        (["volkomen-anders"], "volkomen-anders: no document or graph of .*; see: kzgraph query documents"),
        (sorted(NAMES), "no document would be left; remove the folder itself"),
    ],
)
def test_what_cannot_be_removed(graph: Path, names: list[str], line: str) -> None:
    before = contents(graph)
    with pytest.raises(InputError, match=line):
        remove(graph, names, stages=stages())
    assert contents(graph) == before


def test_a_document_can_be_named_by_its_id(graph: Path) -> None:
    first = sorted(file.stem for file in (graph / "readings").iterdir())[0]
    assert len(remove(graph, [first[:8]], stages=stages()).removed) == 1
    assert not (graph / "documents" / f"{first}.nq").exists()


def foreign(tmp_path: Path) -> list[Path]:
    (tmp_path / "lijst.ttl").write_text(TURTLE, "utf-8")
    (tmp_path / "lijst.ftm.json").write_text(json.dumps(ENTITY) + "\n", "utf-8")
    return [tmp_path / "lijst.ttl", tmp_path / "lijst.ftm.json"]


def test_nothing_of_a_foreign_graph_is_lost_and_it_can_be_taken_out_again(graph: Path, tmp_path: Path) -> None:
    files, before = foreign(tmp_path), contents(graph)
    merge([graph, *files], tmp_path / "m", Settings(), stages=stages())
    merge([*reversed(files), tmp_path / "m", graph], tmp_path / "again", Settings(), stages=stages())
    assert contents(tmp_path / "again") == contents(tmp_path / "m")
    quads = (quad for quad in load(tmp_path / "m").quads() if "/foreign/" in str(quad.graph_name))
    said = {(quad.predicate, quad.object) for quad in quads}
    named = {(quad.predicate, quad.object) for quad in turtle() if "_:" not in str(quad)}
    assert named <= said
    assert {"Sadyr Zhaparov", "kg", "x-1"} <= {getattr(value, "value", "") for _, value in said}
    remove(tmp_path / "m", ["lijst.ttl", "lijst.ftm.json"], stages=stages())
    assert contents(tmp_path / "m") == before


def turtle() -> list[Quad]:
    return list(parse(TURTLE, format=RdfFormat.TURTLE))


def test_the_labels_of_blank_nodes_leave_no_trace(graph: Path, tmp_path: Path) -> None:
    line = '<https://example.org/1> <https://example.org/p> _:{0} .\n_:{0} <https://example.org/p> "x" .\n'
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "g.nt").write_text(line.format(name), "utf-8")
        merge([graph, tmp_path / name / "g.nt"], tmp_path / f"m{name}", Settings(), stages=stages())
    assert contents(tmp_path / "mone") == contents(tmp_path / "mtwo")


def test_a_graph_of_ours_without_readings_keeps_its_documents(graph: Path, tmp_path: Path) -> None:
    build([write(tmp_path / "in2", {"k.txt"})], tmp_path / "other", Settings(), stages=stages())
    merge([graph, tmp_path / "other" / "graph.nq"], tmp_path / "m", Settings(), stages=stages())
    assert set(load(tmp_path / "other").quads()) <= set(load(tmp_path / "m").quads())
    merge([tmp_path / "m", tmp_path / "other"], tmp_path / "both", Settings(), stages=stages())
    assert set(load(tmp_path / "other").quads()) <= set(load(tmp_path / "both").quads())


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("g.ttl", "<a> <b>", r"g\.ttl:1: not valid Turtle"),
        ("g.ttl", "", r"g\.ttl: holds no triples; leave it out"),
        ("g.docx", "x", r"g\.docx: neither RDF nor FollowTheMoney; known endings are"),
        ("g.json", "{", r"g\.json:1: no FollowTheMoney entity"),
        ("g.json", '{"id": "1", "schema": "Ghost"}', r"g\.json:1: unknown schema 'Ghost'"),
        ("g.json", json.dumps({**ENTITY, "properties": {"colour": ["x"]}}), "Person has no property 'colour'"),
    ],
)
def test_what_cannot_be_merged(graph: Path, tmp_path: Path, name: str, content: str, line: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=line):
        merge([graph, tmp_path / name], tmp_path / "m", Settings(), stages=stages())
    assert not (tmp_path / "m").exists()


def test_folders_of_other_bases_need_a_choice(graph: Path, tmp_path: Path) -> None:
    build([tmp_path / "in"], tmp_path / "own", Settings(base="https://example.org/id/"), stages=stages())
    with pytest.raises(InputError, match=r"differ in base .*; say which with --base"):
        merge([graph, tmp_path / "own"], tmp_path / "m", Settings(), stages=stages())
    merge([graph, tmp_path / "own"], tmp_path / "m", Settings(), base="https://example.org/id/", stages=stages())
    assert contents(tmp_path / "m") == contents(tmp_path / "own")


def test_a_graph_is_merged_into_its_own_folder(graph: Path, tmp_path: Path) -> None:
    merge([graph, *foreign(tmp_path)], graph, Settings(), stages=stages())
    assert len(list((graph / "foreign").iterdir())) == 2


def test_a_changed_file_of_a_foreign_graph_is_named(graph: Path, tmp_path: Path) -> None:
    merge([graph, *foreign(tmp_path)], tmp_path / "m", Settings(), stages=stages())
    file = sorted((tmp_path / "m" / "foreign").iterdir())[0]
    file.write_bytes(file.read_bytes().replace(b"Sadyr", b"Sandra"))
    with pytest.raises(InputError, match="was changed; remove it and merge the graph again"):
        remove(tmp_path / "m", ["a.txt"], stages=stages())


def test_links_to_others_are_certain_by_an_item_and_candidates_by_name(graph: Path, tmp_path: Path) -> None:
    russia = {"id": "ru", "schema": "Organization", "properties": {"name": ["Moscow"], "wikidataId": [item_of(graph)]}}
    japarov = {"id": "sj", "schema": "Person", "properties": {"name": ["Sadyr Dzjaparov"]}}
    (tmp_path / "l.ftm.json").write_text(f"{json.dumps(russia)}\n{json.dumps(japarov)}\n", "utf-8")
    merge([graph, tmp_path / "l.ftm.json"], tmp_path / "m", Settings(), stages=stages())
    said = (tmp_path / "m" / "shared.nq").read_text("utf-8")
    assert "owl#sameAs> <e:ru> ." in said
    assert "owl#sameAs> <e:sj>" not in said
    assert "skos/core#closeMatch> <e:sj> ." in said
    assert '"e:sj: ' in said, "a candidate has its reason"
    assert validate(tmp_path / "m") == []


def item_of(graph: Path) -> str:
    """The Wikidata item of Russia in a graph, as the entity file has it."""
    shared = (graph / "shared.nq").read_text("utf-8")
    (line,) = (one for one in shared.splitlines() if "/actor/russia> <http://www.w3.org/2002/07/owl#sameAs>" in one)
    return line.rpartition("/")[2].rstrip("> .")
