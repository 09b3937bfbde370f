"""How the counts of an archive stand to each other: a telling at a time, the counts of one class in one story."""

import sqlite3
from collections.abc import Iterable

from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import Telling, in_text
from kzgraph.analyse.numbers.groups import Group
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.rdf.comparisons import comparisons
from kzgraph.rdf.iris import Iris
from kzgraph.store.kept.coding import count_of, scene_of
from kzgraph.store.kept.pieces import piece_of

Unit = tuple[str, int]
"""Event class and story."""


class Tellings:
    """Comparisons in tables. iris: of the archive."""

    def __init__(self, connection: sqlite3.Connection, iris: Iris) -> None:
        self._db = connection
        self._iris = iris

    def units(self, documents: Iterable[int]) -> set[Unit]:
        """Return the tellings that counts of ``documents`` are in, as the tables stand."""
        query = "SELECT DISTINCT class, story FROM rel_count JOIN rel_document ON id = document WHERE document = ?"
        rows = (row for one in documents for row in self._db.execute(query, (one,)))
        return {(cls, story) for cls, story in rows if story is not None}

    def settle(self, units: Iterable[Unit]) -> set[int]:
        """Compare the counts of tellings anew; return the pieces whose comparisons changed."""
        self._db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS rel_unit (class TEXT, story INTEGER, PRIMARY KEY (class, story))"
        )
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS rel_fresh AS SELECT * FROM rel_comparison LIMIT 0")
        self._db.execute("CREATE INDEX IF NOT EXISTS temp.rel_fresh_node ON rel_fresh (node)")
        for table in ("rel_unit", "rel_fresh"):
            self._db.execute(f"DELETE FROM temp.{table}")
        for cls, story in sorted(units):
            self._db.execute("INSERT INTO rel_unit VALUES (?, ?)", (cls, story))
            self._db.executemany("INSERT INTO rel_fresh VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._compared(cls, story))
        return self._put()

    def _put(self) -> set[int]:
        """Have the fresh comparisons in place of the old ones of the same tellings."""
        old = "SELECT c.* FROM rel_comparison AS c JOIN rel_unit USING (story, class)"
        changed: set[int] = set()
        for query in (f"{old} EXCEPT SELECT * FROM rel_fresh", f"SELECT * FROM rel_fresh EXCEPT {old}"):
            for node, piece, *_ in self._db.execute(query).fetchall():
                changed.add(piece)
                self._db.execute("DELETE FROM rel_comparison WHERE node = ?", (node,))
        self._db.execute("INSERT OR IGNORE INTO rel_comparison SELECT * FROM rel_fresh")
        return changed

    def _compared(self, cls: str, story: int) -> list[tuple[object, ...]]:
        counts, groups, scenes, origins = self._told(cls, story)
        if len(counts) < 2:
            return []
        rows: list[tuple[object, ...]] = []
        for one in comparisons(Telling(counts, groups, scenes, origins).pairs()):
            node = self._iris.comparison((one.first, one.second)).value
            rows.append((node, piece_of(node), cls, story, one.first, one.second, one.outcome.value, one.reason))
        return rows

    def _told(
        self, cls: str, story: int
    ) -> tuple[list[Count], dict[Count, Group], dict[str, Scene], dict[str, str]]:
        groups: dict[Count, Group] = {}
        scenes: dict[str, Scene] = {}
        origins: dict[str, str] = {}
        query = (
            "SELECT d.id, d.iri, d.origin, c.body FROM rel_document AS d JOIN rel_count AS c ON c.document = d.id "
            "WHERE d.story = ? AND c.class = ?"
        )
        for document, iri, origin, body in self._db.execute(query, (story, cls)):
            counted = count_of(body)
            groups[counted.count] = counted.group
            if iri not in scenes:
                (data,) = self._db.execute("SELECT scene FROM rel_told WHERE document = ?", (document,)).fetchone()
                scenes[iri] = scene_of(data)
                if origin is not None:
                    origins[iri] = str(origin)
        return sorted(groups, key=in_text), groups, scenes, origins
