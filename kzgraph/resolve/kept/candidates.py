"""The candidates of nodes, from the cards of the documents that name them."""

import json
import sqlite3
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.around import TELLING, placed
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.gather import candidate, takes_part
from kzgraph.resolve.kept.cards import entity_of
from kzgraph.resolve.kept.tables import listed, stored

_NODES = (
    "SELECT number, entity FROM name_node WHERE number IN (SELECT value FROM json_each(?)) AND entity IS NOT NULL"
    " ORDER BY id"
)
_SEEN = (
    "SELECT node, document, titles, heads FROM name_mention"
    " WHERE node IN (SELECT value FROM json_each(?)) AND named ORDER BY node"
)
_HEADS = (
    "SELECT node, NULL, NULL, heads FROM name_mention"
    " WHERE node IN (SELECT value FROM json_each(?)) AND heads IS NOT NULL ORDER BY node"
)
_STATES = f"SELECT id FROM name_node WHERE id IN (SELECT value FROM json_each(?)) AND kind = '{EntityKind.STATE.value}'"
_AROUND = (
    "SELECT DISTINCT m.node, n.id FROM name_mention m JOIN name_mention beside USING (document)"
    " JOIN name_node n ON n.number = beside.node WHERE m.node IN (SELECT value FROM json_each(?)) AND m.named"
    " AND beside.named AND n.kind IN (SELECT value FROM json_each(?))"
)
_HOMES = (
    "SELECT DISTINCT node, home FROM name_mention JOIN name_document d ON d.number = document"
    " WHERE node IN (SELECT value FROM json_each(?)) AND named AND home IS NOT NULL"
)


class Known(Container[str]):
    """The names of people that tell who they are, of all documents."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __contains__(self, name: object) -> bool:
        found = self._db.execute("SELECT 1 FROM name_known WHERE name = ? LIMIT 1", (stored(str(name)),))
        return found.fetchone() is not None


def load(db: sqlite3.Connection, numbers: Sequence[int], *, seen: bool = True) -> Iterator[tuple[int, Candidate]]:
    """Yield nodes that take part, by number, in the order of their ids; without what is around them.

    seen: with documents (any texts, one for each) and offices.
    """
    wanted = listed(numbers)
    rows = {node: list(of) for node, of in groupby(db.execute(_SEEN if seen else _HEADS, (wanted,)), lambda r: r[0])}
    states = _states(db, rows)
    for number, text in db.execute(_NODES, (wanted,)).fetchall():
        node = entity_of(text)
        if not takes_part(node):
            continue
        mine = rows.get(number, [])
        headed = {one for row in mine if row[3] is not None for one in json.loads(row[3])} & states
        titles = {one for row in mine if row[2] is not None for one in json.loads(row[2])}
        documents = [str(row[1]) for row in mine] if seen else []
        one = candidate(node, {node.id: documents}, {node.id: headed}, {node.id: titles})
        if one.names:
            yield number, one


def _states(db: sqlite3.Connection, rows: Mapping[int, list[tuple[int, int, str | None, str | None]]]) -> set[str]:
    held = {one for mine in rows.values() for row in mine if row[3] is not None for one in json.loads(row[3])}
    return {state for (state,) in db.execute(_STATES, (listed(held),))} if held else set()


def with_around(db: sqlite3.Connection, found: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Return candidates with the people and places that their documents name, and the states that these are about."""
    wanted = listed(found)
    around: dict[int, set[str]] = {}
    for number, one in db.execute(_AROUND, (wanted, listed(kind.value for kind in TELLING))):
        around.setdefault(number, set()).add(one)
    homes: dict[int, set[str]] = {}
    for number, home in db.execute(_HOMES, (wanted,)):
        homes.setdefault(number, set()).add(home)
    return {n: placed(one, frozenset(around.get(n, ())), homes.get(n, ())) for n, one in found.items()}
