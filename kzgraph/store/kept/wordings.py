"""What is kept of the words of a document, to see which others it may share them with."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kzgraph.analyse.likely_pairs import hashes_of
from kzgraph.analyse.shared_text import Worded, long_sentences
from kzgraph.analyse.texts import SourceText
from kzgraph.analyse.ties import print_of
from kzgraph.analyse.wording import Run, Wording
from kzgraph.store.kept.coding import text_of

Pair = tuple[int, int]
Bucket = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Of one document. text: as JSON; size, repeated, marks: see ``Print``; buckets, folded: of its long sentences."""

    text: str
    size: int
    repeated: int
    marks: bytes
    buckets: frozenset[Bucket]
    folded: frozenset[str]


def wordings_of(text: str) -> Wordings:
    """Return what is kept of a text, given as JSON."""
    _, sentences = sentences_of(text)
    made, long = print_of(sentences), long_sentences(sentences)
    marks = array("I", sorted(made.marks)).tobytes()
    return Wordings(text, made.size, made.repeated, marks, buckets(long), frozenset(one.folded for one in long))


def sentences_of(data: str, numbers: dict[Run, int] | None = None) -> tuple[SourceText, list[Worded]]:
    """Return a text and its sentences. numbers: of the runs of what it is to be compared with."""
    text = text_of(data)
    known = {} if numbers is None else numbers
    return text, [Worded(sentence, known) for sentence in text.sentences]


def buckets(sentences: Iterable[Wording]) -> frozenset[Bucket]:
    """Return the buckets of a document."""
    return frozenset((band, mark) for hashes in hashes_of(sentences) for band, mark in enumerate(hashes))


class Reckoner(Protocol):
    """Who works out what takes long and hangs on the tables alone, such as other processes.

    So that these see what is in the tables, it may commit that.
    """

    def wordings(self, documents: Sequence[int]) -> Iterable[tuple[int, Wordings]]:
        """Return what is kept of the words of documents, in any order."""
        ...

    def reasons(self, pairs: Sequence[Pair]) -> Iterable[tuple[Pair, str | None]]:
        """Return why two documents have one origin, ``None`` when they have not; of as many pairs as it likes."""
        ...


class Here:
    """Works out what is asked, at once, and no reasons ahead."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def wordings(self, documents: Sequence[int]) -> Iterator[tuple[int, Wordings]]:
        """Yield what is kept of the words of documents."""
        for document in documents:
            row = self._db.execute("SELECT text FROM rel_told WHERE document = ?", (document,)).fetchone()
            yield document, wordings_of(row[0])

    def reasons(self, pairs: Sequence[Pair]) -> Iterable[tuple[Pair, str | None]]:
        """Return nothing."""
        return ()
