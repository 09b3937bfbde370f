"""Every text of the interface is in Dutch and in English, those that Python writes for people too."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ROOT, Tab

from kzgraph.analyse.frames import rows as frames
from kzgraph.lexicon import counted
from kzgraph.resolve.compare.words import Likeness
from kzgraph.store.questions import questions

SOURCES = sorted((ROOT / "web" / "src").rglob("*.ts*"))
SHARED = ROOT / "kzgraph" / "view" / "page" / "words.toml"
OWN = ROOT / "web" / "src" / "words.toml"
PHRASES = tomllib.loads((ROOT / "web" / "src" / "phrases.toml").read_text("utf-8"))
ALL = {english: dutch for table in PHRASES.values() for english, dutch in table.items()}
PLACE = re.compile(r"\{(\w+)[!?*]?\}")


def strings() -> dict[str, dict[str, str]]:
    return {name: row for file in (SHARED, OWN) for name, row in tomllib.loads(file.read_text("utf-8"))["ui"].items()}


def test_each_string_is_in_both_languages_with_the_same_places() -> None:
    for name, row in strings().items():
        assert set(row) == {"nl", "en"}, name
        assert all(row.values()), name
        assert PLACE.findall(row["nl"]) == PLACE.findall(row["en"]), name


def test_each_string_is_shown_somewhere() -> None:
    code = "".join(file.read_text("utf-8") for file in SOURCES)
    made = ("view", "outcome_", "voice_")  # their names are put together
    own = tomllib.loads(OWN.read_text("utf-8"))["ui"]
    assert [name for name in own if f'"{name}"' not in code and not name.startswith(made)] == []


def test_each_phrase_keeps_what_stands_in_its_places() -> None:
    assert {english for english, dutch in ALL.items() if {*PLACE.findall(english)} != {*PLACE.findall(dutch)}} == set()


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_the_page_asks_for_strings_that_there_are(file: Path) -> None:
    asked = set(re.findall(r"""\bwords\.t\(\s*"(\w+)\"""", file.read_text("utf-8")))
    assert asked <= set(strings())


@pytest.mark.parametrize("file", [one for one in SOURCES if one.suffix == ".tsx"], ids=lambda file: file.name)
def test_no_text_stands_in_the_code(file: Path) -> None:
    text = re.sub(r"\{/\*.*?\*/\}|/\*.*?\*/|//[^\n]*", "", file.read_text("utf-8"), flags=re.DOTALL)
    shown = re.findall(r"<[a-z][\w.]*(?:\s[^<>]*)?>\s*([A-Za-z][^<>{}=;()]*)\s*[<{]", text)
    named = re.findall(r"""(?:aria-label|title|placeholder|alt)="([^"]*[a-z][^"]*)\"""", text)
    assert {one.strip() for one in (*shown, *named)} - {"Wikidata"} == set()


def test_questions_are_in_dutch() -> None:
    texts = {text for one in questions() for text in (one.title, one.description, *(p.about for p in one.parameters))}
    assert texts - {""} - set(ALL) == set()


def test_frames_are_in_dutch() -> None:
    assert {one.en: one.nl for one in frames.families().values()}.items() <= ALL.items()
    whys = {one.why for one in (*frames.rival_words(), *frames.modifiers().values())}
    assert whys - {""} - set(ALL) == set()


def test_groups_ways_and_sides_are_in_dutch() -> None:
    named = {one.label for one in counted.counted_groups()}
    named |= {one.name for one in (*counted.ways(), *counted.sides())}
    assert named - set(ALL) == set()


def literals(path: Path) -> Iterator[str]:
    """Yield the words that stand in the f-strings of a module, without the places between them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.Constant) and re.search(r"[a-z]{3}", str(part.value)):
                    yield str(part.value).strip(" ;,:()[]“”")


@pytest.mark.parametrize("module", ["scope", "sizes", "order", "best"])
def test_why_numbers_agree_or_not_is_in_dutch(module: str) -> None:
    known = " | ".join(PLACE.sub("", one).replace("  ", " ") for one in ALL)
    pieces = {piece for one in ALL for piece in (part.strip(" ;,:()[]“”") for part in PLACE.sub("\0", one).split("\0"))}
    said = set(literals(ROOT / "kzgraph" / "analyse" / "numbers" / f"{module}.py")) - {"weekday", "number", "is the"}
    assert {one for one in said if one not in pieces and one not in known} == set()


def test_what_the_server_refuses_is_said_in_dutch() -> None:
    said = set()
    for path in (ROOT / "kzgraph" / "serve").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            parts = node.values[:1] if isinstance(node, ast.JoinedStr) else [node]
            said |= {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    begin = ("stopped: ", "refused: ", "the query ", "the search index", "this endpoint")
    refused = {one.strip() for one in said if one.startswith(begin) and "\n" not in one}
    assert len(refused) > 6
    assert {one for one in refused if not any(known.startswith(one) for known in ALL)} == set()


def test_why_a_name_is_a_node_is_in_dutch() -> None:
    rules = set()
    for path in (ROOT / "kzgraph" / "resolve").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("Antecedent", "Verdict", "_verdict"):
                rules |= {one.value for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)}
    rules |= set(Likeness)
    assert {str(rule) for rule in rules if rule not in ("", "the ")} - set(ALL) == set()


def test_no_english_is_left_in_the_dutch_page(tab: Tab) -> None:
    english = re.compile(r"\b(the|and|which|who|whom|says|both|with|their)\b")
    shown = "h2, h3, .picker, .estimates, .pairs .small, .hint, .lead, ul.why, .question, .legend, .badge"
    routes = ("#/graph?at=node:actor/tokayev", "#/numbers", "#/frames", "#/timeline", "#/map", "#/sources", "#/sparql")
    for route in routes:
        tab.go(route)
        tab.page.wait_for_selector("article.claim, .view :is(h2, h3, .editor)")
        tab.page.wait_for_timeout(150)
        tab.page.evaluate("document.querySelectorAll('.why-line [aria-expanded]').forEach((one) => one.click())")
        chosen: Any = tab.page.locator(shown).all_inner_texts()
        assert [text for text in chosen if english.search(re.sub(r"[“\"].*?[”\"]", "", text))] == [], route
    tab.go("#/graph")
    tab.page.wait_for_selector(".stage canvas")
    assert tab.page.evaluate("kzgraph.untranslated()") == []
