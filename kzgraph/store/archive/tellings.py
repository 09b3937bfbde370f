"""Which tellings of an archive are of one event: ``resolve.shared``, kept up to date a document at a time."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kzgraph.model.entity import Event
from kzgraph.model.judgement import Score
from kzgraph.resolve.events import Share, event_of_shares
from kzgraph.resolve.shared import clash, keys_of, same_event
from kzgraph.resolve.story.joined import Match, match, reasons, unions
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.tellings import Telling
from kzgraph.store.archive.connected import connected
from kzgraph.store.archive.keys import number

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
create table if not exists event_telling (
    id text primary key, document text, class text, telling blob, shares blob
) without rowid;
create index if not exists event_telling_document on event_telling (document, class);
create table if not exists event_key (
    key integer, telling text, document text, primary key (key, telling)
) without rowid;
create index if not exists event_key_document on event_key (document);
create table if not exists event_crowd (key integer primary key);
create table if not exists event_match (
    a text, b text, document_a text, document_b text, rule text, detail text, value real, primary key (a, b)
) without rowid;
create index if not exists event_match_b on event_match (b);
create index if not exists event_match_document_a on event_match (document_a);
create index if not exists event_match_document_b on event_match (document_b);
create table if not exists event_root (telling text primary key, document text, root text, detail text) without rowid;
create index if not exists event_root_root on event_root (root);
create index if not exists event_root_document on event_root (document);
create table if not exists event_key_touched (key integer primary key);
create table if not exists event_touched (telling text primary key) without rowid;
create table if not exists event_changed (document text primary key) without rowid;
"""
_KEPT = 3000  # tellings in memory

Labels = Mapping[str, str]
Partners = Callable[[str], set[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says of one event. shares: of its claims that are sure enough to be kept."""

    telling: Telling
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What came out otherwise when tellings were joined anew.

    documents: of which a telling came to an event of several, or left one. renamed: of other documents, by which all
    that changes is that what was of one root now is of another: root then -> root now. roots: of the events of several
    tellings that are new, gone or told otherwise.
    """

    documents: set[str]
    renamed: Mapping[str, Mapping[str, str]]
    roots: set[str]


class Tellings:
    """The tellings of documents and which of them are of one event, in tables of ``connection``."""

    def __init__(self, connection: sqlite3.Connection, policy: Policy) -> None:
        self._sql, self._policy = connection, policy
        connection.executescript(_TABLES)
        self._telling = lru_cache(_KEPT)(self._load)

    @cached_property
    def _adapter(self) -> "TypeAdapter[Telling]":
        from pydantic import TypeAdapter

        return TypeAdapter(Telling)

    @cached_property
    def _shares(self) -> "TypeAdapter[tuple[Share, ...]]":
        from pydantic import TypeAdapter

        return TypeAdapter(tuple[Share, ...])

    def put(self, document: str, told: Iterable[Told]) -> None:
        """Take the place of what was kept of a document."""
        self.drop([document])
        for one in told:
            telling = one.telling
            keys = [(number(*key), telling.id, document) for key in keys_of(telling)]
            self._sql.executemany("insert or ignore into event_key values (?, ?, ?)", keys)
            self._sql.executemany("insert or ignore into event_key_touched values (?)", ((key,) for key, _, _ in keys))
            # Not dump_json: a number without an upper bound is infinite, for which JSON has no word and Python has.
            data = json.dumps(self._adapter.dump_python(telling, mode="json"))
            row = (telling.id, document, telling.event_class, data, self._shares.dump_json(one.shares))
            self._sql.execute("insert into event_telling values (?, ?, ?, ?, ?)", row)
            self._sql.execute("insert or ignore into event_touched values (?)", (telling.id,))

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents."""
        for document in documents:
            one = (document,)
            for query in _DROP:
                self._sql.execute(query, one)

    def settle(self, stories: Partners, labels: Labels, moved: Iterable[tuple[str, str]] = ()) -> Moved:
        """Join tellings that are of one event.

        stories: the documents that one shares a story with; moved: pairs that came to share one, or do so no more.
        labels: of nodes, for the reasons.
        """
        self._telling.cache_clear()
        self._crowds()
        rows = self._sql.execute("select document from event_changed order by document").fetchall()
        changed = {row[0] for row in rows}
        for one in changed:
            self._unmatch(one)
        waiting = set(changed)
        for one in sorted(changed):
            waiting.discard(one)  # a pair of two that changed is looked at when the second one comes
            self._match(one, waiting, stories, labels)
        for a, b in sorted(moved):
            if a not in changed and b not in changed:
                self._unmatch_pair(a, b)
                self._match(a, set(), stories, labels, only=b)
        outcome = self._join()
        for table in ("event_key_touched", "event_touched", "event_changed"):
            self._sql.execute(f"delete from {table}")
        return outcome

    def _crowds(self) -> None:
        """Tell anew which touched keys are crowded; the documents for which that is new have changed."""
        query = """
            select key, count(telling) > ?1 from event_key_touched left join event_key using (key) group by key
            having (count(telling) > ?1) <> (key in (select key from event_crowd))
        """
        for key, crowded in self._sql.execute(query, (self._policy.event.block,)).fetchall():
            change = "insert into event_crowd values (?)" if crowded else "delete from event_crowd where key = ?"
            self._sql.execute(change, (key,))
            change = "insert or ignore into event_changed select distinct document from event_key where key = ?"
            self._sql.execute(change, (key,))

    def _unmatch(self, document: str) -> None:
        for side in ("document_a", "document_b"):
            for end in "ab":
                query = f"insert or ignore into event_touched select {end} from event_match where {side} = ?"
                self._sql.execute(query, (document,))
            self._sql.execute(f"delete from event_match where {side} = ?", (document,))

    def _unmatch_pair(self, a: str, b: str) -> None:
        pair = "(document_a = ?1 and document_b = ?2) or (document_a = ?2 and document_b = ?1)"
        for end in "ab":
            query = f"insert or ignore into event_touched select {end} from event_match where {pair}"
            self._sql.execute(query, (a, b))
        self._sql.execute(f"delete from event_match where {pair}", (a, b))

    def _match(
        self, document: str, waiting: set[str], stories: Partners, labels: Labels, only: str | None = None
    ) -> None:
        """Match the tellings of a document with those of others, but for those that are ``waiting``.

        only: the other document, when it is to be one.
        """
        linked = {one for one in stories(document) - waiting if only in (None, one)}
        pairs: dict[str, set[tuple[str, str]]] = {}
        for mine, other, where in self._sql.execute(_MET, (document,)):
            if where not in waiting and only in (None, where):
                pairs.setdefault(where, set()).add((mine, other))
        for where in sorted(linked):
            found = self._sql.execute(_OF_CLASS, (document, where))
            pairs.setdefault(where, set()).update((mine, other) for mine, other in found)
        for where, met in sorted(pairs.items()):
            rows = [_row(*one) for one in self._fits(met, where in linked, labels)]
            self._sql.executemany("insert or replace into event_match values (?, ?, ?, ?, ?, ?, ?)", rows)
            self._sql.executemany("insert or ignore into event_touched values (?)", ((e,) for r in rows for e in r[:2]))

    def _fits(
        self, met: Iterable[tuple[str, str]], story: bool, labels: Labels
    ) -> Iterator[tuple[Telling, Telling, Match]]:
        """Yield the tellings of two documents that are of one event; see ``shared.same_events``."""
        fits = []
        for pair in sorted(met):
            a, b = sorted((self._telling(one) for one in pair), key=lambda telling: telling.document)
            score = same_event(a, b, self._policy, labels, story=story)
            if score is not None:
                fits.append((a, b, match(a.id, b.id, score)))
        for a, b, found in fits:
            if sum(a.id == x.id or b.id == y.id for x, y, _ in fits) == 1:
                yield a, b, found

    def _join(self) -> Moved:
        touched = [row[0] for row in self._sql.execute("select telling from event_touched order by telling")]
        around = {other for one in touched for other in self._beside(one)}
        roots, before = set[str](), dict[str, dict[str, str | None]]()
        for tellings in connected({*touched, *around}, self._partners):
            found = self._found(tellings)
            joined = unions(found, clash=lambda a, b: clash(self._telling(a), self._telling(b), self._policy))
            why = reasons(found, joined)
            for one in tellings:
                document, *then = self._known(one)
                now = [joined[one], why[one].detail] if one in joined else [None, None]
                roots.update(root for root in (then[0], now[0]) if root is not None)
                if then[0] != now[0]:
                    before.setdefault(document, {})[one] = then[0]
                if then != now:
                    self._write(one, document, now)
        return self._moved(before, roots)

    def _moved(self, before: Mapping[str, Mapping[str, str | None]], roots: set[str]) -> Moved:
        """Tell what changed. before: document -> telling -> its root then, of those that have another one now."""
        documents, renamed = set[str](), dict[str, Mapping[str, str]]()
        for document, then in before.items():
            names = _names(then, self.roots(document))
            if names is None:
                documents.add(document)
            else:
                renamed[document] = names
        return Moved(documents, renamed, roots)

    def _known(self, telling: str) -> tuple[str, str | None, str | None]:
        """Whose telling it is or was, its root and why."""
        row: tuple[str, str | None, str | None] | None = self._sql.execute(_KNOWN, (telling,)).fetchone()
        return row or ("", None, None)

    def _write(self, telling: str, document: str, root: Sequence[str | None]) -> None:
        self._sql.execute("delete from event_root where telling = ?", (telling,))
        if None not in root:
            self._sql.execute("insert into event_root values (?, ?, ?, ?)", (telling, document, *root))

    def _beside(self, telling: str) -> list[str]:
        """What was of one event with ``telling`` before."""
        query = "select o.telling from event_root g join event_root o using (root) where g.telling = ?"
        return [row[0] for row in self._sql.execute(query, (telling,))]

    def _partners(self, telling: str) -> set[str]:
        query = "select b from event_match where a = ?1 union select a from event_match where b = ?1"
        return {row[0] for row in self._sql.execute(query, (telling,))}

    def _found(self, tellings: Iterable[str]) -> list[Match]:
        query = "select a, b, value, rule, detail from event_match where a = ?"
        rows = (row for one in tellings for row in self._sql.execute(query, (one,)))
        return [Match(a, b, Score(value, rule, detail)) for a, b, value, rule, detail in rows]

    def matches(self) -> list[tuple[str, str]]:
        """Return the pairs of tellings that are of one event by themselves, sorted."""
        return list(self._sql.execute("select a, b from event_match order by a, b"))

    def roots(self, document: str) -> dict[str, str]:
        """Return the tellings of a document that are of an event of several -> what makes the id of that."""
        return dict(self._sql.execute("select telling, root from event_root where document = ?", (document,)))

    def documents(self, root: str) -> set[str]:
        """Return the documents that tell of an event."""
        query = "select document from event_root where root = ?1 union select document from event_telling where id = ?1"
        return {row[0] for row in self._sql.execute(query, (root,))}

    def event(self, root: str, before: Sequence[str]) -> Event | None:
        """Return an event of several tellings; ``None`` when it is none, or no claim of it is kept."""
        query = "select t.shares from event_root r join event_telling t on t.id = r.telling where r.root = ?"
        rows = self._sql.execute(query, (root,)).fetchall()
        shares = [share for (data,) in rows for share in self._shares.validate_json(data)]
        if not shares:
            return None
        (detail,) = self._sql.execute("select detail from event_root where telling = ?", (root,)).fetchone()
        return event_of_shares(root, shares, detail, before)

    def _load(self, telling: str) -> Telling:
        query = "select telling from event_telling where id = ?"
        return self._adapter.validate_python(json.loads(self._sql.execute(query, (telling,)).fetchone()[0]))


_DROP = (
    "insert or ignore into event_key_touched select key from event_key where document = ?",
    "insert or ignore into event_touched select id from event_telling where document = ?",
    "delete from event_key where document = ?",
    "delete from event_telling where document = ?",
    "insert or ignore into event_changed values (?)",
)
_MET = """
    select distinct f.telling, o.telling, o.document from event_key f join event_key o on o.key = f.key
    where f.document = ?1 and o.document <> ?1 and f.key not in (select key from event_crowd)
"""
_KNOWN = """
    select document, root, detail from event_root where telling = ?1 union all
    select document, null, null from event_telling where id = ?1
"""
_OF_CLASS = """
    select f.id, o.id from event_telling f join event_telling o on o.class = f.class
    where f.document = ? and o.document = ?
"""


def _names(then: Mapping[str, str | None], now: Mapping[str, str]) -> dict[str, str] | None:
    """Return root then -> root now; ``None`` where that is no function, or a telling had no root or has none.

    then: of the tellings of a document whose root is another; now: of all.
    """
    names: dict[str, str] = {}
    if None in then.values() or not then.keys() <= now.keys():
        return None
    for telling, root in now.items():
        if names.setdefault(then.get(telling) or root, root) != root:
            return None
    return {old: new for old, new in names.items() if old != new}


def _row(a: Telling, b: Telling, found: Match) -> tuple[str, str, str, str, str, str, float]:
    document = {telling.id: telling.document for telling in (a, b)}
    score = found.score
    return found.a, found.b, document[found.a], document[found.b], score.rule, score.detail, score.value
