"""What the documents of an archive have to do with each other: the same quads as ``pipeline.relate``, kept up to date.

Memory is bounded by caches, by the numbers and IRIs of documents, and by the largest story: its counts of one class.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from kzgraph.rdf.iris import Iris
from kzgraph.store.kept.documents import Documents, Told
from kzgraph.store.kept.facts import Facts
from kzgraph.store.kept.origins import Origins
from kzgraph.store.kept.pieces import PIECES, Pieces
from kzgraph.store.kept.stories import MOST_CHANGED, Stories
from kzgraph.store.kept.tables import create
from kzgraph.store.kept.tellings import Family, Tellings
from kzgraph.store.kept.wordings import Here, Reckoner


class Relations:
    """Origins and comparisons of documents that come, change and go.

    All is kept in tables of ``connection`` whose names begin with "rel_"; they are made when missing, and hold from one
    process to the next. Nothing is committed here, but for what a ``Reckoner`` commits.
    """

    def __init__(
        self, connection: sqlite3.Connection, base: str, *, pieces: int = PIECES, most_changed: int = MOST_CHANGED
    ) -> None:
        """Open the tables. base: of IRIs. pieces: how many; the same at each opening of the same tables.

        most_changed: from one changed document in so many on, all is looked at anew, which is faster.
        """
        create(connection)
        iris = Iris(base)
        self._db, self._iris, self._most = connection, iris, most_changed
        self._documents, self._pieces = Documents(connection), Pieces(connection, iris, pieces)
        self._origins, self._stories = Origins(connection), Stories(connection)
        self._tellings = Tellings(connection, iris, pieces)
        self._count = pieces

    def put(self, document: str, facts: Facts) -> None:
        """Keep a document in place of what was known of it. document: its id.

        facts: of its own quads, and of what is known of named nodes that it mentions; this holds for all documents, as
        with ``put_nodes``, so that nodes which were given once need not be given again.
        """
        self._documents.put(document, self._iris.document(document).value, facts)

    def put_nodes(self, quads: Iterable[Quad]) -> None:
        """Keep what ``quads`` say of named nodes in place of all that was known of these."""
        self._documents.put_nodes(quads)

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents, given by their ids."""
        self._documents.drop(documents)

    def stale(self) -> list[int]:
        """Return the numbers of the documents that may say something else than at the last ``settle``; ask once."""
        return self._documents.stale()

    def told(self, documents: Iterable[int]) -> Iterator[tuple[int, Told | None]]:
        """Yield what documents say now, by their numbers; ``None`` when one is gone. Writes nothing."""
        return self._documents.read(documents)

    def settle(
        self, told: Iterable[tuple[int, Told | None]] | None = None, reckoner: Reckoner | None = None
    ) -> frozenset[str]:
        """Reckon anew what can have changed since the last time; return the ids of the pieces that did.

        told: what all documents say that are stale, in any order; by default they are read here. reckoner: works out
        what takes long.
        """
        texts: set[int] = set()
        scenes: set[int] = set()
        counts: set[int] = set()
        units: set[Family] = set()
        for document, now in told if told is not None else self.told(self.stale()):
            text, scene, counted = self._changed(document, now)
            texts.update([document] if text else [])
            scenes.update([document] if scene else [])
            if counted:
                units |= self._tellings.units([document])
                counts.add(document)
            self._store(document, now, counted=counted)
        reckoner = reckoner or Here(self._db)
        moved, origins = self._origins.settle(texts, reckoner, most=self._most) if texts else (set(), set())
        placed = self._stories.settle(scenes, most=self._most) if scenes else {}
        for document, story in placed.items():
            units |= {one._replace(story=story) for one in self._tellings.units([document])}
        dirty = counts | scenes | moved | placed.keys()
        changed = self._pieces.note_origins(origins) | self._tellings.settle(units | self._tellings.units(dirty), dirty)
        self._db.execute("DELETE FROM rel_document WHERE stale AND gone")
        self._db.execute("UPDATE rel_document SET stale = 0 WHERE stale")
        return frozenset(map(self._name, changed))

    def pieces(self) -> Iterator[tuple[str, bytes]]:
        """Yield the id and the canonical N-Quads of each piece; pieces without quads too."""
        return ((self._name(number), self._pieces.lines(number)) for number in range(self._count))

    def names(self) -> list[str]:
        """Return the ids of all pieces, with quads or without."""
        return [self._name(number) for number in range(self._count)]

    def piece(self, name: str) -> bytes:
        """Return the canonical N-Quads of one piece."""
        return self._pieces.lines(int(name))

    def _changed(self, document: int, told: Told | None) -> tuple[bool, bool, bool]:
        """Whether its text, its scene and its counts are others than before."""
        before = self._db.execute("SELECT text, scene FROM rel_told WHERE document = ?", (document,)).fetchone()
        text, scene = before or (None, None)
        query = (
            "SELECT class, deed, family, rank, spot, body FROM rel_count JOIN rel_body_count USING (document, number) "
            "WHERE document = ? ORDER BY number"
        )
        counts = tuple(self._db.execute(query, (document,)))
        if told is None:
            return text is not None, scene is not None, bool(counts)
        return text != told.text, scene != told.scene, counts != told.counts

    def _store(self, document: int, told: Told | None, *, counted: bool) -> None:
        if told is None:
            self._db.execute("DELETE FROM rel_told WHERE document = ?", (document,))
            self._db.execute("DELETE FROM rel_place WHERE document = ?", (document,))
        else:
            self._db.execute("INSERT OR REPLACE INTO rel_told VALUES (?, ?, ?)", (document, told.text, told.scene))
            self._db.execute("INSERT OR REPLACE INTO rel_place VALUES (?, ?, ?)", (document, told.places, told.framed))
        self._documents.asked(document, told.asked if told else ())
        if counted:
            rows = [(document, number, *one) for number, one in enumerate(told.counts if told else ())]
            self._db.execute("DELETE FROM rel_count WHERE document = ?", (document,))
            self._db.execute("DELETE FROM rel_body_count WHERE document = ?", (document,))
            light = [row[:7] for row in rows]
            self._db.executemany("INSERT INTO rel_count VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0)", light)
            self._db.executemany("INSERT INTO rel_body_count VALUES (?, ?, ?)", [(*row[:2], row[7]) for row in rows])

    def _name(self, piece: int) -> str:
        return f"{piece:0{len(str(self._count - 1))}}"
