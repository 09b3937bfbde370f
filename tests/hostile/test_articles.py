"""Articles that attack: one build of all of them. Nothing crashes, nothing runs, each file can be read back."""

import csv
import io
import json
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hostile.articles import ATTACKS, DUTCH, NAMES, SCRIPT
from pyoxigraph import NamedNode, RdfFormat, parse

from kzgraph.cli.main import main
from kzgraph.export.formats import FORMATS
from kzgraph.export.spreadsheets import restored, safe
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore

RDF = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE}
PARSED = {"nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "nanopub": RdfFormat.TRIG}
WRONG: dict[str, bytes] = {
    "binary.txt": bytes(range(256)) * 40,
    "broken.jsonl": b'{"text": "half',
    "bomb.html": b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    ) + b"]><html><body><p>&j;</p></body></html>",
    "external.xhtml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><html><p>&b;</p></html>",
    "bomb.txt": b"\x1f\x8b\x08" + bytes(2000),
    "office.html": b"PK\x03\x04" + bytes(2000),
    "large.txt": b"De premier sprak. " * 60_000,
    "nested.json": b"[" * 200_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    (root / "in").mkdir()
    for name, text in ATTACKS.items():
        (root / "in" / f"{name.replace(' ', '-')}.txt").write_text(DUTCH * 6 + text + "\n", "utf-8")
    for number, raw in enumerate(NAMES.values()):
        place = os.fsencode(root / "in") + b"/" + raw
        with open(place, "wb") as out:  # noqa: PTH123 - a name that is no text
            out.write(f"{DUTCH}De premier sprak in stad {number}.\n".encode())
    for name, data in WRONG.items():
        (root / "in" / name).write_bytes(data)
    deep = b'<html><head><title>x</title></head><body><article>' + b"<div>" * 5000 + DUTCH.encode() * 3
    (root / "in" / "deep.html").write_bytes(deep)
    assert main(["build", str(root / "in"), "-o", str(root / "out"), "--quiet", "--language", "nl"]) == 1
    return root / "out"


@pytest.fixture(scope="module")
def store(built: Path) -> MemoryStore:
    return load(built)


def test_what_cannot_be_used_is_listed_and_all_else_is_read(built: Path, store: MemoryStore) -> None:
    lines = json.loads((built / "build.json").read_text())["skipped"]
    assert all("\n" not in line and "unexpected" not in line for line in lines)
    left_out = {name for name in (*WRONG, "deep.html") if any(f"/{name}" in line for line in lines)}
    assert left_out >= {*WRONG} - {"bomb.html"}
    assert len(lines) == len(left_out), lines
    files = {row[0].value for row in store.query("SELECT ?f { ?d a kz:Document ; kz:fileName ?f }")}  # type: ignore[union-attr]
    assert len(files) >= len(ATTACKS) + len(NAMES)
    query = "SELECT DISTINCT ?f { ?c a kz:Claim ; prov:wasDerivedFrom [ kz:fileName ?f ] }"
    assert files - {"bomb.html"} == {row[0].value for row in store.query(query)}  # type: ignore[union-attr]


def test_no_file_of_the_machine_is_in_it(built: Path) -> None:
    graph = (built / "graph.nq").read_bytes()
    assert b"root:x:" not in graph
    assert b"aaaaaaaaaa" * 50 not in graph.replace(b"a" * 20_000, b"")


@pytest.mark.parametrize("name", RDF)
def test_each_form_of_the_graph_is_read_back(name: str, built: Path, store: MemoryStore) -> None:
    import rdflib

    found = {(q.subject, q.predicate, q.object) for q in parse(path=built / f"graph.{name}", format=RDF[name])}
    assert found == {(q.subject, q.predicate, q.object) for q in store.quads()}
    other = rdflib.Dataset() if name != "ttl" else rdflib.Graph()
    other.parse(built / f"graph.{name}", format={"nq": "nquads", "trig": "trig", "ttl": "turtle"}[name])
    iris = {str(one) for one in other.predicates()} if name == "ttl" else {str(p) for _, p, _, _ in other.quads()}
    assert iris == {q.predicate.value for q in store.quads()}
    assert not any("evil" in iri for iri in iris)


def test_no_quad_is_of_the_attacker(store: MemoryStore) -> None:
    nodes = {term.value for q in store.quads() for term in (q.subject, q.predicate, q.object, q.graph_name)
             if isinstance(term, NamedNode)}  # fmt: skip
    assert not [iri for iri in nodes if iri.startswith("http://evil") or "/../" in iri]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written_and_read_back(name: str, store: MemoryStore) -> None:
    out = io.BytesIO()
    FORMATS[name](store, out)
    data = out.getvalue()
    if name in PARSED:
        assert list(parse(data, format=PARSED[name]))
    elif name in ("graphml", "gexf"):
        assert len(list(ElementTree.fromstring(data).iter())) > 100
    elif name in ("csv",):
        for row in csv.reader(io.StringIO(data.decode(), newline="")):
            assert all(safe(restored(cell)) == cell for cell in row)
    elif name in ("stix",):
        assert json.loads(data)
    elif name in ("jsonl", "ftm"):
        assert all(json.loads(line) for line in data.decode().split("\n") if line)


class Page(HTMLParser):
    """What a browser would run of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.run: list[str] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.run.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)


def pages(built: Path) -> Iterator[tuple[str, str]]:
    yield "graph.html", (built / "graph.html").read_text("utf-8")
    for topic in ("numbers", "frames", "sources", "timeline"):
        page = built.parent / f"{topic}.html"
        if main(["dossier", topic, str(built), "-o", str(page), "--quiet"]) == 0:
            yield topic, page.read_text("utf-8")


def test_pages_show_it_as_text(built: Path) -> None:
    seen = []
    for name, text in pages(built):
        page = Page(text)
        assert SCRIPT not in text, name
        assert not page.run, name
        assert not [script for script in page.scripts if "</" in script and "script" in script.split("</", 1)[1][:6]]
        seen.append(name)
    assert len(seen) == 5
