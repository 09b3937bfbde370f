"""Which documents of an archive tell one story, as ``analyse.numbers.scene.stories`` finds it.

Two documents tell one story by their own scenes. Which are looked at hangs on all: those that are near each other in
the order of days among the documents of one place. The links that are kept are a forest of such pairs; one more
document moves others apart, and what a link held together that is gone is looked at anew.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial

from kzgraph.analyse.groups import Joined
from kzgraph.analyse.numbers.scene import NEAR, Scene, same_story
from kzgraph.store.kept.coding import scene_of
from kzgraph.store.kept.regroup import renumbered
from kzgraph.store.kept.tables import column, fresh_number

MOST_CHANGED = 20
SCENES = 2048  # of the cache

Pair = tuple[int, int]
Row = tuple[int, str, str, int]  # term, published, iri, document


class Stories:
    """Places in the order of days, links and stories in tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._scene = lru_cache(maxsize=SCENES)(self._scene_uncached)

    def settle(self, changed: Collection[int], *, most: int = MOST_CHANGED) -> dict[int, int]:
        """Take the scenes of ``changed`` documents, which may be gone.

        Return the documents whose story is another, with the one of before; new ones are not among them.
        """
        (count,) = column(self._db, "SELECT count(*) FROM rel_told")
        if len(changed) * most > count:
            for document in sorted(changed):
                self._store(document)
            documents = column(self._db, "SELECT document FROM rel_told ORDER BY document")
            self._db.execute("DELETE FROM rel_link")
            joined = self._all()
        else:
            documents, joined = self._mended(changed)
        moved = self._regroup(documents, joined)
        self._scene.cache_clear()
        return moved

    def _all(self) -> Joined[int]:
        """Join all documents, nearest first, and keep what joins them."""
        joined = Joined[int]()
        for term in column(self._db, "SELECT id FROM rel_term"):
            found = column(self._db, "SELECT document FROM rel_scene WHERE term = ? ORDER BY published, iri", (term,))
            for distance in range(1, min(NEAR, len(found) - 1) + 1):
                if len({joined.root(one) for one in found}) == 1:
                    break
                self._join(zip(found, found[distance:], strict=False), joined)
        return joined

    def _join(self, pairs: Iterable[Pair], joined: Joined[int]) -> None:
        for one, other in pairs:
            if not joined.alike(one, other) and same_story(self._scene(one), self._scene(other)):
                joined.join(one, other)
                self._db.execute("INSERT INTO rel_link VALUES (?, ?)", (one, other))

    def _mended(self, changed: Collection[int]) -> tuple[list[int], Joined[int]]:
        """The documents of all stories that can have changed, and how they are joined."""
        gone = [pair for document in changed for pair in self._links(document)]
        self._db.executemany("DELETE FROM rel_link WHERE first = ? AND second = ?", gone)
        pulled: set[Pair] = set()
        for document in sorted(changed):
            before = self._rows(document)
            self._store(document)
            after = self._rows(document)
            for row in before - after:
                pulled |= self._across(row)
            for row in after - before:
                pushed = [pair for pair in self._across(row) if self._is_link(pair) and not self._near(*pair)]
                self._unlink(pushed)
                gone += pushed
        there = set(column(self._db, "SELECT document FROM rel_told"))
        new = {(one, other) for one in changed for other in self._neighbours(one)}
        pairs = {pair for pair in pulled if there.issuperset(pair) and self._near(*pair)} | new
        documents = self._touched({*changed, *(one for pair in (*gone, *pairs) for one in pair)} & there, gone)
        joined = Joined[int]()
        for document in documents:
            for one, other in self._links(document):
                joined.join(one, other)
        self._join(sorted(pairs), joined)
        self._mend(gone, documents, joined)
        return documents, joined

    def _mend(self, gone: Iterable[Pair], documents: Iterable[int], joined: Joined[int]) -> None:
        """Look for links in place of those that are gone; the largest part of a story need not look for them."""
        parts: dict[int, list[int]] = defaultdict(list)
        for document in documents:
            parts[joined.root(document)].append(document)
        broken: dict[int | None, set[int]] = defaultdict(set)
        for pair in gone:
            for one in pair:
                if joined.root(one) in parts:
                    (story,) = self._db.execute("SELECT story FROM rel_document WHERE id = ?", (one,)).fetchone()
                    broken[story].add(joined.root(one))
        for roots in broken.values():
            largest = max(roots, key=lambda root: (len(parts[root]), -root))
            for root in sorted(roots - {largest}):
                for one in parts[root]:
                    self._join(((one, other) for other in sorted(self._neighbours(one))), joined)

    def _store(self, document: int) -> None:
        self._db.execute("DELETE FROM rel_scene WHERE document = ?", (document,))
        row = self._db.execute(
            "SELECT scene, iri FROM rel_told JOIN rel_document ON id = document WHERE document = ?", (document,)
        ).fetchone()
        if row:
            scene = scene_of(row[0])
            for node in sorted(scene.places | scene.holders | scene.states):
                self._db.execute("INSERT OR IGNORE INTO rel_term (term) VALUES (?)", (node,))
                (term,) = column(self._db, "SELECT id FROM rel_term WHERE term = ?", (node,))
                values = (term, scene.paper.published or "", row[1], document)
                self._db.execute("INSERT INTO rel_scene VALUES (?, ?, ?, ?)", values)

    def _rows(self, document: int) -> set[Row]:
        return set(self._db.execute("SELECT * FROM rel_scene WHERE document = ?", (document,)))

    def _links(self, document: int) -> list[Pair]:
        query = "SELECT * FROM rel_link WHERE first = ? UNION SELECT * FROM rel_link WHERE second = ?"
        return self._db.execute(query, (document, document)).fetchall()

    def _is_link(self, pair: Pair) -> bool:
        query = "SELECT 1 FROM rel_link WHERE first = ? AND second = ?"
        return any(self._db.execute(query, both).fetchone() for both in (pair, pair[::-1]))

    def _unlink(self, pairs: Iterable[Pair]) -> None:
        both = [one for pair in pairs for one in (pair, pair[::-1])]
        self._db.executemany("DELETE FROM rel_link WHERE first = ? AND second = ?", both)

    def _before(self, row: Row) -> list[int]:
        query = (
            "SELECT document FROM rel_scene WHERE term = ? AND (published, iri) < (?, ?) "
            "ORDER BY published DESC, iri DESC LIMIT ?"
        )
        return column(self._db, query, (*row[:3], NEAR))

    def _after(self, row: Row) -> list[int]:
        query = (
            "SELECT document FROM rel_scene WHERE term = ? AND (published, iri) > (?, ?) "
            "ORDER BY published, iri LIMIT ?"
        )
        return column(self._db, query, (*row[:3], NEAR))

    def _across(self, row: Row) -> set[Pair]:
        """Pairs of documents between which ``row`` stands or stood, at the end of the reach or just behind it."""
        before, after = self._before(row), self._after(row)
        edge = range(NEAR - 1, NEAR + 1)
        return {(before[i], after[n - i]) for n in edge for i in range(n + 1) if i < len(before) and n - i < len(after)}

    def _near(self, one: int, other: int) -> bool:
        """Whether two documents stand near each other at a place."""
        theirs = {row[0]: row for row in self._rows(other)}
        for row in self._rows(one):
            if row[0] in theirs and (other in self._before(row) or other in self._after(row)):
                return True
        return False

    def _neighbours(self, document: int) -> set[int]:
        return {one for row in self._rows(document) for one in (*self._before(row), *self._after(row))}

    def _touched(self, documents: Collection[int], gone: Iterable[Pair]) -> list[int]:
        """The documents of the stories of ``documents`` and of ``gone``, and these, as far as they are there."""
        story = "SELECT story FROM rel_document WHERE id = ?"
        ends = {one for pair in gone for one in pair}
        stories = {row[0] for one in ends.union(documents) for row in self._db.execute(story, (one,))}
        found = set(documents)
        for one in stories - {None}:
            query = "SELECT d.id FROM rel_document AS d JOIN rel_told ON document = id WHERE d.story = ?"
            found.update(column(self._db, query, (one,)))
        return sorted(found)

    def _regroup(self, documents: Collection[int], joined: Joined[int]) -> dict[int, int]:
        groups: dict[int, list[int]] = defaultdict(list)
        for document in documents:
            groups[joined.root(document)].append(document)
        before = dict(self._stories(documents))
        now = renumbered(groups.values(), before, partial(fresh_number, self._db, "story"))
        moved = [one for one in documents if before[one] != now[one]]
        self._db.executemany("UPDATE rel_document SET story = ? WHERE id = ?", [(now[one], one) for one in moved])
        return {one: story for one in moved if (story := before[one]) is not None}

    def _stories(self, documents: Iterable[int]) -> Iterator[tuple[int, int | None]]:
        for document in documents:
            yield from self._db.execute("SELECT id, story FROM rel_document WHERE id = ?", (document,))

    def _scene_uncached(self, document: int) -> Scene:
        (data,) = self._db.execute("SELECT scene FROM rel_told WHERE document = ?", (document,)).fetchone()
        return scene_of(data)
