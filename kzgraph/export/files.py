"""Files that appear whole or not at all: all is written beside its place first and renamed at the end."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kzgraph.errors import OutputError


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` when the block ends well; see ``atomic_path``."""
    with atomic_path(path) as place, place.open("wb") as stream:
        yield stream


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Yield a name beside ``path``; what is there when the block ends well takes the place of ``path``.

    On any failure ``path`` stays as it was. Raises OutputError when it cannot be written.
    """
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; give the name of a file")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    place = Path(name)
    try:
        yield place
        place.chmod(0o666 & ~_umask())
        place.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        place.unlink(missing_ok=True)


@contextmanager
def atomic_folder(folder: Path, *, owned: tuple[str, ...] = ()) -> Iterator[Path]:
    """Yield an empty folder whose files take their places in ``folder`` when the block ends well.

    Files of ``folder`` that match a pattern of ``owned`` and were not made anew are removed; all other files
    stay. On any failure ``folder`` is as it was. Raises OutputError when it cannot be written; a folder that
    cannot be made is found out before the block runs.
    """
    made = _missing_parents(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".kzgraph-", dir=folder))
    except OSError as error:
        _remove_empty(made)
        raise OutputError(
            f"{folder}: cannot be written: {error.strerror}; choose another folder with -o"
        ) from error
    try:
        new, old = staging / "new", staging / "old"
        new.mkdir()
        yield new
        with writing(folder):
            _publish(new, old, folder, owned)
        made = []
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(made)


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn failures of the file system, such as a full disk, into an OutputError about ``place``."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{place}: cannot be written: {error.strerror or error}") from error


def _publish(new: Path, old: Path, folder: Path, owned: tuple[str, ...]) -> None:
    """Move the files of ``new`` into ``folder`` and stale ones to ``old``; on failure move all back."""
    fresh = sorted(path.relative_to(new) for path in new.rglob("*") if path.is_file())
    present = {
        path.relative_to(folder) for pattern in owned for path in folder.glob(pattern) if path.is_file()
    }
    done: list[tuple[Path, Path]] = []
    try:
        for name in sorted(present | {name for name in fresh if (folder / name).exists()}):
            _move(folder / name, old / name, done)
        for name in fresh:
            _move(new / name, folder / name, done)
        _remove_empty(sorted({(folder / name).parent for name in present} - {folder}))
    except OSError:
        for source, target in reversed(done):
            target.replace(source)
        raise


def _move(source: Path, target: Path, done: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    done.append((source, target))


def _missing_parents(folder: Path) -> list[Path]:
    """The folders that making ``folder`` will create, innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(OSError):  # somebody else put a file there, or it was never made
            folder.rmdir()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
