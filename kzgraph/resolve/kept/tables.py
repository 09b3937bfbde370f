"""The tables of the names of an archive, and how they are read and written: whole or not at all."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

Row = tuple[Any, ...]

_TABLES = (
    "name_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # fresh: put since the last settle; home: the state that it is about
    "name_document (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, home TEXT, fresh INTEGER NOT NULL)",
    # a node as some documents give it
    "name_form (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    # a node in a document: its form there, whether the document names it, its titles, what it heads
    "name_mention (node INTEGER NOT NULL, document INTEGER NOT NULL, form INTEGER, named INTEGER NOT NULL, titles TEXT,"
    " heads TEXT, PRIMARY KEY (node, document)) WITHOUT ROWID",
    # a node of all documents: merged; its family when its name is common; its unit when it takes part; the outcome:
    # what it is part of and why, or all that it became, and what holds that
    "name_node (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entity TEXT, kind TEXT, common TEXT, unit INTEGER,"
    " canonical TEXT, way TEXT, joined TEXT, located TEXT)",
    "name_outside (outside BLOB NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (outside, node)) WITHOUT ROWID",
    # names of people that tell who they are; names in "-s", without it
    "name_known (name BLOB NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (name, node)) WITHOUT ROWID",
    "name_genitive (name BLOB NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (name, node)) WITHOUT ROWID",
    "name_unit (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, spelling INTEGER, component INTEGER)",
    # names and kind of units, and how many have them; blocks of what shares a key, and how many units those are
    "name_spelling (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, units INTEGER NOT NULL,"
    " fresh INTEGER NOT NULL)",
    "name_block (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, units INTEGER NOT NULL)",
    "name_key (block INTEGER NOT NULL, spelling INTEGER NOT NULL, PRIMARY KEY (block, spelling)) WITHOUT ROWID",
    # spellings (a < b) that share a block that is not too large and are alike enough to be asked about
    "name_like (a INTEGER NOT NULL, b INTEGER NOT NULL, value REAL NOT NULL, rule TEXT NOT NULL, detail TEXT NOT NULL,"
    " PRIMARY KEY (a, b)) WITHOUT ROWID",
    "name_dirty (node INTEGER PRIMARY KEY)",
    "name_loose (form INTEGER PRIMARY KEY)",
    "name_altered (id TEXT PRIMARY KEY) WITHOUT ROWID",
)
_INDEXES = (
    "name_mention (document)",
    "name_mention (form)",
    "name_node (unit)",
    "name_node (canonical) WHERE canonical IS NOT NULL",
    "name_node (located) WHERE located IS NOT NULL",
    "name_node (common) WHERE common IS NOT NULL",
    "name_document (fresh) WHERE fresh",
    "name_outside (node)",
    "name_known (node)",
    "name_genitive (node)",
    "name_unit (spelling)",
    "name_unit (component)",
    "name_spelling (fresh) WHERE fresh",
    "name_key (spelling)",
    "name_like (b)",
)
_WORK = (  # of one settle
    "before_ (node INTEGER PRIMARY KEY, entity TEXT)",  # what a node was that changed
    "touched_ (unit INTEGER PRIMARY KEY)",
    "broken_ (component INTEGER PRIMARY KEY)",
    "delta_ (spelling INTEGER PRIMARY KEY, change INTEGER NOT NULL)",
    "shift_ (block INTEGER PRIMARY KEY, change INTEGER NOT NULL)",
    "crossed_ (block INTEGER PRIMARY KEY, live INTEGER NOT NULL)",
    "work_ (block INTEGER PRIMARY KEY, hot INTEGER NOT NULL)",
    "seed_ (unit INTEGER PRIMARY KEY)",
    "moved_ (node INTEGER PRIMARY KEY)",  # other canonical id or way
    "renamed_ (id TEXT PRIMARY KEY) WITHOUT ROWID",  # other canonical id
    "shifted_ (id TEXT PRIMARY KEY) WITHOUT ROWID",  # held by something else, itself or what holds it
    "changed_ (document INTEGER PRIMARY KEY)",
    "plain_ (id TEXT PRIMARY KEY) WITHOUT ROWID",  # changed in more than names and reasons
    "retold_ (document INTEGER PRIMARY KEY)",  # has a node that did, or that moved
)


def create(db: sqlite3.Connection) -> None:
    """Create what is missing."""
    for table in _TABLES:
        db.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    for index in _INDEXES:
        name = "_".join(index.replace(" (", "_by_").partition(")")[0].split())
        db.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {index}")
    for table in _WORK:
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS name_{table}")


def clear_work(db: sqlite3.Connection) -> None:
    """Forget what the last settle left behind."""
    for table in _WORK:
        db.execute(f"DELETE FROM temp.name_{table.partition(' ')[0]}")


@contextmanager
def whole(db: sqlite3.Connection) -> Iterator[None]:
    """Do all that is done inside, or nothing when it fails; inside a transaction of the caller or one of its own."""
    db.execute("SAVEPOINT name_whole")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK TO name_whole")
        db.execute("RELEASE name_whole")
        raise
    db.execute("RELEASE name_whole")


def chunks(db: sqlite3.Connection, query: str, size: int) -> Iterator[list[int]]:
    """Yield the numbers that ``query`` gives, in order, ``size`` at a time; its ``?`` are the last one and the size.

    What is written meanwhile may change the rest, which is asked for when its turn comes.
    """
    last = -1
    while found := [number for (number,) in db.execute(query, (last, size))]:
        yield found
        last = found[-1]


def listed(values: Iterable[object]) -> str:
    """Return values as one parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def dumped(value: object) -> str:
    """Return a value as JSON in ASCII: whatever stands in a text can be stored."""
    return json.dumps(value, separators=(",", ":"))


def stored(text: str) -> bytes:
    """Return a text as what a database takes: half a pair of surrogates is no text to it."""
    return text.encode("utf-8", "surrogatepass")
