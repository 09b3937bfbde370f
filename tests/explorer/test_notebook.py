"""``graph.view()`` in a notebook: the pages work in a frame of their own, and cannot reach what is around it."""

from pathlib import Path
from typing import Any

import pytest
from browsing import Tab

from kzgraph import Graph

NOTEBOOK = "<!doctype html><meta charset=utf-8><title>notebook</title><p id=cell>output</p>{}"


@pytest.fixture(scope="module")
def graph_of_the_seeds(output: Path) -> Graph:
    return Graph.open(output)


def shown(tab: Tab, graph: Graph, kind: Any, place: Path) -> Any:
    """The frame of a page that shows a graph, with the network blocked."""
    file = place / "notebook.html"
    file.write_text(NOTEBOOK.format(graph.view(kind)._repr_html_()), "utf-8")
    tab.page.context.set_offline(True)
    tab.page.goto(file.as_uri())
    frame = tab.page.frames[1]
    frame.wait_for_selector("canvas", timeout=30_000)
    return frame


def foreign(tab: Tab) -> list[str]:
    return [url for url in tab.requests if not url.startswith(("data:", "blob:"))][1:]


def test_the_explorer_works_in_a_frame(fresh: Tab, graph_of_the_seeds: Graph, tmp_path: Path) -> None:
    frame = shown(fresh, graph_of_the_seeds, "explorer", tmp_path)
    frame.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
    frame.evaluate("location.hash = '#/sparql'")
    frame.click("[data-do=run]")
    frame.wait_for_selector("table.answer tbody tr", timeout=20_000)
    assert "query=" in frame.evaluate("location.hash")
    assert foreign(fresh) == [] and fresh.errors == []


def test_the_network_page_works_in_a_frame(fresh: Tab, graph_of_the_seeds: Graph, tmp_path: Path) -> None:
    frame = shown(fresh, graph_of_the_seeds, "network", tmp_path)
    reached = "() => { try { return parent.document.title } catch (error) { return error.name } }"
    assert frame.evaluate(reached) == "SecurityError"
    assert foreign(fresh) == [] and fresh.errors == []
