"""The quads of origins and comparisons, in pieces that a function of the node's IRI tells apart."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kzgraph.analyse.numbers.outcome import Outcome
from kzgraph.analyse.ties import Tie
from kzgraph.model.ids import digest
from kzgraph.rdf import comparisons, origins
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.iris import Iris

PIECES = 64


def piece_of(iri: str, pieces: int) -> int:
    """Return the number of the piece of ``pieces`` that holds the quads of a node."""
    return zlib.crc32(iri.encode()) % pieces


class Pieces:
    """What the tables hold, as quads. iris: of the archive."""

    def __init__(self, connection: sqlite3.Connection, iris: Iris, pieces: int = PIECES) -> None:
        self._db = connection
        self._iris = iris
        self._count = pieces

    def lines(self, piece: int) -> bytes:
        """Return the quads of a piece as canonical N-Quads."""
        origins = nquads(self._origins(piece)).split(b"\n")[:-1]
        lines = sorted({*origins, *(line.encode() for line in self._comparisons(piece))})
        return b"".join(line + b"\n" for line in lines)

    def note_origins(self, numbers: Iterable[int]) -> set[int]:
        """Note the nodes of origins that may have come, gone or changed; return the pieces that changed."""
        changed: set[int] = set()
        for number in sorted(numbers):
            row = self._db.execute("SELECT node, piece, digest FROM rel_origin WHERE origin = ?", (number,)).fetchone()
            names, ties = self._names(number), self._ties(number)
            node = self._iris.origin(names).value
            said = digest(*(f"{iri} {names[iri]}" for iri in sorted(names)), *(f"{tie}" for tie in sorted(ties)))
            now = (node, piece_of(node, self._count), said) if names else None
            if now != row:
                changed.update(one[1] for one in (row, now) if one)
                self._db.execute("DELETE FROM rel_origin WHERE origin = ?", (number,))
                if now:
                    self._db.execute("INSERT INTO rel_origin VALUES (?, ?, ?, ?)", (number, *now))
        return changed

    def _origins(self, piece: int) -> Iterator[Quad]:
        found = self._db.execute("SELECT origin, node FROM rel_origin WHERE piece = ?", (piece,)).fetchall()
        for number, node in found:
            yield from origins.quads_of(NamedNode(node), self._names(number), self._ties(number))

    def _names(self, number: int) -> Mapping[str, str]:
        query = (
            "SELECT iri, json_extract(text, '$.name') FROM rel_document JOIN rel_text ON document = id WHERE origin = ?"
        )
        return dict(self._db.execute(query, (number,)))

    def _ties(self, number: int) -> list[Tie]:
        query = (
            "SELECT t.rank, d.iri, e.iri, t.reason FROM rel_document AS d JOIN rel_tie AS t ON t.first = d.id "
            "JOIN rel_document AS e ON e.id = t.second WHERE d.origin = ?"
        )
        return [Tie(*row) for row in self._db.execute(query, (number,))]

    def _comparisons(self, piece: int) -> Iterator[str]:
        query = "SELECT node, reason, first, second, outcome FROM rel_comparison WHERE piece = ? ORDER BY 1, 2, 3, 4, 5"
        before = ""
        for node, reason, first, second, outcome in self._db.execute(query, (piece,)):
            if node != before:  # of several counts of two claims the first
                one = comparisons.Comparison(reason, first, second, Outcome(outcome))
                yield from comparisons.lines_of(one, node)
            before = node
