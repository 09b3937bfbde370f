"""The portable file from disk, with the network blocked: all views, the same answers as the server's, no request."""

from pathlib import Path
from typing import Any

import pytest
from browsing import Tab
from factory_graph import resolved_graph

from kzgraph.cli.main import main
from kzgraph.errors import InputError
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record
from kzgraph.view import portable


@pytest.fixture(scope="module")
def file(browser: Any, output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the five articles as one file. browser: without it the bundle need not be there."""
    made = tmp_path_factory.mktemp("portable") / "explorer.html"
    assert main(["view", str(output), "--portable", "-o", str(made), "--quiet"]) == 0
    return made


@pytest.fixture
def offline(fresh: Tab, file: Path) -> Tab:
    fresh.page.context.set_offline(True)
    return fresh.open(file.as_uri())


def foreign(tab: Tab) -> list[str]:
    return [url for url in tab.requests if not url.startswith(("data:", "blob:"))][1:]


def test_it_opens_from_disk_and_asks_for_nothing(offline: Tab) -> None:
    for view in ("numbers", "frames", "timeline", "map", "sources"):
        offline.go(f"#/{view}")
        offline.page.wait_for_selector(f".view.{view} :is(h2, h3)")
    offline.go("#/graph")
    offline.page.wait_for_selector(".stage canvas")
    offline.search("CSTO")
    offline.page.click("[data-do=expand]")
    offline.page.locator("article.claim .cite .link").first.click()
    offline.page.wait_for_selector(".article mark[data-chosen]")
    assert foreign(offline) == []
    assert offline.errors == []


def test_sentences_are_searched_in_a_worker(offline: Tab) -> None:
    offline.page.fill(".search input", "vliegv HEROV")
    offline.page.wait_for_selector("#hits li.sentence")
    assert {mark.casefold() for mark in offline.page.locator("#hits li.sentence mark").all_inner_texts()} == {
        "vliegveld",
        "heroverd",
    }
    assert len(offline.page.workers) == 1
    offline.page.keyboard.press("Enter")
    offline.page.wait_for_selector(".article mark[data-chosen]")
    offline.page.wait_for_selector("article.claim")
    offline.page.fill(".search input", "odkb")
    offline.page.wait_for_selector("#hits li.name")
    assert "= ODKB" in offline.page.inner_text("#hits li.name")
    assert foreign(offline) == []
    assert offline.errors == []


def test_queries_run_in_a_worker(offline: Tab) -> None:
    offline.go("#/sparql")
    offline.page.wait_for_selector(".editor .CodeMirror")
    offline.page.click("[data-do=run]")
    offline.page.wait_for_selector("table.answer tbody tr", timeout=20_000)
    assert len(offline.page.workers) == 1
    with offline.page.expect_download() as waiting:
        offline.page.click("[data-download=csv]")
    assert waiting.value.suggested_filename == "kzgraph.csv"
    offline.page.click(".editor .CodeMirror-lines")
    offline.page.keyboard.press("Control+a")
    offline.page.keyboard.insert_text("SELECT nonsense")
    offline.page.click("[data-do=run]")
    offline.page.wait_for_selector(".asking [role=alert]")
    assert foreign(offline) == []


def test_it_answers_as_the_server_does(offline: Tab, browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL")
    served = Tab(context.new_page()).open(address)
    for tab in (served, offline):
        tab.search("Tokajev")
        tab.page.click("[data-do=expand]")
        tab.until("location.hash.includes('around')")
        tab.page.wait_for_timeout(500)
    assert offline.shown() == served.shown()
    assert offline.claims() == served.claims()
    cards = [tab.page.locator("#panel article.claim").all_inner_texts() for tab in (served, offline)]
    assert cards[0] == cards[1]
    context.close()


def test_a_link_restores_the_view_of_a_file(offline: Tab, file: Path) -> None:
    offline.search("CSTO")
    offline.page.click("[data-do=expand]")
    offline.until("location.hash.includes('around')")
    shown = len(offline.shown())
    offline.page.reload()
    offline.page.wait_for_selector("html[data-ready]", state="attached")
    offline.until(f"kzgraph.nodes().length >= {shown}")


def test_texts_of_a_file_are_shown_and_not_run(fresh: Tab, hostile: Path, tmp_path: Path) -> None:
    made = tmp_path / "hostile.html"
    assert main(["view", str(hostile), "--portable", "-o", str(made), "--quiet"]) == 0
    fresh.open(made.as_uri())
    fresh.page.click(".panel .row:has-text('Politie arresteert')")
    fresh.page.wait_for_selector(".article mark")
    assert "<script>window.hacked = 1</script>" in fresh.page.inner_text(".article .text")
    assert fresh.page.evaluate("window.hacked") is None
    assert (fresh.dialogs, fresh.errors) == ([], [])


def test_the_same_graph_gives_the_same_file(browser: Any, output: Path, file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    assert main(["view", str(output), "--portable", "-o", str(again), "--quiet"]) == 0
    assert again.read_bytes() == file.read_bytes()


def test_a_graph_that_is_too_large_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_bytes(nquads(to_record(resolved_graph()).quads()))
    monkeypatch.setattr(portable, "LIMIT", 10)
    assert main(["view", str(graph), "--portable", "-o", str(tmp_path / "x.html")]) == 2
    said = capsys.readouterr().err
    assert "kzgraph serve" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


def test_a_checkout_without_the_bundle_says_how_to_build_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(portable, "_bundle", lambda: tmp_path)
    with pytest.raises(InputError, match="pip install -e"):
        portable._file("explorer.js")
