"""The documents of an archive, and what each says: its text, its scene and its counts.

What one document says hangs on others in three ways only. A named node that it mentions, or that holds one of those,
can come to be called or to lie otherwise. A person can be given an office by any document. A state that the graph
names by its people alone ("Oekraïners") can come to be named. In each case just the documents are read anew that
mention the node or asked for the state.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Quad

from kzgraph.analyse.numbers.dossier import deed_of
from kzgraph.analyse.numbers.dossier import facts as facts_among
from kzgraph.analyse.numbers.groups import groups_of
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import local_name
from kzgraph.store.kept.coding import Counted, count_json, rank_json, scene_json, spot_json, text_json
from kzgraph.store.kept.facts import DocumentIndex, Facts, Objects, facts_of, unpacked
from kzgraph.store.kept.tables import column
from kzgraph.store.nodes import OFFICE, Nodes
from kzgraph.store.numbers import read_counts
from kzgraph.store.scenes import read_scenes
from kzgraph.store.source_texts import source_texts

_BELOW = (
    "WITH RECURSIVE below (node) AS (VALUES (?) UNION "
    "SELECT h.node FROM rel_holder AS h JOIN below ON h.holder = below.node) "
)
_NAMED = "SELECT node FROM rel_names WHERE document = ?"
CACHED = 4096


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says, as JSON.

    places, framed: of the scene. counts: event class, deed, family, rank, spot and the whole of each. asked: states for
    which it looked, by name.
    """

    text: str
    scene: str
    places: str
    framed: str
    counts: tuple[tuple[str, str, str, str, str, str], ...]
    asked: frozenset[str]


class Documents:
    """Documents and nodes in tables. Nothing is kept here that is not there too, but for a cache of nodes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._node = lru_cache(maxsize=CACHED)(self._node_uncached)
        self._offices = lru_cache(maxsize=CACHED)(self._offices_uncached)

    def put(self, name: str, iri: str, found: Facts) -> None:
        """Keep a document, which is stale unless it says the same; nodes as ``put_nodes`` does."""
        known = self._known(name)
        self._put_nodes(found.nodes)
        nodes = {self._number(node) for node in found.named}
        if known == (found.body, nodes):
            return
        self._db.execute(
            "INSERT INTO rel_document (name, iri, gone, stale) VALUES (?, ?, 0, 1) "
            "ON CONFLICT (name) DO UPDATE SET gone = 0, stale = 1",
            (name, iri),
        )
        (document,) = column(self._db, "SELECT id FROM rel_document WHERE name = ?", (name,))
        self._db.execute("INSERT OR REPLACE INTO rel_body VALUES (?, ?)", (document, found.body))
        self._put_names(document, nodes)
        self._put_offices(document, {(self._number(node), office) for node, office in found.offices})

    def _known(self, name: str) -> tuple[bytes, set[int]] | None:
        """What is kept of a document, and the nodes that it names; ``None`` when it is gone or new."""
        query = "SELECT id, body FROM rel_document JOIN rel_body ON document = id WHERE name = ? AND NOT gone"
        row = self._db.execute(query, (name,)).fetchone()
        return (row[1], set(column(self._db, _NAMED, (row[0],)))) if row is not None else None

    def put_nodes(self, quads: Iterable[Quad]) -> None:
        """Keep what ``quads`` say of named nodes, in place of what was known of these."""
        self._put_nodes(facts_of(quads).nodes)

    def drop(self, names: Iterable[str]) -> None:
        """Forget documents; unknown names are no fault."""
        for name in names:
            for document in column(self._db, "SELECT id FROM rel_document WHERE name = ? AND NOT gone", (name,)):
                self._db.execute("UPDATE rel_document SET gone = 1, stale = 1 WHERE id = ?", (document,))
                self._db.execute("DELETE FROM rel_body WHERE document = ?", (document,))
                self._put_names(document, set())
                self._put_offices(document, set())

    def stale(self) -> list[int]:
        """Return the documents that may say something else than when they were last read, after looking at states."""
        self._node.cache_clear()
        self._offices.cache_clear()
        for name in self._moved_states():
            self._db.execute(
                "UPDATE rel_document SET stale = 1 WHERE id IN (SELECT document FROM rel_asked WHERE name = ?)", (name,)
            )
        self._db.execute("DELETE FROM rel_touched")
        return column(self._db, "SELECT id FROM rel_document WHERE stale ORDER BY id")

    def read(self, documents: Iterable[int]) -> Iterator[tuple[int, Told | None]]:
        """Yield what each document says now; ``None`` when it is gone."""
        states: dict[str, list[str]] = {}
        for name, iri in self._db.execute("SELECT name, iri FROM rel_state ORDER BY name, iri"):
            states.setdefault(name, []).append(iri)
        for document in documents:
            row = self._db.execute("SELECT body FROM rel_body WHERE document = ?", (document,)).fetchone()
            yield document, self._told(document, unpacked(row[0]), states) if row else None

    def asked(self, document: int, names: Iterable[str]) -> None:
        """Note for which states a document asked."""
        self._db.execute("DELETE FROM rel_asked WHERE document = ?", (document,))
        self._db.executemany("INSERT INTO rel_asked VALUES (?, ?)", [(name, document) for name in sorted(names)])

    def _told(self, document: int, objects: Objects, states: dict[str, list[str]]) -> Told | None:
        named = column(self._db, _NAMED, (document,))
        for iri, told in self._reached(named):
            objects.setdefault(iri, told)
        for node in named:
            for number, office in enumerate(self._offices(node)):
                claim = {Property.PROPERTY: [OFFICE], Property.LEMMA: [office], Property.ACTOR: [self._node(node)[0]]}
                objects[f"office {node} {number}"] = claim
        index = DocumentIndex(objects, states)
        if len(index.instances(Class.DOCUMENT)) != 1:
            return None
        nodes = Nodes(index)
        counts = facts_among(read_counts(index, nodes))
        groups = groups_of(counts)
        (scene,), (text,) = read_scenes(index, nodes), source_texts(index)
        return Told(
            text_json(text),
            scene_json(scene),
            json.dumps(sorted(scene.places)),
            json.dumps(sorted(scene.framed)),
            tuple(_row(Counted(one, groups[one])) for one in counts),
            frozenset(index.asked),
        )

    def _reached(self, named: Sequence[int]) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """The nodes ``named`` and those that hold them, over any number of steps."""
        waiting, seen = list(named), set(named)
        while waiting:
            iri, told, holders = self._node(waiting.pop())
            yield iri, told
            waiting.extend(holder for holder in holders if holder not in seen)
            seen.update(holders)

    def _node_uncached(self, node: int) -> tuple[str, dict[str, list[str]], tuple[int, ...]]:
        iri, facts = self._db.execute("SELECT iri, facts FROM rel_node WHERE id = ?", (node,)).fetchone()
        holders = column(self._db, "SELECT holder FROM rel_holder WHERE node = ?", (node,))
        return iri, json.loads(facts), tuple(holders)

    def _offices_uncached(self, node: int) -> tuple[str, ...]:
        query = "SELECT DISTINCT office FROM rel_office WHERE node = ? ORDER BY office"
        return tuple(row[0] for row in self._db.execute(query, (node,)))

    def _number(self, iri: str) -> int:
        """The number of a node, known or not."""
        self._db.execute("INSERT OR IGNORE INTO rel_node (iri, facts) VALUES (?, '{}')", (iri,))
        (number,) = column(self._db, "SELECT id FROM rel_node WHERE iri = ?", (iri,))
        return number

    def _put_nodes(self, nodes: Objects) -> None:
        for iri, told in nodes.items():
            facts = json.dumps(told, ensure_ascii=False, sort_keys=True)
            if self._db.execute("SELECT 1 FROM rel_node WHERE iri = ? AND facts = ?", (iri, facts)).fetchone():
                continue
            node = self._number(iri)
            name = local_name(iri) if Class.STATE in told[Property.TYPE] else None
            self._db.execute("UPDATE rel_node SET facts = ?, state = ? WHERE id = ?", (facts, name, node))
            self._touch((node, *column(self._db, "SELECT holder FROM rel_holder WHERE node = ?", (node,))))
            self._db.execute("DELETE FROM rel_holder WHERE node = ?", (node,))
            holders = [(node, self._number(holder)) for holder in told.get(Property.CONTAINED_IN, ())]
            self._db.executemany("INSERT INTO rel_holder VALUES (?, ?)", holders)
            self._mark(node)

    def _mark(self, node: int) -> None:
        """Have the documents read anew that reach ``node``."""
        reaching = "SELECT document FROM rel_names WHERE node IN below"
        self._db.execute(f"{_BELOW} UPDATE rel_document SET stale = 1 WHERE id IN ({reaching})", (node,))

    def _touch(self, nodes: Iterable[int]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO rel_touched VALUES (?)", [(node,) for node in nodes])

    def _put_names(self, document: int, nodes: set[int]) -> None:
        before = set(column(self._db, _NAMED, (document,)))
        gone, new = before - nodes, nodes - before
        self._db.executemany("DELETE FROM rel_names WHERE document = ? AND node = ?", [(document, one) for one in gone])
        self._db.executemany("INSERT INTO rel_names VALUES (?, ?)", sorted((document, one) for one in new))
        self._touch(gone | new)

    def _put_offices(self, document: int, offices: set[tuple[int, str]]) -> None:
        query = "SELECT node, office FROM rel_office WHERE document = ?"
        before = set(self._db.execute(query, (document,)))
        if before == offices:
            return
        moved = sorted({node for node, _ in before ^ offices})
        known = [self._offices_uncached(node) for node in moved]
        self._db.execute("DELETE FROM rel_office WHERE document = ?", (document,))
        rows = [(node, document, office) for node, office in sorted(offices)]
        self._db.executemany("INSERT INTO rel_office VALUES (?, ?, ?)", rows)
        for node, old in zip(moved, known, strict=True):
            if self._offices_uncached(node) != old:
                self._mark(node)

    def _moved_states(self) -> Iterator[str]:
        """The local names of states that have come or gone since the last time, after noting it."""
        up = (
            "WITH RECURSIVE up (node) AS (SELECT node FROM rel_touched UNION "
            "SELECT h.holder FROM rel_holder AS h JOIN up ON h.node = up.node) "
            "SELECT id, iri, state FROM rel_node JOIN up ON id = node "
            "WHERE state IS NOT NULL OR iri IN (SELECT iri FROM rel_state)"
        )
        there = f"{_BELOW} SELECT 1 FROM below JOIN rel_names AS n ON n.node = below.node LIMIT 1"
        for node, iri, state in self._db.execute(up).fetchall():
            old = {row[0] for row in self._db.execute("SELECT name FROM rel_state WHERE iri = ?", (iri,))}
            new = {state} if state is not None and self._db.execute(there, (node,)).fetchone() else set()
            if old != new:
                self._db.execute("DELETE FROM rel_state WHERE iri = ?", (iri,))
                self._db.executemany("INSERT INTO rel_state VALUES (?, ?)", [(iri, name) for name in new])
                yield from old ^ new


def _row(counted: Counted) -> tuple[str, str, str, str, str, str]:
    count = counted.count
    return (
        *(count.event_class, deed_of(count), counted.group.family),
        *(rank_json(count), spot_json(counted), count_json(counted)),
    )
