"""Which documents of an archive tell of one event outside of any story they share: ``resolve.shared``, kept."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kzgraph.resolve.shared import keys_of, same_event
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.tellings import Telling
from kzgraph.store.archive.keys import number

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
create table if not exists event_telling (id text primary key, document text, telling blob) without rowid;
create index if not exists event_telling_document on event_telling (document);
create table if not exists event_key (
    key integer, telling text, document text, primary key (key, telling)
) without rowid;
create index if not exists event_key_document on event_key (document);
create table if not exists event_crowd (key integer primary key);
create table if not exists event_edge (a text, b text, primary key (a, b)) without rowid;
create index if not exists event_edge_b on event_edge (b);
create table if not exists event_touched (key integer primary key);
create table if not exists event_changed (document text primary key) without rowid;
"""
_KEPT = 10_000  # tellings in memory


class Crowded:
    """What too many tellings of an archive share to compare them for it; a container of keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.executescript(_TABLES)
        self._keys = frozenset(row[0] for row in connection.execute("select key from event_crowd"))

    def __contains__(self, key: object) -> bool:
        """Return whether ``key`` is shared by too many."""
        return bool(self._keys) and isinstance(key, tuple) and number(*key) in self._keys


class Tellings:
    """The pairs of documents with tellings that are of one event by a participant and a day, in tables.

    Pairs of one story are there anyway and are told here only as far as the day shows them: together with the pairs
    of ``Stories`` they connect all documents that have an event in common.
    """

    def __init__(self, connection: sqlite3.Connection, policy: Policy) -> None:
        self._sql, self._policy = connection, policy
        connection.executescript(_TABLES)
        self._telling = lru_cache(_KEPT)(self._load)

    @cached_property
    def _adapter(self) -> "TypeAdapter[Telling]":
        from pydantic import TypeAdapter

        return TypeAdapter(Telling)

    def put(self, document: str, tellings: Iterable[Telling]) -> None:
        """Take the place of what was kept of a document."""
        self._forget(document)
        for one in tellings:
            keys = [(number(*key), one.id, document) for key in keys_of(one)]
            if keys:
                self._sql.executemany("insert or ignore into event_key values (?, ?, ?)", keys)
                self._sql.executemany("insert or ignore into event_touched values (?)", ((key,) for key, _, _ in keys))
                # Not dump_json: a number without an upper bound is infinite, for which JSON has no word and Python has.
                row = (one.id, document, json.dumps(self._adapter.dump_python(one, mode="json")))
                self._sql.execute("insert into event_telling values (?, ?, ?)", row)

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents."""
        for document in documents:
            self._forget(document)

    def _forget(self, document: str) -> None:
        one = (document,)
        self._sql.execute("insert or ignore into event_touched select key from event_key where document = ?", one)
        self._sql.execute("delete from event_key where document = ?", one)
        self._sql.execute("delete from event_telling where document = ?", one)
        self._sql.execute("insert or ignore into event_changed values (?)", one)

    def settle(self) -> frozenset[str]:
        """Bring the pairs up to date; return the documents that gained or lost one, and those with other crowds."""
        self._telling.cache_clear()
        moved = set(self._crowds())
        changed = [row[0] for row in self._sql.execute("select document from event_changed order by document")]
        before = {one: found for one in changed if (found := self.partners(one))}
        for one in changed:
            self._sql.execute("delete from event_edge where a = ? or b = ?", (one, one))
        waiting = set(changed)
        for one in changed:
            waiting.discard(one)
            pairs = ((min(one, other), max(one, other)) for other in self._met(one, waiting))
            self._sql.executemany("insert or ignore into event_edge values (?, ?)", pairs)
        self._sql.execute("delete from event_touched")
        self._sql.execute("delete from event_changed")
        for document in changed:
            if other := before.get(document, set()) ^ self.partners(document):
                moved |= {document, *other}
        return frozenset(moved)

    def pairs(self, documents: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs that start with one of ``documents``."""
        for one in documents:
            yield from self._sql.execute("select a, b from event_edge where a = ?", (one,))

    def _crowds(self) -> Iterator[str]:
        """Tell anew which touched keys are crowded; yield the documents for which that is new."""
        query = """
            select key, count(telling) > ?1 from event_touched left join event_key using (key) group by key
            having (count(telling) > ?1) <> (key in (select key from event_crowd))
        """
        for key, crowded in self._sql.execute(query, (self._policy.event.block,)).fetchall():
            change = "insert into event_crowd values (?)" if crowded else "delete from event_crowd where key = ?"
            self._sql.execute(change, (key,))
            held = self._sql.execute("select distinct document from event_key where key = ?", (key,)).fetchall()
            self._sql.executemany("insert or ignore into event_changed values (?)", held)
            yield from (row[0] for row in held)

    def _met(self, document: str, waiting: set[str]) -> set[str]:
        """Return the documents with which ``document`` tells of one event."""
        query = """
            select distinct f.telling, o.telling, o.document from event_key f join event_key o on o.key = f.key
            where f.document = ?1 and o.document <> ?1 and f.key not in (select key from event_crowd)
        """
        found: set[str] = set()
        for mine, other, where in self._sql.execute(query, (document,)).fetchall():
            if where not in waiting and where not in found:
                one, two = sorted((self._telling(mine), self._telling(other)), key=lambda t: t.document)
                if same_event(one, two, self._policy, {}, story=False) is not None:
                    found.add(where)
        return found

    def partners(self, document: str) -> set[str]:
        """Return the documents that ``document`` is paired with."""
        query = "select b from event_edge where a = ?1 union select a from event_edge where b = ?1"
        return {row[0] for row in self._sql.execute(query, (document,))}

    def _load(self, telling: str) -> Telling:
        query = "select telling from event_telling where id = ?"
        return self._adapter.validate_python(json.loads(self._sql.execute(query, (telling,)).fetchone()[0]))

