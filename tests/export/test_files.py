"""Files appear whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from kzgraph.errors import OutputError
from kzgraph.export.files import atomic_file, atomic_folder, atomic_path
from kzgraph.store import publish

OWNED = ("graph.*", "documents/*.nq")


def tree(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def fill(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_file_is_replaced_when_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with atomic_file(tmp_path / "a.txt") as out:
        out.write(b"new")
        assert (tmp_path / "a.txt").read_text() == "old"
    assert tree(tmp_path) == {"a.txt": "new"}


def test_a_file_stays_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_file(tmp_path / "a.txt") as out:
        out.write(b"half")
        raise ZeroDivisionError
    assert tree(tmp_path) == {"a.txt": "old"}


def test_a_full_disk_is_one_clear_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match=r"a\.txt: cannot be written: No space"),
        atomic_file(tmp_path / "a.txt"),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["missing/a.txt", "file/a.txt", "folder"])
def test_places_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=name), atomic_file(tmp_path / name):
        pytest.fail("the block must not run")


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    with atomic_path(tmp_path / "page.html") as place:
        place.write_text("x")
    assert (tmp_path / "page.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with atomic_folder(tmp_path / "a" / "b") as new:
        fill(new, graph_nq="1", documents__x_nq="2")
    assert tree(tmp_path) == {"a/b/graph.nq": "1", "a/b/documents/x.nq": "2"}


def test_stale_files_go_and_foreign_files_stay(tmp_path: Path) -> None:
    fill(
        tmp_path,
        graph_nq="old",
        graph_ttl="stale",
        documents__gone_nq="stale",
        notes_md="mine",
        documents__a_txt="mine",
    )
    with atomic_folder(tmp_path, owned=OWNED) as new:
        fill(new, graph_nq="new", documents__x_nq="new")
    assert tree(tmp_path) == {
        "documents/a.txt": "mine",
        "documents/x.nq": "new",
        "graph.nq": "new",
        "notes.md": "mine",
    }


def test_a_failing_build_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path, graph_nq="old", documents__a_nq="old")
    before = tree(tmp_path)
    with pytest.raises(ZeroDivisionError), atomic_folder(tmp_path, owned=OWNED) as new:
        fill(new, graph_nq="half")
        raise ZeroDivisionError
    assert tree(tmp_path) == before


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_failure_at_any_rename_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    fill(tmp_path, graph_nq="old", graph_ttl="old", documents__a_nq="old")
    before = tree(tmp_path)
    calls = 0

    def replace(source: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return source.rename(target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputError, match="Permission denied"), atomic_folder(tmp_path, owned=OWNED) as new:
        fill(new, graph_nq="new", documents__b_nq="new")
    assert tree(tmp_path) == before


def test_a_folder_that_was_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), atomic_folder(tmp_path / "a" / "b"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file", "file/out"])
def test_a_folder_that_cannot_be_is_found_out_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=f"{name}: cannot be written"), atomic_folder(tmp_path / name):
        pytest.fail("the block must not run")
    assert tree(tmp_path) == {"file": "x"}


def test_a_folder_that_holds_nothing_any_more_goes(tmp_path: Path) -> None:
    fill(tmp_path, documents__a_nq="old", notes__b_md="mine")
    (tmp_path / "empty").mkdir()
    with atomic_folder(tmp_path, owned=OWNED) as new:
        fill(new, graph_ttl="new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty", "graph.ttl", "notes"]


@pytest.mark.parametrize("moves", range(1, 7))
def test_a_change_that_is_interrupted_while_files_move_is_finished_by_the_next_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    def write(text: str) -> None:
        with atomic_folder(tmp_path, owned=("*.txt",)) as staging:
            for name in "abc":
                (staging / f"{name}.txt").write_text(text)

    done: list[Path] = []

    def interrupted(source: Path, target: Path, so_far: list[tuple[Path, Path]]) -> None:
        done.append(source)
        if len(done) == moves:
            raise KeyboardInterrupt
        move(source, target, so_far)

    write("old")
    move = publish._move
    monkeypatch.setattr(publish, "_move", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write("new")
    publish.settle(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(
        ["a.txt", "b.txt", "c.txt"], "new"
    )
