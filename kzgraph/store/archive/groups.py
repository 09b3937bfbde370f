"""Which groups without a name of an archive are one: ``resolve.story.unnamed``, kept document by document."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kzgraph.model.edtf import Days
from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Score
from kzgraph.resolve.story.bearers import Bearer
from kzgraph.resolve.story.groups import apart
from kzgraph.resolve.story.joined import Match, reasons, unions
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.unnamed import clashing, one_group
from kzgraph.store.archive.connected import connected

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
create table if not exists group_bearer (node text primary key, document text, bearer blob) without rowid;
create index if not exists group_bearer_document on group_bearer (document);
create table if not exists group_match (
    a text, b text, document_a text, document_b text, rule text, detail text, value real, primary key (a, b)
) without rowid;
create index if not exists group_match_b on group_match (b);
create index if not exists group_match_document_a on group_match (document_a);
create index if not exists group_match_document_b on group_match (document_b);
create table if not exists group_root (
    node text primary key, document text, root text, rule text, detail text, value real
) without rowid;
create index if not exists group_root_root on group_root (root);
create index if not exists group_root_document on group_root (document);
create table if not exists group_node (root text primary key, entity blob) without rowid;
create table if not exists group_touched (node text primary key) without rowid;
"""
_KEPT = 500  # documents of which the groups are in memory


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of the groups of some documents: ``with_roots`` puts it into effect."""

    roots: Mapping[str, str]
    groups: Mapping[str, Entity]
    why: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Held:
    """A group with what can keep it apart from others."""

    bearer: Bearer
    published: Days | None


class Groups:
    """The groups of documents and which of them are one, in tables of ``connection``."""

    def __init__(self, connection: sqlite3.Connection, policy: Policy) -> None:
        self._sql, self._policy = connection, policy
        connection.executescript(_TABLES)
        self._of = lru_cache(_KEPT)(self._bearers)

    @cached_property
    def _adapter(self) -> "TypeAdapter[Held]":
        from pydantic import TypeAdapter

        return TypeAdapter(Held)

    @cached_property
    def _entities(self) -> "TypeAdapter[Entity]":
        from pydantic import TypeAdapter

        return TypeAdapter(Entity)

    def put(self, document: str, groups: Iterable[Bearer], published: Days | None) -> None:
        """Take the place of what was kept of a document, and forget what matches its groups."""
        self._of.cache_clear()
        self.drop([document])
        for one in groups:
            data = self._adapter.dump_json(Held(replace(one, acts=()), published))
            self._sql.execute("insert into group_bearer values (?, ?, ?)", (one.node.id, document, data))
            self._sql.execute("insert or ignore into group_touched values (?)", (one.node.id,))

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents."""
        for document in documents:
            self.unmatch(document)
            one = (document,)
            query = "insert or ignore into group_touched select node from group_bearer where document = ?"
            self._sql.execute(query, one)
            self._sql.execute("delete from group_bearer where document = ?", one)

    def unmatch(self, document: str) -> None:
        """Forget what matches the groups of a document."""
        for side in ("document_a", "document_b"):
            query = f"insert or ignore into group_touched select %s from group_match where {side} = ?"
            for end in "ab":
                self._sql.execute(query % end, (document,))
            self._sql.execute(f"delete from group_match where {side} = ?", (document,))

    def unmatch_pair(self, a: str, b: str) -> None:
        """Forget which groups of two documents are one."""
        pair = "(document_a = ?1 and document_b = ?2) or (document_a = ?2 and document_b = ?1)"
        for end in "ab":
            query = f"insert or ignore into group_touched select {end} from group_match where {pair}"
            self._sql.execute(query, (a, b))
        self._sql.execute(f"delete from group_match where {pair}", (a, b))

    def match(self, matches: Iterable[Match]) -> None:
        """Keep matches of groups that were put."""
        for one in matches:
            documents = [self._document(node) for node in (one.a, one.b)]
            score = one.score
            row = (one.a, one.b, *documents, score.rule, score.detail, score.value)
            self._sql.execute("insert or replace into group_match values (?, ?, ?, ?, ?, ?, ?)", row)
            self._sql.executemany("insert or ignore into group_touched values (?)", ((one.a,), (one.b,)))

    def comparable(self, a: str, b: str) -> bool:
        """Return whether two documents have groups that may be one: of a noun, and not kept apart by their texts."""
        return any(x.nouns & y.nouns and not apart(x, y) for x in self._of(a) for y in self._of(b))

    def _bearers(self, document: str) -> list[Bearer]:
        rows = self._sql.execute("select bearer from group_bearer where document = ?", (document,)).fetchall()
        return [self._adapter.validate_json(row[0]).bearer for row in rows]

    def _document(self, node: str) -> str:
        query = "select document from group_bearer where node = ?"
        return str(self._sql.execute(query, (node,)).fetchone()[0])

    def settle(self, kept_apart: Callable[[str, str], bool]) -> tuple[frozenset[str], frozenset[str]]:
        """Join what matches; return the documents whose groups came out otherwise, and the groups that did."""
        touched = [row[0] for row in self._sql.execute("select node from group_touched order by node")]
        around = {other for node in touched for other in self._beside(node)}
        documents, groups = set[str](), set[str]()
        for nodes in connected({*touched, *around}, self._partners):
            found = self._joined(nodes, kept_apart)
            documents.update(self._write(nodes, found))
            groups |= set(found.groups)
        groups |= {row[0] for row in self._sql.execute(_LOOSE)}
        self._sql.execute(f"delete from group_node where root in ({_LOOSE})")
        self._sql.execute("delete from group_touched")
        return frozenset(documents), frozenset(groups)

    def _beside(self, node: str) -> Iterator[str]:
        """What was one group with ``node`` before."""
        query = "select o.node from group_root g join group_root o using (root) where g.node = ?"
        return (row[0] for row in self._sql.execute(query, (node,)))

    def _partners(self, node: str) -> set[str]:
        query = "select b from group_match where a = ?1 union select a from group_match where b = ?1"
        return {row[0] for row in self._sql.execute(query, (node,))}

    def _joined(self, nodes: Iterable[str], kept_apart: Callable[[str, str], bool]) -> Joined:
        query = "select a, b, rule, detail, value from group_match where a = ?"
        rows = [row for node in nodes for row in self._sql.execute(query, (node,))]
        found = [Match(a, b, Score(value, rule, detail)) for a, b, rule, detail, value in rows]
        held = {node: self._held(node) for one in found for node in (one.a, one.b)}

        def clash(a: str, b: str) -> bool:
            x, y = held[a], held[b]
            return clashing(x.bearer, y.bearer, x.published, y.published, self._policy) or kept_apart(a, b)

        roots = unions(found, clash=clash)
        why = reasons(found, roots)
        sets: dict[str, list[Entity]] = {}
        for node, root in sorted(roots.items()):
            sets.setdefault(root, []).append(held[node].bearer.node)
        return Joined(roots, {root: one_group(members, why) for root, members in sets.items()}, why)

    def _held(self, node: str) -> Held:
        query = "select bearer from group_bearer where node = ?"
        return self._adapter.validate_json(self._sql.execute(query, (node,)).fetchone()[0])

    def _write(self, nodes: Iterable[str], found: Joined) -> Iterator[str]:
        """Write what became of ``nodes``; yield the documents of those for which it is new."""
        for node in nodes:
            query = "select document, root, rule, detail, value from group_root where node = ?"
            before = self._sql.execute(query, (node,)).fetchone()
            after = None
            if node in found.roots:
                why = found.why[node]
                after = (self._document(node), found.roots[node], why.rule, why.detail, why.value)
            if before != after:
                self._sql.execute("delete from group_root where node = ?", (node,))
                if after is not None:
                    self._sql.execute("insert into group_root values (?, ?, ?, ?, ?, ?)", (node, *after))
                yield from (row[0] for row in (before, after) if row is not None)
        for root, entity in found.groups.items():
            data = self._entities.dump_json(entity)
            known = self._sql.execute("select entity from group_node where root = ?", (root,)).fetchone()
            if known is None or known[0] != data:
                self._sql.execute("insert or replace into group_node values (?, ?)", (root, data))
                query = "select distinct document from group_root where root = ?"
                yield from (row[0] for row in self._sql.execute(query, (root,)).fetchall())

    def joined(self, documents: Iterable[str]) -> Joined:
        """Return what became of the groups of documents."""
        query = "select node, root, rule, detail, value from group_root where document = ?"
        rows = [row for one in documents for row in self._sql.execute(query, (one,))]
        roots = {node: root for node, root, *_ in rows}
        groups = {root: entity for root in sorted({*roots.values()}) if (entity := self.group(root)) is not None}
        why = {node: Score(value, rule, detail) for node, _, rule, detail, value in rows}
        return Joined(roots, groups, why)

    def group(self, root: str) -> Entity | None:
        """Return a group of several documents."""
        row = self._sql.execute("select entity from group_node where root = ?", (root,)).fetchone()
        return self._entities.validate_json(row[0]) if row is not None else None


_LOOSE = "select root from group_node where root not in (select root from group_root)"
