"""The readings of a graph folder: ``readings/ID.json``, from which its graph can be made again without reading text.

A file is one JSON object with the fields of ``model.reading.Reading``; fields at their defaults are left out.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.errors import InputError
from kzgraph.model.reading import Reading
from kzgraph.store.archive.layout import Layout, is_archive
from kzgraph.store.archive.manifest import read_manifest
from kzgraph.store.archive.members import members
from kzgraph.store.publish import settle

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "readings"
_ID = re.compile(r"[0-9a-f]{16}")
MEND = "build the graph again from its articles: kzgraph build"


@cache
def _adapter() -> "TypeAdapter[Reading]":
    from pydantic import TypeAdapter  # a quarter of a second, which only those pay who read or write readings

    return TypeAdapter(Reading)


def to_json(reading: Reading) -> bytes:
    """Return ``reading`` as JSON in UTF-8 with a line feed at its end: the same bytes for the same reading."""
    return _adapter().dump_json(reading, exclude_defaults=True) + b"\n"


def from_json(data: bytes) -> Reading:
    """Return the reading that ``to_json`` wrote. Raises ValueError for anything else."""
    return _adapter().validate_json(data)


def write_readings(readings: Iterable[Reading], folder: Path) -> None:
    """Write a file for each reading below ``folder``."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for reading in readings:
        (folder / FOLDER / f"{reading.article.id}.json").write_bytes(to_json(reading))


def has_readings(folder: Path) -> bool:
    """Return whether a graph can be made again from ``folder``."""
    return (folder / FOLDER).is_dir()


def load_readings(folder: Path) -> list[Reading]:
    """Return the readings of a graph folder, by id of their documents.

    Raises InputError when there are none, a file is damaged, or a text is not the one that its name says.
    """
    if not has_readings(folder):
        raise InputError(f"{folder}: has no {FOLDER}/; {MEND}")
    settle(folder)
    packed = sorted((folder / FOLDER).glob("part-*.jsonl.gz"))  # of an archive, one member a document
    if packed:
        return [_checked(data, file) for file in packed for _, data in members(file)]
    return [_load(file) for file in sorted((folder / FOLDER).glob("*.json"))]


def load_reading(folder: Path, document: str) -> Reading | None:
    """Return the reading of one document, ``None`` when ``folder`` keeps none.

    document: its IRI or id, of which the last step is used. Raises InputError when the file is damaged.
    """
    name = document.rpartition("/")[2]
    if not _ID.fullmatch(name):
        return None
    if is_archive(folder):
        return _in_archive(folder, name)
    file = folder / FOLDER / f"{name}.json"
    return _load(file) if file.is_file() else None


def _in_archive(folder: Path, name: str) -> Reading | None:
    """The reading in its part of an archive; the digest of its text, which begins as its id does, tells which it is."""
    layout = Layout(folder, read_manifest(folder).shards)
    file = folder / layout.readings(layout.shard(name))
    mark = f'"sha256":"{name}'.encode()
    found = (_checked(data, file) for _, data in members(file) if mark in data) if file.is_file() else iter(())
    return next((reading for reading in found if reading.article.id == name), None)


def _load(file: Path) -> Reading:
    try:
        reading = _checked(file.read_bytes(), file)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    if reading.article.id != file.stem:
        raise InputError(f"{file}: holds document {reading.article.id}; {MEND}")
    return reading


def _checked(data: bytes, file: Path) -> Reading:
    from pydantic import ValidationError

    try:
        return from_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise InputError(f"{file}: damaged ({where or 'file'}: {first['msg']}); {MEND}") from error
