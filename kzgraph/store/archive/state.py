"""What an archive knows of its documents, in tables: ``state.sqlite``, from which the next change starts.

It can be made again from the readings, and its bytes mean nothing: graph and readings are the archive.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kzgraph.errors import InputError

FORMAT = 1
_TABLES = f"""
pragma user_version = {FORMAT};
create table if not exists reading (
    document text primary key, place integer, name text, sha256 text, offset integer, length integer
) without rowid;
create index if not exists reading_place on reading (place);
create index if not exists reading_name on reading (name);
create table if not exists output (
    document text primary key, place integer, member blob, claims integer, events integer, nodes integer, quads integer
) without rowid;
create index if not exists output_place on output (place);
create table if not exists uses (document text, node text, primary key (document, node)) without rowid;
create index if not exists uses_node on uses (node);
create table if not exists event (id text primary key, drawer integer, lines text) without rowid;
create index if not exists event_drawer on event (drawer);
create table if not exists node (id text primary key, drawer integer, linked integer, lines text) without rowid;
create index if not exists node_drawer on node (drawer);
create table if not exists setting (name text primary key, value text) without rowid;
"""
BELONGS = "manifest"  # the setting that says which manifest the tables go with: its SHA-256
SHORTEST, HEX = 6, frozenset("0123456789abcdef")  # digits of an id that name a document
DIGITS = 8  # of a document's id that make its place


@dataclass(frozen=True, slots=True)
class Output:
    """The quads of one document as a member of its part, and how many there are of what."""

    document: str
    member: bytes
    claims: int
    events: int
    nodes: int
    quads: int


@dataclass(frozen=True, slots=True)
class Held:
    """Where the reading of a document stands: bytes of a file of readings."""

    document: str
    name: str
    sha256: str
    offset: int
    length: int


def place_of(document: str) -> int:
    """Return the first digits of an id as a number: documents are put into parts by it."""
    return int(document[:DIGITS], 16)


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open the tables at ``path``, made when they are missing and ``write`` is set.

    Raises InputError when the file is none of ours or of another version.
    """
    try:
        if not write:
            return _checked(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True), path)
        known = path.exists() and path.stat().st_size
        connection = sqlite3.connect(path)
        if known:
            _checked(connection, path)
        # What is lost in a crash is made again from the readings, so that nothing is waited for.
        # Workers read what was committed last, while this connection writes on.
        connection.executescript("pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -16000;")
        connection.executescript(_TABLES)
        return _checked(connection, path)
    except sqlite3.OperationalError:  # of the file system; who writes to the folder tells it
        raise
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path}: damaged ({error}); remove it, and it is made again") from error


def finish(connection: sqlite3.Connection, *, aside: bool = False) -> None:
    """Put all that was written into the one file, or leave it aside for ``publish`` to take over; close it."""
    connection.commit()
    if not aside:
        connection.executescript("pragma wal_checkpoint(truncate); pragma journal_mode = delete;")
    connection.close()


def _checked(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    (found,) = connection.execute("pragma user_version").fetchone()
    if found != FORMAT:
        raise InputError(f"{path}: of another version of kzgraph; remove it, and it is made again")
    return connection


class State:
    """The tables of an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sql = connection

    def hold(self, rows: Iterable[Held]) -> None:
        """Take note of where readings stand."""
        columns = ((r.document, place_of(r.document), r.name, r.sha256, r.offset, r.length) for r in rows)
        self.sql.executemany("insert or replace into reading values (?, ?, ?, ?, ?, ?)", columns)

    def let_go(self, documents: Iterable[str]) -> None:
        """Forget where readings stand."""
        self.sql.executemany("delete from reading where document = ?", ((one,) for one in documents))

    def documents(self) -> list[str]:
        """Return the ids of all documents, sorted."""
        return [row[0] for row in self.sql.execute("select document from reading order by document")]

    def of_place(self, first: int, after: int) -> list[Held]:
        """Return the documents with places from ``first`` to before ``after``, by id."""
        query = """
            select document, name, sha256, offset, length from reading where place >= ? and place < ? order by document
        """
        return [Held(*row) for row in self.sql.execute(query, (first, after))]

    def inputs(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, file name and SHA-256 of each document, by id."""
        yield from self.sql.execute("select document, name, sha256 from reading order by document")

    def of_name(self, name: str) -> list[str]:
        """Return the documents of a file name."""
        query = "select document from reading where name = ? order by document"
        return [row[0] for row in self.sql.execute(query, (name,))]

    def named(self, name: str) -> list[str]:
        """Return the documents of a file name, or when there is none those whose id starts with it."""
        found = self.of_name(name)
        if not found and len(name) >= SHORTEST and set(name) <= HEX:
            query = "select document from reading where document >= ? and document < ? order by document"
            found = [row[0] for row in self.sql.execute(query, (name, name + "g"))]
        return found

    def held(self, document: str) -> Held | None:
        """Return where the reading of a document stands."""
        query = "select document, name, sha256, offset, length from reading where document = ?"
        row = self.sql.execute(query, (document,)).fetchone()
        return Held(*row) if row else None

    def free(self, documents: Iterable[str]) -> set[str]:
        """Forget which shared nodes documents use; return these."""
        used: set[str] = set()
        for one in documents:
            used.update(row[0] for row in self.sql.execute("select node from uses where document = ?", (one,)))
            self.sql.execute("delete from uses where document = ?", (one,))
        return used

    def put(self, row: Output) -> bool:
        """Keep what a document gave; return whether it is other than before."""
        query = "select member = ? from output where document = ?"
        known = self.sql.execute(query, (row.member, row.document)).fetchone()
        columns = (row.document, place_of(row.document), row.member, row.claims, row.events, row.nodes, row.quads)
        self.sql.execute("insert or replace into output values (?, ?, ?, ?, ?, ?, ?)", columns)
        return known is None or not known[0]

    def member(self, document: str) -> bytes:
        """Return what a document gave."""
        query = "select member from output where document = ?"
        return bytes(self.sql.execute(query, (document,)).fetchone()[0])

    def replace(self, document: str, member: bytes) -> None:
        """Keep another member for a document, with as much of everything."""
        self.sql.execute("update output set member = ? where document = ?", (member, document))

    def drop(self, documents: Iterable[str]) -> None:
        """Forget the output of documents."""
        self.sql.executemany("delete from output where document = ?", ((one,) for one in documents))

    def put_uses(self, document: str, nodes: Iterable[str]) -> None:
        """Keep which shared nodes a document uses."""
        self.sql.executemany("insert or ignore into uses values (?, ?)", ((document, node) for node in nodes))

    def unused(self, nodes: Iterable[str]) -> Iterator[str]:
        """Yield those of ``nodes`` that nothing uses."""
        for node in nodes:
            if self.sql.execute("select 1 from uses where node = ? limit 1", (node,)).fetchone() is None:
                yield node

    def put_node(self, node: str, drawer: int, lines: str, *, linked: bool) -> bool:
        """Keep the quads of a shared node; return whether they are other than before."""
        known = self.sql.execute("select lines from node where id = ?", (node,)).fetchone()
        if known is None or known[0] != lines:
            self.sql.execute("insert or replace into node values (?, ?, ?, ?)", (node, drawer, linked, lines))
        return known is None or known[0] != lines

    def drop_node(self, node: str) -> bool:
        """Forget a shared node; return whether it was there."""
        return self.sql.execute("delete from node where id = ?", (node,)).rowcount > 0

    def put_event(self, event: str, drawer: int, lines: str) -> bool:
        """Keep the quads of an event of several tellings, or of none; return whether they are other than before."""
        known = self.sql.execute("select lines from event where id = ?", (event,)).fetchone()
        if (known[0] if known is not None else "") == lines:
            return False
        self.sql.execute("delete from event where id = ?", (event,))
        if lines:
            self.sql.execute("insert into event values (?, ?, ?)", (event, drawer, lines))
        return True

    def noted(self, name: str) -> str:
        """Return a setting; empty when there is none."""
        row = self.sql.execute("select value from setting where name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else ""

    def note(self, name: str, value: str) -> bool:
        """Keep a setting that all outputs depend on; return whether it is other than before (empty at first)."""
        known = self.noted(name)
        self.sql.execute("insert or replace into setting values (?, ?)", (name, value))
        return value != known

    def members(self, first: int, after: int) -> Iterator[bytes]:
        """Yield the members of a part, by document."""
        query = "select member from output where place >= ? and place < ? order by document"
        return (row[0] for row in self.sql.execute(query, (first, after)))

    def drawer(self, drawer: int) -> list[str]:
        """Return the lines of a part of nodes, sorted."""
        query = "select lines from node where drawer = ?1 union all select lines from event where drawer = ?1"
        return sorted({line for (lines,) in self.sql.execute(query, (drawer,)) for line in lines.splitlines()})

    def counts(self) -> dict[str, int]:
        """Return how many documents, claims, events and nodes there are; see ``store.counts.totals``."""
        query = "select count(*), sum(claims), sum(events), sum(nodes), sum(quads) from output"
        documents, claims, events, nodes, quads = self.sql.execute(query).fetchone()
        (shared,) = self.sql.execute("select count(*) from event").fetchone()
        named, linked = self.sql.execute("select count(*), coalesce(sum(linked), 0) from node").fetchone()
        return {
            "documents": documents,
            "claims": claims or 0,
            "events": (events or 0) + shared,
            "nodes": (nodes or 0) + named,
            "linked nodes": linked,
            "quads": (quads or 0) + sum(self._lines(table) for table in ("node", "event")),
        }

    def _lines(self, table: str) -> int:
        feeds = "length(lines) - length(replace(lines, char(10), ''))"
        (count,) = self.sql.execute(f"select coalesce(sum({feeds}), 0) from {table}").fetchone()
        return int(count)
