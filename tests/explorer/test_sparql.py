"""Queries in the page: named ones as forms, one's own, answers as table, graph, chart and file."""

from pathlib import Path

import httpx
import pytest
from browsing import Tab


@pytest.fixture
def asking(tab: Tab) -> Tab:
    tab.go("#/sparql")
    tab.page.wait_for_selector(".editor .CodeMirror")
    return tab


def write(tab: Tab, query: str) -> None:
    """Replace the query, and run it."""
    tab.page.click(".editor .CodeMirror-lines")
    tab.page.keyboard.press("Control+a")
    tab.page.keyboard.insert_text(query)
    tab.page.click("[data-do=run]")


def test_an_answer_is_a_table_a_graph_and_a_chart(asking: Tab) -> None:
    counts = "SELECT ?actor (COUNT(*) AS ?n) { ?c a kz:Claim ; kz:actor ?actor }"
    write(asking, f"{counts} GROUP BY ?actor ORDER BY DESC(?n) LIMIT 9")
    asking.page.wait_for_selector("table.answer tbody tr")
    assert asking.page.locator("table.answer tbody tr").count() == 9
    asking.until("document.querySelector('table.answer .iri').innerText === 'Kassym-Jomart Tokajev'")
    asking.page.click("[data-answer=chart]")
    assert asking.page.locator(".bars li").count() == 9
    write(asking, "SELECT ?who ?whom { ?who kz:requests ?whom }")
    asking.page.click("[data-answer=graphAnswer]")
    asking.page.wait_for_selector(".answer-graph circle")
    assert asking.page.locator(".answer-graph line").count() >= 1
    asking.page.click("[data-answer=table]")
    asking.page.locator(".answer .iri").first.click()
    asking.page.wait_for_selector("#panel h2")
    assert asking.errors == []


def test_a_query_builds_a_graph(asking: Tab) -> None:
    write(asking, "CONSTRUCT { ?a kz:memberOf ?b } WHERE { ?a kz:memberOf ?b }")
    asking.page.wait_for_selector("table.answer tbody tr")
    assert asking.page.locator("table.answer th").all_inner_texts() == ["subject", "predicate", "object"]
    asking.page.click("[data-answer=graphAnswer]")
    asking.page.wait_for_selector(".answer-graph line")


def test_a_named_question_is_a_form(asking: Tab) -> None:
    asking.page.wait_for_selector("[data-question]")
    form = asking.page.locator("[data-question]", has_text="een rol speelt")
    form.click()
    asking.page.wait_for_selector("form.question input")
    asking.page.fill("form.question input >> nth=0", "csto")
    asking.page.click("form.question button")
    asking.page.wait_for_selector(".answers")
    assert "csto" in asking.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


VALUES = {"node": "actor/tokayev", "class": "Deployment", "date": "2022-01", "number": "10", "text": 'a"b'}


def test_forms_ask_what_the_command_line_asks(asking: Tab, address: str) -> None:
    told = httpx.get(f"{address}api/questions").json()
    kinds = {}
    for question in told:
        kinds.setdefault(frozenset(one["type"] for one in question["parameters"]), question)
    assert set().union(*kinds) == set(VALUES)
    for question in kinds.values():
        asking.page.click(f"[data-question='{question['name']}']")
        values = {one["name"]: VALUES[one["type"]] for one in question["parameters"]}
        for name, value in values.items():
            asking.page.fill(f"form.question input[name='{name}']", value)
        if values:
            asking.page.click("form.question button")
        asking.page.wait_for_selector(".answers")
        expected = httpx.get(f"{address}api/questions/{question['name']}/query", params=values).text
        assert asking.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == expected


def test_a_form_suggests_nodes_by_name_and_refuses_what_is_none(asking: Tab) -> None:
    asking.page.click("[data-question=between]")
    asking.page.fill("form.question input[name=one]", "Tokaj")
    asking.page.wait_for_selector("#values-one option", state="attached")
    assert asking.page.get_attribute("#values-one option >> nth=0", "value") == "actor/tokayev"
    asking.page.fill("form.question input[name=one]", "<a b>")
    asking.page.fill("form.question input[name=other]", "actor/csto")
    asking.page.click("form.question button")
    asking.page.wait_for_selector("form.question [role=alert]")


def test_how_an_answer_is_shown_stands_in_the_link(asking: Tab) -> None:
    write(asking, "SELECT ?p (COUNT(*) AS ?n) { ?c kz:property ?p } GROUP BY ?p ORDER BY DESC(?n) LIMIT 5")
    asking.page.wait_for_selector("table.answer tbody tr")
    asking.page.click("[data-answer=chart]")
    asking.until("location.hash.includes('show=chart')")
    asking.page.reload()
    asking.page.wait_for_selector(".bars li")


@pytest.mark.parametrize(("ending", "head"), [("csv", "who,whom"), ("tsv", "?who\t?whom"), ("json", '{"head"')])
def test_answers_are_downloaded(asking: Tab, tmp_path: Path, ending: str, head: str) -> None:
    write(asking, "SELECT ?who ?whom { ?who kz:requests ?whom }")
    asking.page.wait_for_selector("table.answer")
    with asking.page.expect_download() as waiting:
        asking.page.click(f"[data-download={ending}]")
    waiting.value.save_as(tmp_path / "answer")
    assert waiting.value.suggested_filename == f"kzgraph.{ending}"
    assert (tmp_path / "answer").read_text("utf-8").startswith(head)


@pytest.mark.parametrize("query", ["SELECT nonsense", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_what_cannot_be_run_is_said(asking: Tab, query: str) -> None:
    write(asking, query)
    asking.page.wait_for_selector(".asking [role=alert]")
    assert asking.page.inner_text(".asking [role=alert]")


def test_the_editor_asks_no_one_else(asking: Tab, address: str) -> None:
    asking.page.click(".editor .CodeMirror-lines")
    asking.page.keyboard.type("PREFIX foaf: ?x a foaf:Pers")
    asking.page.keyboard.press("Control+Space")
    asking.page.wait_for_timeout(500)
    assert [url for url in asking.requests if not url.startswith((address, "data:", "blob:"))] == []


def test_a_link_holds_the_query(asking: Tab) -> None:
    write(asking, "ASK { ?c a kz:Claim }")
    asking.until("document.querySelector('table.answer')?.innerText.includes('true')")
    assert "ASK" in asking.page.url
    asking.page.reload()
    asking.page.wait_for_selector(".editor .CodeMirror")
    assert "ASK" in asking.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
