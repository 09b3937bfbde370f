"""Where things lie in an archive, and which part holds what: a function of the id alone."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kzgraph.store.archive.state import DIGITS, place_of


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of the archive in ``folder``, which has ``shards`` parts.

    A document lies in the part that the first digits of its id name, so that a part is a function of the documents in
    it, whatever came before or after.
    """

    folder: Path
    shards: int

    def shard(self, document: str) -> int:
        """Return the number of the part that holds a document. document: hex digits."""
        return place_of(document) * self.shards >> 4 * DIGITS

    def places(self, shard: int) -> tuple[int, int]:
        """Return the first place of a part and the first one after it; see ``place_of``."""
        first, after = (-(-(number << 4 * DIGITS) // self.shards) for number in (shard, shard + 1))
        return first, after

    def drawer(self, node: str) -> int:
        """Return the number of the part that holds a node, by its id."""
        return self.shard(hashlib.sha256(node.encode()).hexdigest())

    @property
    def pieces(self) -> int:
        """How many pieces relations are cut into: many, for one document touches relations all over an archive."""
        return PIECES * self.shards

    def part(self, shard: int) -> str:
        """Return the name of the file with the quads of documents."""
        return f"parts/part-{shard:04}.nq.gz"

    def nodes(self, drawer: int) -> str:
        """Return the name of the file with the nodes and events that documents share."""
        return f"parts/nodes-{drawer:04}.nq.gz"

    def readings(self, shard: int) -> str:
        """Return the name of the file with the readings of documents."""
        return f"readings/part-{shard:04}.jsonl.gz"


PIECES = 4  # of relations, for each part with documents
MANIFEST = "manifest.json"
STATE = "state.sqlite"
WORK = ".kzgraph-work"
FILES = (MANIFEST, STATE, f"{STATE}-*", "parts/*.nq.gz", "readings/part-*.jsonl.gz")
"""Patterns of the files of an archive."""


def is_archive(folder: Path) -> bool:
    """Return whether ``folder`` holds an archive."""
    return (folder / MANIFEST).is_file() and (folder / "parts").is_dir()


def relations(piece: str) -> str:
    """Return the name of the file with a piece of what documents have to do with each other."""
    return f"parts/relations-{int(piece):04}.nq.gz"
