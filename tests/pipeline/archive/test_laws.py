"""An archive is a function of its documents: the graph of a plain build, however it came about."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.world import TEXTS, stages
from shelves import archived, articles, contents, graph_of, place, plain

from kzgraph.pipeline import build
from kzgraph.pipeline.archive.building import build_archive
from kzgraph.pipeline.archive.settle import Settling
from kzgraph.pipeline.archive.working import Plan
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


RESIGNED = "President Tokajev ontsloeg op 5 januari 2022 premier Askar Mamin. {}"
BESIDE = ("In Almaty sneeuwde het.", "Twee dagen later was het stil.", "De winkels bleven dicht.", "De roebel zakte.")


def test_documents_whose_events_only_get_other_names_are_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed: set[str] = set()
    rename = Settling._rename

    def noting(self: Settling, documents: Mapping[str, Mapping[str, str]]) -> None:
        renamed.update(documents)
        rename(self, documents)

    stages().load(Settings())  # skips where the model is missing
    monkeypatch.setattr(Settling, "_rename", noting)
    (tmp_path / "all").mkdir()
    for number, beside in enumerate(BESIDE):
        (tmp_path / "all" / f"{number}.txt").write_text(RESIGNED.format(beside), "utf-8")
    build([tmp_path / "all"], tmp_path / "whole", Settings(), stages=stages())
    whole = graph_of(tmp_path / "whole")
    for last in range(len(BESIDE)):  # one of them comes before all others in the name of their event
        grown, others = tmp_path / f"grown-{last}", [tmp_path / "all" / f"{n}.txt" for n in range(4) if n != last]
        build_archive(others, grown, Settings(), Plan(shard_size=2))
        add(grown, [tmp_path / "all" / f"{last}.txt"], Settings())
        assert graph_of(grown) == whole
    assert len(renamed) == len(BESIDE) - 1
