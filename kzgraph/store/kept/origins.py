"""Which documents of an archive have one origin, as ``analyse.independence`` finds it, and what ties them.

Two documents have one origin by their own words alone, so a tie is looked at once. Which pairs are looked at hangs on
all documents (see ``likely``); the ties that stay are a minimum spanning forest of those pairs, and it is mended where
a tie goes or a better one comes.
"""

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import combinations

from kzgraph.analyse.copies import copy_of
from kzgraph.analyse.groups import Joined
from kzgraph.analyse.shared_text import Worded, long_sentences, shared_by
from kzgraph.analyse.texts import SourceText
from kzgraph.analyse.ties import Print, Tie, forest, may_copy
from kzgraph.analyse.wording import Run, Wording
from kzgraph.store.kept.likely import Likely
from kzgraph.store.kept.regroup import renumbered
from kzgraph.store.kept.tables import column, fresh_number
from kzgraph.store.kept.wordings import Here, Pair, Reckoner, Wordings, sentences_of

MOST_CHANGED = 20
"""From one in so many documents on, all are looked at anew."""

PRINTS, TEXTS, RUNS = 20_000, 256, 200_000  # of caches


class Origins:
    """Texts, ties and origins in tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._likely = Likely(connection)
        self._numbers: dict[Run, int] = {}
        self._worded = lru_cache(maxsize=TEXTS)(self._worded_uncached)
        self._print = lru_cache(maxsize=TEXTS)(self._print_uncached)
        self._marks = lru_cache(maxsize=PRINTS)(self._marks_uncached)

    def settle(
        self, changed: Collection[int], reckoner: Reckoner, *, most: int = MOST_CHANGED
    ) -> tuple[set[int], set[int]]:
        """Take the texts of ``changed`` documents, which may be gone. most: see ``MOST_CHANGED``.

        Return the documents whose origin is another, and the origins that may have come, gone or other ties.
        """
        (count,) = column(self._db, "SELECT count(*) FROM rel_text")
        anew = len(changed) * most > count
        documents, ties = self._anew(reckoner) if anew else self._mended(changed)
        self._put_ties({*documents, *changed}, set(ties))
        before = self._numbered({*documents, *changed})
        moved = self._regroup(documents, ties)
        for cached in (self._worded, self._print, self._marks):
            cached.cache_clear()
        return moved, before | self._numbered(documents)

    def _store(self, changed: Collection[int]) -> None:
        """Bring rel_text up to date."""
        there = "SELECT 1 FROM rel_told WHERE document = ?"
        new = [one for one in sorted(changed) if self._db.execute(there, (one,)).fetchone()]
        self._db.executemany("DELETE FROM rel_text WHERE document = ?", [(one,) for one in changed])
        for document, made in Here(self._db).wordings(new):
            self._keep(document, made)

    def _keep(self, document: int, made: Wordings) -> None:
        values = (document, made.text, made.size, made.repeated, made.marks)
        self._db.execute("INSERT OR REPLACE INTO rel_text VALUES (?, ?, ?, ?, ?)", values)

    # from scratch

    def _anew(self, reckoner: Reckoner) -> tuple[list[int], list[tuple[int, int, int, str]]]:
        """All documents that are there, and their ties."""
        self._db.execute("DELETE FROM rel_text WHERE document NOT IN (SELECT document FROM rel_told)")
        documents = column(self._db, "SELECT document FROM rel_told ORDER BY document")
        self._likely.fill(self._kept(reckoner.wordings(documents)))
        place = column(self._db, "SELECT document FROM rel_text JOIN rel_document ON id = document ORDER BY iri")
        ranked = self._ranked(place)
        ahead = dict(reckoner.reasons(sorted(self._spanning(ranked, place))))
        return documents, self._kruskal(ranked, place, ahead)

    def _kept(self, found: Iterable[tuple[int, Wordings]]) -> Iterator[tuple[int, Wordings]]:
        for document, made in found:
            self._keep(document, made)
            yield document, made

    def _ranked(self, place: list[int]) -> list[int]:
        """The likely pairs in the order of ties, a number each: rank, left, right. place: the documents in order."""
        position = {document: number for number, document in enumerate(place)}
        self._db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS rel_pair (first INTEGER, second INTEGER, PRIMARY KEY (first, second)) "
            "WITHOUT ROWID"
        )
        self._db.execute("DELETE FROM rel_pair")
        pairs = (
            pair for found in self._likely.pairs() for pair in combinations(sorted(position[one] for one in found), 2)
        )
        self._db.executemany("INSERT OR IGNORE INTO rel_pair VALUES (?, ?)", pairs)
        found = []
        for left, right in self._db.execute("SELECT first, second FROM rel_pair ORDER BY first, second"):
            common = self._common(place[left], place[right])
            if common is not None:
                found.append((_HIGHEST - common) << 64 | left << 32 | right)
        self._db.execute("DELETE FROM rel_pair")
        return sorted(found)

    def _spanning(self, ranked: list[int], place: list[int]) -> Iterator[Pair]:
        """The pairs that would be ties if all had a reason: most of those whose reasons will be asked for."""
        joined = Joined[int]()
        for one in ranked:
            left, right = one >> 32 & _LOW, one & _LOW
            if not joined.alike(left, right):
                joined.join(left, right)
                yield place[left], place[right]

    def _kruskal(
        self, ranked: list[int], place: list[int], ahead: Mapping[Pair, str | None]
    ) -> list[tuple[int, int, int, str]]:
        """The ties. ahead: reasons that are known."""
        joined = Joined[int]()
        found = []
        for one in ranked:
            left, right = one >> 32 & _LOW, one & _LOW
            if not joined.alike(left, right):
                pair = place[left], place[right]
                if why := ahead[pair] if pair in ahead else self.reason(*pair):
                    joined.join(left, right)
                    found.append((*pair, (one >> 64) - _HIGHEST, why))
        return found

    # piece by piece

    def _mended(self, changed: Collection[int]) -> tuple[list[int], list[tuple[int, int, int, str]]]:
        """The documents of all groups that can have changed, and their ties."""
        old = self._long(changed)
        self._store(changed)
        new = self._long(changed)
        lost, gained = self._likely.change(old, new)
        cut = {pair for document in changed for pair in self._ties_of(document)}
        cut |= {pair for pair in self._tied(lost) if not self._is_likely(*pair)}
        gained |= {_sorted(one, other) for one in new for other in self._likely.partners(one, new[one])}
        documents = self._touched({*changed, *(one for pair in (*cut, *gained) for one in pair)})
        kept = [tie for tie in self._ties_among(documents) if _sorted(*tie[:2]) not in cut]
        gained |= self._beside_cut(documents, kept, cut)
        iris = dict(self._rows("SELECT id, iri FROM rel_document WHERE id = ?", documents))
        number = {iri: document for document, iri in iris.items()}
        ties = [Tie(rank, iris[one], iris[other], why) for one, other, rank, why in kept]
        for pair in gained:
            if (common := self._common(*pair)) is not None:
                left, right = sorted(iris[one] for one in pair)
                ties.append(Tie(-common, left, right))
        found = forest(ties, lambda left, right: self.reason(number[left], number[right]))
        return documents, [(number[tie.left], number[tie.right], tie.rank, tie.reason) for tie in found]

    def _long(self, documents: Iterable[int]) -> dict[int, list[Wording]]:
        rows = self._rows("SELECT document, text FROM rel_text WHERE document = ?", documents)
        return {document: long_sentences(sentences_of(text)[1]) for document, text in rows}

    def _rows(self, query: str, documents: Iterable[int]) -> Iterator[tuple[int, str]]:
        for document in documents:
            yield from self._db.execute(query, (document,))

    def _ties_of(self, document: int) -> list[Pair]:
        return [_sorted(*row[:2]) for row in self._db.execute(_TIES, (document, document))]

    def _tied(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of ``pairs`` that are ties."""
        query = "SELECT 1 FROM rel_tie WHERE first = ? AND second = ?"
        for one, other in pairs:
            if any(self._db.execute(query, both).fetchone() for both in ((one, other), (other, one))):
                yield one, other

    def _is_likely(self, one: int, other: int) -> bool:
        mine, theirs = (long_sentences(self._worded(document)[1]) for document in (one, other))
        return self._likely.is_pair(one, mine, other, theirs)

    def _touched(self, documents: Iterable[int]) -> list[int]:
        """The documents of the groups of ``documents``, and these, as far as they are there."""
        found = set(documents)
        for origin in self._numbered(found):
            found.update(column(self._db, "SELECT id FROM rel_document WHERE origin = ?", (origin,)))
        there = "SELECT document FROM rel_text WHERE document = ?"
        return sorted(one for one in found if self._db.execute(there, (one,)).fetchone())

    def _ties_among(self, documents: Iterable[int]) -> Iterator[tuple[int, int, int, str]]:
        for document in documents:
            query = "SELECT first, second, rank, reason FROM rel_tie WHERE first = ?"
            yield from self._db.execute(query, (document,)).fetchall()

    def _beside_cut(self, documents: list[int], kept: Iterable[tuple[int, int, int, str]], cut: set[Pair]) -> set[Pair]:
        """Pairs that can join again what the ties ``cut`` held together; the largest part need not look for them."""
        joined = Joined[int]()
        for one, other, *_ in kept:
            joined.join(one, other)
        members = set(documents)
        parts: dict[int, list[int]] = defaultdict(list)
        for document in documents:
            parts[joined.root(document)].append(document)
        broken: dict[int | None, set[int]] = defaultdict(set)
        for pair in cut:
            for one in pair:
                (origin,) = self._db.execute(_ORIGIN, (one,)).fetchone()
                broken[origin] |= {joined.root(one)} if joined.root(one) in parts else set()
        looking: set[int] = set()
        for roots in broken.values():
            looking |= roots - {max(roots, key=lambda root: (len(parts[root]), -root), default=-1)}
        return {
            _sorted(one, other)
            for root in looking
            for one in parts[root]
            for other in self._likely.partners(one, long_sentences(self._worded(one)[1]))
            if other in members and joined.root(other) != root
        }

    # what both need

    def _common(self, one: int, other: int) -> int | None:
        """How many runs two documents have in common, ``None`` when they cannot have one origin."""
        left, right = self._print(one), self._marks(other)
        common = left[0].common(right[0])
        credited = bool({*left[1]} & {*right[2]})
        sizes = left[0].size, right[1]
        return common if may_copy(common, left[0].repeated, sizes, credited=credited) else None

    def reason(self, left: int, right: int) -> str | None:
        """Return why two documents have one origin; ``None`` when they have not."""
        if len(self._numbers) > RUNS:
            self._numbers.clear()
            self._worded.cache_clear()
        (one, first), (other, second) = self._worded(left), self._worded(right)
        texts = sorted(shared_by(first, second), key=lambda text: (text.left, text.right))
        copy = copy_of(one, other, texts, min(self._marks(left)[1], self._marks(right)[1]))
        return copy.reason if copy else None

    def _worded_uncached(self, document: int) -> tuple[SourceText, list[Worded]]:
        (data,) = self._db.execute("SELECT text FROM rel_text WHERE document = ?", (document,)).fetchone()
        return sentences_of(data, self._numbers)

    def _print_uncached(self, document: int) -> tuple[Print, tuple[str, ...]]:
        marks, size, credits = self._marks(document)
        (repeated,) = column(self._db, "SELECT repeated FROM rel_text WHERE document = ?", (document,))
        return Print(marks, repeated, size), credits

    def _marks_uncached(self, document: int) -> "tuple[array[int], int, tuple[str, ...]]":
        query = "SELECT marks, size, json_extract(text, '$.credits') FROM rel_text WHERE document = ?"
        data, size, credits = self._db.execute(query, (document,)).fetchone()
        return array("I", data), size, tuple(json.loads(credits))

    def _regroup(self, documents: list[int], ties: list[tuple[int, int, int, str]]) -> set[int]:
        """Keep the ties of ``documents`` and number their groups; return those whose number is another."""
        joined = Joined[int]()
        for one, other, *_ in ties:
            joined.join(one, other)
        groups: dict[int, list[int]] = defaultdict(list)
        for document in documents:
            groups[joined.root(document)].append(document)
        before = {one: self._db.execute(_ORIGIN, (one,)).fetchone()[0] for one in documents}
        shared = [group for group in groups.values() if len(group) > 1]
        now = renumbered(shared, before, partial(fresh_number, self._db, "origin"))
        moved = [one for one in documents if before[one] != now.get(one)]
        self._db.executemany("UPDATE rel_document SET origin = ? WHERE id = ?", [(now.get(one), one) for one in moved])
        return set(moved)

    def _numbered(self, documents: Iterable[int]) -> set[int]:
        """The origins of ``documents``."""
        return {row[0] for one in documents for row in self._db.execute(_ORIGIN, (one,)) if row[0] is not None}

    def _put_ties(self, documents: Collection[int], ties: set[tuple[int, int, int, str]]) -> None:
        before = {row for one in documents for row in self._db.execute(_TIES, (one, one))}
        gone = sorted(row[:2] for row in before - ties)
        self._db.executemany("DELETE FROM rel_tie WHERE first = ? AND second = ?", gone)
        self._db.executemany("INSERT INTO rel_tie VALUES (?, ?, ?, ?)", sorted(ties - before))


_ORIGIN = "SELECT origin FROM rel_document WHERE id = ?"
_TIES = "SELECT * FROM rel_tie WHERE first = ? UNION SELECT * FROM rel_tie WHERE second = ?"
_HIGHEST, _LOW = 1 << 32, (1 << 32) - 1


def _sorted(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
