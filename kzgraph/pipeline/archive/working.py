"""The work folder of a change, who does the work, and the files that take their places at the end."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kzgraph import __version__
from kzgraph.errors import OutputError
from kzgraph.export.files import owned_files, writing
from kzgraph.export.output import OWNED
from kzgraph.model.ids import sha256_of
from kzgraph.pipeline.archive.engine import Alone, Engine, Processes
from kzgraph.pipeline.archive.settle import Changes
from kzgraph.pipeline.archive.tasks import READ, Work
from kzgraph.pipeline.archive.write import write_manifest, write_parts
from kzgraph.pipeline.building import Built
from kzgraph.pipeline.watch import Clock
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import MANIFEST, STATE, WORK
from kzgraph.store.archive.manifest import Manifest
from kzgraph.store.archive.state import BELONGS, State, finish
from kzgraph.store.aside import forget
from kzgraph.store.lock import locked
from kzgraph.store.publish import JOURNAL, NEW, publish, recover

SHARD_SIZE = 100  # documents of a part, on the average
LOG = "build.log"
LOCAL, RAY = "local", "ray"  # who reads


@dataclass(frozen=True, slots=True)
class Plan:
    """How an archive is built.

    shard_size: documents of a part; workers: processes; resume: go on where one stopped. engine: "local", or "ray" to
    read on the cluster at ``address``, or without an address on one that is started on this machine.
    """

    shard_size: int = SHARD_SIZE
    workers: int = 1
    resume: bool = False
    engine: str = LOCAL
    address: str | None = None


@contextmanager
def working(folder: Path, *, keep: bool, resumes: bool = False) -> Iterator[Path]:
    """Yield the work folder of a change, alone in ``folder``.

    keep: go on with what it read. resumes: what it read stays when it is broken off, for one that goes on.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        recover(folder)
        forget(folder / STATE)
        place = folder / WORK
        with writing(folder):
            # What was read can be used again; what was made of it is made anew.
            shutil.rmtree(place / NEW if keep else place, ignore_errors=True)
            (place / NEW).mkdir(parents=True, exist_ok=True)
        try:
            yield place
            resumes = False
        except sqlite3.DatabaseError as error:  # a full disk, most of the time
            done = (folder / JOURNAL).exists()
            what = "is changed, but for its tables, which the next command mends" if done else "cannot be written"
            raise OutputError(f"{folder}: {what}: {error}") from error
        finally:
            used = (folder / JOURNAL).exists() or (resumes and (place / READ).exists())  # a journal names files in it
            if not used:
                shutil.rmtree(place, ignore_errors=True)
            if not (folder / JOURNAL).exists():
                forget(folder / STATE)


def engine_of(workers: int, kind: str = LOCAL, address: str | None = None) -> Engine:
    """Return what does the work of ``workers`` processes. kind: LOCAL or RAY; address: of a cluster."""
    if kind != RAY:
        return Processes(workers)
    from kzgraph.pipeline.archive.ray import Cluster

    return Cluster(workers, Processes(workers) if workers > 1 else Alone(), address)


@contextmanager
def running(engine: Engine | None, plan: Plan) -> Iterator[Engine]:
    """Yield what does the work, and end it when it was started here."""
    if engine is not None:
        yield engine
        return
    own = engine_of(plan.workers, plan.engine, plan.address)
    try:
        yield own
    finally:
        own.close()


def finished(
    state: State,
    work: Work,
    changes: Changes,
    clock: Clock,
    *,
    skipped: Sequence[str],
    known: Manifest | None,
) -> Built:
    """Write the files that change, and let them take their places."""
    folder = work.archive
    with clock("write"), writing(folder):
        gone = write_parts(state, work, changes)
        lines = {*skipped, *(known.skipped if known is not None else ())}
        aside = not (work.new / STATE).exists()
        manifest = write_manifest(state, work, skipped=lines, known=known, gone=gone, anew=not aside)
        # With the last commit: tables of which less is there belong to no manifest, and are made again.
        state.note(BELONGS, sha256_of((work.new / MANIFEST).read_bytes()))
        finish(state.sql, aside=aside)
        built = Built(folder, dict(manifest.counts), tuple(skipped), clock.times)
        (work.new / LOG).write_text(_log(built, work.settings), "utf-8")
        stale = gone if aside else owned_files(folder, OWNED) - set(manifest.files) - {MANIFEST, STATE, LOG}
        stale = {name for name in stale if (folder / name).exists()}
        publish(work.folder, folder, stale=stale, aside=[STATE] if aside else [])
    return built


def fresh(path: Path) -> Path:
    """Return ``path``, where nothing is any more."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    return path


def _log(built: Built, settings: Settings) -> str:
    lines = [
        f"kzgraph {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"settings: {settings}",
        *(f"{name}: {count}" for name, count in built.counts.items()),
        *(f"{stage}: {seconds:.3f} s" for stage, seconds in built.times.items()),
    ]
    return "\n".join(lines) + "\n"
