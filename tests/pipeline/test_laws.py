"""The laws of merging: a graph is a function of the set of its documents, whatever the way that led there."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.world import TEXTS, contents, stages, write

from kzgraph.pipeline import build
from kzgraph.pipeline.change import add, merge, remove
from kzgraph.settings import Settings

SETS = st.sets(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=6)
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
