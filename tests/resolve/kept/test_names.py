"""The law of what is kept: in whatever steps documents come and go, it is what memory makes of those that are left."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from resolve.kept.worlds import TEXTS, documents, pools, said

from kzgraph.errors import InputError
from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Decision
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.apply import joined_nodes, ways
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.across.gather import candidates
from kzgraph.resolve.across.join import join
from kzgraph.resolve.across.names import Names
from kzgraph.resolve.across.policy import Policy, shipped_policy
from kzgraph.resolve.graph import all_nodes, distinct
from kzgraph.resolve.kept.names import NameIndex


@dataclass(frozen=True)
class Truth:
    """What memory makes of all documents."""

    canonical: Mapping[str, str]
    ways: Mapping[str, Decision]
    entities: Mapping[str, Entity]
    nodes: Mapping[str, frozenset[str]]  # of each document

    def of(self, node: str) -> tuple[object, ...]:
        whole = self.canonical.get(node, node)
        return whole, self.ways.get(node), self.entities.get(whole), self.chain(whole)

    def chain(self, node: str) -> tuple[str, ...]:
        found = [node]
        while (one := self.entities.get(found[-1])) is not None and one.located_in not in (None, *found):
            found.append(one.located_in or "")
        return tuple(found)


def truth(world: Iterable[Reading], decisions: Decisions, policy: Policy) -> Truth:
    """Work it out as ``kzgraph.resolve.graph.world`` does."""
    readings = distinct(world)
    nodes = all_nodes(readings)
    joined = join(candidates(nodes, readings), Names(), decisions=decisions, others=nodes, policy=policy)
    why = ways(joined.links)
    return Truth(
        joined.canonical,
        {node: why[node] for node in joined.canonical if node in why},
        joined_nodes(nodes, joined),
        {one.article.id: frozenset(node.id for node in one.nodes) for one in readings},
    )


def check(index: NameIndex, changed: frozenset[str], before: Truth, after: Truth, put: set[str]) -> None:
    """Nothing is other than in memory, and what changed is told."""
    named = index.named(node for nodes in after.nodes.values() for node in nodes)
    assert named.canonical == after.canonical
    assert named.ways == after.ways
    assert named.entities == after.entities
    ids = {*before.entities, *after.entities}
    other = {one for one in ids if before.entities.get(one) != after.entities.get(one)}
    told = index.nodes_changed()
    assert other <= told
    assert all(after.entities[one].located_in for one in told - other)  # what held it became what holds it
    needed = {d for d, nodes in after.nodes.items() if any(before.of(node) != after.of(node) for node in nodes)}
    assert put & set(after.nodes) <= changed <= set(after.nodes)
    assert needed <= changed
    plain = {
        d
        for d, nodes in after.nodes.items()
        if any(_plain(before.of(node)) != _plain(after.of(node)) for node in nodes)
    }
    assert plain | put & set(after.nodes) <= index.retold() <= changed


def _plain(told: tuple[object, ...]) -> tuple[object, ...]:
    """What is told of a node, without the names and reasons of its whole."""
    return tuple(replace(one, names=(), resolutions=()) if isinstance(one, Entity) else one for one in told)


EMPTY = Truth({}, {}, {}, {})
LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@LAW
@given(st.data())
def test_what_is_kept_is_what_memory_makes_of_it(data: st.DataObject) -> None:
    policy = replace(shipped_policy(), block=data.draw(st.sampled_from((1, 2, 3, 5, 100))))
    index = NameIndex(sqlite3.connect(":memory:"), policy=policy)
    world: dict[str, Reading] = {}
    before, decisions, put = EMPTY, NONE, set[str]()
    pool = data.draw(pools())
    for _ in range(data.draw(st.integers(1, 8))):
        new = data.draw(st.lists(documents(pool), max_size=3, unique_by=lambda one: one.article.id))
        gone = data.draw(st.sets(st.sampled_from(TEXTS), max_size=2))
        old = {world[one].article.id for one in gone if one in world}
        index.drop(old)
        index.put(new)
        world = {text: one for text, one in world.items() if text not in gone} | {one.article.text: one for one in new}
        put |= {one.article.id for one in new}
        if data.draw(st.integers(0, 2)) == 0:
            ids = sorted({node.id for one in world.values() for node in one.nodes})
            decisions = data.draw(said(ids))
        try:
            after = truth(world.values(), decisions, policy)
        except InputError as error:
            with pytest.raises(InputError) as caught:
                index.settle(decisions)
            assert str(caught.value) == str(error)
            event("contradiction")
            decisions = NONE
            continue
        event(f"joined: {len(after.canonical)}")
        check(index, index.settle(decisions), before, after, put)
        before, put = after, set()
