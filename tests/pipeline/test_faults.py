"""What the machine does to a build: full disks, files that go or change, closed folders, kills and clocks."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from pipeline.world import TEXTS, contents, stages, write
from shelves import archived, graph_of

from kzgraph.errors import InputError, OutputError
from kzgraph.ingest import read
from kzgraph.ingest.sources import Source
from kzgraph.pipeline import build, building
from kzgraph.pipeline.archive.building import build_archive
from kzgraph.rdf.validate import validate
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import STATE
from kzgraph.store.publish import JOURNAL, NEW, STAGING, publish

ROOT = Path(__file__).parents[2]
NAMES = {"a.txt", "e.txt"}
MOST = 20_000  # bytes of a file on a disk that is full


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "in", NAMES)


def limited(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a command whose files cannot grow beyond ``MOST`` bytes, as on a full disk."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))

    command = [sys.executable, "-m", "kzgraph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, env=environment, preexec_fn=limit, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.parametrize("options", [[], ["--archive"]])
def test_a_full_disk_is_one_line_and_nothing_is_lost(tmp_path: Path, source: Path, options: list[str]) -> None:
    folder = tmp_path / "graph"
    build([write(tmp_path / "first", {"b.txt"})], folder, Settings(), stages=stages())
    before = contents(folder)
    done = limited("build", source, "-o", folder, *options)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kzgraph: error: {folder}")
    assert "cannot be written" in line
    assert {name: data for name, data in contents(folder).items() if not name.startswith(".")} == before


@pytest.fixture
def going(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file goes away while the first one is read."""
    read_source = read.read_source

    def reading(source: Source, options: object) -> Iterator[object]:
        for other in source.path.parent.glob("e.txt"):
            other.unlink()
        yield from read_source(source, options)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_source", reading)


@pytest.mark.usefixtures("going")
def test_a_file_that_vanishes_is_listed(tmp_path: Path, source: Path) -> None:
    built = build([source], tmp_path / "graph", Settings(), stages=stages())
    assert built.counts["documents"] == 1
    (line,) = built.skipped
    assert line.startswith(f"{source}/e.txt: cannot be read (No such file or directory)")


@pytest.mark.usefixtures("going")
def test_an_archive_lists_a_file_that_vanishes(tmp_path: Path, source: Path) -> None:
    built = build_archive([source], tmp_path / "graph", Settings())
    assert built.counts["documents"] == 1
    assert built.skipped[0].startswith(f"{source}/e.txt: cannot be read (No such file or directory)")


def test_a_file_that_changes_after_it_was_read_changes_nothing(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    understand_all = building.understand_all

    def reading(*arguments: object) -> object:
        for file in source.glob("*.txt"):
            file.write_text("Iets heel anders.")
        return understand_all(*arguments)  # type: ignore[arg-type]

    quiet = build([source], tmp_path / "quiet", Settings(), stages=stages())
    monkeypatch.setattr(building, "understand_all", reading)
    build([write(tmp_path / "in2", NAMES)], tmp_path / "changed", Settings(), stages=stages())
    assert contents(tmp_path / "changed") == contents(quiet.folder)
    assert validate(tmp_path / "changed") == []


def test_a_folder_that_cannot_be_read_is_one_clear_error(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source / "dicht").mkdir()
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(InputError, match=r"dicht: this folder cannot be read \(Permission denied\); check its perm"):
        build([source], tmp_path / "graph", Settings(), stages=stages())
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize("folder", ["/proc/graph", "/dev/null/graph"])
@pytest.mark.parametrize("how", ["plain", "archive"])
def test_a_place_that_cannot_be_written_is_one_clear_error(source: Path, folder: str, how: str) -> None:
    with pytest.raises(OutputError, match=f"{folder}: cannot be written"):
        if how == "plain":
            build([source], Path(folder), Settings(), stages=stages())
        else:
            build_archive([source], Path(folder), Settings())


class Jumping(datetime):
    """A clock that goes back a year whenever somebody looks."""

    now_ = datetime(2031, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "datetime":  # type: ignore[override]
        cls.now_ -= timedelta(days=365)
        return cls.now_


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([source], tmp_path / "a", Settings(), stages=stages())
    monkeypatch.setattr(building, "datetime", Jumping)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    build([source], tmp_path / "b", Settings(), stages=stages())
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def broken_off(folder: Path, moved: int) -> None:
    """Leave ``folder`` as a process does that is killed after so many files took their places."""
    staging = folder / f"{STAGING}x"
    (staging / NEW / "documents").mkdir(parents=True)
    for name in ("a", "b", "documents/c"):
        (staging / NEW / name).write_text("new")
    replace, done = Path.replace, 0

    class Killed(BaseException):
        pass

    def counting(self: Path, target: Path) -> Path:
        nonlocal done
        if self.name != JOURNAL:
            if done == moved:
                raise Killed
            done += 1
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Path, "replace", counting)
        publish(staging, folder, stale={"old"})


@pytest.mark.parametrize("moved", range(5))
def test_what_was_decided_is_finished_by_who_comes_next(tmp_path: Path, moved: int) -> None:
    from kzgraph.store.publish import settle

    for name in ("a", "old"):
        (tmp_path / name).write_text("before")
    broken_off(tmp_path, moved)
    settle(tmp_path)
    files = {p.relative_to(tmp_path).as_posix(): p.read_text() for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {"a": "new", "b": "new", "documents/c": "new"}
    assert not list(tmp_path.glob(".kzgraph*"))


def test_what_was_not_decided_is_thrown_away_by_the_next_build(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "graph"
    build([source], folder, Settings(), stages=stages())
    before = contents(folder)
    (folder / f"{STAGING}abc" / NEW).mkdir(parents=True)
    (folder / f"{STAGING}abc" / NEW / "graph.nq").write_text("half")
    assert graph_of(folder)
    build([source], folder, Settings(), stages=stages())
    assert contents(folder) == before


def test_damaged_tables_of_an_archive_are_one_clear_error(tmp_path: Path) -> None:
    from kzgraph.pipeline.change import add

    folder = archived(tmp_path, "a", sorted(TEXTS)[:2], 1)
    (folder / STATE).write_bytes(b"no tables at all" * 100)
    with pytest.raises(InputError, match=r"state\.sqlite: damaged .*; remove it, and it is made again"):
        add(folder, [write(tmp_path / "more", {"k.txt"})], Settings())
