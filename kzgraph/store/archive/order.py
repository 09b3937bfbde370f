"""Which events of an archive came before which, as single documents tell it: ``resolve.order``, kept."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from kzgraph.resolve.order import reaches
from kzgraph.store.archive.connected import connected

_TABLES = """
create table if not exists order_told (document text, earlier text, later text, primary key (document, earlier, later))
    without rowid;
create index if not exists order_told_earlier on order_told (earlier);
create index if not exists order_told_later on order_told (later);
create table if not exists order_sure (event text primary key, later text) without rowid;
"""


class Order:
    """The steps from event to event that documents tell, and those that are sure.

    Documents tell of tellings, by the keys that make ids; those of one event have a root in common (``Tellings``).
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        connection.executescript(_TABLES)

    def put(self, document: str, steps: Iterable[tuple[str, str]]) -> set[str]:
        """Take the place of what a document told; return the keys that are in steps of then or now."""
        query = "select earlier, later from order_told where document = ?"
        before, after = set(self._sql.execute(query, (document,))), set(steps)
        self._sql.execute("delete from order_told where document = ?", (document,))
        rows = ((document, *step) for step in after)
        self._sql.executemany("insert into order_told values (?, ?, ?)", rows)
        return {key for step in before | after for key in step}

    def settle(self, events: Iterable[str]) -> frozenset[str]:
        """Bring up to date what is sure of ``events`` and of all that steps lead to and from; return what changed."""
        changed = set[str]()
        for found in connected(events, self._around):
            for event in found:
                later = self._later(event)
                sure = sorted(other for other in later if not reaches(other, event, self._later))
                changed |= self._write(event, sure)
        return frozenset(changed)

    def events(self, keys: Iterable[str]) -> set[str]:
        """Return the events that tellings are of, with the tellings themselves, which may have been some."""
        return {event for key in keys for event in (key, self._event(key))}

    def keys(self, documents: Iterable[str]) -> Iterator[str]:
        """Yield the tellings that documents put into an order."""
        query = """
            select earlier from order_told where document = ?1 union select later from order_told where document = ?1
        """
        for one in documents:
            yield from (row[0] for row in self._sql.execute(query, (one,)).fetchall())

    def documents(self, event: str) -> set[str]:
        """Return the documents that tell of something after an event."""
        query = "select distinct document from order_told where earlier = ?"
        return {row[0] for key in self._keys(event) for row in self._sql.execute(query, (key,))}

    def before(self, event: str) -> tuple[str, ...]:
        """Return the ids of the events that surely came later than ``event``, both by what makes their ids."""
        row = self._sql.execute("select later from order_sure where event = ?", (event,)).fetchone()
        return tuple(f"event/{one}" for one in json.loads(row[0])) if row is not None else ()

    def _write(self, event: str, sure: list[str]) -> set[str]:
        row = self._sql.execute("select later from order_sure where event = ?", (event,)).fetchone()
        if (json.loads(row[0]) if row is not None else []) == sure:
            return set()
        self._sql.execute("delete from order_sure where event = ?", (event,))
        if sure:
            self._sql.execute("insert into order_sure values (?, ?)", (event, json.dumps(sure)))
        return {event}

    def _around(self, event: str) -> set[str]:
        return self._later(event) | self._step(event, "later", "earlier")

    def _later(self, event: str) -> set[str]:
        return self._step(event, "earlier", "later")

    def _step(self, event: str, start: str, end: str) -> set[str]:
        found = (row[0] for key in self._keys(event) for row in self._told(key, start, end))
        return {self._event(key) for key in found} - {event}

    def _told(self, key: str, start: str, end: str) -> Iterator[tuple[str]]:
        return self._sql.execute(f"select {end} from order_told where {start} = ?", (key,))

    def _keys(self, event: str) -> list[str]:
        """The tellings of an event; one that nothing was joined with is its own."""
        rows = self._sql.execute("select telling from event_root where root = ?", (event,)).fetchall()
        return [row[0] for row in rows] or [event]

    def _event(self, key: str) -> str:
        row = self._sql.execute("select root from event_root where telling = ?", (key,)).fetchone()
        return str(row[0]) if row is not None else key
