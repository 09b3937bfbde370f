"""The laws of merging: a graph is a function of the set of its documents, whatever the way that led there."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.world import TEXTS, contents, stages, write
from pyoxigraph import BlankNode, NamedNode, Quad
from strategies_rdf import quads

from kzgraph.model.ids import sha256_of
from kzgraph.pipeline import build
from kzgraph.pipeline.change import add, merge, remove
from kzgraph.rdf.canonical import nquads
from kzgraph.settings import Settings
from kzgraph.store.loader import load

SETS = st.sets(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=6)
FOREIGN = st.lists(quads, min_size=1, max_size=8)
LAW = settings(max_examples=12, deadline=None, derandomize=True)


@contextmanager
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def built(root: Path, name: str, names: set[str]) -> Path:
    build([write(root / f"{name}-in", names)], root / name, Settings(), stages=stages())
    return root / name


def merged(root: Path, name: str, *parts: Path) -> Path:
    merge(parts, root / name, Settings(), stages=stages())
    return root / name


@LAW
@given(SETS, SETS)
def test_merging_two_graphs_is_building_all_their_articles(one: set[str], two: set[str]) -> None:
    with place() as root:
        a, b = built(root, "a", one), built(root, "b", two)
        assert contents(merged(root, "m", a, b)) == contents(built(root, "ab", one | two))


@LAW
@given(SETS, SETS, SETS)
def test_merging_is_free_of_order_and_idempotent(one: set[str], two: set[str], three: set[str]) -> None:
    with place() as root:
        a, b, c = built(root, "a", one), built(root, "b", two), built(root, "c", three)
        left = contents(merged(root, "left", merged(root, "ab", a, b), c))
        assert contents(merged(root, "right", c, merged(root, "ba", b, a))) == left
        assert contents(merged(root, "again", root / "left", a, root / "left")) == left


@LAW
@given(SETS, SETS)
def test_adding_is_building_all_and_reads_only_what_is_new(one: set[str], two: set[str]) -> None:
    with place() as root:
        a = built(root, "a", one)
        changed = add(a, [write(root / "more", two)], Settings(), stages=stages())
        assert changed.read == len(two - one)
        assert sorted(changed.added) == sorted(two - one)
        assert contents(a) == contents(built(root, "ab", one | two))


@LAW
@given(SETS, SETS)
def test_removing_is_never_having_had_it(one: set[str], two: set[str]) -> None:
    with place() as root:
        if not two - one:
            return
        both = built(root, "both", one | two)
        remove(both, sorted(two - one), stages=stages())
        assert contents(both) == contents(built(root, "a", one))


@LAW
@given(SETS, SETS)
def test_no_claim_of_a_document_is_lost_in_a_merge(one: set[str], two: set[str]) -> None:
    with place() as root:
        a, b = built(root, "a", one), built(root, "b", two)
        m = merged(root, "m", a, b)
        for part in (a, b):
            for reading in (part / "readings").iterdir():
                assert (m / "readings" / reading.name).read_bytes() == reading.read_bytes()
            for document in (part / "documents").iterdir():
                before, after = (subjects(folder / "documents" / document.name) for folder in (part, m))
                assert before == after


def subjects(file: Path) -> set[str]:
    """The claims of a document."""
    lines = file.read_text("utf-8").splitlines()
    return {line.split()[0] for line in lines if "/claim/" in line.split()[0]}


def file_of(root: Path, name: str, quads: list[Quad]) -> Path:
    """A foreign file in N-Quads, with blank nodes for what the strategy calls events."""
    (root / f"{name}.nq").write_bytes(nquads(blanked(quad) for quad in quads))
    return root / f"{name}.nq"


def blanked(quad: Quad) -> Quad:
    subject, value = (blank_of(term) for term in (quad.subject, quad.object))
    return Quad(subject, quad.predicate, value, quad.graph_name)


def blank_of(term: Any) -> Any:
    name = getattr(term, "value", "")
    return BlankNode(f"b{sha256_of(name.encode())[:8]}") if isinstance(term, NamedNode) and "/event/" in name else term


@LAW
@given(SETS, FOREIGN, FOREIGN)
def test_foreign_graphs_are_kept_whole_in_any_order_and_go_without_a_trace(
    names: set[str], one: list[Quad], two: list[Quad]
) -> None:
    with place() as root:
        ours, files = built(root, "a", names), [file_of(root, "one", one), file_of(root, "two", two)]
        both = contents(merged(root, "m", ours, *files))
        assert contents(merged(root, "n", files[1], merged(root, "o", files[0], ours))) == both
        assert contents(merged(root, "p", root / "n", root / "m", *files)) == both
        said = {(quad.subject, quad.predicate, quad.object) for quad in load(root / "m").quads()}
        assert {blind(*blanked(q).triple) for q in (*one, *two)} <= {blind(*triple) for triple in said}
        names_in = sorted({file.stem for file in (root / "m" / "foreign").iterdir()})
        remove(root / "m", names_in, stages=stages())
        assert contents(root / "m") == contents(ours)


def blind(*terms: Any) -> tuple[str, ...]:
    """A triple with one sign for all blank nodes and what they became."""
    return tuple("_" if isinstance(term, BlankNode) or "/genid/" in str(term) else str(term) for term in terms)
