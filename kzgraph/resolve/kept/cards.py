"""What is kept of a document: its nodes, which of them it names, with what titles, and what they head."""

import json
import sqlite3
from collections.abc import Iterable

from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.mention import EntityKind
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.apply import merged
from kzgraph.resolve.across.gather import headed_in, named_in
from kzgraph.resolve.kept.tables import dumped, listed

_DIRTY = (
    "INSERT OR IGNORE INTO name_dirty SELECT node FROM name_mention WHERE document IN"
    " (SELECT number FROM name_document WHERE id IN (SELECT value FROM json_each(?)))"
)
_LOOSE = (
    "INSERT OR IGNORE INTO name_loose SELECT form FROM name_mention WHERE form IS NOT NULL AND document IN"
    " (SELECT number FROM name_document WHERE id IN (SELECT value FROM json_each(?)))"
)
_GONE = (
    "DELETE FROM name_mention WHERE document IN"
    " (SELECT number FROM name_document WHERE id IN (SELECT value FROM json_each(?)))",
    "DELETE FROM name_document WHERE id IN (SELECT value FROM json_each(?))",
)
_MENTION = (
    "INSERT INTO name_mention SELECT number, ?, (SELECT number FROM name_form WHERE text = ?), ?, ?, ?"
    " FROM name_node WHERE id = ?"
)


def keep(db: sqlite3.Connection, reading: Reading) -> None:
    """Keep a document, in place of what was kept of it."""
    remove(db, [reading.article.id])
    added = db.execute("INSERT INTO name_document VALUES (NULL, ?, ?, 1)", (reading.article.id, reading.main_state))
    nodes: dict[str, Entity] = {}
    for node in reading.nodes:
        nodes[node.id] = merged(nodes[node.id], node) if node.id in nodes else node
    forms = {node: entity_text(entity) for node, entity in nodes.items()}
    named, heads = named_in(reading), headed_in(reading)
    all_ = sorted({*forms, *named, *heads})
    db.executemany("INSERT OR IGNORE INTO name_form (text) VALUES (?)", [(text,) for text in forms.values()])
    db.executemany("INSERT OR IGNORE INTO name_node (id) VALUES (?)", [(node,) for node in all_])
    rows = (
        (
            added.lastrowid,
            forms.get(node),
            node in named,
            _texts(named.get(node, ())),
            _texts(heads.get(node, ())),
            node,
        )
        for node in all_
    )
    db.executemany(_MENTION, rows)
    db.execute(_DIRTY, (listed([reading.article.id]),))


def remove(db: sqlite3.Connection, documents: Iterable[str]) -> None:
    """Forget documents."""
    ids = listed(documents)
    for query in (_DIRTY, _LOOSE, *_GONE):
        db.execute(query, (ids,))


def _texts(values: Iterable[str]) -> str | None:
    found = sorted(values)
    return dumped(found) if found else None


def entity_text(one: Entity) -> str:
    """Return a node as text, the same for the same node."""
    values = (one.id, one.label, one.kind.value, one.names, one.same_as, one.document, one.coordinates)
    return dumped([*values, one.located_in, one.curated, one.resolutions, one.home])


def entity_of(text: str) -> Entity:
    """Return the node that ``entity_text`` wrote."""
    id_, label, kind, names, same_as, document, where, holder, curated, resolutions, home = json.loads(text)
    point = (where[0], where[1]) if where is not None else None
    return Entity(
        id=id_,
        label=label,
        kind=EntityKind(kind),
        names=tuple(names),
        same_as=same_as,
        document=document,
        coordinates=point,
        located_in=holder,
        curated=curated,
        resolutions=tuple(resolutions),
        home=home,
    )


def decision_text(one: Decision) -> str:
    """Return a decision as text."""
    return dumped([one.left, one.right, one.judgement.value, one.score, one.reason, one.user, one.at])


def decision_of(text: str) -> Decision:
    """Return the decision that ``decision_text`` wrote."""
    left, right, judgement, *more = json.loads(text)
    return Decision(left, right, Judgement(judgement), *more)
