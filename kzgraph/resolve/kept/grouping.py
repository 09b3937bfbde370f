"""Units of all documents: which nodes are one from the start, and what spelling each unit has."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.settled import Settled
from kzgraph.resolve.across.units import is_decided, key_by_name, unit_of
from kzgraph.resolve.kept.candidates import Known, load
from kzgraph.resolve.kept.folding import BATCH, DIRTY
from kzgraph.resolve.kept.tables import chunks, dumped, listed

_OLD = (
    "SELECT n.number, n.unit, u.key FROM name_node n LEFT JOIN name_unit u ON u.number = n.unit"
    " WHERE n.number IN (SELECT value FROM json_each(?))"
)
_BY_ID = '["id"'  # how the keys begin of units that an outside id makes
_TOUCH = "INSERT OR IGNORE INTO temp.name_touched_ VALUES (?)"
_TOUCHED = "SELECT unit FROM temp.name_touched_ WHERE unit > ? ORDER BY unit LIMIT ?"
_MEMBERS = "SELECT unit, number FROM name_node WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY unit"
_UNITS = "SELECT number, key, spelling FROM name_unit WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
_BROKEN = (
    "INSERT OR IGNORE INTO temp.name_broken_ SELECT component FROM name_unit"
    " WHERE number IN (SELECT unit FROM temp.name_touched_) AND component IS NOT NULL"
)
_CHANGE = (
    "INSERT INTO temp.name_delta_ VALUES (?, ?) ON CONFLICT (spelling) DO UPDATE SET change = change + excluded.change"
)
_BEARERS = "SELECT n.number, n.id FROM name_outside o JOIN name_node n ON n.number = o.node WHERE o.outside = ?"


def regroup(db: sqlite3.Connection, people: Settled) -> None:
    """Put each dirty node into its unit; note the units that lost, gained or hold a dirty node."""
    known = Known(db)
    by_id: set[int] = set()
    for numbers in chunks(db, DIRTY, BATCH):
        old = {number: (unit, key) for number, unit, key in db.execute(_OLD, (listed(numbers),))}
        for unit, key in old.values():
            if key is not None and key.startswith(_BY_ID):
                by_id |= {number for _, number in db.execute(_MEMBERS, (listed([unit]),))}
        parts = dict(load(db, numbers, seen=False))
        for number in numbers:
            one = parts.get(number)
            if one is None:
                _place(db, number, None)
            elif is_decided(one.id, people):
                _place(db, number, ["decision", people.root(one.id)])
            elif one.outside:
                by_id.add(number)
            else:
                _place(db, number, ["name", *_plain(key_by_name(one, known))])
    _place_by_id(db, by_id, people)


def _plain(key: Iterable[object]) -> list[object]:
    return [sorted(part) if isinstance(part, frozenset) else part for part in key]


def _place(db: sqlite3.Connection, number: int, key: list[object] | None) -> None:
    """Put a node into the unit of a key, out of the one in which it was."""
    (old,) = db.execute("SELECT unit FROM name_node WHERE number = ?", (number,)).fetchone()
    new = None
    if key is not None:
        text = dumped(key)
        db.execute("INSERT OR IGNORE INTO name_unit (key) VALUES (?)", (text,))
        (new,) = db.execute("SELECT number FROM name_unit WHERE key = ?", (text,)).fetchone()
    if new != old:
        db.execute("UPDATE name_node SET unit = ? WHERE number = ?", (new, number))
    db.executemany(_TOUCH, [(unit,) for unit in {old, new} if unit is not None])


def _place_by_id(db: sqlite3.Connection, start: set[int], people: Settled) -> None:
    """Put nodes into units by the outside ids that they and others put beside each other."""
    done: set[int] = set()
    for first in sorted(start):
        members, seen = _beside(db, first, people) if first not in done else ([], set())
        for number in members:
            _place(db, number, ["id", min(seen).decode("utf-8", "surrogatepass")])
        done.update(members)


def _beside(db: sqlite3.Connection, first: int, people: Settled) -> tuple[list[int], set[bytes]]:
    """The nodes without decision that share outside ids with a node, or with those that do, and all these ids."""
    rows = db.execute("SELECT o.outside FROM name_outside o WHERE o.node = ?", (first,))
    (own,) = db.execute("SELECT id FROM name_node WHERE number = ?", (first,)).fetchone()
    waiting = [outside for (outside,) in rows] if not is_decided(own, people) else []
    seen, members = set(waiting), list[int]()
    while waiting:
        for number, node in db.execute(_BEARERS, (waiting.pop(),)).fetchall():
            if number not in members and not is_decided(node, people):
                members.append(number)
                more = {o for (o,) in db.execute("SELECT outside FROM name_outside WHERE node = ?", (number,))} - seen
                seen |= more
                waiting += more
    return members, seen


def respell(db: sqlite3.Connection) -> None:
    """Note what each touched unit is called by now, and the components that hold one; drop the empty ones."""
    known = Known(db)
    db.execute(_BROKEN)
    for units in chunks(db, _TOUCHED, BATCH):
        unit_of_node = {node: unit for unit, node in db.execute(_MEMBERS, (listed(units),))}
        members: dict[int, list[tuple[int, Candidate]]] = {}
        for number, one in load(db, list(unit_of_node), seen=False):
            members.setdefault(unit_of_node[number], []).append((number, one))
        for unit, key, old in db.execute(_UNITS, (listed(units),)).fetchall():
            mine = members.get(unit, [])
            new = _spelling(db, _whole(db, mine), json.loads(key)[0], known) if mine else None
            if new is None:
                db.execute("DELETE FROM name_unit WHERE number = ?", (unit,))
            elif new != old:
                db.execute("UPDATE name_unit SET spelling = ? WHERE number = ?", (new, unit))
            if new != old:
                db.executemany(_CHANGE, [(one, by) for one, by in ((old, -1), (new, 1)) if one is not None])


def _whole(db: sqlite3.Connection, members: Sequence[tuple[int, Candidate]]) -> list[Candidate]:
    """The members, with their documents where these can tell which kind the unit is of."""
    if len({one.kind for _, one in members}) == 1:
        return [one for _, one in members]
    return [one for _, one in load(db, [number for number, _ in members])]


def _spelling(db: sqlite3.Connection, members: Sequence[Candidate], by: str, known: Known) -> int:
    one = unit_of(members, by, known).one
    text = spelling_text(one)
    db.execute("INSERT OR IGNORE INTO name_spelling (text, units, fresh) VALUES (?, 0, 1)", (text,))
    number: int
    (number,) = db.execute("SELECT number FROM name_spelling WHERE text = ?", (text,)).fetchone()
    return number


def spelling_text(one: Candidate) -> str:
    """Return the kind and names of a unit as text: all that two are compared by."""
    return dumped([one.kind.value, one.names])
