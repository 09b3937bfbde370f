"""Files that appear whole or not at all: all is written beside its place first and renamed at the end."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kzgraph.errors import OutputError
from kzgraph.store.lock import locked
from kzgraph.store.publish import JOURNAL, NEW, STAGING, publish, recover


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
        with ExitStack() as stack:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                stack.enter_context(locked(folder))
                recover(folder)
                staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
            except OSError as error:
                message = f"{folder}: cannot be written: {error.strerror}; choose another folder with -o"
                raise OutputError(message) from error
            stack.callback(_forsake, staging, folder)
            new = staging / NEW
            new.mkdir()
            yield new
            fresh = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
            with writing(folder):
                publish(staging, folder, stale=owned_files(folder, owned) - fresh)
            made = []
    finally:
        _remove_empty(made)


def owned_files(folder: Path, patterns: Iterable[str]) -> set[str]:
    """Return the names, below ``folder``, of the files that match one of ``patterns``."""
    found = (path for pattern in patterns for path in folder.glob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found}


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn failures of the file system, such as a full disk, into an OutputError about ``place``."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{place}: cannot be written: {error.strerror or error}") from error


def _forsake(staging: Path, folder: Path) -> None:
    """Remove the staging folder, but for what an interrupted ``publish`` has yet to move: ``recover`` needs it."""
    if not (folder / JOURNAL).exists():
        shutil.rmtree(staging, ignore_errors=True)


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
