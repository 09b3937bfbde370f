"""Which documents of an archive tell one story: ``resolve.story.stories``, kept up to date a document at a time."""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.story.policy import StoryPolicy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import story_of
from kzgraph.store.archive.keys import number

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
create table if not exists story_profile (document text primary key, profile blob, label text) without rowid;
create table if not exists story_fact (
    fact integer, document text, first integer, last integer, calm integer, primary key (fact, document)
) without rowid;
create index if not exists story_fact_document on story_fact (document);
create table if not exists story_edge (a text, b text, primary key (a, b)) without rowid;
create index if not exists story_edge_b on story_edge (b);
create table if not exists story_touched (fact integer primary key);
create table if not exists story_changed (document text primary key) without rowid;
"""
_KEPT = 500  # profiles in memory

Row = tuple[str, int | None, int | None, int]  # document, first and last day, calm


class Stories:
    """The pairs of documents that tell one story, in tables of ``connection``.

    Equal to ``stories`` over the profiles of all documents that were put and not dropped. A fact that crowds of
    documents share is calm for nobody (``calm`` 0), and crowds come and go, so that a document can lose a pair of
    which neither one changed.
    """

    def __init__(self, connection: sqlite3.Connection, policy: StoryPolicy) -> None:
        self._sql, self._policy = connection, policy
        connection.executescript(_TABLES)
        self._profile = lru_cache(_KEPT)(self._load)

    @cached_property
    def _adapter(self) -> "TypeAdapter[Profile]":
        from pydantic import TypeAdapter

        return TypeAdapter(Profile)

    def put(self, profiles: Iterable[tuple[Profile, str]]) -> None:
        """Take the place of what was kept of these documents. Each with the label of the place of its scene."""
        for profile, label in profiles:
            self._forget(profile.document)
            days = profile.published
            span = (days.first, days.last) if days is not None else (None, None)
            rows = [(number(*fact), profile.document, *span, 1) for fact in profile.keys]
            self._sql.executemany("insert or ignore into story_fact values (?, ?, ?, ?, ?)", rows)
            self._sql.executemany("insert or ignore into story_touched values (?)", ((row[0],) for row in rows))
            data = self._adapter.dump_json(profile)
            self._sql.execute("insert into story_profile values (?, ?, ?)", (profile.document, data, label))
        self._profile.cache_clear()

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents."""
        for document in documents:
            self._forget(document)
        self._profile.cache_clear()

    def _forget(self, document: str) -> None:
        one = (document,)
        self._sql.execute(
            "insert or ignore into story_touched select fact from story_fact where document = ?", one
        )
        self._sql.execute("delete from story_fact where document = ?", one)
        self._sql.execute("delete from story_profile where document = ?", one)
        self._sql.execute("insert or ignore into story_changed values (?)", one)

    def settle(self) -> frozenset[tuple[str, str]]:
        """Bring the pairs up to date; return those that came and those that went."""
        self._crowds()
        changed = [row[0] for row in self._sql.execute("select document from story_changed order by document")]
        before = {one: found for one in changed if (found := self.partners(one))}
        for one in changed:
            self._sql.execute("delete from story_edge where a = ? or b = ?", (one, one))
        waiting = set(changed)
        for one in changed:
            waiting.discard(one)  # a pair of two that changed is looked at when the second one comes
            told = (self._story(one, other) for other in self._near(one) if other not in waiting)
            self._sql.executemany("insert or ignore into story_edge values (?, ?)", (pair for pair in told if pair))
        self._sql.execute("delete from story_touched")
        self._sql.execute("delete from story_changed")
        return frozenset(pair for one in changed for pair in self._moved(one, before.get(one, set())))

    def _moved(self, document: str, before: set[str]) -> Iterator[tuple[str, str]]:
        for other in before ^ self.partners(document):
            yield (min(document, other), max(document, other))

    def pairs(self, documents: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs that start with one of ``documents``."""
        for one in documents:
            yield from self._sql.execute("select a, b from story_edge where a = ?", (one,))

    def partners(self, document: str) -> set[str]:
        """Return the documents that ``document`` is paired with."""
        query = "select b from story_edge where a = ?1 union select a from story_edge where b = ?1"
        return {row[0] for row in self._sql.execute(query, (document,))}

    def _crowds(self) -> None:
        """Tell anew for whom the touched facts are calm; who is touched by a change of that is changed, too."""
        crowded = "having count(*) > ? or min(calm) = 0"
        facts = self._sql.execute(
            f"select fact from story_fact where fact in (select fact from story_touched) group by fact {crowded}",
            (self._policy.block,),
        )
        for (fact,) in facts.fetchall():
            query = "select document, first, last, calm from story_fact where fact = ?"
            for document, calm in self._flipped(self._sql.execute(query, (fact,)).fetchall()):
                update = "update story_fact set calm = ? where fact = ? and document = ?"
                self._sql.execute(update, (calm, fact, document))
                self._sql.execute("insert or ignore into story_changed values (?)", (document,))

    def _flipped(self, rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
        """Yield the documents for which a fact became calm, or stopped being so; see ``stories._near``."""
        window, block = self._policy.window, self._policy.block
        firsts = sorted(first for _, first, _, _ in rows if first is not None)
        for document, first, last, calm in rows:
            if first is None or last is None:
                around = len(rows)
            else:
                around = bisect_right(firsts, last + window) - bisect_left(firsts, first - window)
            if calm != (around <= block):
                yield document, int(around <= block)

    def _near(self, document: str) -> list[str]:
        """Return the documents that share a fact with ``document`` that is calm for both."""
        query = """
            select distinct o.document from story_fact f join story_fact o on o.fact = f.fact
            where f.document = ?1 and f.calm and o.calm and o.document <> ?1 and
                (f.first is null or o.first is null or (o.first <= f.last + ?2 and f.first <= o.last + ?2))
        """
        return [row[0] for row in self._sql.execute(query, (document, self._policy.window))]

    def _story(self, one: str, other: str) -> tuple[str, str] | None:
        (a, label_a), (b, label_b) = self._profile(min(one, other)), self._profile(max(one, other))
        scenes = ((p.scene[0], label) for p, label in ((a, label_a), (b, label_b)) if p.scene is not None)
        places = {place: Entity(place, label, EntityKind.PLACE) for place, label in scenes}
        return (a.document, b.document) if story_of(a, b, places, self._policy) is not None else None

    def _load(self, document: str) -> tuple[Profile, str]:
        query = "select profile, label from story_profile where document = ?"
        data, label = self._sql.execute(query, (document,)).fetchone()
        return self._adapter.validate_json(data), label
