"""A full-text index in SQLite (FTS5): in memory, or in a file that can be thrown away.

Names and texts have an index each: suggestions look at names alone. Rows stand in the order in which unranked
hits are shown, so that the first few of very many are found without sorting.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from kzgraph.store.search.entries import Entry, Kind
from kzgraph.store.search.terms import Term, expression, terms
from kzgraph.store.search.words import all_forms, words

_RANKED = 5000  # hits that are put in order; of more, the first
_RARE = 20_000  # texts with a word up to which hits are put in order by bm25, else by length
_TABLES = """
CREATE TABLE entry
  (id INTEGER PRIMARY KEY, kind TEXT, iri TEXT, text TEXT, label TEXT, file TEXT, document TEXT, weight INTEGER);
CREATE TABLE frequency (word TEXT PRIMARY KEY, texts INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE names
  USING fts5(plain, stem, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE texts
  USING fts5(plain, stem, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 0');
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found. marks: offsets of the words that were looked for, in ``entry.text``."""

    entry: Entry
    marks: tuple[tuple[int, int], ...]

    def snippet(self, width: int = 120) -> str:
        """Return so many characters around the first mark, cut at spaces, with … where something is left out."""
        text = self.entry.text
        if len(text) <= width:
            return text
        first, last = self.marks[0] if self.marks else (0, 0)
        start = max(0, min((first + last - width) // 2, len(text) - width))
        end = start + width
        start = min(text.find(" ", start, first) + 1 or first, first) if start else 0
        end = max(text.rfind(" ", last, end), last) if end < len(text) else len(text)
        return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"

    def as_json(self) -> dict[str, Any]:
        """Return what programs get."""
        one = self.entry
        found: dict[str, Any] = {"kind": str(one.kind), "iri": one.iri, "text": one.text, "marks": self.marks}
        if one.kind == Kind.NAME:
            return found | {"label": one.label, "claims": one.weight}
        return found | {"file": one.file, "document": one.document}


class SearchIndex:
    """Finds entries. One connection, one question at a time, from any thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    def find(self, text: str, *, limit: int = 20, kinds: Sequence[Kind] = tuple(Kind)) -> list[Hit]:
        """Return what best fits ``text``, names first, at most ``limit`` of each of names and texts.

        Raises QueryError when there is nothing to look for.
        """
        asked = terms(text)
        hits: list[Hit] = []
        if Kind.NAME in kinds:
            hits += self._named(asked, limit)
        told = [kind for kind in kinds if kind != Kind.NAME]
        return hits + (self._told(asked, limit, told) if told else [])

    def suggest(self, text: str, *, limit: int = 10) -> list[Hit]:
        """Return names whose words begin as ``text`` does, those of most claims first. Raises QueryError."""
        asked = terms(text, prefix=True)
        rows = self._rows(_SUGGESTED, (expression(asked), limit * 8))
        return _once([_hit(row, asked) for row in rows])[:limit]

    def mark(self, fingerprint: str) -> None:
        """Write down of which graph this is the index."""
        self._connection.execute("CREATE TABLE origin (fingerprint TEXT)")
        self._connection.execute("INSERT INTO origin VALUES (?)", (fingerprint,))

    def close(self) -> None:
        """Let go of the file or memory."""
        self._connection.close()

    def _named(self, asked: tuple[Term, ...], limit: int) -> list[Hit]:
        hits = [_hit(row, asked) for row in self._rows(_NAMED, (expression(asked), _RANKED, limit * 8))]
        return _once(hits)[:limit]

    def _told(self, asked: tuple[Term, ...], limit: int, kinds: Sequence[Kind]) -> list[Hit]:
        query = (_TOLD if self._is_rare(asked) else _SHORT).format(kinds=", ".join("?" * len(kinds)))
        return [_hit(row, asked) for row in self._rows(query, (expression(asked), _RANKED, *kinds, limit))]

    def _is_rare(self, asked: tuple[Term, ...]) -> bool:
        """Whether bm25 is worth its time, which grows with the texts that hold any of the words."""
        ranges = [term.range() for term in asked]
        counts = [self._rows(_FREQUENCY, bounds)[0][0] for bounds in ranges]
        return all(int(count or 0) <= _RARE for count in counts)

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[str, ...]]:
        with self._lock, closing(self._connection.execute(query, tuple(values))) as cursor:
            return cursor.fetchall()


_COLUMNS = "entry.kind, entry.iri, entry.text, entry.label, entry.file, entry.document, entry.weight"
_SUGGESTED = f"SELECT {_COLUMNS} FROM names JOIN entry ON entry.id = names.rowid WHERE names MATCH ? LIMIT ?"
_FIRST = "SELECT rowid AS id, bm25({table}) AS score FROM {table} WHERE {table} MATCH ? LIMIT ?"
# A name in which the words are all there is comes before longer ones; then the one that more claims know.
_NAMED = (
    f"SELECT {_COLUMNS} FROM ({_FIRST.format(table='names')}) AS found JOIN entry USING (id) "
    "ORDER BY length(entry.text), entry.weight DESC, id LIMIT ?"
)
_SHORT = (
    "SELECT " + _COLUMNS + " FROM (SELECT rowid AS id FROM texts WHERE texts MATCH ? LIMIT ?) AS found "
    "JOIN entry USING (id) WHERE entry.kind IN ({kinds}) ORDER BY entry.kind, length(entry.text), id LIMIT ?"
)
_FREQUENCY = "SELECT sum(texts) FROM frequency WHERE word BETWEEN ? AND ?"
_TOLD = (
    f"SELECT {_COLUMNS} FROM ({_FIRST.format(table='texts')}) AS found JOIN entry USING (id) "
    "WHERE entry.kind IN ({kinds}) ORDER BY entry.kind, score, id LIMIT ?"
)


def build(entries: Iterable[Entry], place: Path | None = None) -> SearchIndex:
    """Return an index of ``entries``; place: an empty file to hold it, else it is in memory."""
    connection = sqlite3.connect(place or ":memory:", check_same_thread=False, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    counts: Counter[str] = Counter()
    for number, entry in enumerate(entries, 1):
        found = all_forms(entry.text)
        plain = [one for one, _ in found]
        if entry.kind != Kind.NAME:
            counts.update(set(plain))
        table = "names" if entry.kind == Kind.NAME else "texts"
        row = (entry.kind, entry.iri, entry.text, entry.label, entry.file, entry.document, entry.weight)
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
        shadow = (number, " ".join(plain), " ".join([stem for _, stem in found]))
        connection.execute(f"INSERT INTO {table} (rowid, plain, stem) VALUES (?, ?, ?)", shadow)
    connection.executemany("INSERT INTO frequency VALUES (?, ?)", counts.items())
    connection.execute("COMMIT")
    return SearchIndex(connection)


def _hit(row: Sequence[object], asked: tuple[Term, ...]) -> Hit:
    kind, iri, text, label, file, document, weight = row
    entry = Entry(Kind(str(kind)), str(iri), str(text), str(label), str(file), str(document), int(str(weight)))
    inside = list(words(entry.text))
    return Hit(entry, tuple(sorted({mark for term in asked for mark in term.marks(inside)})))


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """The first hit of each node."""
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.entry.iri, hit)
    return list(found.values())
