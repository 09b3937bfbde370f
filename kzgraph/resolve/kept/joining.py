"""Joining the components that changed, some at a time, and what became of each node."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kzgraph.model.judgement import Score
from kzgraph.resolve.across.apply import merged_nodes, ways
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.resolve.across.join import Rest, join
from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.across.settled import Settled
from kzgraph.resolve.kept.candidates import Known, load, with_around
from kzgraph.resolve.kept.cards import decision_text, entity_of, entity_text
from kzgraph.resolve.kept.compared import Spellings, spelling_of
from kzgraph.resolve.kept.components import components, is_live
from kzgraph.resolve.kept.grouping import spelling_text
from kzgraph.resolve.kept.outcome import Outcome, note
from kzgraph.resolve.kept.tables import listed

BATCH = 1000  # nodes that are joined at a time; more when they hang together
_NODES = "SELECT number, id, entity, unit FROM name_node WHERE unit IN (SELECT value FROM json_each(?))"
_OTHERS = (
    "SELECT number, id, entity, NULL FROM name_node WHERE id IN (SELECT value FROM json_each(?))"
    " AND unit IS NULL AND entity IS NOT NULL"
)
_KEYS = "SELECT key FROM name_unit WHERE number IN (SELECT value FROM json_each(?))"
_SPELLINGS = (
    "SELECT number, text FROM name_spelling WHERE number IN"
    " (SELECT spelling FROM name_unit WHERE number IN (SELECT value FROM json_each(?)))"
)
_LIKE = (
    "SELECT a, b, value, rule, detail FROM name_like WHERE a IN (SELECT value FROM json_each(:all))"
    " AND b IN (SELECT value FROM json_each(:all))"
)
Node = tuple[int, str, str, int | None]  # number, id, entity, unit


@dataclass(frozen=True, slots=True)
class Task:
    """What joining needs. people: what the decisions amount to; sets: what they join, by the smallest id.

    families: in which a common name stands.
    """

    decisions: Decisions
    people: Settled
    sets: Mapping[str, Sequence[str]]
    families: frozenset[str]
    names: Spellings
    policy: Policy


def join_changed(db: sqlite3.Connection, task: Task, roots: Iterable[str]) -> None:
    """Join each component that may come out otherwise. roots: of sets of people that may, too."""
    left = set(roots)
    for batch in _batches(db, task.policy):
        left -= _join(db, batch, task)
    _join_others(db, left, task)


def _batches(db: sqlite3.Connection, policy: Policy) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    size = 0
    for found in components(db, policy):
        batch.append(found)
        (more,) = db.execute(f"SELECT count(*) FROM ({_NODES})", (listed(found),)).fetchone()
        size += more
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _join(db: sqlite3.Connection, batch: Sequence[Sequence[int]], task: Task) -> set[str]:
    """Join components; return the roots of the sets of people that were in them."""
    units = [unit for component in batch for unit in component]
    nodes: list[Node] = db.execute(_NODES, (listed(units),)).fetchall()
    keys = (json.loads(key) for (key,) in db.execute(_KEYS, (listed(units),)))
    roots = {key[1] for key in keys if key[0] == "decision"}
    single = {component[0] for component in batch if len(component) == 1}
    members: dict[int | None, int] = {}
    for node in nodes:
        members[node[3]] = members.get(node[3], 0) + 1
    alone = [n for n in nodes if n[3] in single and members[n[3]] == 1 and n[1] not in task.people.one]
    note(db, {node[0]: Outcome() for node in alone})
    ids = {node[0] for node in alone}
    joint = [node for node in nodes if node[0] not in ids]
    if joint:
        near = _Near(db, units, task)
        _decide(db, [*joint, *_others(db, roots, task)], _candidates(db, joint, batch, task), near, task)
    return roots


def _join_others(db: sqlite3.Connection, roots: Iterable[str], task: Task) -> None:
    """Join sets of people in which no node is that takes part."""
    if others := _others(db, roots, task):
        _decide(db, others, [], _Near(db, [], task), task)


def _others(db: sqlite3.Connection, roots: Iterable[str], task: Task) -> list[Node]:
    members = [node for root in sorted(roots) for node in task.sets.get(root, ())]
    return db.execute(_OTHERS, (listed(members),)).fetchall() if members else []


def _candidates(
    db: sqlite3.Connection, nodes: Sequence[Node], batch: Sequence[Sequence[int]], task: Task
) -> list[Candidate]:
    """The candidates of nodes; what is around them is looked up where a common name is among several."""
    component = {unit: index for index, units in enumerate(batch) for unit in units}
    home = {node[0]: component[node[3]] for node in nodes if node[3] is not None}
    found = dict(load(db, [node[0] for node in nodes]))
    doubtful = {home[number] for number, one in found.items() if one.common and len(batch[home[number]]) > 1}
    asked = {n: one for n, one in found.items() if home[n] in doubtful and one.family in task.families}
    return list({**found, **with_around(db, asked)}.values())


def _decide(
    db: sqlite3.Connection, nodes: Sequence[Node], candidates: Sequence[Candidate], near: "_Near", task: Task
) -> None:
    ids = [node[1] for node in nodes]
    rest = Rest(Known(db), near)
    joined = join(candidates, task.names, decisions=task.decisions, others=ids, policy=task.policy, rest=rest)
    left = merged_nodes({id_: entity_of(text) for _, id_, text, _ in nodes}, joined)
    why = ways(joined.links)
    found: dict[int, Outcome] = {}
    for number, id_, text, _ in nodes:
        whole = joined.canonical.get(id_)
        if whole is not None:
            found[number] = Outcome(whole, decision_text(why[id_]) if id_ in why else None)
        else:
            told = entity_text(left[id_])
            found[number] = Outcome(joined=told if told != text else None)
    note(db, found)


class _Near:
    """The pairs of some units that are worth comparing; fills in the scores that are known."""

    def __init__(self, db: sqlite3.Connection, units: Sequence[int], task: Task) -> None:
        self._db, self._task = db, task
        self._spellings = {text: number for number, text in db.execute(_SPELLINGS, (listed(units),))}
        self._rows = db.execute(_LIKE, {"all": listed(self._spellings.values())}).fetchall()

    def __call__(self, units: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
        by_spelling: dict[int, list[int]] = {}
        by_id: dict[tuple[str, str], list[int]] = {}
        for index, one in enumerate(units):
            by_spelling.setdefault(self._spellings[spelling_text(one)], []).append(index)
            for outside in one.outside:
                by_id.setdefault((one.family, outside), []).append(index)
        self._fill_in()
        found = {(i, j) for a, b, *_ in self._rows for i in by_spelling.get(a, ()) for j in by_spelling.get(b, ())}
        for spelling, same in by_spelling.items():
            if len(same) > 1 and is_live(self._db, spelling, self._task.policy):
                found.update(combinations(same, 2))
        for bearers in by_id.values():
            if len(bearers) <= self._task.policy.block:
                found.update(combinations(bearers, 2))
        yield from sorted((i, j) if i < j else (j, i) for i, j in found)

    def _fill_in(self) -> None:
        spelled = {number: spelling_of(text) for text, number in self._spellings.items()}
        known = self._task.names.known
        known.clear()
        for a, b, value, rule, detail in self._rows:
            score = Score(value, rule, detail)
            known[(*spelled[a], *spelled[b])] = known[(*spelled[b], *spelled[a])] = score
