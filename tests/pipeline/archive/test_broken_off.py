"""A build that is broken off goes on where it was; one at a time writes; bad input changes nothing."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pipeline.world import TEXTS, stages
from shelves import archived, articles, contents, graph_of, plain

from kzgraph.errors import InputError, OutputError
from kzgraph.pipeline import build
from kzgraph.pipeline.archive import tasks, working
from kzgraph.pipeline.archive.building import build_archive
from kzgraph.pipeline.archive.changing import add_to_archive
from kzgraph.pipeline.archive.engine import Alone, Item, Result, Task
from kzgraph.pipeline.archive.settle import Settling
from kzgraph.pipeline.archive.tasks import Work
from kzgraph.pipeline.archive.working import Plan
from kzgraph.pipeline.change import add, remove
from kzgraph.pipeline.watch import Silent
from kzgraph.settings import Settings
from kzgraph.store import publish as publishing
from kzgraph.store.archive import layout
from kzgraph.store.archive.layout import MANIFEST, STATE, WORK
from kzgraph.store.lock import locked

NAMES = sorted(TEXTS)[:6]


class Stopping(Alone):
    """Stops after so many parts were read."""

    def __init__(self, after: int) -> None:
        self.after, self.read = after, list[int]()

    def map(self, task: Task[Item, Result], work: Work, items: Iterable[Item]) -> Iterator[Result]:
        for item in items:
            if task is tasks.read_shard:
                if len(self.read) == self.after:
                    raise KeyboardInterrupt
                if tasks.unread(work, int(str(item))) is not None:
                    self.read.append(int(str(item)))
            yield task(work, item)


def test_resume_reads_only_what_was_not_read(tmp_path: Path) -> None:
    whole = archived(tmp_path, "whole", NAMES, 3)
    source = articles(tmp_path, "in", NAMES)
    with pytest.raises(KeyboardInterrupt):
        build_archive([source], tmp_path / "a", Settings(), Plan(2), engine=Stopping(1))
    assert (tmp_path / "a" / WORK).is_dir()
    assert not (tmp_path / "a" / MANIFEST).exists()
    again = Stopping(9)
    build_archive([source], tmp_path / "a", Settings(), Plan(2, resume=True), engine=again)
    assert len(again.read) == 2
    assert contents(tmp_path / "a") == contents(whole)


@pytest.mark.parametrize("how", ["stopped", "bad input", "nothing to read"])
def test_work_that_nobody_can_go_on_with_is_removed(tmp_path: Path, how: str) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    before, more = contents(folder), [articles(tmp_path, "more", NAMES[2:4])]
    if how == "stopped":
        with pytest.raises(KeyboardInterrupt):
            add_to_archive(folder, more, Settings(), engine=Stopping(0))
    elif how == "bad input":
        with pytest.raises(InputError):
            remove(folder, ["weg.txt"])
    else:
        (tmp_path / "leeg.txt").write_text("")
        with pytest.raises(InputError):
            build_archive([tmp_path / "leeg.txt"], folder, Settings())
    assert not (folder / WORK).exists()
    assert contents(folder) == before


def test_work_that_a_journal_names_stays_until_it_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while files take their places, which whoever comes next finishes."""
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    more = [articles(tmp_path, "more", NAMES[2:3])]
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(publishing, "_move", _stopped)
        add(folder, more, Settings())
    assert (folder / WORK).is_dir()
    with pytest.raises(InputError):
        remove(folder, ["weg.txt"])
    assert not (folder / WORK).exists()
    assert contents(folder) == contents(archived(tmp_path, "whole", NAMES[:3], 1))


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_resume_reads_again_what_has_changed_since(tmp_path: Path) -> None:
    source = articles(tmp_path, "in", NAMES)
    with pytest.raises(KeyboardInterrupt):
        build_archive([source], tmp_path / "a", Settings(), Plan(2), engine=Stopping(2))
    for name in NAMES:
        (source / name).write_text(f"{TEXTS[name]} Dat zei zij vrijdag.\n", "utf-8")
    again, fresh = Stopping(9), Stopping(9)
    build_archive([source], tmp_path / "a", Settings(), Plan(2, resume=True), engine=again)
    build_archive([source], tmp_path / "b", Settings(), Plan(2), engine=fresh)
    assert again.read == fresh.read
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_without_resume_all_is_read(tmp_path: Path) -> None:
    source = articles(tmp_path, "in", NAMES)
    with pytest.raises(KeyboardInterrupt):
        build_archive([source], tmp_path / "a", Settings(), Plan(2), engine=Stopping(1))
    again = Stopping(9)
    build_archive([source], tmp_path / "a", Settings(), Plan(2), engine=again)
    assert len(again.read) == 3


@pytest.mark.parametrize("how", ["archive", "plain", "add", "remove"])
def test_one_at_a_time_writes_to_a_folder(tmp_path: Path, how: str) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    before, more = contents(folder), [articles(tmp_path, "more", NAMES[2:3])]
    with locked(folder), pytest.raises(OutputError, match="another kzgraph is writing to it"):
        if how == "archive":
            build_archive(more, folder, Settings())
        elif how == "plain":
            build(more, folder, Settings(), stages=stages())
        elif how == "add":
            add(folder, more, Settings())
        else:
            remove(folder, NAMES[:1])
    assert contents(folder) == before


def test_a_plain_build_takes_the_place_of_an_archive_and_the_other_way_round(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    (folder / "notes.md").write_text("mine")
    build([tmp_path / "a-in"], folder, Settings(), stages=stages())
    assert {"graph.nq", "notes.md"} <= {path.name for path in folder.iterdir()}
    assert not (folder / "parts").exists()
    assert not (folder / MANIFEST).exists()
    build_archive([tmp_path / "a-in"], folder, Settings())
    assert not (folder / "graph.nq").exists()
    assert sorted(path.name for path in folder.iterdir()) == [
        *("build.log", "manifest.json", "notes.md", "parts", "readings", "state.sqlite")
    ]


def test_what_is_skipped_stands_in_the_manifest(tmp_path: Path) -> None:
    source = articles(tmp_path, "in", NAMES[:2])
    (source / "leeg.txt").write_text("")
    built = build_archive([source], tmp_path / "a", Settings())
    (line,) = json.loads((tmp_path / "a" / MANIFEST).read_text("utf-8"))["skipped"]
    assert built.skipped == (line,)
    assert line.startswith(f"{source}/leeg.txt: an empty file")


def test_nothing_to_read_makes_no_folder_of_a_graph(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_text("")
    with pytest.raises(InputError, match=r"leeg\.txt: an empty file"):
        build_archive([tmp_path / "leeg.txt"], tmp_path / "a", Settings())
    assert not (tmp_path / "a" / MANIFEST).exists()


@pytest.mark.parametrize(("name", "message"), [("weg.txt", "no document of"), ("", "no document of")])
def test_what_is_not_there_cannot_be_removed(tmp_path: Path, name: str, message: str) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    with pytest.raises(InputError, match=message):
        remove(folder, [name])


def test_an_archive_of_another_reader_is_built_again(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, "reader": "0" * 16}))
    with pytest.raises(InputError, match="another version of kzgraph or its lexicon; build it again"):
        add(folder, [articles(tmp_path, "more", NAMES[2:3])], Settings())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1, "shards": "x"}'])
def test_a_damaged_manifest_is_one_clear_error(tmp_path: Path, text: str) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    (folder / MANIFEST).write_text(text)
    with pytest.raises(InputError, match=r"manifest\.json: (missing or damaged|of another version)"):
        add(folder, [articles(tmp_path, "more", NAMES[2:3])], Settings())


class Noting(Silent):
    """Keeps what is told of the tables."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        self.notes += [text] if STATE in text else []


class Killed(BaseException):
    """What a process does that is killed: nothing more."""


def killed(*_: object, **__: object) -> None:
    raise Killed


@pytest.mark.parametrize(
    ("where", "name"),
    [(Settling, "_map"), (Settling, "_write_events"), (working, "write_parts"), (working, "publish")],
)
def test_an_addition_that_stops_before_the_end_never_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    folder, whole = archived(tmp_path, "a", NAMES[:4], 2), archived(tmp_path, "whole", NAMES, 3)
    before, files = contents(folder), {path.name for path in folder.iterdir()}
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(where, name, killed)
        add(folder, [articles(tmp_path, "more", NAMES[4:])], Settings())
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} == files
    add(folder, [tmp_path / "more"], Settings())
    assert graph_of(folder) == graph_of(whole)


def test_an_addition_that_stops_at_its_very_end_is_finished_by_who_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, whole = archived(tmp_path, "a", NAMES[:5], 2), archived(tmp_path, "whole", NAMES[:3], 3)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(publishing, "take_over", killed)
        add(folder, [articles(tmp_path, "more", NAMES[5:])], Settings())
    watch = Noting()
    remove(folder, NAMES[3:], watch=watch)
    assert graph_of(folder) == graph_of(whole)
    assert not watch.notes  # the tables are those of the archive


def test_tables_of_another_archive_are_made_again(tmp_path: Path) -> None:
    folder, other = archived(tmp_path, "a", NAMES[:4], 2), archived(tmp_path, "b", NAMES[2:], 2)
    shutil.copy(other / STATE, folder / STATE)
    watch = Noting()
    add(folder, [articles(tmp_path, "more", NAMES[4:])], Settings(), watch=watch)
    assert ["made again" in note for note in watch.notes] == [True]
    assert graph_of(folder) == graph_of(archived(tmp_path, "whole", NAMES, 3))


def test_tables_that_somebody_else_took_over_half_made_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archived(tmp_path, "a", NAMES[:5], 2)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(working, "write_parts", killed)
        patch.setattr(working, "forget", lambda file: None)  # who is killed does not tidy up
        add(folder, [articles(tmp_path, "more", NAMES[5:])], Settings())
    with closing(sqlite3.connect(folder / STATE)) as somebody:
        somebody.execute("select count(*) from sqlite_schema").fetchone()
    assert not (folder / f"{STATE}-wal").exists()
    remove(folder, NAMES[:1])
    assert graph_of(folder) == graph_of(archived(tmp_path, "whole", NAMES[1:5], 2))


def test_damaged_tables_do_not_keep_a_change_from_being_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archived(tmp_path, "a", NAMES[:5], 2)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(publishing, "take_over", killed)
        add(folder, [articles(tmp_path, "more", NAMES[5:])], Settings())
    (folder / STATE).write_bytes(b"no tables" * 1000)
    (folder / f"{STATE}-wal").unlink()
    assert graph_of(folder) == graph_of(archived(tmp_path, "whole", NAMES, 3))
    remove(folder, NAMES[3:])
    assert graph_of(folder) == graph_of(archived(tmp_path, "some", NAMES[:3], 3))


def test_tables_that_cannot_be_written_are_mended_by_who_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    folder = archived(tmp_path, "a", NAMES[:5], 2)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "take_over", full)
        with pytest.raises(OutputError, match="is changed, but for its tables, which the next command mends"):
            add(folder, [articles(tmp_path, "more", NAMES[5:])], Settings())
        with pytest.raises(OutputError, match="make room"):
            remove(folder, NAMES[3:])
    watch = Noting()
    remove(folder, NAMES[3:], watch=watch)
    assert not watch.notes
    assert graph_of(folder) == graph_of(archived(tmp_path, "some", NAMES[:3], 3))


def test_parts_of_tables_that_are_made_again_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(layout, "PIECES", 8)  # another version cut otherwise
        folder = archived(tmp_path, "a", NAMES, 2)
    (folder / STATE).unlink()
    remove(folder, NAMES[-1:])
    assert graph_of(folder) == graph_of(archived(tmp_path, "whole", NAMES[:-1], 2))


@pytest.mark.parametrize("kind", ["plain", "archive"])
def test_databases_of_others_stay_as_they_are(tmp_path: Path, kind: str) -> None:
    folder = (plain if kind == "plain" else archived)(tmp_path, "a", NAMES[:2], *([1] if kind == "archive" else []))
    with closing(sqlite3.connect(folder / "mine.sqlite")) as mine:
        mine.executescript("pragma journal_mode = wal; create table told (n integer); insert into told values (1);")
        remove(folder, NAMES[:1])
        assert (folder / "mine.sqlite-wal").stat().st_size
        assert mine.execute("select n from told").fetchall() == [(1,)]
