"""The page of source independence."""

import html
import re

import pytest
from factory_texts import document
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.independence import Independence
from kzgraph.store.source_texts import Cited
from kzgraph.view.sources_page import marked, page

WIRE = "De sluis bij <Zijl> is sinds maandag dicht door een scheur in de deur."
FOUND = Independence([document("a", WIRE, credits=["ANP"]), document("b", WIRE.upper()), document("c", "Het is stil.")])


def test_shared_words_are_marked_on_both_sides() -> None:
    html = page(FOUND, [Cited("<Bos>", ("x",), 3, ("a", "c"))])
    assert "<tr><td>1</td><td>a.txt (ANP), b.txt</td></tr>" in html
    assert html.count("<mark>") == 2
    assert "&lt;Zijl&gt;" in html
    assert "&lt;ZIJL&gt;" in html
    assert "<td>&lt;Bos&gt;</td><td>3</td><td>a.txt, c.txt</td>" in html
    assert not re.search(r"<script|https?://|src=|href=", html)


@pytest.mark.parametrize(
    ("sentence", "stretches", "expected"),
    [
        ("De brug is dicht.", ["De brug", "dicht"], "<mark>De brug</mark> is <mark>dicht</mark>."),
        ("DE BRUG is dicht.", ["De brug"], "<mark>DE BRUG</mark> is dicht."),
        ("De brug & co", ["anders"], "De brug &amp; co"),
        ("İ de brug", ["de brug"], "İ <mark>de brug</mark>"),
    ],
)
def test_marked(sentence: str, stretches: list[str], expected: str) -> None:
    assert marked(sentence, stretches) == expected


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_marks_change_no_word(sentence: str, stretches: list[str]) -> None:
    assert html.unescape(re.sub("</?mark>", "", marked(sentence.replace("&", ""), stretches))) == sentence.replace(
        "&", ""
    )
