"""Components of all documents: the units that hang together by names that are alike or by an outside id.

What is joined in one has nothing to do with the others: links, rivals and obstacles are of units that hang together.
"""

import sqlite3
from collections.abc import Iterator

from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.kept.tables import chunks

BATCH = 1000
_SEEDS = (
    "INSERT OR IGNORE INTO temp.name_seed_ SELECT number FROM name_unit"
    " WHERE number IN (SELECT unit FROM temp.name_touched_)",
    "INSERT OR IGNORE INTO temp.name_seed_ SELECT number FROM name_unit"
    " WHERE component IN (SELECT component FROM temp.name_broken_)",
)
_SEED = "SELECT unit FROM temp.name_seed_ WHERE unit > ? ORDER BY unit LIMIT ?"
_ALIKE = (
    "SELECT number FROM name_unit WHERE spelling IN"
    " (SELECT b FROM name_like WHERE a = :s UNION ALL SELECT a FROM name_like WHERE b = :s)"
)
_SAME = "SELECT number FROM name_unit WHERE spelling = :s"
_LIVE = "SELECT 1 FROM name_key JOIN name_block ON number = block WHERE spelling = ? AND units <= ? LIMIT 1"
_BY_ID = (
    "SELECT DISTINCT other.unit FROM name_node one JOIN name_outside mine ON mine.node = one.number"
    " JOIN name_outside theirs USING (outside) JOIN name_node other ON other.number = theirs.node WHERE one.unit = ?"
)


def components(db: sqlite3.Connection, policy: Policy) -> Iterator[list[int]]:
    """Yield the units of each component that holds or held a touched unit."""
    for query in _SEEDS:
        db.execute(query)
    (last,) = db.execute("SELECT coalesce(max(component), 0) FROM name_unit").fetchone()
    new = last
    for seeds in chunks(db, _SEED, BATCH):
        for seed in seeds:
            (old,) = db.execute("SELECT component FROM name_unit WHERE number = ?", (seed,)).fetchone()
            if old is None or old <= last:
                found = _component(db, seed, policy)
                new += 1
                db.executemany("UPDATE name_unit SET component = ? WHERE number = ?", [(new, unit) for unit in found])
                yield found


def is_live(db: sqlite3.Connection, spelling: int, policy: Policy) -> bool:
    """Return whether units of one spelling are worth comparing: whether any block of it is not too large."""
    return db.execute(_LIVE, (spelling, policy.block)).fetchone() is not None


def _component(db: sqlite3.Connection, start: int, policy: Policy) -> list[int]:
    found, seen, spellings = [start], {start}, set[int]()
    for unit in found:  # grows
        (spelling,) = db.execute("SELECT spelling FROM name_unit WHERE number = ?", (unit,)).fetchone()
        near = [other for (other,) in db.execute(_BY_ID, (unit,))]
        if spelling not in spellings:
            spellings.add(spelling)
            near += [other for (other,) in db.execute(_ALIKE, {"s": spelling})]
            same = [other for (other,) in db.execute(_SAME, {"s": spelling})]
            if len(same) > 1 and is_live(db, spelling, policy):
                near += same
        for other in near:
            if other not in seen:
                seen.add(other)
                found.append(other)
    return sorted(found)
