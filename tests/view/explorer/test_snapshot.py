"""What the explorer is told of a graph: every claim is somewhere, numbers are stable, parts fit together."""

import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore
from kzgraph.view.explorer import details
from kzgraph.view.explorer.fragment import around, fragment
from kzgraph.view.explorer.overview import CORE, EVENTS, SOURCES, followed, overview, sources
from kzgraph.view.explorer.rows import claim_row, node_row, when
from kzgraph.view.explorer.snapshot import Snapshot, snapshot

SAMPLE = Path(__file__).parents[1] / "sample.ttl"
SHOT = snapshot(load(SAMPLE))


@pytest.fixture(scope="module")
def shot() -> Snapshot:
    return SHOT


def number(label: str) -> int:
    return next(i for i in range(len(SHOT.order)) if SHOT.graph.nodes[SHOT.order[i]]["label"] == label)


def test_the_whole_graph_as_one_part_holds_every_claim(shot: Snapshot) -> None:
    part = fragment(shot, range(len(shot.order)))
    assert [row["i"] for row in part["claims"]] == list(range(len(shot.records.claims)))
    assert {claim for link in part["links"] for claim in link["c"]} == set(range(len(shot.records.claims)))


@given(st.sets(st.integers(0, len(SHOT.order) - 1)), st.data())
def test_two_parts_together_have_the_links_of_one(chosen: set[int], data: st.DataObject) -> None:
    first = data.draw(st.sets(st.sampled_from(sorted(chosen))) if chosen else st.just(set()))
    rest = sorted(chosen - first)
    apart = fragment(SHOT, sorted(first))["links"] + fragment(SHOT, rest, first)["links"]
    whole = fragment(SHOT, sorted(chosen))["links"]
    assert sorted(map(json.dumps, apart)) == sorted(map(json.dumps, whole))


@given(st.integers(0, len(SHOT.order) - 1), st.sets(st.integers(0, len(SHOT.order) - 1)), st.integers(1, 30))
def test_neighbours_are_new_linked_and_no_more_than_asked_for(middle: int, shown: set[int], limit: int) -> None:
    found = around(SHOT, middle, shown, limit)
    assert len(found) == len(set(found)) <= limit
    assert not set(found) & shown
    assert all(SHOT.simple.has_edge(SHOT.order[middle], SHOT.order[one]) for one in found)


def test_the_order_of_quads_changes_nothing() -> None:
    quads = list(load(SAMPLE).quads())
    turned = snapshot(MemoryStore(quads[::-1]))
    assert json.dumps(overview(turned)) == json.dumps(overview(SHOT))


def test_it_opens_on_the_most_connected_and_the_newest(shot: Snapshot) -> None:
    found = overview(shot)
    core = {row["i"] for row in found["core"]["nodes"]}
    assert number("CVVO") in core
    assert len(core) <= CORE + EVENTS
    assert set(map(int, found["places"])) == core
    days = [row["time"] for row in found["newest"]["claims"]]
    assert days == sorted(days, reverse=True)
    assert "document" not in {row["kind"] for row in found["core"]["nodes"]}


def test_facets_count_each_claim_once(shot: Snapshot) -> None:
    facets = overview(shot)["facets"]
    for name in ("cls", "mod", "pol"):
        assert sum(facets[name].values()) == len(shot.records.claims)
    assert facets["pol"]["Negated"] >= 1


def test_sources_are_all_there_the_overview_has_the_first(shot: Snapshot) -> None:
    every = sources(shot)
    facets = overview(shot)["facets"]
    assert (facets["named"], facets["sources"]) == (len(every), every[:SOURCES])
    assert [row["said"] for row in every] == sorted((row["said"] for row in every), reverse=True)
    named = {step.source for claim in shot.records.claims for step in claim.sources}
    assert {shot.base + row["id"] for row in every} == named & set(shot.numbers)


def test_of_a_crowd_each_node_keeps_its_heaviest_lines(shot: Snapshot) -> None:
    simple: nx.Graph[str] = nx.complete_graph([str(number) for number in range(20)])
    for one, other in simple.edges:
        simple.edges[one, other]["weight"] = 1 + (int(one) * 7 + int(other) * 3) % 11
    crowd = replace(shot, simple=simple, numbers={name: int(name) for name in simple})
    found = followed(crowd, list(simple))
    assert set(found) == set(simple)
    assert len(found.edges) <= 2 * len(simple)
    for node in simple:
        heaviest = max(data["weight"] for data in simple[node].values())
        assert max(data["weight"] for data in found[node].values()) == heaviest
    few = list(simple)[:10]
    assert len(followed(crowd, few).edges) == 45


def test_a_claim_has_its_words_marks_and_reasons(shot: Snapshot) -> None:
    told = details.claims(shot, details.claims_of(shot, number("CVVO")))
    sends = next(row for row in told["claims"] if row["cls"] == "Deployment")
    assert ["sturen", "trigger"] in sends["words"]
    assert "".join(text for text, _ in sends["words"]).startswith("Het bondgenootschap besloot")
    named = {row["i"] for row in told["nodes"]}
    assert {one for nodes in sends["roles"].values() for one in nodes} <= named
    assert {step["node"] for row in told["claims"] for step in row.get("sources", ())} <= named


def test_a_document_comes_with_its_claims_and_words(shot: Snapshot) -> None:
    found = details.document(shot, 0, "de tekst")
    assert found["text"] == "de tekst"
    assert {row["doc"] for row in found["claims"]} == {0}
    assert found["n"] == len(found["claims"])


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2022-01-07", "2022-01-07"),
        ("2022-01-05/2022-01-07", "2022-01-05"),
        ("2022-01~", "2022-01"),
        ("2022-01-XX", "2022-01"),
        ("2022-1X", "2022-1"),
        (None, "2022-01-06"),
    ],
)
def test_a_claim_without_a_day_has_that_of_its_document(time: str | None, expected: str) -> None:
    claim = next(one for one in SHOT.records.claims if SHOT.records.documents[one.document].published == "2022-01-06")
    assert when(SHOT, replace(claim, time=time)) == expected


def test_rows_are_json_and_say_nothing_that_is_empty(shot: Snapshot) -> None:
    rows = [node_row(shot, one) for one in range(len(shot.order))]
    rows += [claim_row(shot, one) for one in range(len(shot.records.claims))]
    assert not [value for row in rows for value in row.values() if value in (None, "", [], {})]
    json.dumps(rows)


def test_an_empty_graph_opens_on_nothing() -> None:
    found = overview(snapshot(MemoryStore([])))
    assert found["counts"] == {"documents": 0, "claims": 0, "nodes": 0}
    assert found["core"]["nodes"] == []
