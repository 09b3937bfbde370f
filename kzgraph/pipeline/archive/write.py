"""The files of an archive from its tables: only those that change are written."""

from collections.abc import Iterable
from pathlib import Path

from kzgraph.model.ids import sha256_of
from kzgraph.pipeline.archive.settle import Changes
from kzgraph.pipeline.archive.tasks import Work
from kzgraph.pipeline.language import reader_of, versions
from kzgraph.store.archive.layout import relations
from kzgraph.store.archive.manifest import Manifest
from kzgraph.store.archive.members import packed
from kzgraph.store.archive.shelf import write_shelf
from kzgraph.store.archive.state import State
from kzgraph.store.kept.relations import Relations


def write_parts(state: State, work: Work, changes: Changes) -> set[str]:
    """Write the parts that changed; return the names of those that are empty now."""
    layout, empty = work.layout, set()
    for shard in sorted(changes.shards):
        empty |= _write(work, layout.part(shard), state.members(*layout.places(shard)))
        if not state.of_place(*layout.places(shard)):
            empty.add(layout.readings(shard))
    for drawer in sorted(changes.drawers):
        lines = state.drawer(drawer)
        text = "".join(f"{line}\n" for line in lines)
        empty |= _write(work, layout.nodes(drawer), [packed(text.encode())] if lines else [])
    found = Relations(state.sql, work.settings.base, pieces=work.layout.pieces)
    for piece in sorted(changes.relations):
        quads = found.piece(piece)
        empty |= _write(work, relations(piece), [packed(quads)] if quads else [])
    return empty


def _write(work: Work, name: str, members: Iterable[bytes]) -> set[str]:
    write_shelf(work.new / name, members)
    if (work.new / name).stat().st_size:
        return set()
    (work.new / name).unlink()
    return {name}


def write_manifest(
    state: State, work: Work, *, skipped: Iterable[str], known: Manifest | None, gone: Iterable[str], anew: bool
) -> Manifest:
    """Write the manifest of what the archive will be.

    known: what it was; gone: names of files that are no more; anew: whether all but readings are written anew.
    """
    before = known.files.items() if known is not None else ()
    files = {name: digest for name, digest in before if name not in gone and not (anew and name.startswith("parts/"))}
    for path in sorted(work.new.rglob("*.gz")):
        files[path.relative_to(work.new).as_posix()] = _sha256(path)
    manifest = Manifest(
        shards=work.shards,
        base=work.settings.base,
        min_confidence=work.settings.min_confidence,
        # What a change leaves was read by what read it then, and what it adds is read by the same.
        reader=known.reader if known is not None else reader_of(work.settings),
        versions=known.versions if known is not None else versions(work.settings),
        counts=state.counts(),
        inputs=list(state.inputs()),
        skipped=tuple(sorted(skipped)),
        files=dict(sorted(files.items())),
    )
    manifest.write(work.new)
    return manifest


def _sha256(path: Path) -> str:
    return sha256_of(path.read_bytes())

