"""Numbers, frames, timeline, map and sources in a real browser: from each fact to its words."""

import json
from typing import Any

import pytest
from browsing import Tab

VIEWS = ("numbers", "frames", "timeline", "map", "sources", "sparql")


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_something_and_no_error(tab: Tab, view: str) -> None:
    tab.page.click(f".views a[href*='#/{view}']")
    tab.page.wait_for_selector(f".view.{view} :is(h2, h3, .editor)")
    assert tab.page.locator(".view .problem").count() == 0
    assert tab.errors == []
    assert tab.page.title().endswith("· kzgraph")
    tab.page.go_back()
    tab.page.wait_for_selector(".stage")


def count(number: str, claim: str, source: str) -> dict[str, Any]:
    return {
        "claim": claim, "number": number, "kind": "exact", "low": number.strip("≥ "),
        "high": None if "≥" in number else number, "words": f"{number} agenten", "time": None, "as_of": "2022-01-06",
        "sources": [{"label": source}], "side": "official", "scope": None, "modality": "Asserted",
        "document": "01-ochtendkoerier.txt", "published": "2022-01-06",
        "sentence": {"prefix": "", "exact": f"{number} agenten gedood", "suffix": "."},
    }  # fmt: skip


def test_numbers_are_a_chart_and_a_table_with_conflicts(tab: Tab) -> None:
    base = "https://w3id.org/kzgraph/id/"
    real = tab.page.evaluate("fetch('api/claims?node=2').then((one) => one.json())")["claims"][0]["id"]
    first, second, third = base + real, base + "claim/b", base + "claim/c"
    rows = [count("8", first, "politie"), count("20", second, "leger"), count("≥ 18", third, "tv")]
    pair = {"outcome": "conflict", "first": first, "second": second, "numbers": ["8", "20"], "reason": "daarom"}
    one = {
        "id": "x", "class": "Killing", "group": "forces", "label": "agenten", "place": "Almaty", "low": "8",
        "best": "20", "high": None, "why": "daarom", "counts": rows, "pairs": [pair],
    }  # fmt: skip
    other = {**one, "id": "y", "counts": rows[:1], "pairs": []}
    answer = json.dumps({"dossiers": [one, other]})
    tab.page.route("**/api/dossier/numbers", lambda route: route.fulfill(body=answer, content_type="application/json"))
    tab.go("#/numbers")
    tab.page.wait_for_selector(".chart .bad")
    assert tab.page.locator(".chart .count").count() == tab.page.locator("table tbody tr").count() == 3
    assert tab.page.locator("tr.bad").count() == tab.page.locator(".chart .bad").count() == 2
    assert tab.page.locator(".pairs .conflict").count() == 1
    tab.page.locator(".chart .count", has_text="politie").click()
    tab.page.wait_for_selector("article.claim mark.trigger")
    tab.page.locator(".picker button").nth(1).click()
    tab.until("location.hash.includes('item=y') && !location.hash.includes('at=')")
    assert tab.page.locator(".chart .bad").count() == 0


def test_frames_say_who_calls_whom_what(tab: Tab) -> None:
    tab.go("#/frames")
    tab.page.wait_for_selector(".matrix td.some")
    words = tab.page.locator(".matrix thead th").all_inner_texts()
    assert "militairen" in words
    total = sum(int(text) for text in tab.page.locator(".matrix td.some").all_inner_texts())
    assert total == tab.page.locator(".namings li").count()
    tab.page.locator(".namings [data-claim-link]").first.click()
    tab.page.wait_for_selector("article.claim")


def test_the_timeline_runs_forward_and_hides_families(tab: Tab) -> None:
    tab.go("#/timeline")
    tab.page.wait_for_selector(".days li.event")
    before = tab.page.locator("li.event").count()
    tab.page.locator(".chip", has_text="Geweld").click()
    after = tab.page.locator("li.event").count()
    assert after < before
    tab.page.reload()
    tab.page.wait_for_selector(".days li.event")
    assert tab.page.locator("li.event").count() == after
    tab.page.locator("li.event [data-claim-link]").first.click()
    tab.page.wait_for_selector("article.claim")


def test_a_place_on_the_map_opens_its_claims(tab: Tab) -> None:
    tab.go("#/map")
    tab.page.wait_for_selector("[data-place='place/almaty']")
    assert tab.page.locator(".world .land").count() > 150
    before = tab.page.get_attribute(".world", "viewBox")
    tab.page.click(".map-view .controls button >> nth=0")
    tab.until(f"document.querySelector('.world').getAttribute('viewBox') !== {before!r}")
    tab.page.locator(".places .row", has_text="Almaty").click()
    tab.page.wait_for_selector("article.claim")
    assert tab.page.inner_text("#panel h2") == "Almaty"


def test_copies_of_one_story_stand_in_one_frame_with_what_rests_on_it(tab: Tab) -> None:
    told = tab.page.evaluate("fetch('api/dossier/sources').then((one) => one.json())")
    first, second, *others = [one["documents"][0] for one in told["origins"]]
    copy = {
        "left": first["id"], "right": second["id"], "share": 0.9, "agency": "TASS",
        "reason": "4 shared sentences, 90% of the shorter text's words, both credited to TASS",
    }  # fmt: skip
    told["origins"] = [
        *({"origin": one["id"], "documents": [one], "copies": []} for one in others),
        {"origin": first["id"], "documents": [first, second], "copies": [copy]},
    ]
    tab.page.route("**/api/dossier/sources", lambda route: route.fulfill(json=told))
    tab.go("#/sources")
    tab.page.wait_for_selector(".origin.many")
    assert tab.page.locator(".origin").count() == 4
    frame = tab.page.locator(".origin").first  # before the others
    assert frame.locator("button").count() == 2
    counts = [int(text) for text in frame.locator("button .n").all_inner_texts()]
    assert f"{sum(counts)} uitspraken uit 2 documenten" in frame.inner_text()
    assert "4 gedeelde zinnen, 90% van de woorden van de kortste tekst, beide met dank aan TASS" in frame.inner_text()


def test_sources_show_origins_and_whom_many_cite(tab: Tab) -> None:
    tab.go("#/sources")
    tab.page.wait_for_selector(".origin")
    assert tab.page.locator(".origin button").count() == 5
    tab.page.locator(".cited").first.click()
    tab.page.wait_for_selector("article.claim")
    tab.page.locator(".origin button").first.click()
    tab.page.wait_for_selector(".article mark.said")


def test_views_that_count_all_claims_say_so_where_the_graph_is_filtered(tab: Tab) -> None:
    for view in ("numbers", "frames", "timeline", "sources"):
        tab.go("#/graph?only-mod=Possible&sure=0.5")
        tab.page.wait_for_selector(".stage")
        tab.page.click(f".views a[href*='#/{view}']")
        tab.page.wait_for_selector(f".view.{view} :is(h2, h3)")
        note = tab.page.locator(".unfiltered")
        assert note.is_visible() and "alle uitspraken" in note.inner_text()
        note.locator("button").click()
        tab.until("!location.hash.includes('sure')")
        assert note.count() == 0


def test_the_map_follows_the_filters(tab: Tab) -> None:
    tab.go("#/map")
    tab.page.wait_for_selector("[data-place='place/almaty']")
    every = tab.page.locator(".places .row").count()
    tab.go("#/map?only-cls=Deployment")
    tab.until(f"document.querySelectorAll('.places .row').length < {every}")
    assert tab.page.locator(".unfiltered").count() == 0
