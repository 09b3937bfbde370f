"""From readings to quads: what a set of new, changed and gone documents changes in an archive, and no more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kzgraph.pipeline.archive import tasks
from kzgraph.pipeline.archive.engine import Engine
from kzgraph.pipeline.archive.tasks import Mapped, Work
from kzgraph.pipeline.watch import Clock
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.nodes import entity_quads
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.store.archive.connected import connected
from kzgraph.store.archive.keys import number
from kzgraph.store.archive.state import State
from kzgraph.store.archive.stories import Stories
from kzgraph.store.archive.tellings import Tellings

BATCH = 64  # documents of one task
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be written anew: numbers of parts with documents, and with nodes; relations: ids of pieces."""

    shards: set[int] = field(default_factory=set)
    drawers: set[int] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)
    mapped: int = 0


class Settling:
    """One change of an archive. What it changes is put into the tables of ``state``; files are for others to write."""

    def __init__(self, state: State, names: NameIndex, work: Work, engine: Engine, clock: Clock) -> None:
        self._state, self._names, self._work, self._engine, self._clock = state, names, work, engine, clock
        self._stories = Stories(state.sql, shipped_policy().story)
        self._tellings = Tellings(state.sql, shipped_policy())
        self.changes = Changes()

    def run(self, new: Iterable[str], gone: Sequence[str]) -> Changes:
        """Settle what follows from documents that are new or read anew, and from those that are gone.

        Their readings stand on the shelf, and ``names`` and ``state`` know of them.
        """
        with self._clock("names"):
            touched = {*new, *self._names.settle(self._work.decisions)} - set(gone)
        with self._clock("stories"):
            joined = self._settle_stories(touched, gone)
        with self._clock("events"):
            sets = self._settle_events(joined, gone)
        with self._clock("map"):
            self._map(sets, gone)
            self._write_nodes()
        return self.changes

    def _settle_stories(self, touched: set[str], gone: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the sets of documents connected by stories in which something changed."""
        beside = self._beside(gone, self._stories)
        self._stories.drop(gone)
        self._state.sql.commit()
        for found in self._engine.map(tasks.profiles, self._work, _batches(sorted(touched))):
            self._stories.put(found)
        moved = self._stories.settle() | beside
        return list(connected((touched | moved) - set(gone), self._stories.partners))

    def _settle_events(self, joined: Sequence[Sequence[str]], gone: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the sets of documents connected by stories or events in which something changed."""
        beside = self._beside(gone, self._tellings)
        self._tellings.drop(gone)
        self._state.sql.commit()
        for found in self._engine.map(tasks.tellings, self._work, _gathered(joined)):
            for document, told in found:
                self._tellings.put(document, told)
        touched = {document for documents in joined for document in documents}
        moved = self._tellings.settle() | beside
        return list(connected((touched | moved) - set(gone), self._stories.partners, self._tellings.partners))

    def _beside(self, gone: Iterable[str], pairs: Stories | Tellings) -> set[str]:
        """The documents that lose one that they are paired with."""
        return {other for one in gone for other in pairs.partners(one)}

    def _map(self, sets: Sequence[Sequence[str]], gone: Sequence[str]) -> None:
        documents = [document for connected in sets for document in connected]
        before = self._state.several_of((*documents, *gone))
        self._loose = set(self._state.clear((*documents, *gone)))
        self._state.drop(gone)
        self._state.sql.commit()
        self.changes.shards.update(self._work.layout.shard(document) for document in gone)
        after: dict[str, tuple[int, int]] = {}
        self._used: set[str] = set()
        with self._clock.watch.progress("mapping", len(sets)) as step:
            for batch in self._engine.map(tasks.quads, self._work, _gathered(sets)):
                for mapped in batch:
                    self._keep(mapped)
                    after |= {key: (drawer, number(lines)) for key, drawer, _, lines in mapped.several}
                    step()
        changed = (key for key in {*before, *after} if before.get(key) != after.get(key))
        self.changes.drawers.update((before.get(key) or after[key])[0] for key in changed)

    def _keep(self, mapped: Mapped) -> None:
        for output in mapped.outputs:
            if self._state.put(output):
                self.changes.shards.add(self._work.layout.shard(output.document))
        documents = [output.document for output in mapped.outputs]
        self._state.put_several(documents, mapped.several)
        self._state.put_uses(documents[0], mapped.named)
        self._used |= mapped.named

    def _write_nodes(self) -> None:
        """Bring the quads of named nodes up to date."""
        iris, layout = Iris(self._work.settings.base), self._work.layout
        touched = sorted(self._loose | self._used | self._names.nodes_changed())
        gone = set(self._state.unused(touched))
        for node in sorted(gone):
            if self._state.drop_node(node):
                self.changes.drawers.add(layout.drawer(node))
        for batch in _batches([node for node in touched if node not in gone]):
            entities = self._names.named(batch).entities
            for node in batch:
                entity = entities[node]
                lines = nquads(entity_quads(entity, iris)).decode()
                if self._state.put_node(node, layout.drawer(node), lines, linked=entity.same_as is not None):
                    self.changes.drawers.add(layout.drawer(node))


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _gathered(sets: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Put small sets together, so that a task is worth its while."""
    batch: list[Sequence[str]] = []
    for one in sets:
        if batch and sum(map(len, batch)) + len(one) > BATCH:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch
