"""Dutch and English, light and dark, a phone, and people who use a screen reader."""

from typing import Any

import pytest
from browsing import ROOT, Tab

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
ROUTES = (
    "#/graph",
    "#/graph?at=node:actor/tokayev",
    "#/numbers",
    "#/frames",
    "#/timeline?sure=0.5",  # with the note that filters do not hold here
    "#/map",
    "#/sources",
    "#/sparql",
)


def test_the_interface_is_dutch_and_english(tab: Tab) -> None:
    assert tab.page.get_attribute("html", "lang") == "nl"
    assert "uitspraken" in tab.page.inner_text("[data-status]")
    tab.page.click("[data-do=language]")
    assert tab.page.get_attribute("html", "lang") == "en"
    assert "claims" in tab.page.inner_text("[data-status]")
    tab.page.reload()
    tab.page.wait_for_selector("[data-status]")
    assert "claims" in tab.page.inner_text("[data-status]")


def test_light_and_dark_follow_the_system_and_a_button(tab: Tab) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = tab.page.evaluate(colour)
    tab.page.emulate_media(color_scheme="dark")
    tab.until("document.documentElement.hasAttribute('data-dark')")
    assert tab.page.evaluate(colour) != light
    tab.page.click("[data-do=scheme]")
    tab.until("!document.documentElement.hasAttribute('data-dark')")
    assert tab.page.evaluate(colour) == light


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 780)])
def test_nothing_sticks_out(browser: Any, address: str, route: str, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL", has_touch=width < 500)
    tab = Tab(context.new_page())
    tab.page.goto(address + route)
    tab.page.wait_for_selector(".stage canvas, .view :is(h2, h3, .editor)")
    tab.page.wait_for_timeout(300)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.page.evaluate("document.documentElement.scrollHeight") <= height
    assert tab.errors == []
    context.close()


def test_the_sheet_of_a_phone_folds_and_opens(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, locale="nl-NL", has_touch=True)
    tab = Tab(context.new_page()).open(address)
    assert not tab.page.is_visible("#panel")
    tab.search("CSTO")
    assert tab.page.is_visible("#panel h2")
    tab.page.click(".fold")
    assert not tab.page.is_visible("#panel")
    context.close()


def serious(page: Any) -> list[str]:
    """Return what axe finds that is serious or critical."""
    if not AXE.is_file():
        pytest.skip("axe-core is in web/node_modules once the explorer is built from its sources")
    page.evaluate(AXE.read_text("utf-8"))
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_axe_finds_nothing_serious_in_what_opens(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL", bypass_csp=True)
    page = Tab(context.new_page()).open(address).page
    found = {}
    page.fill(".search input", "leger")
    page.wait_for_selector("#hits li.sentence")
    found["search"] = serious(page)
    page.keyboard.press("Enter")
    page.click("#tab-filters")
    page.wait_for_selector(".filters")
    found["filters"] = serious(page)
    page.click("[data-do=community]")
    page.click("#tab-legend")
    found["legend and communities"] = serious(page)
    page.evaluate("location.hash = '#/graph?at=claim:passage/6980c14a72686d10-0-29&article=document/6980c14a72686d10'")
    page.wait_for_selector(".article mark[data-chosen]")
    page.wait_for_selector("article.claim")
    found["article"] = serious(page)
    page.evaluate("location.hash = '#/sparql'")
    page.wait_for_selector("[data-question]")
    page.click("[data-question=claims-about]")
    page.fill("form.question input", "csto")
    page.click("form.question button")
    page.wait_for_selector("table.answer")
    found["answer"] = serious(page)
    page.set_viewport_size({"width": 390, "height": 844})
    for view in ("graph", "numbers"):
        page.evaluate(f"location.hash = '#/{view}'")
        page.wait_for_selector(".stage canvas, .view :is(h2, h3)")
        page.wait_for_timeout(200)
        found[f"{view} on a phone"] = serious(page)
    context.close()
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("route", ROUTES)
def test_axe_finds_nothing_serious(browser: Any, address: str, route: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, locale="nl-NL", color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(address + route)
    page.wait_for_selector(".stage canvas, .view :is(h2, h3, .editor)")
    page.wait_for_timeout(500)
    found = serious(page)
    context.close()
    assert found == []
