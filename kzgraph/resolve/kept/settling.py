"""From documents that changed to what became of all nodes."""

import sqlite3
from collections.abc import Mapping

from kzgraph.resolve.across.candidate import FAMILY
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.across.settled import Settled, check_outside, settled
from kzgraph.resolve.kept.blocks import block
from kzgraph.resolve.kept.cards import decision_text
from kzgraph.resolve.kept.compared import Spellings
from kzgraph.resolve.kept.folding import BATCH, DIRTY, fold
from kzgraph.resolve.kept.grouping import regroup, respell
from kzgraph.resolve.kept.joining import Task, join_changed
from kzgraph.resolve.kept.outcome import Outcome, changed_documents, note
from kzgraph.resolve.kept.tables import chunks, clear_work, dumped, listed

_ALL = "INSERT OR IGNORE INTO name_dirty SELECT number FROM name_node"
_IDS = "SELECT number, id, unit, entity FROM name_node WHERE number IN (SELECT value FROM json_each(?))"
_ITEMS = (
    "SELECT n.id, o.outside FROM name_node n JOIN name_outside o ON o.node = n.number"
    " WHERE n.id IN (SELECT value FROM json_each(?)) ORDER BY n.id, o.outside"
)
_GONE = (
    "DELETE FROM name_node WHERE number IN (SELECT node FROM name_dirty) AND entity IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM name_mention WHERE node = number)",
    "DELETE FROM name_form WHERE number IN (SELECT form FROM name_loose)"
    " AND NOT EXISTS (SELECT 1 FROM name_mention WHERE form = number)",
    "UPDATE name_document SET fresh = 0 WHERE fresh",
    "DELETE FROM name_loose",
    "DELETE FROM name_dirty",
)


def settle(db: sqlite3.Connection, decisions: Decisions, policy: Policy) -> frozenset[str]:
    """Work out what became of the nodes that are dirty, and of those that hang together with them."""
    people = settled(decisions)
    clear_work(db)
    db.execute("DELETE FROM name_altered")
    if _is_new(db, "decisions", dumped([decision_text(one.decision) for one in decisions.decided])):
        db.execute(_ALL)
    fold(db)
    families = frozenset(family for family in set(FAMILY.values()) if _has_common(db, family))
    if _is_new(db, "families", dumped(sorted(families))):
        db.execute(_ALL)
    check_outside(decisions, _items(db, people))
    regroup(db, people)
    sets = _sets(people)
    roots = _roots(db, people)
    respell(db)
    names = Spellings()
    block(db, names, policy)
    join_changed(db, Task(decisions, people, sets, families, names, policy), roots)
    _note_the_rest(db, people)
    changed = changed_documents(db)
    for query in _GONE:
        db.execute(query)
    return changed


def _is_new(db: sqlite3.Connection, key: str, value: str) -> bool:
    """Whether a fact about the whole is another one than last time, which is then forgotten."""
    old = db.execute("SELECT value FROM name_meta WHERE key = ?", (key,)).fetchone()
    db.execute("INSERT OR REPLACE INTO name_meta VALUES (?, ?)", (key, value))
    return old is None or bool(old[0] != value)


def _has_common(db: sqlite3.Connection, family: str) -> bool:
    return db.execute("SELECT 1 FROM name_node WHERE common = ? LIMIT 1", (family,)).fetchone() is not None


def _items(db: sqlite3.Connection, people: Settled) -> Mapping[str, str]:
    """The Wikidata items of the nodes that people joined."""
    rows = db.execute(_ITEMS, (listed(people.one),)) if people.one else ()
    texts = ((node, outside.decode("utf-8", "surrogatepass")) for node, outside in rows)
    return {node: text.removeprefix("wd:") for node, text in texts if text.startswith("wd:")}


def _sets(people: Settled) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node, root in people.one.items():
        found.setdefault(root, []).append(node)
    return found


def _roots(db: sqlite3.Connection, people: Settled) -> set[str]:
    """The sets of people that hold a dirty node; their units are touched."""
    roots: set[str] = set()
    for numbers in chunks(db, DIRTY, BATCH):
        roots |= {people.one[node] for _, node, *_ in db.execute(_IDS, (listed(numbers),)) if node in people.one}
    query = "INSERT OR IGNORE INTO temp.name_touched_ SELECT number FROM name_unit WHERE key = ?"
    db.executemany(query, [(dumped(["decision", root]),) for root in roots])
    return roots


def _note_the_rest(db: sqlite3.Connection, people: Settled) -> None:
    """Note the dirty nodes that nobody joins: those that are gone, and those that take no part."""
    for numbers in chunks(db, DIRTY, BATCH):
        rows = db.execute(_IDS, (listed(numbers),)).fetchall()
        rest = [number for number, node, unit, entity in rows if unit is None and not (entity and node in people.one)]
        note(db, {number: Outcome() for number in rest})
