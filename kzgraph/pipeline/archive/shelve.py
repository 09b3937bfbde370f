"""What was read is put beside the readings that an archive has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kzgraph.model.reading import Reading
from kzgraph.pipeline.archive.tasks import Work
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.store.archive.shelf import Shelf, on_shelf, write_shelf
from kzgraph.store.archive.state import Held, State

Fresh = tuple[Held, bytes]
"""A reading in the file of what was read, and as it stands there."""


def shelve(
    work: Work, state: State, names: NameIndex, shards: Iterable[int], *, gone: Sequence[str] = ()
) -> list[str]:
    """Put what was read beside the readings that are there, without those of ``gone``; return the new documents.

    A document that was read again is there, even when it is one of ``gone``: it took another name.
    """
    new: list[str] = []
    losing = {work.layout.shard(document) for document in gone}
    for shard in shards:
        fresh = dict[str, Fresh]()
        if work.read(shard).is_file():
            names.put(_keeping(work, shard, fresh))
        if fresh or shard in losing:
            _shelve(work, state, shard, fresh, set(gone))
            new += fresh
    left = sorted({*gone} - {*new})
    state.let_go(left)
    names.drop(left)
    return sorted(new)


def _keeping(work: Work, shard: int, fresh: dict[str, Fresh]) -> Iterator[Reading]:
    """Yield what was read of a part, and keep it in ``fresh`` as it stands in its file."""
    for held, reading, member in on_shelf(work.read(shard)):
        fresh[held.document] = (held, member)
        yield reading


def _shelve(work: Work, state: State, shard: int, fresh: Mapping[str, Fresh], gone: set[str]) -> None:
    shelf = Shelf(state, work.layout, [work.archive])
    old = [held for held in state.of_place(*work.layout.places(shard)) if held.document not in fresh.keys() | gone]
    rows = {held.document: (held, shelf.member(held)) for held in old} | dict(fresh)
    file = work.new / work.layout.readings(shard)
    if rows:
        write_shelf(file, (rows[document][1] for document in sorted(rows)))
        state.hold(_placed(rows[document][0] for document in sorted(rows)))


def _placed(rows: Iterable[Held]) -> Iterator[Held]:
    """Yield where readings stand that are written one behind the other."""
    offset = 0
    for held in rows:
        yield replace(held, offset=offset)
        offset += held.length
