"""What a page opens on."""

import networkx as nx

from kzgraph.view.core import CORE_LIMIT, most_connected, rank


def ones(graph: "nx.Graph[str]") -> dict[str, int]:
    """Return one claim for each node."""
    return dict.fromkeys(graph, 1)


def named(graph: "nx.Graph[int]") -> "nx.Graph[str]":
    """Return the graph with its numbers as names of three digits."""
    return nx.relabel_nodes(graph, {n: f"{n:03d}" for n in graph})


def test_a_small_network_is_whole() -> None:
    graph = named(nx.path_graph(20))
    assert most_connected(graph, ones(graph)) == set(graph)


def test_what_hangs_on_one_node_comes_last() -> None:
    graph = named(nx.complete_graph(20))
    for leaf in range(60):
        graph.add_edge(f"{leaf % 20:03d}", f"leaf{leaf}")
    core = most_connected(graph, ones(graph))
    assert core >= {f"{n:03d}" for n in range(20)}
    assert len(core) == CORE_LIMIT
    assert most_connected(graph, ones(graph), limit=20) == {f"{n:03d}" for n in range(20)}


def test_a_large_core_is_cut_to_the_limit_and_holds_together() -> None:
    graph = named(nx.circulant_graph(400, [1, 2, 5]))
    core = most_connected(graph, {n: int(n) for n in graph})
    assert 2 <= len(core) <= CORE_LIMIT
    assert nx.is_connected(graph.subgraph(core))


def test_a_tree_has_a_core_too() -> None:
    graph = named(nx.star_graph(200))
    core = most_connected(graph, ones(graph))
    assert "000" in core and 1 < len(core) <= CORE_LIMIT


def test_an_empty_network_has_none() -> None:
    assert most_connected(nx.Graph(), {}) == set()


def test_rank_counts_claims_and_neighbours_and_falls_back_on_names() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c")])
    assert rank(graph, {"a": 1, "b": 1, "c": 5}) == ["c", "b", "a"]
    assert rank(graph, {"a": 1, "b": 1, "c": 1}) == ["b", "a", "c"]
