"""Positions: same input, same places; labels apart; near in the graph is near on the page."""

import hashlib
import json
import os
import random
import subprocess
import sys

import networkx as nx
import numpy as np

from kzgraph.view.layout import distances, layout, majorise, separate


def network(count: int, seed: int = 1) -> "nx.Graph[str]":
    """Return a connected random network with a few hubs and two small parts beside it."""
    graph = nx.barabasi_albert_graph(count, 2, seed=seed)
    named = nx.relabel_nodes(graph, {n: f"n{n:04d}" for n in graph})
    named.add_edge("x1", "x2")
    named.add_node("alone")
    return named


def boxes(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return a box of 90 by 40 pixels for each node."""
    return dict.fromkeys(graph, (90.0, 40.0))


def test_every_node_has_whole_coordinates_and_no_boxes_overlap() -> None:
    graph = network(60)
    places = layout(graph, boxes(graph), sorted(graph))
    assert set(places) == set(graph)
    names = sorted(graph)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            dx, dy = abs(places[a][0] - places[b][0]), abs(places[a][1] - places[b][1])
            assert dx >= 88 or dy >= 38, (a, b)


def test_the_order_in_which_links_come_does_not_matter() -> None:
    graph = network(40)
    edges = list(graph.edges)
    random.Random(5).shuffle(edges)
    again: nx.Graph[str] = nx.Graph()
    again.add_nodes_from(sorted(graph, reverse=True))
    again.add_edges_from((b, a) for a, b in edges)
    assert layout(graph, boxes(graph), sorted(graph)) == layout(again, boxes(graph), sorted(graph))


def test_places_are_the_same_on_every_machine() -> None:
    # A network without any random number, so that only our arithmetic decides. The digest was made on x86-64.
    ring = nx.relabel_nodes(nx.circulant_graph(30, [1, 4, 9]), {n: f"{n:02d}" for n in range(30)})
    ring.add_edges_from((f"{n:02d}", f"leaf{n:02d}") for n in range(0, 30, 3))
    places = layout(ring, boxes(ring), sorted(ring))
    text = json.dumps(places, sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "050aba97dea34c37"


def test_older_processors_give_the_same_places() -> None:
    code = (
        "import networkx as nx; from kzgraph.view.layout import layout;"
        "g = nx.relabel_nodes(nx.barabasi_albert_graph(60, 2, seed=4), {n: f'{n:03d}' for n in range(60)});"
        "print(layout(g, dict.fromkeys(g, (90.0, 40.0)), sorted(g)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout
        for env in (dict(os.environ), {**os.environ, "NPY_DISABLE_CPU_FEATURES": _optional_instructions()})
    ]
    assert runs[0] == runs[1]


def _optional_instructions() -> str:
    """Return the instruction sets that numpy would use here beyond its baseline."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])  # type: ignore[index]
    return " ".join(found)


def test_neighbours_are_nearer_than_others() -> None:
    graph = network(50)
    places = layout(graph, boxes(graph), sorted(graph))

    def gap(a: str, b: str) -> float:
        return float(np.hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]))

    main = [n for n in graph if n.startswith("n")]
    linked = np.mean([gap(a, b) for a, b in graph.edges if a in main])
    all_pairs = np.mean([gap(a, b) for a in main for b in main if a < b])
    assert linked < 0.75 * all_pairs


def test_earlier_places_keep_their_rough_order() -> None:
    graph = network(80)
    inner = sorted(graph)[1:30]
    start = layout(graph.subgraph(inner), boxes(graph), inner)
    whole = layout(graph, boxes(graph), sorted(graph), start=start)
    before = [start[n][0] for n in inner]
    after = [whole[n][0] for n in inner]
    assert np.corrcoef(before, after)[0, 1] > 0.6


def test_many_nodes_are_placed_in_reasonable_time() -> None:
    graph = network(900)
    assert len(layout(graph, boxes(graph), sorted(graph))) == 903


def test_distances_are_a_metric_and_finite() -> None:
    ideal = distances([[1], [0, 2], [1], []])
    assert np.isfinite(ideal).all() and (ideal == ideal.T).all()
    assert ideal[0, 2] <= ideal[0, 1] + ideal[1, 2] + 1e-9
    assert ideal[0, 3] > ideal[0, 2]


def test_majorise_meets_distances_that_can_be_met() -> None:
    line = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]])
    ideal = np.abs(line[:, 0][None, :] - line[:, 0][:, None])
    found = majorise(ideal, np.array([[0.0, 0.1], [0.3, 0.9], [1.0, 0.0]]), rounds=400)
    gaps = np.sqrt(((found[:, None] - found[None]) ** 2).sum(axis=2))
    assert np.abs(gaps - ideal).max() < 0.02


def test_points_on_top_of_each_other_are_parted() -> None:
    size = np.full((6, 2), 20.0)
    points = separate(np.zeros((6, 2)), size)
    for i in range(6):
        for j in range(i):
            assert (np.abs(points[i] - points[j]) >= 19.0).any()
