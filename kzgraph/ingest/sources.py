"""The files that hold articles, found in what the user named, in an order that does not depend on it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.ingest.manifest import MANIFESTS, Manifest, load_manifest, sidecar_of
from kzgraph.ingest.record import NOTHING_KNOWN, Metadata


class Kind(StrEnum):
    """How a file holds its articles."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    UNKNOWN = "unknown"
    MISSING = "missing"  # a manifest names it, and it is not there


_KINDS = {
    "": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON,
    ".csv": Kind.CSV,
    ".tsv": Kind.TSV,
    ".tab": Kind.TSV,
}
READABLE = ".txt, .md, .html, .jsonl, .json, .csv and .tsv"
_ABOUT = (
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "changelog",
    "authors",
    "thumbs.db",
    "desktop.ini",
)


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read from. path: as the user named it or its folder. metadata: what a manifest says of it."""

    path: Path
    kind: Kind
    metadata: Metadata = NOTHING_KNOWN

    @property
    def name(self) -> str:
        """The file's name as text: bytes of it that are no UTF-8 become U+FFFD."""
        return _printable(self.path.name)

    @property
    def label(self) -> str:
        """The path for messages."""
        return _printable(str(self.path))

    @property
    def sort_key(self) -> tuple[str, str]:
        """By file name first: files keep their order however their folders are named or given."""
        return self.path.name, self.path.as_posix()


def _is_about(name: str) -> bool:
    stem = name.lower()
    return any(stem == word or stem.startswith((word + ".", word + "_", word + "-")) for word in _ABOUT)


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield ``folder`` and each folder below it with its file names, sorted; hidden ones are left out."""

    def fail(error: OSError) -> None:
        raise InputError(
            f"{error.filename}: this folder cannot be read ({error.strerror}); check its permissions"
        )

    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield Path(root), sorted(name for name in names if not name.startswith("."))


def _sidecars(folder: Path, names: Sequence[str]) -> frozenset[str]:
    """The names of the files that describe another one."""
    articles = (folder / name for name in names if Path(name).suffix.lower() not in (".toml", ".json"))
    found = (sidecar_of(path) for path in articles)
    return frozenset(path.name for path in found if path is not None)


def _in_folder(top: Path) -> Iterator[Source]:
    manifests: list[Manifest] = []
    paths: list[Path] = []
    for folder, names in _walk(top):
        if manifest := load_manifest(folder):
            manifests.append(manifest)
        beside = _sidecars(folder, names)
        for name in names:
            if name in MANIFESTS or name in beside or Path(name).suffix.lower() == ".toml":
                continue
            path = folder / name
            if path.is_file() and (not _is_about(name) or any(path in _named(m) for m in manifests)):
                paths.append(path)
    # The manifest of the nearest folder comes last and wins.
    described = {path: metadata for m in manifests for path, metadata in _named(m).items()}
    for path in paths:
        yield Source(path, _KINDS.get(path.suffix.lower(), Kind.UNKNOWN), described.get(path, NOTHING_KNOWN))
    for path in described:
        if not path.is_file():
            yield Source(path, Kind.MISSING)


def _named(manifest: Manifest) -> dict[Path, Metadata]:
    return {manifest.path.parent / name: metadata for name, metadata in manifest.entries.items()}


def _one_file(path: Path) -> Source:
    if path.name in MANIFESTS:
        raise InputError(
            f"{path}: this is a manifest, which holds no articles; give its folder {path.parent}"
        )
    if not path.is_file():
        raise InputError(f"{path}: this is neither a file nor a folder; give files or folders with articles")
    manifest = load_manifest(path.parent)
    metadata = _named(manifest).get(path.parent / path.name, NOTHING_KNOWN) if manifest else Metadata()
    kind = _KINDS.get(
        path.suffix.lower(), Kind.TEXT
    )  # the user pointed at it: it is text unless its name says otherwise
    return Source(path, kind, metadata)


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """Return the files with articles in ``paths``, sorted by name, each once; folders are searched in depth.

    Hidden files, manifests, sidecars and files about the collection (README, LICENSE) are no articles. A
    file that cannot be read is returned with kind ``UNKNOWN``, one that only a manifest knows with
    ``MISSING``.
    Raises InputError when a path is not there, a folder holds nothing to read, or a manifest is wrong.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the spelling")
        sources = list(_in_folder(path)) if path.is_dir() else [_one_file(path)]
        if all(source.kind is Kind.UNKNOWN for source in sources):
            raise InputError(f"{path}: no articles in this folder; kzgraph reads {READABLE} files")
        for source in sources:
            real = source.path.resolve()
            if real not in found or source.sort_key < found[real].sort_key:
                found[real] = source
    return sorted(found.values(), key=lambda source: source.sort_key)
