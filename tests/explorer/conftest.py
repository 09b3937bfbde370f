"""The explorer in Debian's Chromium, served by ``kzgraph serve`` in a process of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ROOT, Tab, serving

BUNDLE = ROOT / "kzgraph" / "serve" / "static" / "index.html"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOSTILE = """Politie arresteert drie mannen

De politie arresteerde woensdag drie <img src=x onerror="window.hacked=1"> mannen in Utrecht.
Volgens de burgemeester <script>window.hacked = 1</script> gooiden demonstranten stenen.
"""


@pytest.fixture(scope="session")
def address(output: Path) -> Iterator[str]:
    """The address of the explorer of the five articles."""
    with serving(output) as found:
        yield found


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, build: Any) -> Path:
    """The graph folder of an article that holds HTML and script."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    made: Path = build(folder)
    return made


@pytest.fixture(scope="module")  # its event loop must be gone before other tests start theirs
def browser() -> Iterator[Any]:
    """Yield a headless Chromium; skip without it or without the bundle, where KZGRAPH_REQUIRE_BROWSER allows that."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None or not BUNDLE.is_file():
        missing = "Chromium" if CHROMIUM is None else "built explorer (python hatch_build.py)"
        if os.environ.get("KZGRAPH_REQUIRE_BROWSER"):
            pytest.fail(f"no {missing}")
        pytest.skip(f"no {missing}")
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def fresh(browser: Any) -> Iterator[Tab]:
    """Yield an empty tab of 1280 by 720 pixels, in Dutch and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL", color_scheme="light")
    yield Tab(context.new_page())
    context.close()


@pytest.fixture
def tab(fresh: Tab, address: str) -> Tab:
    """Return the explorer of the five articles."""
    return fresh.open(address)
