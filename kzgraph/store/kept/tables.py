"""The tables of ``kept``: a cache, all of which can be made again from the quads of the documents."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

SCHEMA = """
CREATE TABLE IF NOT EXISTS rel_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE NOT NULL, iri TEXT UNIQUE NOT NULL,
    gone INTEGER NOT NULL, stale INTEGER NOT NULL, origin INTEGER, story INTEGER);
CREATE INDEX IF NOT EXISTS rel_document_stale ON rel_document (id) WHERE stale;
CREATE INDEX IF NOT EXISTS rel_document_origin ON rel_document (origin) WHERE origin IS NOT NULL;
CREATE INDEX IF NOT EXISTS rel_document_story ON rel_document (story);
CREATE TABLE IF NOT EXISTS rel_body (document INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS rel_told (document INTEGER PRIMARY KEY, text TEXT NOT NULL, scene TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rel_place (document INTEGER PRIMARY KEY, places TEXT NOT NULL, framed TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rel_count (
    document INTEGER, number INTEGER, class TEXT NOT NULL, deed TEXT NOT NULL, family TEXT NOT NULL,
    rank TEXT NOT NULL, spot TEXT NOT NULL, dossier INTEGER, serial INTEGER NOT NULL,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rel_body_count (
    document INTEGER, number INTEGER, body TEXT NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS rel_node (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, facts TEXT NOT NULL, state TEXT);
CREATE TABLE IF NOT EXISTS rel_holder (node INTEGER, holder INTEGER, PRIMARY KEY (node, holder)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_holder_back ON rel_holder (holder);
CREATE TABLE IF NOT EXISTS rel_names (document INTEGER, node INTEGER, PRIMARY KEY (document, node)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_names_back ON rel_names (node);
CREATE TABLE IF NOT EXISTS rel_touched (node INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS rel_state (iri TEXT, name TEXT, PRIMARY KEY (iri, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rel_asked (name TEXT, document INTEGER, PRIMARY KEY (name, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_asked_back ON rel_asked (document);
CREATE TABLE IF NOT EXISTS rel_office (
    node INTEGER, document INTEGER, office TEXT, PRIMARY KEY (node, document, office)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_office_back ON rel_office (document);

CREATE TABLE IF NOT EXISTS rel_text (
    document INTEGER PRIMARY KEY, text TEXT NOT NULL, size INTEGER NOT NULL, repeated INTEGER NOT NULL,
    marks BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS rel_bucket (
    band INTEGER, hash BLOB, document INTEGER, PRIMARY KEY (band, hash, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rel_wording (words TEXT, document INTEGER, PRIMARY KEY (words, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_wording_back ON rel_wording (document);
CREATE TABLE IF NOT EXISTS rel_stock (id INTEGER PRIMARY KEY, words TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS rel_together (
    first INTEGER, second INTEGER, iri TEXT, document INTEGER NOT NULL,
    PRIMARY KEY (first, second, iri)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_together_back ON rel_together (document);
CREATE TABLE IF NOT EXISTS rel_tie (
    first INTEGER, second INTEGER, rank INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (first, second)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_tie_back ON rel_tie (second);
CREATE TABLE IF NOT EXISTS rel_origin (
    origin INTEGER PRIMARY KEY, node TEXT NOT NULL, piece INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS rel_origin_piece ON rel_origin (piece);

CREATE TABLE IF NOT EXISTS rel_term (id INTEGER PRIMARY KEY, term TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS rel_scene (
    term INTEGER, published TEXT, iri TEXT, document INTEGER NOT NULL,
    PRIMARY KEY (term, published, iri)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_scene_back ON rel_scene (document);
CREATE TABLE IF NOT EXISTS rel_link (
    first INTEGER, second INTEGER, PRIMARY KEY (first, second)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_link_back ON rel_link (second);

CREATE TABLE IF NOT EXISTS rel_telling (
    class TEXT, story INTEGER, framed TEXT NOT NULL, PRIMARY KEY (class, story)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rel_dossier (
    id INTEGER PRIMARY KEY, class TEXT NOT NULL, story INTEGER NOT NULL, deed TEXT NOT NULL, family TEXT NOT NULL,
    members TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS rel_dossier_family ON rel_dossier (story, class, deed, family);
CREATE TABLE IF NOT EXISTS rel_comparison (
    node TEXT, left INTEGER, right INTEGER, beside INTEGER NOT NULL, piece INTEGER NOT NULL, class TEXT NOT NULL,
    story INTEGER NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (node, left, right)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rel_comparison_pair ON rel_comparison (left, right);
CREATE INDEX IF NOT EXISTS rel_comparison_piece ON rel_comparison (piece);
CREATE INDEX IF NOT EXISTS rel_comparison_story ON rel_comparison (story, class);
CREATE TABLE IF NOT EXISTS rel_number (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""

CHUNK = 256
"""Documents that are read or written at once."""

T = TypeVar("T")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables that are missing. An open transaction stays open."""
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def column(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> list[int]:
    """Return the first column of all rows of a query."""
    return [row[0] for row in connection.execute(query, values)]


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield ``things`` in lists of at most ``size``."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def fresh_number(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that ``name`` never had before."""
    connection.execute("INSERT INTO rel_number VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1", (name,))
    (value,) = connection.execute("SELECT value FROM rel_number WHERE name = ?", (name,)).fetchone()
    return int(value)
