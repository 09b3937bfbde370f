"""The documentation site: it builds strictly, no link of it is broken, and no page asks anybody for anything."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from kzgraph.cli.main import COMMANDS
from kzgraph.store.questions import questions

ROOT = Path(__file__).parents[2]
LOADING = {"script", "img", "iframe", "source", "audio", "video", "embed"}
"""Elements that load their ``src`` when the page opens."""
PRELOADS = {"preload", "preconnect", "prefetch", "dns-prefetch", "modulepreload"}
LINKS_THAT_LOAD = PRELOADS | {"stylesheet", "icon", "manifest"}
URL = re.compile(rb"url\(\s*[\"']?(https?:)?//|@import\s+[\"']https?:")


class Page(HTMLParser):
    """The ids of a page, where its links lead, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids |= {found[name] for name in ("id", "name") if name in found}
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "link" and LINKS_THAT_LOAD & set(found.get("rel", "").split()):
            self.loads.append(found.get("href", ""))
        if tag in LOADING and "src" in found:
            self.loads.append(found["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material", reason="pip install 'kzgraph[docs]' brings what builds the site")
    out = tmp_path_factory.mktemp("site") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html")}


def broken(pages: dict[Path, Page]) -> Iterator[str]:
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            ids = pages[target].ids if target in pages else {unquote(parts.fragment)}
            if not target.exists() or (parts.fragment and unquote(parts.fragment) not in ids):
                yield f"{path.name}: {link}"


def test_broken_links_and_loads_are_seen(tmp_path: Path) -> None:
    one, two = (tmp_path / name for name in ("one.html", "two.html"))
    links = ("two.html#here", "two.html#gone", "#there", "three.html", "https://example.org/x")
    one.write_text("".join(f"<a href='{link}'>x</a>" for link in links) + "<script src='//cdn/x.js'></script>", "utf-8")
    two.write_text("<p id=here><link rel='preload stylesheet' href='https://fonts/x'></p>", "utf-8")
    pages = {path: Page(path.read_text("utf-8")) for path in (one, two)}
    assert list(broken(pages)) == ["one.html: two.html#gone", "one.html: #there", "one.html: three.html"]
    assert [urlsplit(link).netloc for page in pages.values() for link in page.loads] == ["cdn", "fonts"]


def test_no_link_is_broken(pages: dict[Path, Page]) -> None:
    assert len(pages) >= 18
    assert sum(len(page.links) for page in pages.values()) > 500
    assert list(broken(pages)) == []


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    outside = [f"{path.name}: {one}" for path, page in pages.items() for one in page.loads if urlsplit(one).netloc]
    assert outside == []
    assert [path.name for path in site.rglob("*.css") if URL.search(path.read_bytes())] == []


def test_the_navigation_reaches_every_page(site: Path, pages: dict[Path, Page]) -> None:
    reached = {(site / link).resolve() for link in pages[site / "index.html"].links if not urlsplit(link).scheme}
    made = {site / "404.html", site / "assets" / "network.html", site / "reference" / "kzgraph-ontology.html"}
    assert set(pages) - made <= {Path(str(one).partition("#")[0]) for one in reached} | {site / "index.html"}


def test_the_reference_has_every_command_question_and_term(site: Path, pages: dict[Path, Page]) -> None:
    assert {command.NAME for command in COMMANDS} <= pages[site / "reference" / "cli.html"].ids
    assert {one.name for one in questions()} <= pages[site / "reference" / "questions.html"].ids
    python = pages[site / "reference" / "python.html"].ids
    for name in ("build", "Graph.claims", "Graph.query", "Graph.view", "Rows.to_polars", "InputError", "MissingError"):
        assert any(one.endswith(f".{name}") for one in python), name
    ontology = (site / "reference" / "kzgraph-ontology.html").read_text("utf-8")
    assert all(f"https://w3id.org/kzgraph/ontology#{name}" in ontology for name in ("sends", "Claim", "modality"))


def test_the_page_of_the_ontology_is_the_same_twice(site: Path) -> None:
    code = "import ontology, pathlib; print(ontology.page(pathlib.Path('.')))"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": "docs/_site"}
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment)
    assert again.stdout.strip() == (site / "reference" / "kzgraph-ontology.html").read_text("utf-8").strip()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_browser_finds_pages_and_asks_nobody_else(site: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        pytest.skip("no Chromium")
    asked: list[str] = []
    with served(site) as home, playwright.sync_playwright() as tool:
        browser = tool.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        tab: Any = browser.new_page(viewport={"width": 1300, "height": 800})
        tab.on("request", lambda request: asked.append(request.url))
        for name in ("tutorial.html", "reference/kzgraph-ontology.html", "reference/python.html"):
            tab.goto(home + name, wait_until="load")
        tab.fill("input.md-search__input", "hearsay")
        tab.wait_for_selector(".md-search-result__item", timeout=20_000)
        browser.close()
    assert len(asked) > 8
    assert [url for url in asked if not url.startswith((home, "data:", f"blob:{home}"))] == []
