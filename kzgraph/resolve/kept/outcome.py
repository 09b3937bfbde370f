"""What became of nodes: written down when it changed, so that whoever tells of them hears of it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kzgraph.model.entity import Entity
from kzgraph.resolve.kept.cards import entity_of
from kzgraph.resolve.kept.tables import listed

_OLD = (
    "SELECT n.number, n.id, n.entity, n.canonical, n.way, n.joined, n.located, b.node IS NOT NULL, b.entity"
    " FROM name_node n LEFT JOIN temp.name_before_ b ON b.node = n.number"
    " WHERE n.number IN (SELECT value FROM json_each(?))"
)
_WRITE = "UPDATE name_node SET canonical = ?, way = ?, joined = ?, located = ? WHERE number = ?"
_HELD = "SELECT id FROM name_node WHERE located = ? AND canonical IS NULL"
_INTO = "SELECT id FROM name_node WHERE canonical = ?"
_DOCUMENTS = tuple(
    query
    for into, told in (("temp.name_changed_", "name_altered"), ("temp.name_retold_", "temp.name_plain_"))
    for query in (
        f"INSERT OR IGNORE INTO {into} SELECT number FROM name_document WHERE fresh",
        f"INSERT OR IGNORE INTO {into} SELECT document FROM name_mention"
        " WHERE node IN (SELECT node FROM temp.name_moved_)",
        *(
            f"INSERT OR IGNORE INTO {into} SELECT document FROM name_mention"
            f" WHERE node IN (SELECT number FROM name_node WHERE {column} IN (SELECT id FROM {table}))"
            for column in ("id", "canonical")
            for table in (told, "temp.name_shifted_")
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a node. canonical, way: id of the node that it is part of, and why, as text.

    joined: the text of what it became, where others are part of it or reasons stand in it.
    """

    canonical: str | None = None
    way: str | None = None
    joined: str | None = None


def note(db: sqlite3.Connection, found: dict[int, Outcome]) -> None:
    """Write down what became of nodes, by number, and what of that is new."""
    for number, id_, entity, canonical, way, joined, located, changed, before in db.execute(
        _OLD, (listed(found),)
    ).fetchall():
        new = found[number]
        told = (joined or (before if changed else entity)) if canonical is None else None
        tells = (new.joined or entity) if new.canonical is None else None
        holder = entity_of(tells).located_in if tells is not None else None
        if (new.canonical, new.way, new.joined, holder) != (canonical, way, joined, located):
            db.execute(_WRITE, (new.canonical, new.way, new.joined, holder, number))
        if told != tells:
            db.execute("INSERT OR IGNORE INTO name_altered VALUES (?)", (id_,))
            if told is None or tells is None or _plain(told) != _plain(tells):
                db.execute("INSERT OR IGNORE INTO temp.name_plain_ VALUES (?)", (id_,))
        if holder != located:
            db.execute("INSERT OR IGNORE INTO temp.name_shifted_ VALUES (?)", (id_,))
        if new.canonical != canonical:
            db.execute("INSERT OR IGNORE INTO temp.name_renamed_ VALUES (?)", (id_,))
        if (new.canonical, new.way) != (canonical, way):
            db.execute("INSERT OR IGNORE INTO temp.name_moved_ VALUES (?)", (number,))


def changed_documents(db: sqlite3.Connection) -> frozenset[str]:
    """Return the documents of which a node came out otherwise than last time, by what was noted."""
    _shift(db)
    for query in _DOCUMENTS:
        db.execute(query)
    return _listed(db, "changed_")


def retold_documents(db: sqlite3.Connection) -> frozenset[str]:
    """Return those of them of which a node came out otherwise in more than its names and the reasons for these."""
    return _listed(db, "retold_")


def _listed(db: sqlite3.Connection, table: str) -> frozenset[str]:
    rows = db.execute(f"SELECT id FROM name_document WHERE number IN (SELECT document FROM temp.name_{table})")
    return frozenset(document for (document,) in rows)


def _plain(text: str) -> Entity:
    """A node without names and the reasons for these, which no document tells."""
    return replace(entity_of(text), names=(), resolutions=())


def _shift(db: sqlite3.Connection) -> None:
    """Note what is held by something else by now: what held it became part of another, or is held otherwise itself."""
    renamed = [id_ for (id_,) in db.execute("SELECT id FROM temp.name_renamed_")]
    held = [one for holder in renamed for (one,) in db.execute(_HELD, (holder,)).fetchall()]
    _add(db, "name_altered", held)
    _add(db, "temp.name_shifted_", held)
    waiting = [id_ for (id_,) in db.execute("SELECT id FROM temp.name_shifted_")]
    seen = set(waiting)
    while waiting:
        one = waiting.pop()
        for holder in (one, *(part for (part,) in db.execute(_INTO, (one,)).fetchall())):
            more = {node for (node,) in db.execute(_HELD, (holder,))} - seen
            seen |= more
            waiting += more
    _add(db, "temp.name_shifted_", seen)


def _add(db: sqlite3.Connection, table: str, ids: Iterable[str]) -> None:
    db.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", [(id_,) for id_ in ids])
