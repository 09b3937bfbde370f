"""The names of an archive: which nodes of its documents are one, kept in a database from change to change.

What comes out is what ``kzgraph.resolve.graph`` makes of all documents in memory. A change is worked out from what it
touches: the nodes of the documents, the units and spellings of these, the components of units that hang together by
names that are alike. What reaches further is kept for all: by which names people are known, how many units share a
key, in which families a common name stands, what people decided. Questions (``Joined.unsure``) are not kept.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Decision
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.across.policy import Policy, shipped_policy
from kzgraph.resolve.kept import cards
from kzgraph.resolve.kept.outcome import retold_documents
from kzgraph.resolve.kept.settling import settle
from kzgraph.resolve.kept.tables import create, listed, whole

_PARTS = (
    "SELECT id, canonical, way FROM name_node WHERE canonical IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
)
_ENTITIES = (
    "SELECT n.id, coalesce(n.joined, n.entity), coalesce(h.canonical, n.located) FROM name_node n"
    " LEFT JOIN name_node h ON h.id = n.located"
    " WHERE n.canonical IS NULL AND n.entity IS NOT NULL AND n.id IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What became of nodes. canonical: id -> id of what it is part of, where that is another one; ways: why, of these.

    entities: what is left, by id, and all that holds it.
    """

    canonical: Mapping[str, str]
    ways: Mapping[str, Decision]
    entities: Mapping[str, Entity]


class NameIndex:
    """The nodes of documents, kept in tables of a database whose names begin with "name\\_".

    Each call is done whole or not at all, in the caller's transaction or one of its own. What is kept holds for one
    version of kzgraph, whose data decide how alike names are.
    """

    def __init__(self, connection: sqlite3.Connection, *, policy: Policy | None = None) -> None:
        self._db = connection
        self._policy = policy or shipped_policy()
        create(connection)

    def put(self, readings: Iterable[Reading]) -> None:
        """Keep documents, in place of what was kept of them."""
        with whole(self._db):
            for reading in readings:
                cards.keep(self._db, reading)

    def drop(self, documents: Iterable[str]) -> None:
        """Forget documents, by id; those that are not kept do not matter."""
        with whole(self._db):
            cards.remove(self._db, documents)

    def settle(self, decisions: Decisions = NONE) -> frozenset[str]:
        """Work out what changes since the last time can change; return the ids of documents that it changes.

        These are the ones that were put, and those of which a node became part of another one, or for another reason,
        or is told otherwise (its names, its reasons, what holds it). Raises InputError when decisions contradict each
        other or join two Wikidata items; all is then as it was before.
        """
        with whole(self._db):
            return settle(self._db, decisions, self._policy)

    def retold(self) -> frozenset[str]:
        """Return which of the documents that the last settle returned it did not return for names alone.

        New spellings of a node that many documents name change the node, and nothing that these say.
        """
        return retold_documents(self._db)

    def nodes_changed(self) -> frozenset[str]:
        """Return the ids of the nodes that the last settle made, changed or did away with."""
        return frozenset(node for (node,) in self._db.execute("SELECT id FROM name_altered"))

    def named(self, nodes: Iterable[str]) -> Named:
        """Return what became of nodes, by the ids that ``Reading.nodes`` give them; as of the last settle."""
        given = set(nodes)
        rows = self._db.execute(_PARTS, (listed(sorted(given)),)).fetchall()
        canonical = {node: whole_ for node, whole_, _ in rows}
        ways = {node: cards.decision_of(way) for node, _, way in rows if way is not None}
        entities: dict[str, Entity] = {}
        asked: set[str] = set()
        wanted = {canonical.get(node, node) for node in given}
        while wanted:
            found = self._db.execute(_ENTITIES, (listed(sorted(wanted)),)).fetchall()
            for node, text, holder in found:
                one = cards.entity_of(text)
                entities[node] = one if one.located_in == holder else replace(one, located_in=holder)
            asked |= wanted
            wanted = {holder for _, _, holder in found if holder is not None} - asked
        return Named(canonical, ways, entities)
