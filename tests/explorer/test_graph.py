"""The graph and its evidence in a real browser, over the server."""

import random
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import Tab, serving

from bench.explorer import lines

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


def test_the_link_is_copied(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.go("#/graph?at=node:actor/csto")
    tab.page.wait_for_selector("article.claim")
    tab.page.click("[data-do=copy]")
    tab.page.wait_for_selector("[data-do=copy][aria-label=Gekopieerd]")
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url


def test_filters_are_set_by_hand_and_kept_in_the_link(tab: Tab) -> None:
    tab.page.click("#tab-filters")
    tab.page.fill("input[name=from]", "2022-01-06")
    tab.until("location.hash.includes('from=2022-01-06')")
    claims = "kzgraph.links().flatMap((one) => one.claims)"
    tab.until(f"{claims}.every((one) => one.time >= '2022-01-06'.slice(0, one.time.length))")
    tab.page.click("[data-do=reset]")
    tab.page.evaluate(
        "(() => { const slider = document.querySelector('.range input'); slider.value = 0.9;"
        "slider.dispatchEvent(new Event('input', {bubbles: true})) })()"
    )
    tab.until("kzgraph.links().flatMap((one) => one.claims).every((one) => one.conf >= 0.9)")
    tab.page.click("[data-do=reset]")
    document = tab.page.locator("[data-facet=doc]").first.get_attribute("data-value")
    tab.page.locator("[data-facets=doc] .check-row").first.hover()
    tab.page.locator("[data-facets=doc] .only").first.click()
    tab.until(f"location.hash.includes('only-doc={document}')")
    tab.until("new Set(kzgraph.links().flatMap((one) => one.claims.map((claim) => claim.doc))).size === 1")
    only = tab.claims()
    tab.page.reload()
    tab.page.wait_for_selector("[data-status]")
    tab.until(f"new Set(kzgraph.links().flatMap((link) => link.claims.map((one) => one.i))).size === {only}")


def test_sources_are_searched_and_one_is_chosen(tab: Tab) -> None:
    tab.page.click("#tab-filters")
    tab.page.wait_for_selector("[data-facets=src] input[type=search]")
    tab.page.fill("[data-facets=src] input[type=search]", "kabar")
    assert tab.page.locator("[data-facets=src] .check-row").count() == 0
    tab.page.fill("[data-facets=src] input[type=search]", "KHABAR")
    row = tab.page.locator("[data-facets=src] .check-row")
    assert row.count() == 1
    assert row.locator(".name").inner_text() == "Khabar 24"
    row.hover()
    row.locator(".only").click()
    tab.until("location.hash.includes('only-src=')")
    tab.until("kzgraph.links().every((one) => one.claims.every((claim) => claim.src?.length))")
    assert tab.claims() > 0
    row.locator(".only").click()
    tab.until("!location.hash.includes('only-src=')")


def test_a_link_names_a_source_that_the_overview_leaves_out(fresh: Tab, address: str) -> None:
    def first_source_alone(route: Any) -> None:
        answer = route.fetch().json()
        answer["facets"]["sources"] = answer["facets"]["sources"][:1]
        route.fulfill(json=answer)

    fresh.page.route("**/api/overview", first_source_alone)
    last = httpx.get(f"{address}api/sources").json()[1]
    fresh.open(f"{address}#/graph?only-src={last['id']}")
    fresh.until(f"kzgraph.links().every((one) => one.claims.every((claim) => claim.src?.includes({last['i']})))")


def test_lines_tell_how_many_claims_how_sure_and_what_is_denied(tab: Tab) -> None:
    lines = tab.page.evaluate("kzgraph.lines()")
    many = tab.page.evaluate("kzgraph.links().map((one) => one.claims.length)")
    assert [line["text"].rpartition(" ×")[2] for line, n in zip(lines, many, strict=True) if n > 1] == [
        str(n) for n in many if n > 1
    ]
    assert max(many) > 2
    assert len({line["modality"] for line in lines}) > 1
    tab.go("#/graph?only-pol=Negated&around=actor/tokayev&around=actor/csto")
    tab.until("kzgraph.lines().length && kzgraph.lines().every((line) => line.negated)")


def test_communities_have_colours_and_names(tab: Tab) -> None:
    tab.page.click("[data-do=community]")
    tab.page.wait_for_selector(".communities span")
    names = tab.page.locator(".communities span").all_inner_texts()
    assert 2 < len(names) <= 8
    assert "Kassym-Jomart Tokajev" in names[0]
    spots = "[...document.querySelectorAll('.communities .spot')]"
    colours = tab.page.evaluate(f"{spots}.map((one) => one.style.background)")
    assert len(set(colours)) == len(names)
    tab.page.click("[data-do=sources]")
    tab.until("location.hash.includes('show=sources')")
    tab.page.reload()
    tab.page.wait_for_selector(".communities span")
    assert tab.page.get_attribute("[data-do=sources]", "aria-pressed") == "true"


def test_a_crowded_graph_opens_on_its_strongest_lines(fresh: Tab, tmp_path: Path) -> None:
    graph = tmp_path / "crowded.nq"
    graph.write_text("".join(lines(random.Random(1), 60, 2500)), "utf-8")
    with serving(graph) as address:
        fresh.open(address)
        few, nodes = fresh.page.evaluate("[kzgraph.links().length, kzgraph.nodes().length]")
        assert few <= 2 * nodes
        assert fresh.page.get_attribute("[data-do=every]", "aria-pressed") == "false"
        heaviest = fresh.page.evaluate("Math.max(...kzgraph.links().map((one) => one.claims.length))")
        fresh.page.locator(".panel .row").first.click()
        fresh.until(f"kzgraph.links().length > {few}")  # all of what is chosen
        fresh.page.click("[data-do=every]")
        fresh.until(f"kzgraph.links().length > {3 * few}")
        assert fresh.page.evaluate("Math.max(...kzgraph.links().map((one) => one.claims.length))") == heaviest


def test_it_can_be_used_by_keyboard_alone(tab: Tab) -> None:
    tab.page.focus(".network")
    tab.page.keyboard.press("ArrowRight")
    tab.until("location.hash.includes('at=node:')")
    assert re.search(r"\w.*, \w.*, \d+ uitspra", tab.page.inner_text("[data-said]"))  # to a screen reader
    first = tab.page.url
    tab.page.keyboard.press("ArrowDown")
    tab.until(f"location.href !== {first!r}")
    before = len(tab.shown())
    tab.page.keyboard.press("Enter")
    tab.until("location.hash.includes('around=')")
    tab.until(f"kzgraph.nodes().length >= {before}")
    tab.page.keyboard.press("Escape")
    tab.until("!location.hash.includes('at=')")
    tab.go("#/graph?article=document/6980c14a72686d10")
    tab.page.wait_for_selector(".article mark.said")
    tab.page.focus(".article mark.said >> nth=1")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector("article.claim.chosen")


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
