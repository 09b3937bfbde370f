"""What is fuzzed: each target takes bytes and raises nothing but what its contract allows.

A target builds its input from the bytes, calls the package, and checks the laws that hold for any input.
"""

import io
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from kzgraph.errors import KzgraphError

Target = Callable[[bytes], None]
DUTCH = "De regering van Peru heeft donderdag de noodtoestand uitgeroepen. De president vroeg de buurlanden om hulp. "


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def ingest(data: bytes) -> None:
    """A file of any kind → articles and skipped ones, whose blocks lie inside the text."""
    from kzgraph.ingest import ReadOptions
    from kzgraph.ingest.read import Skipped, read_paths

    kinds = (".txt", ".html", ".csv", ".tsv", ".json", ".jsonl", ".md", "")
    kind = kinds[data[0] % len(kinds)] if data else ".txt"
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"a{kind}"
        path.write_bytes(data[1:])
        try:
            found = list(read_paths([path], ReadOptions(language="nl")))
        except KzgraphError:
            return
    for one in found:
        if isinstance(one, Skipped):
            assert "\n" not in str(one)
            continue
        ends = [0]
        for block in one.blocks:
            assert ends[-1] <= block.start < block.end <= len(one.text)
            ends.append(block.end)


def tokens(data: bytes) -> None:
    """No character is lost."""
    from kzgraph.languages.nl.annotate.tokenizer import split

    text = _text(data)
    assert "".join(split(text)) == text


def reader(data: bytes) -> None:
    """A text end to end: its graph is valid N-Quads, and each quote stands where the graph says."""
    from pyoxigraph import RdfFormat, parse

    from kzgraph.ingest import ReadOptions
    from kzgraph.ingest.article import make_article
    from kzgraph.rdf.canonical import nquads
    from kzgraph.rdf.mapper import to_record
    from kzgraph.resolve import world

    try:
        article = make_article(DUTCH + _text(data[:3000]), "a.txt", options=ReadOptions(language="nl"))
    except KzgraphError:
        return
    reading = _understand()(article)
    for claim in reading.claims:
        for evidence in (claim.evidence,):
            assert 0 <= evidence.start < evidence.end <= len(article.text)
    written = nquads(to_record(world([reading])).quads())
    assert nquads(parse(written, format=RdfFormat.N_QUADS)) == written


@cache
def _understand() -> Callable[..., object]:
    from kzgraph.pipeline.language import load_language
    from kzgraph.settings import Settings

    return load_language(Settings())


def terms(data: bytes) -> None:
    """Any words as literals, names of files and ids, in every format of a graph: what is read is what was written."""
    from pyoxigraph import NamedNode, Quad, RdfFormat, parse

    from kzgraph.export import nquads as writer
    from kzgraph.export import trig, turtle
    from kzgraph.rdf.iris import Iris
    from kzgraph.rdf.terms import text, words
    from kzgraph.rdf.vocab import Property
    from kzgraph.store.memory import MemoryStore

    value, iris = _text(data), Iris()
    node = iris.entity(f"actor/{value}")
    label = Quad(node, NamedNode(Property.LABEL), words(value))
    quads = [label, Quad(node, NamedNode(Property.FILE_NAME), text(value))]
    view = MemoryStore(quads)
    for module, kind in ((writer, RdfFormat.N_QUADS), (trig, RdfFormat.TRIG), (turtle, RdfFormat.TURTLE)):
        out = io.BytesIO()
        module.write(view, out)
        assert set(parse(out.getvalue(), format=kind)) == set(quads)


def manifest(data: bytes) -> None:
    """A manifest, a sidecar, an entity file and a decisions file."""
    from kzgraph.ingest.manifest import load_manifest, load_sidecar
    from kzgraph.lexicon.loader import read_rows
    from kzgraph.lexicon.schema import KnownEntity
    from kzgraph.resolve.across.decisions import parse

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, load in (
            ("manifest.toml", lambda: load_manifest(folder)),
            ("manifest.csv", lambda: load_manifest(folder)),
            ("a.toml", lambda: load_sidecar(folder / "a.toml")),
            ("a.json", lambda: load_sidecar(folder / "a.json")),
            ("names.toml", lambda: read_rows(folder / "names.toml", "entity", KnownEntity)),
        ):
            (folder / file).write_bytes(data)
            with suppress(KzgraphError):
                load()
            (folder / file).unlink()
    try:
        found = parse(_text(data), "decisions.jsonl")
    except KzgraphError:
        return
    assert parse(found.lines(), "again") == found


def held(data: bytes) -> None:
    """A reading, a note and a graph of others in a folder of ours."""
    from kzgraph.pipeline.holdings import load_held
    from kzgraph.store.foreign import read_foreign

    kinds = (".nq", ".ttl", ".trig", ".nt", ".jsonld", ".json")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "readings").mkdir()
        (folder / "readings" / f"{'0' * 16}.json").write_bytes(data)
        (folder / "build.json").write_bytes(data)
        graph = folder / f"a{kinds[data[0] % len(kinds)] if data else '.nq'}"
        graph.write_bytes(data[1:])
        for load in (lambda: load_held(folder), lambda: read_foreign(graph, "https://example.org/")):
            with suppress(KzgraphError):
                load()


def sparql(data: bytes) -> None:
    """A query: it is asked or refused, and what calls another server is seen before it is parsed."""
    from kzgraph.store.memory import MemoryStore
    from kzgraph.store.questions import find
    from kzgraph.store.tokens import calls_service

    text = _text(data)
    calls_service(text)
    try:
        query = find(text).sparql({})
        if not calls_service(query):
            MemoryStore(()).query(query)
    except KzgraphError:
        pass


def search(data: bytes) -> None:
    """Words that somebody looks for reach SQLite as words alone."""
    from kzgraph.store.search.index import build
    from kzgraph.store.search.terms import expression
    from kzgraph.store.search.terms import terms as parsed

    try:
        assert expression(parsed(_text(data)))
        build(()).find(_text(data))
    except KzgraphError:
        pass


def values(data: bytes) -> None:
    """Dates and numbers: whatever is no date is none, and what is one has the form of EDTF."""
    from kzgraph.ingest.dates import find_date, to_edtf
    from kzgraph.languages.nl.numerals import parse_digits, parse_word
    from kzgraph.model.edtf import PART

    text = _text(data)
    for found in (to_edtf(text), (date := find_date(text[:200])) and date.edtf):
        assert found is None or PART.fullmatch(found)
    parse_digits(text)
    parse_word(text)


def accept(data: bytes) -> None:
    """The Accept header of a request."""
    from kzgraph.serve.sparql.accept import preferred

    preferred(data.decode("latin-1"), ("application/json", "text/csv"))


TARGETS: Mapping[str, Target] = {
    target.__name__: target
    for target in (ingest, tokens, reader, terms, manifest, held, sparql, search, values, accept)
}
