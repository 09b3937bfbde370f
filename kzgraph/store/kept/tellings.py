"""How the counts of an archive stand to each other: a telling at a time, the counts of one class in one story.

A telling of few counts is compared anew as a whole. In a large one a pair hangs on the counts that stand near it in its
dossier, on the other counts of its two texts, and on what texts of the story call whom; just the pairs for which any
of these changed are compared. See ``analyse.numbers.dossier``.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kzgraph.analyse.numbers import dossier
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import Telling, by_states, in_text
from kzgraph.analyse.numbers.groups import Group
from kzgraph.analyse.numbers.outcome import Pair
from kzgraph.analyse.numbers.places import Spot, apart
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.analyse.numbers.setting import framed_kinds
from kzgraph.rdf.comparisons import comparisons
from kzgraph.rdf.iris import Iris
from kzgraph.store.kept.coding import count_of, scene_of
from kzgraph.store.kept.pieces import PIECES, piece_of
from kzgraph.store.kept.stretches import changed_couples, stretches
from kzgraph.store.kept.tables import column, fresh_number

STRETCH = 400
"""Counts of a large dossier that are compared at once."""

PAPERS = 512  # of the cache
_BITS = 16  # of a number of a count in its document


class Family(NamedTuple):
    """Counts of one class in one story, of one deed and one family of groups."""

    cls: str
    story: int
    deed: str
    family: str


Member = tuple[int, int, int]
"""Document, number and serial of a count; the serial changes with all that its comparisons hang on."""


class Said(NamedTuple):
    """The counts of some documents: their ids, groups, scenes by IRI and origins by IRI."""

    ids: dict[Count, int]
    groups: dict[Count, Group]
    scenes: dict[str, Scene]
    origins: dict[str, str]

    def telling(self, framed: frozenset[frozenset[str]]) -> Telling:
        """Return them as a part of a telling."""
        return Telling(sorted(self.ids, key=in_text), self.groups, self.scenes, self.origins, framed)


class Tellings:
    """Comparisons in tables. iris: of the archive."""

    def __init__(self, connection: sqlite3.Connection, iris: Iris, pieces: int = PIECES) -> None:
        self._db = connection
        self._iris = iris
        self._pieces = pieces
        self._paper = lru_cache(maxsize=PAPERS)(self._paper_uncached)
        self._changed: set[int] = set()
        self._gone: dict[tuple[object, ...], tuple[object, ...]] = {}

    def units(self, documents: Iterable[int]) -> set[Family]:
        """Return what counts of ``documents`` are in, as the tables stand."""
        query = "SELECT DISTINCT class, story, deed, family FROM rel_count JOIN rel_document ON id = document "
        rows = (row for one in documents for row in self._db.execute(f"{query} WHERE document = ?", (one,)))
        return {Family(*row) for row in rows if row[1] is not None}

    def settle(self, families: Iterable[Family], documents: Collection[int]) -> set[int]:
        """Compare anew what hangs on ``documents``; return the pieces whose comparisons may have changed.

        families: what counts of theirs are in or were in.
        """
        self._paper.cache_clear()
        self._changed.clear()
        serial = fresh_number(self._db, "serial")
        self._db.executemany("UPDATE rel_count SET serial = ? WHERE document = ?", [(serial, one) for one in documents])
        units: dict[tuple[str, int], set[Family]] = defaultdict(set)
        for family in families:
            units[family.cls, family.story].add(family)
        for (cls, story), found in sorted(units.items()):
            self._settle(cls, story, found, {one for one in documents if column(self._db, _THERE, (cls, story, one))})
        self._changed.update(int(str(row[4])) for row in self._gone.values())
        self._gone.clear()
        return set(self._changed)

    def _settle(self, cls: str, story: int, families: set[Family], documents: set[int]) -> None:
        unit = (cls, story)
        (count,) = column(self._db, f"SELECT count(*) {_UNIT}", unit)
        known = self._db.execute("SELECT framed FROM rel_telling WHERE class = ? AND story = ?", unit).fetchone()
        if count <= dossier.ALL_PAIRS:
            self._forget(cls, story)
            self._replace(cls, story, self._whole(cls, story) if count > 1 else ())
            return
        framed = self._framed(cls, story)
        said = json.dumps(sorted(sorted(one) for one in framed))
        anew = known is None or known[0] != said
        if anew:
            self._forget(cls, story)
            self._replace(cls, story, ())
            self._db.execute("INSERT INTO rel_telling VALUES (?, ?, ?)", (cls, story, said))
            query = f"SELECT DISTINCT c.class, d.story, c.deed, c.family {_UNIT}"
            families = {Family(*row) for row in self._db.execute(query, unit)}
            documents = set(column(self._db, f"SELECT DISTINCT d.id {_UNIT}", unit))
        moved = {one for family in sorted(families) for one in self._settle_family(family, framed)}
        for document in sorted(documents | moved):
            self._beside(cls, story, document, framed)

    # small tellings

    def _whole(self, cls: str, story: int) -> Iterator[tuple[object, ...]]:
        said = self._said(cls, column(self._db, f"SELECT DISTINCT d.id {_UNIT}", (cls, story)))
        kinds = framed_kinds(pair for scene in said.scenes.values() for pair in scene.framed)
        for one in comparisons(said.telling(kinds).pairs()):
            node = self._iris.comparison((one.first, one.second)).value
            piece = piece_of(node, self._pieces)
            yield (node, 0, 0, 0, piece, cls, story, one.first, one.second, one.outcome.value, one.reason)

    def _forget(self, cls: str, story: int) -> None:
        """Have nothing known of a large telling."""
        self._db.execute("DELETE FROM rel_telling WHERE class = ? AND story = ?", (cls, story))
        self._db.execute("DELETE FROM rel_dossier WHERE class = ? AND story = ?", (cls, story))

    def _replace(self, cls: str, story: int, rows: Iterable[tuple[object, ...]]) -> None:
        """Have ``rows`` in place of all comparisons of a telling."""
        before = set(self._db.execute("SELECT * FROM rel_comparison WHERE class = ? AND story = ?", (cls, story)))
        now = set(rows)
        gone = [row[:3] for row in before - now]
        self._db.executemany("DELETE FROM rel_comparison WHERE node = ? AND left = ? AND right = ?", gone)
        self._put(now - before)
        self._changed.update(row[4] for row in before - now)

    def _put(self, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            self._db.execute("INSERT OR REPLACE INTO rel_comparison VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            if self._gone.pop(row[:3], None) != row:
                self._changed.add(int(str(row[4])))

    def _take_out(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Note rows that were deleted, of which many come back as they were."""
        self._gone.update((row[:3], row) for row in rows)

    # large tellings

    def _settle_family(self, family: Family, framed: frozenset[frozenset[str]]) -> set[int]:
        """Compare the counts of the dossiers that changed; return documents with a count that changed its dossier."""
        query = f"SELECT c.document, c.number, c.serial, c.spot, c.rank {_UNIT} AND c.deed = ? AND c.family = ?"
        rows = self._db.execute(query, family).fetchall()
        query = "SELECT id, members FROM rel_dossier WHERE class = ? AND story = ? AND deed = ? AND family = ?"
        before: dict[int, list[Member]] = {
            number: [(one[0], one[1], one[2]) for one in json.loads(members)]
            for number, members in self._db.execute(query, family)
        }
        dossier_of = {(one[0], one[1]): number for number, members in before.items() for one in members}
        now: dict[int, list[Member]] = {}
        for part in self._parts(rows):
            had = [dossier_of[row[:2]] for row in part if row[:2] in dossier_of]
            number = max(sorted(set(had) - now.keys()), key=had.count, default=0)
            members = [(row[0], row[1], row[2]) for row in sorted(part, key=lambda row: json.loads(row[4]))]
            now[number or fresh_number(self._db, "dossier")] = members
        moved: set[int] = set()
        for number in before.keys() | now.keys():
            old, new = before.get(number, []), now.get(number, [])
            if old == new:
                continue
            self._db.execute("DELETE FROM rel_dossier WHERE id = ?", (number,))
            if new:
                values = (number, family.cls, family.story, family.deed, family.family, json.dumps(new))
                self._db.execute("INSERT INTO rel_dossier VALUES (?, ?, ?, ?, ?, ?)", values)
            gone, come = set(old) - set(new), set(new) - set(old)
            self._db.executemany(
                "UPDATE rel_count SET dossier = ? WHERE document = ? AND number = ?",
                [(number, *one[:2]) for one in come],
            )
            moved |= {one[0] for one in gone | come}
        for number in sorted(before.keys() | now.keys()):
            self._unpair(before.get(number, []), now.get(number, []))
        for number in sorted(now):
            self._compare(family, before.get(number, []), now[number], framed)
        return moved

    def _parts(self, rows: Sequence[tuple[int, int, int, str, str]]) -> Iterator[list[tuple[int, int, int, str, str]]]:
        """The counts of each dossier of a family."""
        told = [json.loads(row[3]) for row in rows]
        for of_states in by_states([frozenset(states) for states, _, _ in told]):
            spots = [Spot(str(rows[n][0]), frozenset(told[n][1]), frozenset(told[n][2])) for n in of_states]
            for part in apart(spots, self._places):
                yield [rows[of_states[number]] for number in part]

    def _places(self, document: str) -> frozenset[str]:
        row = self._db.execute("SELECT places FROM rel_place WHERE document = ?", (int(document),)).fetchone()
        return frozenset(json.loads(row[0]))

    def _unpair(self, old: Sequence[Member], new: Sequence[Member]) -> None:
        """Take out the pairs of a dossier that are no more or may be others."""
        for left, right in changed_couples(new, old):
            self._drop_pair(_id(*old[left][:2]), _id(*old[right][:2]))

    def _drop_pair(self, left: int, right: int) -> None:
        pair = min(left, right), max(left, right)
        query = "DELETE FROM rel_comparison WHERE left = ? AND right = ? RETURNING *"
        self._take_out(self._db.execute(query, pair).fetchall())

    def _compare(
        self, family: Family, old: Sequence[Member], new: Sequence[Member], framed: frozenset[frozenset[str]]
    ) -> None:
        """Compare the pairs of a dossier that are new or may be others."""
        changed = changed_couples(old, new)
        if len(new) <= dossier.ALL_PAIRS:
            if changed:
                said = self._said(family.cls, {one[0] for one in new})
                members = self._counts(said, new)
                self._put(self._rows(family.cls, family.story, said, said.telling(framed).within(members)))
            return
        for start, end, some in stretches(changed, len(new), dossier.NEXT, STRETCH):
            said = self._said(family.cls, {one[0] for one in new[start:end]})
            ordered = self._counts(said, new[start:end])
            found = said.telling(framed).near(ordered, [(one - start, other - start) for one, other in some])
            self._put(self._rows(family.cls, family.story, said, found))

    def _counts(self, said: Said, members: Iterable[Member]) -> list[Count]:
        by_id = {number: count for count, number in said.ids.items()}
        return [by_id[_id(document, number)] for document, number, _ in members]

    def _beside(self, cls: str, story: int, document: int, framed: frozenset[frozenset[str]]) -> None:
        """Compare the counts of one document that are in different dossiers."""
        span = (_id(document, 0), _id(document + 1, 0))
        query = (
            "DELETE FROM rel_comparison WHERE left >= ? AND left < ? AND beside AND +class = ? AND +story = ? "
            "RETURNING *"
        )
        self._take_out(self._db.execute(query, (*span, cls, story)).fetchall())
        if not column(self._db, _THERE, (cls, story, document)):
            return
        query = "SELECT number, dossier FROM rel_count WHERE document = ? AND class = ?"
        dossiers = {_id(document, number): one for number, one in self._db.execute(query, (document, cls))}
        said = self._said(cls, [document])
        telling, ordered = said.telling(framed), sorted(said.ids, key=in_text)
        for number in sorted(set(dossiers.values())):
            members = [one for one in ordered if dossiers[said.ids[one]] == number]
            others = [one for one in ordered if dossiers[said.ids[one]] != number and not said.groups[one].back]
            self._put(self._rows(cls, story, said, telling.beside(members, others), beside=True))

    def _rows(
        self, cls: str, story: int, said: Said, pairs: Iterable[Pair], *, beside: bool = False
    ) -> Iterator[tuple[object, ...]]:
        for pair in pairs:
            first, second = pair.first.claim, pair.second.claim
            if first != second:
                left, right = sorted((said.ids[pair.first], said.ids[pair.second]))
                node = self._iris.comparison((first, second)).value
                what = (cls, story, first, second, pair.outcome.value, pair.reason)
                yield (node, left, right, int(beside), piece_of(node, self._pieces), *what)

    def _framed(self, cls: str, story: int) -> frozenset[frozenset[str]]:
        said = "d.id IN (SELECT document FROM rel_place WHERE framed != '[]')"
        documents = column(self._db, f"SELECT DISTINCT d.id {_UNIT} AND {said}", (cls, story))
        query = "SELECT framed FROM rel_place WHERE document = ?"
        rows = (self._db.execute(query, (one,)).fetchone() for one in documents)
        return framed_kinds((label, words) for (framed,) in rows for label, words in json.loads(framed))

    # loading

    def _said(self, cls: str, documents: Iterable[int]) -> Said:
        """The counts of one class of ``documents``."""
        found = Said({}, {}, {}, {})
        for document in sorted(documents):
            iri, origin, scene, counts, groups = self._paper(document, cls)
            found.scenes[iri] = scene
            found.ids.update(counts)
            found.groups.update(groups)
            if origin is not None:
                found.origins[iri] = str(origin)
        return found

    def _paper_uncached(
        self, document: int, cls: str
    ) -> tuple[str, int | None, Scene, Mapping[Count, int], Mapping[Count, Group]]:
        query = "SELECT iri, origin, scene FROM rel_document JOIN rel_told ON document = id WHERE id = ?"
        iri, origin, scene = self._db.execute(query, (document,)).fetchone()
        query = (
            "SELECT number, body FROM rel_count JOIN rel_body_count USING (document, number) "
            "WHERE document = ? AND class = ?"
        )
        told = [(number, count_of(body)) for number, body in self._db.execute(query, (document, cls))]
        counts = {one.count: _id(document, number) for number, one in told}
        return iri, origin, scene_of(scene), counts, {one.count: one.group for _, one in told}


_UNIT = (
    "FROM rel_document AS d JOIN rel_count AS c ON c.document = d.id WHERE c.class = ? AND d.story = ?"
)
_THERE = f"SELECT d.id {_UNIT} AND d.id = ? LIMIT 1"


def _id(document: int, number: int) -> int:
    """One number for a count."""
    return document << _BITS | number
