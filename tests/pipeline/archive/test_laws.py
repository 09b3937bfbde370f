"""An archive is a function of its documents: the graph of a plain build, however it came about."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.world import TEXTS
from shelves import archived, articles, contents, graph_of, place, plain

from kzgraph.pipeline.change import add, remove
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import STATE

SETS = st.sets(st.sampled_from(sorted(TEXTS)), min_size=2, max_size=7)
LAW = settings(max_examples=8, deadline=None, derandomize=True)


@LAW
@given(SETS, st.integers(1, 4))
def test_an_archive_holds_the_graph_of_a_plain_build(names: set[str], shards: int) -> None:
    with place() as root:
        assert graph_of(archived(root, "a", names, shards)) == graph_of(plain(root, "b", names))


@LAW
@given(SETS, SETS, st.data())
def test_adding_and_removing_give_what_a_build_gives(one: set[str], two: set[str], data: st.DataObject) -> None:
    final = data.draw(st.sets(st.sampled_from(sorted(one | two)), min_size=1))
    with place() as root:
        grown = archived(root, "a", one, 3)
        changed = add(grown, [articles(root, "more", two)], Settings())
        assert sorted(changed.added) == sorted(two - one)
        assert changed.read == len(two - one)
        if gone := (one | two) - final:
            assert set(remove(grown, sorted(gone)).removed) == gone
        assert graph_of(grown) == graph_of(plain(root, "b", final))


def test_equal_parts_are_equal_bytes_whatever_the_way(tmp_path: Path) -> None:
    names = sorted(TEXTS)[:8]
    whole = archived(tmp_path, "whole", names, 2)
    grown = archived(tmp_path, "grown", names[4:], 2)
    add(grown, [articles(tmp_path, "more", names[:4])], Settings())
    assert contents(grown) == contents(whole)


def test_several_processes_write_the_same_bytes(tmp_path: Path) -> None:
    names = sorted(TEXTS)[:5]
    alone, several = archived(tmp_path, "one", names, 3), archived(tmp_path, "two", names, 3, workers=2)
    assert contents(alone) == contents(several)


def test_the_tables_are_made_again_when_they_are_gone(tmp_path: Path) -> None:
    names = sorted(TEXTS)[:6]
    grown = archived(tmp_path, "a", names[:5], 2)
    (grown / STATE).unlink()
    add(grown, [articles(tmp_path, "more", names[5:])], Settings())
    assert graph_of(grown) == graph_of(plain(tmp_path, "b", names))
