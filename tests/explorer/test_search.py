"""Search in the page: names and other names, then quotes and sentences, over the server and in the portable file."""

from browsing import Tab


def told(tab: Tab, text: str) -> list[str]:
    """Type a text and return the sentences and quotes that are suggested."""
    tab.page.fill(".search input", text)
    tab.page.wait_for_selector("#hits li")
    return [str(one) for one in tab.page.locator("#hits li:not(.name) .told").all_inner_texts()]


def test_sentences_follow_names_and_their_words_are_marked(tab: Tab) -> None:
    found = told(tab, "leger")
    kinds = [one.get_attribute("data-hit") for one in tab.page.locator("#hits li").all()]
    assert kinds == sorted(kinds, key=["name", "quote", "sentence"].index)
    assert {"name", "sentence"} <= set(kinds)
    assert all("2022" in one for one in found)
    marks = tab.page.locator("#hits .told mark").all_inner_texts()
    assert {mark.casefold() for mark in marks} == {"leger"}


def test_words_are_found_in_other_forms_and_before_they_are_whole(tab: Tab) -> None:
    assert told(tab, "gewonde agent")
    assert told(tab, "parachut")
    tab.page.fill(".search input", "- ?")
    tab.page.wait_for_selector("#hits .empty")
    assert tab.errors == []


def test_a_sentence_opens_its_article_there_with_its_claims(tab: Tab) -> None:
    sentence = told(tab, "vliegveld heroverd")[0].split("\n")[0]
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector(".article mark[data-chosen]")
    chosen = "".join(tab.page.locator(".article mark[data-chosen]").all_inner_texts())
    assert sentence in chosen
    assert tab.page.locator(".article mark[data-chosen]").first.is_visible()
    tab.page.wait_for_selector("#panel article.claim")
    address = tab.page.url
    tab.page.reload()
    tab.page.wait_for_selector(".article mark[data-chosen]")
    assert tab.page.url == address


def test_other_claims_on_the_same_words_are_one_click_away(tab: Tab) -> None:
    script = "fetch('api/claims?limit=500&numbers=' + [...Array(200).keys()].join()).then((one) => one.json())"
    claims = tab.page.evaluate(script)["claims"]
    passages = [claim["passage"] for claim in claims]
    shared = next(one for one in claims if passages.count(one["passage"]) > 1)
    tab.go(f"#/graph?at=claim:{shared['id']}")
    tab.page.wait_for_selector("[data-also]")
    assert tab.page.locator("[data-also]").count() == passages.count(shared["passage"]) - 1
    other = tab.page.locator("[data-also]").first.get_attribute("data-also")
    tab.page.locator("[data-also]").first.click()
    tab.page.wait_for_selector(f"article.claim[data-claim='{other}']")


def test_what_went_wrong_is_said(tab: Tab) -> None:
    tab.page.route("**/api/search*", lambda route: route.fulfill(status=503, body='{"error": "te vroeg"}'))
    tab.page.fill(".search input", "leger")
    tab.page.wait_for_selector("#hits .empty")
    assert "te vroeg" in tab.page.inner_text("#hits")


def test_whatever_is_typed_breaks_nothing(tab: Tab) -> None:
    for text in ("<img src=x onerror=alert(1)>", "*", '"', "a" * 3000):
        tab.page.fill(".search input", text)
        tab.page.wait_for_selector("#hits .empty")
    assert tab.dialogs == []
    assert tab.page.locator(".search img").count() == 0
