"""The index of a graph at a path. A large one is kept in a file beside the graph, for as long as the graph stays so.

The file can be deleted at any time. It is written whole or not at all, and nobody minds when it cannot be.
"""

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from kzgraph.store.base import View
from kzgraph.store.indexed import IndexedStore
from kzgraph.store.loader import graph_files
from kzgraph.store.search.entries import entries
from kzgraph.store.search.index import SearchIndex, build

LARGE = 20 << 20
"""Bytes of graph files from which an index is kept."""

_FORM = "2"  # to be changed with the tables, the words or the entries


def search_index(path: Path, view: View | None = None, *, large: int = LARGE) -> SearchIndex:
    """Return the index of the graph at ``path``. view: the same graph, if it is open already.

    Raises InputError as ``store.loader.load``.
    """
    files = graph_files(path)
    if sum(file.stat().st_size for file in files) < large:
        return build(entries(view or IndexedStore(path)))
    place = path / ".search.sqlite" if path.is_dir() else path.with_name(f".{path.name}.search.sqlite")
    print_ = _fingerprint(files)
    found = _kept(place, print_)
    return found or _made(place, print_, view or IndexedStore(path))


def _kept(place: Path, fingerprint: str) -> SearchIndex | None:
    """The index of the file, if it is that of this graph."""
    if not place.is_file():
        return None
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        if connection.execute("SELECT fingerprint FROM origin").fetchall() == [(fingerprint,)]:
            return SearchIndex(connection)
        connection.close()
    return None


def _made(place: Path, fingerprint: str, view: View) -> SearchIndex:
    new = place.with_name(f"{place.name}.new")
    with suppress(sqlite3.Error, OSError):
        new.unlink(missing_ok=True)
        made = build(entries(view), new)
        made.mark(fingerprint)
        made.close()
        new.replace(place)
        if found := _kept(place, fingerprint):
            return found
    with suppress(OSError):
        new.unlink(missing_ok=True)
    return build(entries(view))


def _fingerprint(files: list[Path]) -> str:
    whole = hashlib.sha256(_FORM.encode())
    for file in files:
        with file.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()
