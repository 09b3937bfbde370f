"""The nodes of all documents: what documents call each, merged in the order of their ids."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from kzgraph.model.entity import Entity
from kzgraph.resolve.across.apply import merged
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.gather import candidate, takes_part
from kzgraph.resolve.across.units import known_names
from kzgraph.resolve.kept.cards import entity_of, entity_text
from kzgraph.resolve.kept.tables import chunks, listed, stored

BATCH = 1000  # nodes at a time
DIRTY = "SELECT node FROM name_dirty WHERE node > ? ORDER BY node LIMIT ?"
_FORMS = """
SELECT m.node, f.text, count(*) AS times FROM name_mention m JOIN name_form f ON f.number = m.form
JOIN name_document d ON d.number = m.document WHERE m.node IN (SELECT value FROM json_each(?))
GROUP BY m.node, m.form ORDER BY m.node, min(d.id)
"""
_BESIDE = """
INSERT OR IGNORE INTO name_dirty SELECT beside.node FROM name_mention m JOIN name_mention beside USING (document)
WHERE m.node = ? AND (? OR m.form IS NULL)
"""
# Who stands in a document whose text leads something of another kind by now may head a state or not.
_GENITIVES = "INSERT OR IGNORE INTO name_dirty SELECT node FROM name_genitive WHERE name = ?"


def fold(db: sqlite3.Connection) -> None:
    """Merge anew each dirty node, and call dirty what hangs on those that changed."""
    kinds: dict[int, bool] = {}
    called: set[bytes] = set()
    for numbers in chunks(db, DIRTY, BATCH):
        found = dict(_folded(db, numbers))
        rows = db.execute(
            "SELECT number, entity, kind FROM name_node WHERE number IN (SELECT value FROM json_each(?))",
            (listed(numbers),),
        ).fetchall()
        for number, before, kind in rows:
            node = found.get(number)
            text = entity_text(node) if node is not None else None
            if text != before:
                db.execute("INSERT INTO temp.name_before_ VALUES (?, ?)", (number, before))
                called |= _written(db, number, node, text, known=before is not None)
                if (node.kind.value if node is not None else None) != kind:
                    kinds[number] = before is not None
    db.executemany(_BESIDE, kinds.items())
    db.executemany(_GENITIVES, [(name,) for name in called])


def _folded(db: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[int, Entity]]:
    for number, rows in groupby(db.execute(_FORMS, (listed(numbers),)).fetchall(), key=lambda row: row[0]):
        forms = [(entity_of(text), times) for _, text, times in rows]
        node, times = forms[0]
        if len(forms) == 1 and times > 1:
            node = merged(node, node)
        for other, _ in forms[1:]:  # a form that came before adds nothing
            node = merged(node, other)
        yield number, node


def _written(db: sqlite3.Connection, number: int, node: Entity | None, text: str | None, *, known: bool) -> set[bytes]:
    """Write a node that changed; return the names by which people are known or no longer known."""
    called: set[bytes] = set()
    if known:
        called = {name for (name,) in db.execute("SELECT name FROM name_known WHERE node = ?", (number,))}
        for table in ("name_outside", "name_known", "name_genitive"):
            db.execute(f"DELETE FROM {table} WHERE node = ?", (number,))
    one = part_of(node) if node is not None else None
    kind = node.kind.value if node is not None else None
    common = one.family if one is not None and one.common else None
    values = (text, kind, common, number)
    db.execute("UPDATE name_node SET entity = ?, kind = ?, common = ? WHERE number = ?", values)
    if one is None:
        return called
    names = {stored(name) for name in known_names(one)}
    short = {stored(name[:-1]) for name in one.names if name.endswith("s") and " " in name}
    db.executemany("INSERT INTO name_outside VALUES (?, ?)", [(stored(i), number) for i in one.outside])
    db.executemany("INSERT INTO name_known VALUES (?, ?)", [(name, number) for name in names])
    db.executemany("INSERT INTO name_genitive VALUES (?, ?)", [(name, number) for name in short])
    return called ^ names


def part_of(node: Entity) -> Candidate | None:
    """Return a node as a candidate of which no document is known; ``None`` when it takes no part."""
    one = candidate(node, {}, {}, {}) if takes_part(node) else None
    return one if one is not None and one.names else None
