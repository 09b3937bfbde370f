"""Graphs are found in folders and files of every form, and faults are said clearly."""

import shutil
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from pyoxigraph import DefaultGraph, Quad

from kzgraph.errors import InputError
from kzgraph.export.formats import FORMATS
from kzgraph.export.output import write_record, write_views
from kzgraph.rdf.mapper import to_record
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore

RECORD = to_record(resolved_graph())


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    write_record(RECORD, folder)
    write_views(MemoryStore(RECORD.quads()), folder)
    return folder


def test_a_folder_is_its_graph(output: Path) -> None:
    assert tuple(load(output).quads()) == RECORD.quads()


def test_a_folder_with_the_record_alone_is_enough(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output / "documents", tmp_path / "documents")
    shutil.copy(output / "shared.nq", tmp_path)
    assert tuple(load(tmp_path).quads()) == RECORD.quads()


@pytest.mark.parametrize("kind", ["nq", "trig", "jsonld"])
def test_files_with_graphs(kind: str, tmp_path: Path) -> None:
    with (tmp_path / f"g.{kind}").open("wb") as out:
        FORMATS[kind](MemoryStore(RECORD.quads()), out)
    assert tuple(load(tmp_path / f"g.{kind}").quads()) == RECORD.quads()


@pytest.mark.parametrize("kind", ["ttl", "nt"])
def test_files_without_graphs(kind: str, tmp_path: Path) -> None:
    with (tmp_path / f"g.{kind}").open("wb") as out:
        FORMATS[kind](MemoryStore(RECORD.quads()), out)
    merged = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in RECORD.quads()}
    assert set(load(tmp_path / f"g.{kind}").quads()) == merged


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing", None, "no such file or folder; build a graph with"),
        ("g.txt", "x", r"not a graph file; known endings are .*\.ttl"),
        ("g.ttl", "kz:a kz:b", r"g\.ttl:1: not valid Turtle"),
        ("g.nq", "<x:a> <x:b> <x:c> .\n<x:a> <x:b>", r"g\.nq:2: not valid N-Quads"),
        ("g.nq", b"\xff\xfe\x00", r"g\.nq"),
    ],
)
def test_faults(tmp_path: Path, name: str, content: str | bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message) as raised:
        load(path)
    assert "\n" not in str(raised.value)


def test_an_empty_folder_holds_no_graph(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph in this folder; build one with: kzgraph build"):
        load(tmp_path)
