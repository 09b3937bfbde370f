"""The page in a real browser: it asks no network for anything, and does what it says."""

import io
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
if CHROMIUM is None:
    pytest.skip("no Chromium on this machine", allow_module_level=True)

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SENTENCE = "Het bondgenootschap besloot 2500 militairen naar Kazachstan te sturen."


class Tab:
    """A page in the browser with what it did: requests, dialogs and errors."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

    def open(self, file: Path) -> "Tab":
        """Open ``file`` and wait until the network is drawn."""
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
        self.page.wait_for_timeout(150)
        return self

    def shown(self) -> tuple[int, int]:
        """Return how many nodes and links are drawn."""
        found = self.page.evaluate("(() => {const v = kzgraph.visible(); return [v.nodes.size, v.edges.size]})()")
        return (found[0], found[1])

    def search(self, text: str) -> None:
        """Search for ``text`` and take the first answer."""
        self.page.fill("#query", text)
        self.page.press("#query", "Enter")
        self.page.wait_for_timeout(500)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Yield a headless Chromium."""
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Any, page: Path) -> Iterator[Tab]:
    """Yield the page of the sample graph at 1280 by 720 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="light")
    yield Tab(context.new_page()).open(page)
    context.close()


def colours(png: bytes) -> int:
    """Return how many different bytes the pixels of a PNG have: a blank page has a handful."""
    stream = io.BytesIO(png)
    stream.read(8)
    data = b""
    while head := stream.read(8):
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        body = stream.read(size)
        stream.read(4)
        data += body if kind == b"IDAT" else b""
    return len(set(zlib.decompress(data)))


def test_no_request_no_error_and_not_blank(tab: Tab) -> None:
    tab.search("Tokajev")
    tab.page.click("#tab-filters")
    tab.page.click("#tab-legend")
    tab.page.click("#all")
    tab.page.wait_for_timeout(300)
    assert [url for url in tab.requests if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in tab.requests if url.startswith("file:")]) == 1
    assert tab.errors == []
    assert colours(tab.page.locator("#network").screenshot()) > 150


def test_texts_are_shown_not_run(tab: Tab) -> None:
    tab.search("bendes")  # by another name: none; the label itself is markup
    tab.search("</script><img")
    assert tab.page.inner_text("#details h2") == "</script><img src=x onerror=alert(1)>"
    assert "<script>window.hacked = 1</script>" in tab.page.inner_text("#details")
    assert "<script>alert(" in tab.page.inner_text("#details")  # the document's title
    assert tab.page.evaluate("window.hacked") is None
    assert tab.dialogs == []
    assert tab.page.locator("#details script, #details img, #details b:not(.badge b)").count() == 0


def test_search_finds_names_other_names_and_parts_without_accents(tab: Tab) -> None:
    for text, expected in (
        ("armenie", "Armenië"),
        ("veiligheidsverdrag", "CVVO"),
        ("KREMLIN", "Russische regering"),
    ):
        tab.search(text)
        assert tab.page.inner_text("#details h2") == expected
    tab.page.fill("#query", "qqqq")
    assert "Geen naam gevonden" in tab.page.inner_text("#hits")


def test_suggestions_are_chosen_by_arrow_keys(tab: Tab) -> None:
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("Kazach")
    assert tab.page.locator("#hits li").count() >= 3
    second = tab.page.locator("#hits li .name").nth(1).inner_text()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    assert second.startswith(tab.page.inner_text("#details h2"))


def test_a_click_on_a_node_shows_its_claims_with_sentence_source_and_offsets(tab: Tab) -> None:
    node = tab.page.evaluate("kzgraph.nodes.find((n) => n.label === 'CVVO').id")
    place = tab.page.evaluate(f"kzgraph.screen({node})")
    box = tab.page.locator("#network").bounding_box()
    tab.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    tab.page.wait_for_timeout(300)
    text = tab.page.inner_text("#details")
    assert tab.page.inner_text("#details h2") == "CVVO"
    assert SENTENCE in text and "cvvo-stuurt-troepen.txt" in text and "tekens 0–70" in text
    assert "persbureau Tengri" in text and "meldt" in text
    card = tab.page.locator("article.claim", has_text=SENTENCE)
    assert card.locator("mark.trigger").inner_text() == "sturen"
    assert card.locator("mark.number").inner_text() == "2500 militairen"
    assert card.locator(".badge.Decided").inner_text() == "Besloten of beloofd"
    tab.page.keyboard.press("Escape")
    assert tab.page.inner_text("#details h2") == "Netwerk van uitspraken"


def test_a_click_on_a_link_shows_its_claims(tab: Tab) -> None:
    place = tab.page.evaluate(
        """(() => {
          const node = (label) => kzgraph.nodes.find((n) => n.label === label);
          const edge = kzgraph.edges.find((e) => e.from === node('Rusland').id && e.to === node('CVVO').id);
          const net = kzgraph.network();
          return net.canvasToDOM(net.body.edges[edge.id].edgeType.getPoint(0.35));
        })()"""
    )
    box = tab.page.locator("#network").bounding_box()
    tab.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    tab.page.wait_for_timeout(200)
    assert "Het door Rusland geleide bondgenootschap kwam bijeen." in tab.page.inner_text("#details")


def test_negation_doubt_and_chains_of_sources_are_said(tab: Tab) -> None:
    tab.search("Kazachse politie")
    cards = tab.page.locator("article.claim")
    denied = cards.filter(has_text="Wij schoten niet")
    assert "Ontkend" in denied.locator(".badge.Negated").inner_text()
    assert cards.filter(has_text="zou in Almaty").locator(".badge.Possible").count() == 1
    tab.search("persbureau Tengri")
    chain = tab.page.locator("article.claim", has_text="18 agenten").locator(".chain").inner_text()
    assert chain.index("ministerie van Binnenlandse Zaken") < chain.index("persbureau Tengri")


@pytest.mark.parametrize(
    ("facet", "key"),
    [
        ("class", "Framing"),
        ("modality", "Conditional"),
        ("polarity", "Negated"),
        ("source", "own"),
        ("document", "1"),
    ],
)
def test_each_filter_hides_the_links_of_its_claims(tab: Tab, facet: str, key: str) -> None:
    tab.page.click("#all")
    before = tab.shown()
    tab.page.click("#tab-filters")
    tab.page.uncheck(f'input[data-facet="{facet}"][data-key="{key}"]')
    after = tab.shown()
    assert after[1] < before[1]
    field = {"class": "cls", "modality": "modality", "polarity": "polarity", "document": "document"}.get(facet)
    if field:
        left = tab.page.evaluate(
            f"""(() => {{ const v = kzgraph.visible();
              return kzgraph.edges.filter((e) => v.edges.has(e.id))
                .every((e) => e.claims.some((i) => String(kzgraph.claims[i].{field}) !== '{key}')) }})()"""
        )
        assert left is True
    tab.page.click("#reset")
    assert tab.shown() == before


def test_only_keeps_one_kind(tab: Tab) -> None:
    tab.page.click("#all")
    tab.page.click("#tab-filters")
    row = tab.page.locator("label.check", has_text="Framing")
    row.hover()
    row.locator(".only").click()
    kinds = tab.page.evaluate(
        "(() => {const v = kzgraph.visible();"
        "return [...new Set(kzgraph.edges.filter((e) => v.edges.has(e.id)).map((e) => e.cls))]})()"
    )
    assert kinds == ["Framing"]


def test_show_all_adds_nodes_and_every_claim(tab: Tab) -> None:
    before = tab.shown()
    tab.page.keyboard.press("a")
    assert tab.shown()[0] > before[0]
    assert "40 uitspraken" in tab.page.inner_text("#status")


def test_a_node_outside_the_core_is_shown_when_it_is_found(tab: Tab) -> None:
    outside = tab.page.evaluate("kzgraph.nodes.find((n) => n.label === 'internet')")
    assert outside["level"] == 1
    tab.search("internet")
    assert tab.page.evaluate(f"kzgraph.visible().nodes.has({outside['id']})") is True


def test_physics_is_off_until_the_switch_is_on(tab: Tab) -> None:
    assert tab.page.evaluate("kzgraph.network().physics.physicsEnabled") is False
    tab.page.click("#motion")
    assert tab.page.evaluate("kzgraph.network().physics.physicsEnabled") is True


def test_english_and_dark(tab: Tab) -> None:
    tab.page.click("#language")
    assert tab.page.inner_text("#details h2") == "Network of claims"
    assert tab.page.get_attribute("html", "lang") == "en"
    light = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.page.emulate_media(color_scheme="dark")
    tab.page.wait_for_selector("html[data-dark]", state="attached", timeout=3000)
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (400, 800)])
def test_all_nodes_are_in_view_and_nothing_sticks_out(browser: Any, page: Path, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    tab = Tab(context.new_page()).open(page)
    found = tab.page.evaluate(
        """(() => { const stage = document.getElementById('network').getBoundingClientRect();
          const all = [...kzgraph.visible().nodes].map((id) => kzgraph.screen(id));
          return [all.every((p) => p.x > 0 && p.y > 40 && p.x < stage.width && p.y < stage.height),
                  document.documentElement.scrollWidth, stage.height] })()"""
    )
    assert found[0] is True
    assert found[1] <= width
    assert found[2] > height / 2
    context.close()


def test_the_panel_of_a_phone_folds(browser: Any, page: Path) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800}, has_touch=True)
    tab = Tab(context.new_page()).open(page)
    assert not tab.page.is_visible("#details")
    tab.search("CVVO")
    assert tab.page.is_visible("#details")
    tab.page.click("#fold")
    assert not tab.page.is_visible("#details")
    context.close()
