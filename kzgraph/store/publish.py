"""Many files that take their places as one: decided at one moment, and finished by whoever comes next.

What is to be done is written down first, and the file that says so appears whole. A process that is killed before has
changed nothing; after it, ``recover`` does the rest. Source: the intention log of Lampson & Sturgis (1979).
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from threading import Event

from kzgraph.errors import OutputError
from kzgraph.store.aside import take_over
from kzgraph.store.lock import locked

JOURNAL = ".kzgraph-publish.json"
STAGING = ".kzgraph-new-"  # how the names of staging folders begin that nobody goes on with
NEW, OLD = "new", "old"  # in the staging folder: what comes, and what it takes the place of
PATIENCE, PAUSE = 50, 0.1  # looks at a folder that somebody is publishing to, and seconds between them


def publish(staging: Path, folder: Path, *, stale: Collection[str], aside: Collection[str] = ()) -> None:
    """Move the files of ``staging/new`` to their places in ``folder`` and remove those named in ``stale``.

    staging: a folder in ``folder``. aside: databases in ``folder`` of which a change stands aside, to be taken over.
    When a file cannot be moved all are moved back, and OSError is raised. Raises sqlite3.OperationalError when a
    database cannot be changed now; all else is then done, and ``recover`` does the rest.
    """
    new = staging / NEW
    fresh = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
    task = {"staging": staging.name, "new": fresh, "stale": sorted(stale), "aside": sorted(aside)}
    place = staging / JOURNAL
    with place.open("w", encoding="utf-8") as out:
        json.dump(task, out)
        out.flush()
        os.fsync(out.fileno())
    done: list[tuple[Path, Path]] = []
    try:
        place.replace(folder / JOURNAL)
        for name in sorted({*stale, *(name for name in fresh if (folder / name).exists())}):
            _move(folder / name, staging / OLD / name, done)
        for name in fresh:
            _move(new / name, folder / name, done)
    except OSError:
        for source, target in reversed(done):
            target.replace(source)
        (folder / JOURNAL).unlink(missing_ok=True)
        raise
    _tidy(folder, stale)
    for name in sorted(aside):
        take_over(folder / name)
    (folder / JOURNAL).unlink()


def recover(folder: Path) -> None:
    """Finish what somebody who was killed began to publish in ``folder``. The caller holds its lock.

    Work that was broken off before that is thrown away. Raises OutputError when it cannot be done.
    """
    journal = folder / JOURNAL
    if journal.is_file():
        _finish(folder, journal)
    for left in folder.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _finish(folder: Path, journal: Path) -> None:
    try:
        task = json.loads(journal.read_text("utf-8"))
        staging = folder / task["staging"]
        for name in task["new"]:
            if (staging / NEW / name).exists():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (staging / NEW / name).replace(folder / name)
        for name in task["stale"]:
            (folder / name).unlink(missing_ok=True)
        _tidy(folder, task["stale"])
        for name in task.get("aside", ()):
            take_over(folder / name, patience=PAUSE)
        journal.unlink()
        shutil.rmtree(staging, ignore_errors=True)
    except sqlite3.OperationalError as error:
        what = "a change was made, but for its tables"
        raise OutputError(f"{folder}: {what} ({error}); make room, or wait until nobody reads them") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder}: a change that was broken off cannot be finished ({error}); build it again"
        raise OutputError(message) from error


def settle(folder: Path) -> None:
    """Wait until what is being published in ``folder`` is there; finish it when nobody else does. For readers."""
    for _ in range(PATIENCE):
        if not (folder / JOURNAL).is_file():
            return
        with suppress(OutputError, OSError), locked(folder):
            recover(folder)
            return
        Event().wait(PAUSE)


def _tidy(folder: Path, stale: Collection[str]) -> None:
    """Remove the folders that are empty now."""
    for parent in {(folder / name).parent for name in stale} - {folder}:
        with suppress(OSError):
            parent.rmdir()


def _move(source: Path, target: Path, done: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    done.append((source, target))
