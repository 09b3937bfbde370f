"""From readings to quads: what a set of new, changed and gone documents changes in an archive, and no more.

Five rounds, each of which starts from what the one before touched: which names are one; which documents tell one
story, and which groups of these are one; which tellings are of one event, and what came before what; the quads of all
that came out otherwise; and what these documents have to do with others. What is done for one document or for
a pair is done by the engine.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from kzgraph.model.entity import Entity
from kzgraph.pipeline.archive import tasks
from kzgraph.pipeline.archive.engine import Engine
from kzgraph.pipeline.archive.tasks import Mapped, Work
from kzgraph.pipeline.watch import Clock
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.nodes import entity_quads
from kzgraph.rdf.pieces import event_quads, renamed
from kzgraph.resolve.across.settled import settled
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.stories import Pair
from kzgraph.store.archive.connected import connected
from kzgraph.store.archive.groups import Groups
from kzgraph.store.archive.members import packed, unpacked
from kzgraph.store.archive.order import Order
from kzgraph.store.archive.state import State
from kzgraph.store.archive.stories import Stories
from kzgraph.store.archive.tellings import Moved, Tellings
from kzgraph.store.kept.documents import Told as Said
from kzgraph.store.kept.relations import Relations
from kzgraph.store.kept.wordings import Wordings

BATCH = 64  # documents or pairs of one task
_LABELS = 10_000  # in memory
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be written anew: numbers of parts with documents, and with nodes; names of pieces of relations."""

    shards: set[int] = field(default_factory=set)
    drawers: set[int] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)


class Settling:
    """One change of an archive. What it changes is put into the tables of ``state``; files are for others to write."""

    def __init__(
        self,
        state: State,
        names: NameIndex,
        work: Work,
        engine: Engine,
        clock: Clock,
        changes: Changes | None = None,
    ) -> None:
        """Start from the tables of ``state``. changes: what must be written anew, whatever comes out."""
        self._state, self._names, self._work, self._engine, self._clock = state, names, work, engine, clock
        policy = shipped_policy()
        self._stories, self._groups = Stories(state.sql, policy.story), Groups(state.sql, policy)
        self._tellings, self._order = Tellings(state.sql, policy), Order(state.sql)
        self._relations = Relations(state.sql, work.settings.base, pieces=work.layout.pieces)
        self.changes = changes or Changes()

    def run(self, new: Iterable[str], gone: Sequence[str]) -> Changes:
        """Settle what follows from documents that are new or read anew, and from those that are gone.

        Their readings stand on the shelf, and ``names`` and ``state`` know of them.
        """
        with self._clock("names"):
            self._names.settle(self._work.decisions)
            # Each document says by which decisions it was resolved, and they keep groups apart, too.
            said = self._work.decisions.answers().lines()
            redone = self._state.documents() if self._state.note("decisions", said) else ()
            touched = {*new, *self._names.retold(), *redone} - set(gone)
        with self._clock("stories"):
            moved = self._settle_stories(touched, gone)
        with self._clock("groups"):
            regrouped, groups = self._settle_groups(touched, moved)
        retold = (touched | regrouped) - set(gone)
        with self._clock("events"):
            told = self._settle_events(retold, moved, gone)
        with self._clock("map"):
            documents = (retold | told.documents) - set(gone)
            used = self._map(documents, gone)
            self._rename({one: names for one, names in told.renamed.items() if one not in documents})
            self._write_nodes(used | groups | self._names.nodes_changed())
            self._write_events(told.roots)
        with self._clock("relate"):
            self._relations.drop(gone)
            self.changes.relations.update(self._relations.settle(self._said(), self))
        return self.changes

    def _settle_stories(self, touched: set[str], gone: Sequence[str]) -> set[Pair]:
        """Return the pairs of documents that came to share a story, or do so no more."""
        self._stories.drop(gone)
        self._groups.drop(gone)
        self._state.sql.commit()
        for found in self._done("profiles", tasks.profiles, _batches(sorted(touched))):
            self._stories.put((profile, label) for profile, label, _ in found)
            for profile, _, groups in found:
                self._groups.put(profile.document, groups, profile.published)
        return {pair for pair in self._stories.settle() if not set(gone) & set(pair)}

    def _settle_groups(self, touched: set[str], moved: Iterable[Pair]) -> tuple[set[str], set[str]]:
        """Return the documents of which a group came out otherwise, and the groups of several that did."""
        loose = sorted(pair for pair in moved if not touched & set(pair))
        for pair in loose:
            self._groups.unmatch_pair(*pair)
        self._state.sql.commit()
        again = ((a, b) for a, b in loose if b in self._stories.partners(a) and self._groups.comparable(a, b))
        for found in self._done("groups", tasks.groups, _pairs((*self._comparable(touched), *again))):
            self._groups.match(found)
        documents, groups = self._groups.settle(settled(self._work.decisions).keeps_apart)
        return set(documents), set(groups)

    def _comparable(self, documents: Iterable[str]) -> Iterator[Pair]:
        """Yield the pairs of documents of one story whose groups may be one, each once."""
        wanted, seen = set(documents), set[str]()
        for found in connected(wanted, self._stories.partners):  # in turn, so that what is read is read for many pairs
            for one in (document for document in found if document in wanted):
                for other in sorted(self._stories.partners(one) - seen):
                    if self._groups.comparable(one, other):
                        yield (min(one, other), max(one, other))
                seen.add(one)

    def _settle_events(self, retold: set[str], moved: set[Pair], gone: Sequence[str]) -> Moved:
        """Return the documents of which an event came out otherwise, and the events of several tellings that did."""
        self._tellings.drop(gone)
        steps = {key for one in gone for key in self._order.put(one, ())}
        self._state.sql.commit()
        for found in self._done("events", tasks.tellings, _batches(sorted(retold))):
            for document, told, own in found:
                self._tellings.put(document, told)
                steps |= self._order.put(document, own)
        labels = _Labels(self._label)
        came = self._tellings.settle(self._stories.partners, labels, moved)
        keys = self._order.keys({*came.documents, *came.renamed})
        ordered = self._order.settle(self._order.events({*steps, *came.roots, *keys}))
        beside = (self._order.documents(event) | self._tellings.documents(event) for event in ordered)
        return replace(came, documents=came.documents.union(*beside), roots=came.roots | ordered)

    def _label(self, node: str) -> str | None:
        entity = self._entity(node)
        return entity.label if entity is not None else None

    def _entity(self, node: str) -> Entity | None:
        """A node that documents share: a group of several, or a named one."""
        return self._groups.group(node) or self._names.named([node]).entities.get(node)

    def _map(self, documents: set[str], gone: Sequence[str]) -> set[str]:
        """Write the quads of documents down; return the shared nodes that they used or use."""
        used = self._state.free((*sorted(documents), *gone))
        self._state.drop(gone)
        self._state.sql.commit()
        self.changes.shards.update(self._work.layout.shard(document) for document in gone)
        for found in self._done("mapping", tasks.quads, _batches(sorted(documents))):
            for mapped in found:
                self._keep(mapped)
                used |= mapped.shared
        return used

    def _keep(self, mapped: Mapped) -> None:
        output = mapped.output
        self._state.put_uses(output.document, mapped.shared)
        if self._state.put(output):
            self.changes.shards.add(self._work.layout.shard(output.document))
            self._relations.put(output.document, mapped.facts)

    def _rename(self, documents: Mapping[str, Mapping[str, str]]) -> None:
        """Have documents refer to events by other names: root then -> root now. Counts and texts are as they were."""
        iris = Iris(self._work.settings.base)
        for document, names in sorted(documents.items()):
            lines = renamed(unpacked(self._state.member(document)), names, iris)
            self._state.replace(document, packed(lines))
            self.changes.shards.add(self._work.layout.shard(document))

    def _said(self) -> Iterator[tuple[int, Said | None]]:
        """Yield what documents say of which it may be something else now, for what they have to do with others."""
        stale = self._relations.stale()
        self._state.sql.commit()
        for found in self._done("relating", tasks.said, _batches(stale)):
            yield from found

    def wordings(self, documents: Sequence[int]) -> Iterator[tuple[int, Wordings]]:
        """Yield what is kept of the words of documents, by their numbers."""
        self._state.sql.commit()
        for found in self._done("wording", tasks.wordings, _batches(documents)):
            yield from found

    def reasons(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str | None]]:
        """Yield why documents have one origin, or that they have not; nothing when nobody else would work it out."""
        if self._engine.alone:
            return
        self._state.sql.commit()
        for found in self._done("origins", tasks.reasons, _batches(pairs)):
            yield from found

    def _write_nodes(self, touched: set[str]) -> None:
        """Bring the quads of shared nodes up to date."""
        iris, layout = Iris(self._work.settings.base), self._work.layout
        gone = set(self._state.unused(touched))
        for node in gone:
            if self._state.drop_node(node):
                self.changes.drawers.add(layout.drawer(node))
        for node in sorted(touched - gone):
            entity = self._entity(node)
            assert entity is not None, node
            quads = tuple(entity_quads(entity, iris))
            lines = nquads(quads).decode()
            if self._state.put_node(node, layout.drawer(node), lines, linked=entity.same_as is not None):
                self.changes.drawers.add(layout.drawer(node))
                self._relations.put_nodes(quads)

    def _write_events(self, roots: Iterable[str]) -> None:
        """Bring the quads of events of several tellings up to date."""
        iris, layout = Iris(self._work.settings.base), self._work.layout
        for root in sorted(roots):
            event = self._tellings.event(root, self._order.before(root))
            lines = nquads(event_quads(event, iris)).decode() if event is not None else ""
            if self._state.put_event(root, layout.drawer(root), lines):
                self.changes.drawers.add(layout.drawer(root))

    def _done(self, what: str, task: "Callable[[Work, Item], Result]", items: Iterable[Item]) -> "Iterator[Result]":
        """Yield the results of a task, and tell how far it is."""
        waiting = list(items)
        gc.freeze()  # what waits can be millions of pairs, which the collector need not go through again and again
        try:
            with self._clock.watch.progress(what, len(waiting)) as step:
                for result in self._engine.map(task, self._work, waiting):
                    yield result
                    step()
        finally:
            gc.unfreeze()


Result = TypeVar("Result")


class _Labels(dict[str, str]):
    """Labels of nodes, asked for when they are needed."""

    def __init__(self, label: Callable[[str], str | None]) -> None:
        super().__init__()
        self._label = lru_cache(_LABELS)(label)

    def get(self, key: str, default: str) -> str:  # type: ignore[override]
        return (self._label(key) if "/" in key else None) or default


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _pairs(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Put pairs together that have documents in common, so that few are read twice."""
    batch: list[Pair] = []
    held: set[str] = set()
    for pair in pairs:
        if batch and len(held | set(pair)) > BATCH:
            yield batch
            batch, held = [], set()
        batch.append(pair)
        held |= set(pair)
    if batch:
        yield batch
