"""A copy of an archive on storage that machines share: a folder or any address that fsspec knows."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kzgraph.errors import MissingError, OutputError
from kzgraph.pipeline.watch import Silent, Watch
from kzgraph.store.archive.layout import MANIFEST
from kzgraph.store.archive.manifest import read_manifest

LATER = ".writing"  # a file has this ending until it is whole


def copy_to(folder: Path, address: str, watch: Watch | None = None) -> int:
    """Copy the archive in ``folder`` to ``address``; return how many files went there.

    Files that are there already, with the SHA-256 of the manifest there, stay. The manifest goes last, so that a copy
    which was broken off is one of before or one without parts that the manifest does not name. address: a path or URL,
    such as "s3://bucket/graph". Raises MissingError without fsspec or what it needs for such an address, OutputError
    when it cannot be written.
    """
    files = read_manifest(folder).files
    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise MissingError(
            f"{address}: {error}; install what it needs, such as: pip install 'kzgraph[ray]' s3fs"
        ) from error
    except ValueError as error:
        raise OutputError(f"{address}: {error}; give a path or an address that fsspec knows") from error
    try:
        return _copied(folder, system, root.rstrip("/"), files, watch or Silent())
    except OSError as error:
        raise OutputError(f"{address}: cannot be written: {error.strerror or error}") from error


def _copied(folder: Path, system: Any, root: str, files: Mapping[str, str], watch: Watch) -> int:
    there = _files_of(system, root)
    wanted = [name for name in sorted(files) if there.get(name) != files[name]]
    with watch.progress("copying", len(wanted) + 1) as step:
        for name in [*wanted, MANIFEST]:
            system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
            system.put_file(str(folder / name), f"{root}/{name}{LATER}")
            system.mv(f"{root}/{name}{LATER}", f"{root}/{name}")
            step()
    for name in sorted(there.keys() - files.keys()):
        system.rm_file(f"{root}/{name}")
    return len(wanted)


def _files_of(system: Any, root: str) -> Mapping[str, str]:
    """The files of the archive at ``root`` with their SHA-256, none when there is no archive."""
    try:
        found = json.loads(system.cat_file(f"{root}/{MANIFEST}"))["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}
    return {str(name): str(sha256) for name, sha256 in found.items() if system.exists(f"{root}/{name}")}
