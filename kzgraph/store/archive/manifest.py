"""The manifest of an archive: what it was made from and with, what is in it, and what was left out and why."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kzgraph.errors import InputError
from kzgraph.store.archive.layout import MANIFEST

FORMAT = 1
MEND = "build the archive again from its articles: kzgraph build"


@dataclass(frozen=True, slots=True)
class Manifest:
    """An archive.

    shards: number of parts that documents are put into. reader: digest of what the readings were made with. versions:
    of what read them. inputs: id, file name and SHA-256 of the text of each document, by id. skipped: a line for each
    input that is left out, with the reason. files: name of each file -> SHA-256.
    """

    shards: int
    base: str
    min_confidence: float
    reader: str
    versions: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    inputs: Sequence[tuple[str, str, str]]
    skipped: tuple[str, ...]
    files: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Write ``manifest.json``: the same bytes for the same archive."""
        data = {"format": FORMAT, **asdict(self)}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the archive in ``folder``. Raises InputError when it is missing or damaged."""
    file = folder / MANIFEST
    try:
        data: dict[str, Any] = json.loads(file.read_text("utf-8"))
        if data.pop("format") != FORMAT:
            raise InputError(f"{file}: of another version of kzgraph; {MEND}")
        return Manifest(
            shards=int(data["shards"]),
            base=str(data["base"]),
            min_confidence=float(data["min_confidence"]),
            reader=str(data["reader"]),
            versions=tuple((str(name), str(version)) for name, version in data["versions"]),
            counts={str(name): int(count) for name, count in data["counts"].items()},
            inputs=[(str(key), str(name), str(sha256)) for key, name, sha256 in data["inputs"]],
            skipped=tuple(str(line) for line in data["skipped"]),
            files={str(name): str(sha256) for name, sha256 in data["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file}: missing or damaged; {MEND}") from error
