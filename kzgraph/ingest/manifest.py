"""Metadata beside articles: ``manifest.toml`` or ``manifest.csv`` in their folder, or a sidecar for one.

A sidecar of ``name.txt`` is ``name.txt.toml``, ``name.txt.json``, ``name.toml`` or ``name.json``.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.ingest.decode import decode
from kzgraph.ingest.record import Metadata, columns_of, metadata_of
from kzgraph.ingest.tables import BadRow, csv_rows

MANIFESTS = ("manifest.toml", "manifest.csv")
_SIDECAR_KINDS = (".toml", ".json")
_FILE_KEYS = ("file", "filename", "file_name", "path", "bestand")
_HINT = 'write [[article]] tables with file = "name.txt", title, publisher, date, language, url'


@dataclass(frozen=True, slots=True)
class Manifest:
    """path: of the manifest. entries: name of a file, relative to the manifest's folder, → metadata."""

    path: Path
    entries: Mapping[str, Metadata]


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes()).removeprefix("\ufeff")
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error


def _metadata(path: Path, row: Mapping[str, object], where: str) -> Metadata:
    chosen = columns_of(list(row))
    found = metadata_of(row, chosen)
    date = row.get(chosen["date"]) if "date" in chosen else None
    if found.date is None and date not in (None, ""):
        raise InputError(
            f"{path}: {where} has the date {str(date)!r}, which is no date; write 2022-01-07 or 2022-01"
        )
    return found


def _toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(_read(path).replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: no valid TOML: {error}") from error


def _toml_rows(path: Path) -> Iterator[Mapping[str, object]]:
    tables = _toml(path).get("article", [])
    if not isinstance(tables, list) or not tables:
        raise InputError(f"{path}: holds no articles; {_HINT}")
    for table in tables:
        if not isinstance(table, dict):
            raise InputError(f"{path}: an article is no table; {_HINT}")
        yield table


def _csv_rows(path: Path) -> Iterator[Mapping[str, object]]:
    for row in csv_rows(_read(path)):
        if isinstance(row, BadRow):
            raise InputError(f"{path}: row {row.number}: {row.reason}")
        yield row.values


def load_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of ``folder``, or return ``None`` if it has none.

    Raises InputError when it cannot be read, names no files, names one twice, or has a date that is none.
    """
    path = next((folder / name for name in MANIFESTS if (folder / name).is_file()), None)
    if path is None:
        return None
    rows = _toml_rows(path) if path.suffix == ".toml" else _csv_rows(path)
    entries: dict[str, Metadata] = {}
    for number, row in enumerate(rows, start=1):
        file = next((row[key] for key in _FILE_KEYS if row.get(key)), None)
        if not isinstance(file, str):
            raise InputError(f"{path}: article {number} does not say which file it is; {_HINT}")
        name = Path(file.strip()).as_posix()
        if name in entries:
            raise InputError(f"{path}: {name} is there twice; keep one of the two")
        entries[name] = _metadata(path, {k: v for k, v in row.items() if k not in _FILE_KEYS}, name)
    return Manifest(path, entries)


def sidecar_of(path: Path) -> Path | None:
    """Return the sidecar file of an article, if there is one."""
    names = [path.name + kind for kind in _SIDECAR_KINDS] + [path.stem + kind for kind in _SIDECAR_KINDS]
    return next(
        (path.with_name(name) for name in names if name != path.name and path.with_name(name).is_file()), None
    )


def load_sidecar(path: Path) -> Metadata:
    """Read a sidecar. Raises InputError when it is no TOML or JSON object, or its date is none."""
    if path.suffix == ".toml":
        row = _toml(path)
    else:
        try:
            value = json.loads(_read(path))
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}: broken JSON ({error})") from error
        if not isinstance(value, dict):
            raise InputError(f'{path}: holds no JSON object; write {{"title": "…", "date": "2022-01-07"}}')
        row = value
    return _metadata(path, row, "it")
