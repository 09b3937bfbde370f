"""Which documents of an archive may share wording: the tables behind ``analyse.likely_pairs``.

Two facts hang on all documents: how many have a sentence of a bucket, and how many have a sentence word for word; at
``SPREAD`` documents a bucket or a sentence changes sides. What then changes is found by the bucket or the sentence.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from kzgraph.analyse.likely_pairs import SPREAD, joined
from kzgraph.analyse.wording import Wording
from kzgraph.store.kept.tables import chunks, column
from kzgraph.store.kept.wordings import Bucket, Pair, Wordings, buckets

Place = tuple[int, int, str, int]  # a document, by IRI and number, in a group, which two sentences name


class Likely:
    """Buckets of sentences and the sentences that very many documents have."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def fill(self, texts: Iterable[tuple[int, Wordings]]) -> None:
        """Take the sentences of all documents, where nothing was known before."""
        for table in ("bucket", "wording", "stock", "together"):
            self._db.execute(f"DELETE FROM rel_{table}")
        for some in chunks(texts):
            rows = sorted((*bucket, document) for document, found in some for bucket in found.buckets)
            self._db.executemany("INSERT INTO rel_bucket VALUES (?, ?, ?)", rows)
            words = sorted((text, document) for document, found in some for text in found.folded)
            self._db.executemany("INSERT INTO rel_wording VALUES (?, ?)", words)
        self._db.execute(
            "INSERT INTO rel_stock (words) SELECT words FROM rel_wording GROUP BY words HAVING count(*) > ?", (SPREAD,)
        )
        holders = column(self._db, "SELECT DISTINCT document FROM rel_wording JOIN rel_stock USING (words)")
        for stocked in chunks(holders):
            self._move(*self._restocked(stocked))

    def pairs(self) -> Iterator[list[int]]:
        """Yield documents of which each two may share wording, and pairs; some come more than once."""
        size = f"HAVING count(*) BETWEEN 2 AND {SPREAD}"
        query = f"SELECT DISTINCT group_concat(document) FROM rel_bucket GROUP BY band, hash {size}"
        for (found,) in self._db.execute(query):
            yield [int(one) for one in found.split(",")]
        for first, second in self._db.execute("SELECT DISTINCT first, second FROM rel_together").fetchall():
            yield from map(list, joined(self._group((first, second))))

    def change(self, old: Mapping[int, list[Wording]], new: Mapping[int, list[Wording]]) -> tuple[set[Pair], set[Pair]]:
        """Put the sentences ``new`` of some documents in place of ``old``.

        Return pairs of other documents that may not be likely any more, and pairs that may be now; each the less first.
        Pairs with one of the documents themselves are not among them.
        """
        lost, gained = self._change_buckets(old, new)
        for pairs, more in zip((lost, gained), self._change_wordings(old, new), strict=True):
            pairs |= more
        own = old.keys() | new.keys()
        left, right = ({pair for pair in pairs if not own.intersection(pair)} for pairs in (lost, gained))
        return left, right

    def partners(self, document: int, sentences: Iterable[Wording]) -> set[int]:
        """Return the documents that may share wording with one. sentences: its own, as they are in the tables."""
        found: set[int] = set()
        for bucket in buckets(sentences):
            members = self._members(bucket, SPREAD + 1)
            if len(members) <= SPREAD:
                found.update(members)
        for place in self._places(document):
            found.update(one for pair in self._with(place) for one in pair)
        return found - {document}

    def is_pair(self, one: int, mine: Iterable[Wording], other: int, theirs: Iterable[Wording]) -> bool:
        """Return whether two documents may share wording. mine, theirs: their sentences, as they are in the tables."""
        common = buckets(mine) & buckets(theirs)
        if any(len(self._members(bucket, SPREAD + 1)) <= SPREAD for bucket in sorted(common)):
            return True
        groups = {place[:2] for place in self._places(other)}
        return any(_sorted((one, other)) in self._with(place) for place in self._places(one) if place[:2] in groups)

    def _members(self, bucket: Bucket, limit: int) -> list[int]:
        query = "SELECT document FROM rel_bucket WHERE band = ? AND hash = ? LIMIT ?"
        return column(self._db, query, (*bucket, limit))

    def _change_buckets(
        self, old: Mapping[int, list[Wording]], new: Mapping[int, list[Wording]]
    ) -> tuple[set[Pair], set[Pair]]:
        gone = {(*bucket, document) for document, found in old.items() for bucket in buckets(found)}
        come = {(*bucket, document) for document, found in new.items() for bucket in buckets(found)}
        moved = Counter((band, mark) for band, mark, _ in come - gone)
        moved.subtract((band, mark) for band, mark, _ in gone - come)
        self._db.executemany(
            "DELETE FROM rel_bucket WHERE band = ? AND hash = ? AND document = ?", sorted(gone - come)
        )
        self._db.executemany("INSERT INTO rel_bucket VALUES (?, ?, ?)", sorted(come - gone))
        own = old.keys() | new.keys()
        lost: set[Pair] = set()
        gained: set[Pair] = set()
        for bucket, change in sorted(moved.items()):
            members = self._members(bucket, SPREAD + abs(change) + 1)
            now, before = len(members), len(members) - change
            if (now > SPREAD) != (before > SPREAD):
                others = sorted({*self._members(bucket, -1)} - own)
                (lost if now > SPREAD else gained).update(combinations(others, 2))
        return lost, gained

    def _change_wordings(
        self, old: Mapping[int, list[Wording]], new: Mapping[int, list[Wording]]
    ) -> tuple[set[Pair], set[Pair]]:
        gone = {(one.folded, document) for document, found in old.items() for one in found}
        come = {(one.folded, document) for document, found in new.items() for one in found}
        self._db.executemany("DELETE FROM rel_wording WHERE words = ? AND document = ?", sorted(gone - come))
        self._db.executemany("INSERT INTO rel_wording VALUES (?, ?)", sorted(come - gone))
        touched = old.keys() | new.keys()
        for words in sorted({words for words, _ in gone ^ come}):
            holders = column(self._db, "SELECT document FROM rel_wording WHERE words = ?", (words,))
            stocked = self._db.execute("SELECT id FROM rel_stock WHERE words = ?", (words,)).fetchone() is not None
            if stocked == (len(holders) > SPREAD):
                continue
            touched |= set(holders)
            if stocked:
                self._db.execute("DELETE FROM rel_stock WHERE words = ?", (words,))
            else:
                self._db.execute("INSERT INTO rel_stock (words) VALUES (?)", (words,))
        return self._restock(sorted(touched))

    def _restock(self, documents: Collection[int]) -> tuple[set[Pair], set[Pair]]:
        """Have ``documents`` in the groups that they belong to; return pairs that may be lost, and those gained."""
        gone, come = self._restocked(documents)
        moved: dict[tuple[int, int], int] = Counter(place[:2] for place in gone | come)
        few = {group for group, count in moved.items() if self._size(group, SPREAD + count + 1) <= SPREAD + count}
        head = {group: self._first(group) for group in moved}
        lost = {pair for group in few for pair in self._all(group)}
        for place in sorted(gone | come):
            if place[:2] not in few:
                lost.update(self._with(place) if place in gone else self._round(place))
        first_lost = {pair for group, one in head.items() if group not in few and one for pair in self._with(one)}
        self._move(gone, come)
        gained = {pair for group in few for pair in self._all(group)}
        for place in sorted(gone | come):
            if place[:2] not in few:
                gained.update(self._with(place) if place in come else self._round(place))
        for group, one in head.items():
            first = self._first(group)
            if group not in few and first != one:
                lost |= first_lost
                gained.update(self._with(first) if first else ())
        return lost - gained, gained

    def _restocked(self, documents: Collection[int]) -> tuple[set[Place], set[Place]]:
        """Which documents leave and join which groups of those that have two sentences of stock in a row."""
        gone: set[Place] = set()
        come: set[Place] = set()
        stock = "SELECT id FROM rel_wording JOIN rel_stock USING (words) WHERE document = ? ORDER BY words"
        for document in documents:
            before = set(self._places(document))
            (iri,) = self._db.execute("SELECT iri FROM rel_document WHERE id = ?", (document,)).fetchone()
            now = {(*pair, iri, document) for pair in pairwise(column(self._db, stock, (document,)))}
            gone |= before - now
            come |= now - before
        return gone, come

    def _move(self, gone: set[Place], come: set[Place]) -> None:
        left = sorted(place[:3] for place in gone)
        self._db.executemany("DELETE FROM rel_together WHERE first = ? AND second = ? AND iri = ?", left)
        self._db.executemany("INSERT INTO rel_together VALUES (?, ?, ?, ?)", sorted(come))

    def _places(self, document: int) -> list[Place]:
        return self._db.execute("SELECT * FROM rel_together WHERE document = ?", (document,)).fetchall()

    def _group(self, group: tuple[int, int], limit: int = -1) -> list[int]:
        """Documents with two sentences of stock in a row, in the order of their IRIs."""
        query = "SELECT document FROM rel_together WHERE first = ? AND second = ? ORDER BY iri LIMIT ?"
        return column(self._db, query, (*group, limit))

    def _all(self, group: tuple[int, int]) -> set[Pair]:
        return {_sorted(pair) for pair in joined(self._group(group))}

    def _size(self, group: tuple[int, int], limit: int) -> int:
        return len(self._group(group, limit))

    def _first(self, group: tuple[int, int]) -> Place | None:
        query = "SELECT * FROM rel_together WHERE first = ? AND second = ? ORDER BY iri LIMIT 1"
        place: Place | None = self._db.execute(query, group).fetchone()
        return place

    def _with(self, place: Place) -> set[Pair]:
        """The pairs of ``joined`` that one document of a group is in."""
        document, few = place[3], self._group(place[:2], SPREAD + 1)
        if len(few) <= SPREAD or few[0] == document:
            return {pair for pair in self._all(place[:2]) if document in pair}
        return {_sorted((one, document)) for one in (few[0], *self._beside(place))}

    def _round(self, place: Place) -> set[Pair]:
        """The pair between which one document would stand."""
        beside = self._beside(place)
        return {_sorted((beside[0], beside[1]))} if len(beside) > 1 else set()

    def _beside(self, place: Place) -> list[int]:
        """The documents just before and just behind a place in its group, as far as there are any."""
        query = "SELECT document FROM rel_together WHERE first = ? AND second = ? AND iri {} ? ORDER BY iri {} LIMIT 1"
        orders = (("<", "DESC"), (">", "ASC"))
        return [one for order in orders for one in column(self._db, query.format(*order), place[:3])]


def _sorted(pair: Pair) -> Pair:
    return min(pair), max(pair)
