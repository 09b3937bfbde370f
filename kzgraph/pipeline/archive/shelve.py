"""What was read is put beside the readings that an archive has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kzgraph.pipeline.archive.tasks import Work
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.store.archive.members import members
from kzgraph.store.archive.shelf import Shelf, on_shelf, write_shelf
from kzgraph.store.archive.state import State
from kzgraph.store.readings import from_json


def shelve(
    work: Work, state: State, names: NameIndex, shards: Iterable[int], *, gone: Sequence[str] = ()
) -> list[str]:
    """Put what was read beside the readings that are there, without those of ``gone``; return the new documents.

    A document that was read again is there, even when it is one of ``gone``: it took another name.
    """
    new: list[str] = []
    layout = work.layout
    losing = {layout.shard(document) for document in gone}
    for shard in shards:
        read = work.read(shard)
        fresh = dict(_members(read)) if read.is_file() else {}
        if fresh or shard in losing:
            _shelve(work, state, shard, fresh, set(gone))
            new += fresh
            if fresh:
                names.put(reading for _, reading in on_shelf(read))
    left = sorted({*gone} - {*new})
    state.let_go(left)
    names.drop(left)
    return sorted(new)


def _members(file: Path) -> Iterator[tuple[str, bytes]]:
    for member, data in members(file):
        yield from_json(data).article.id, member


def _shelve(work: Work, state: State, shard: int, fresh: Mapping[str, bytes], gone: set[str]) -> None:
    shelf = Shelf(state, work.layout, [work.archive])
    old = [held for held in state.of_place(*work.layout.places(shard)) if held.document not in fresh.keys() | gone]
    rows = {held.document: shelf.member(held) for held in old} | dict(fresh)
    file = work.new / work.layout.readings(shard)
    write_shelf(file, (rows[document] for document in sorted(rows)))
    if rows:
        state.hold(held for held, _ in on_shelf(file))
    else:
        file.unlink()
