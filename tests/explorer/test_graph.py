"""The graph and its evidence in a real browser, over the server."""

import re
from pathlib import Path
from typing import Any

import pytest
from browsing import Tab, serving

TOKAYEV, CSTO = "actor/tokayev", "actor/csto"


def test_it_opens_on_a_part_without_errors_or_foreign_requests(tab: Tab, address: str) -> None:
    assert {TOKAYEV, CSTO} <= tab.shown()
    assert 20 < len(tab.shown()) < 60
    assert tab.errors == []
    assert [url for url in tab.requests if not url.startswith((address, "data:"))] == []
    assert tab.page.locator(".network canvas").count() >= 3


def test_search_suggests_other_names_without_accents_and_case(tab: Tab) -> None:
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("odkb")
    hit = tab.page.locator("#hits li").first
    hit.wait_for()
    assert "Collectieve Veiligheidsverdragsorganisatie" in hit.inner_text()
    assert "= ODKB" in hit.inner_text()
    tab.page.keyboard.press("Enter")
    tab.until(f"location.hash.includes('at=node:{CSTO}')")
    tab.page.fill(".search input", "qqqq")
    tab.page.wait_for_selector("#hits .empty")
    assert "Niets gevonden" in tab.page.inner_text("#hits")


def test_suggestions_are_chosen_by_arrow_keys(tab: Tab) -> None:
    tab.page.fill(".search input", "Kazach")
    tab.page.wait_for_selector("#hits li >> nth=2")
    second = tab.page.locator("#hits li .name").nth(1).inner_text()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    assert second.startswith(tab.page.locator("#panel h2").inner_text().split("…")[0])


def test_a_name_out_of_view_comes_into_it(tab: Tab) -> None:
    before = tab.shown()
    tab.search("NetBlocks")
    tab.until("kzgraph.nodes().some((node) => node.id === 'actor/netblocks')")
    assert tab.shown() - before == {"actor/netblocks"}


def test_expanding_adds_neighbours_and_back_takes_them_away(tab: Tab) -> None:
    before = tab.shown()
    tab.search("CSTO")
    tab.page.click("[data-do=expand]")
    tab.until(f"kzgraph.nodes().length > {len(before)}")
    after = tab.shown()
    assert before < after
    tab.page.go_back()
    tab.until(f"kzgraph.nodes().length === {len(before)}")
    assert tab.shown() == before
    tab.page.go_forward()
    tab.until(f"kzgraph.nodes().length === {len(after)}")
    assert tab.shown() == after


def test_a_link_restores_the_view(tab: Tab, browser: Any) -> None:
    tab.search("CSTO")
    tab.page.click("[data-do=expand]")
    tab.until("location.hash.includes('around=')")
    tab.page.click("#tab-filters")
    tab.page.uncheck("[data-facet=cls][data-value=Membership]")
    tab.until("location.hash.includes('cls=Membership')")
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL")
    other = Tab(context.new_page()).open(tab.page.url)
    other.until(f"kzgraph.nodes().length === {len(tab.shown())}")
    assert other.shown() == tab.shown()
    assert other.claims() == tab.claims()
    other.page.wait_for_selector("#panel h2")
    assert other.page.inner_text("#panel h2") == "Collectieve Veiligheidsverdragsorganisatie"
    context.close()


@pytest.mark.parametrize(
    "route", ["#/zzz?at=x", "#/graph?around=actor/nobody&at=node:", "#?????", "#/graph?sure=NaN&from=x"]
)
def test_an_address_that_says_nonsense_opens_all_the_same(fresh: Tab, address: str, route: str) -> None:
    fresh.open(address + route)
    assert fresh.errors == []


def test_a_click_on_a_node_shows_its_claims_with_their_words(tab: Tab) -> None:
    place = tab.page.evaluate(f"kzgraph.screen('{TOKAYEV}')")
    box = tab.page.locator(".network").bounding_box()
    tab.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    tab.until(f"location.hash.includes('at=node:{TOKAYEV}')")
    card = tab.page.locator("article.claim", has=tab.page.locator("mark.actor")).first
    card.wait_for()
    assert card.locator("mark.trigger").count() == 1
    assert card.locator("mark.actor").count() == 1
    assert re.search(r"tekens \d+–\d+", card.inner_text())
    card.locator(".why-line .link").first.click()
    assert "actor/tokayev" in card.locator("ul.why").inner_text()
    tab.page.keyboard.press("Escape")
    tab.until("!location.hash.includes('at=')")


def test_a_click_on_a_line_shows_the_claims_between_two_nodes(tab: Tab) -> None:
    place = tab.page.evaluate(
        f"(() => {{ const [a, b] = ['{TOKAYEV}', '{CSTO}'].map(kzgraph.screen);"
        "return {x: a.x + (b.x - a.x) * 0.6, y: a.y + (b.y - a.y) * 0.6} })()"
    )
    box = tab.page.locator(".network").bounding_box()
    tab.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    tab.until("location.hash.includes('at=link:')")
    tab.page.wait_for_selector("article.claim")
    assert tab.page.locator("article.claim").count() >= 4


def test_one_click_from_a_claim_to_its_words_in_the_article(tab: Tab) -> None:
    tab.search("CSTO")
    card = tab.page.locator("article.claim").first
    card.wait_for()
    quote = "".join(card.locator("blockquote mark").all_inner_texts())
    card.locator(".cite .link").click()
    tab.page.wait_for_selector(".article mark[data-chosen]")
    marked = "".join(tab.page.locator(".article mark[data-chosen]").all_inner_texts())
    assert quote.split()[0] in marked
    assert tab.page.locator(".article mark.said").count() > 20
    other = tab.page.locator(".article mark.said:not([data-chosen])").first
    other.click()
    tab.until("location.hash.includes('at=claim:')")
    tab.until("document.querySelectorAll('article.claim').length === 1")


@pytest.mark.parametrize(
    ("facet", "value", "field"),
    [("cls", "Killing", "cls"), ("mod", "Asserted", "mod"), ("pol", "Affirmed", "pol")],
)
def test_each_filter_takes_away_its_claims(tab: Tab, facet: str, value: str, field: str) -> None:
    before = tab.claims()
    tab.page.click("#tab-filters")
    tab.page.uncheck(f"[data-facet={facet}][data-value={value}]")
    tab.until(f"kzgraph.links().every((one) => one.claims.every((c) => c.{field} !== '{value}'))")
    assert tab.claims() < before
    tab.page.click("[data-do=reset]")
    tab.until(
        f"new Set(kzgraph.links().flatMap((one) => one.claims.map((c) => c.i))).size === {before}"
    )


def test_filters_by_source_document_confidence_and_day(tab: Tab) -> None:
    for hidden in ("src=own", "sure=0.9", "from=2022-01-07", "to=2022-01-05"):
        tab.go(f"#/graph?{hidden}")
        tab.until(f"location.hash.includes('{hidden}')")
        tab.page.wait_for_timeout(300)
        kept = tab.page.evaluate("kzgraph.links().flatMap((one) => one.claims)")
        assert {
            "src": all(one.get("src") for one in kept),
            "sure": all(one["conf"] >= 0.9 for one in kept),
            "from": all(one["time"] >= "2022-01-07"[: len(one["time"])] for one in kept),
            "to": all(one["time"][:10] <= "2022-01-05" for one in kept),
        }[hidden.split("=")[0]]


def test_it_can_be_used_by_keyboard_alone(tab: Tab) -> None:
    tab.page.focus(".network")
    tab.page.keyboard.press("ArrowRight")
    tab.until("location.hash.includes('at=node:')")
    first = tab.page.url
    tab.page.keyboard.press("ArrowDown")
    tab.until(f"location.href !== {first!r}")
    before = len(tab.shown())
    tab.page.keyboard.press("Enter")
    tab.until("location.hash.includes('around=')")
    tab.until(f"kzgraph.nodes().length >= {before}")
    tab.page.keyboard.press("Escape")
    tab.until("!location.hash.includes('at=')")


def test_texts_are_shown_and_not_run(fresh: Tab, hostile: Path) -> None:
    with serving(hostile) as address:
        fresh.open(address)
        fresh.page.click(".panel .row:has-text('Politie arresteert')")
        fresh.page.wait_for_selector(".article mark")
        text = fresh.page.inner_text(".article .text")
        assert "<script>window.hacked = 1</script>" in text
        assert '<img src=x onerror="window.hacked=1">' in text
        assert fresh.page.locator(".article script, .article img, .panel img, .panel script").count() == 0
        assert fresh.page.evaluate("window.hacked") is None
        assert (fresh.dialogs, fresh.errors) == ([], [])
