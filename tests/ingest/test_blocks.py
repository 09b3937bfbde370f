"""The cut of a text into furniture, headings and paragraphs: cases in ``cases/layout.toml``, and laws."""

import re
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzgraph.ingest.blocks import find_blocks, first_heading
from kzgraph.model.text import BlockKind

CASES = tomllib.loads((Path(__file__).parent / "cases/layout.toml").read_text(encoding="utf-8"))["case"]
KINDS = {"m": BlockKind.META, "h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH}
# Pieces that the rules look for, so that random texts come near them.
PIECES = (
    " date 2022-01",
    "update/VIDEO",
    "De brug is dicht.",
    "Beeld ANP",
    "KIEL (DPA) - ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u00a0",
    "\u00ad",
    "\ufeff",
    "\u2028",
    "‘",
    "’",
    ",,",
    "”",
    "SCHADE GROOT",
    "Schade groot",
    "Door Jan Smit",
    "7 januari 2022",
    "| 09-02-2021 |",
    "Lees ook: meer",
    "- punt",
    "in het water",
    "x" * 90,
    "Aa. " * 30,
    "\x00",
    "\U0001f600",
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: Mapping[str, Any]) -> None:
    text = case["text"]
    layout = find_blocks(text)
    got = [(block.kind, text[block.start : block.end]) for block in layout.blocks]
    assert [kind for kind, _ in got] == [KINDS[kind] for kind, _ in case["expect"]], got
    for (_, words), (_, pattern) in zip(got, case["expect"], strict=True):
        assert re.fullmatch(re.escape(pattern).replace("\\ ", r"\s").replace("…", ".*"), words, re.DOTALL), (
            words,
            pattern,
        )
    assert layout.published == case.get("published")


def is_blank(text: str) -> bool:
    return all(char.isspace() or char in "\ufeff\u200b" for char in text)


@given(texts)
@example("\u00a0\ufeff\u00a00")
def test_blocks_lie_inside_in_order_and_leave_out_only_white_space(text: str) -> None:
    position = 0
    for block in find_blocks(text).blocks:
        assert position <= block.start < block.end <= len(text)
        assert is_blank(text[position : block.start])
        position = block.end
    assert is_blank(text[position:])


@given(texts)
def test_blocks_have_no_white_space_at_their_ends(text: str) -> None:
    for block in find_blocks(text).blocks:
        words = text[block.start : block.end]
        assert words == words.strip()


@given(
    st.lists(
        st.sampled_from(("De dijk brak.", "Het dorp is leeg.", "Hij zei ‘nee’.")), min_size=1, max_size=9
    )
)
def test_plain_lines_come_back_as_they_are(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [text[b.start : b.end] for b in find_blocks(text).blocks] == lines


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "De politie hield in de stad vijf mensen aan. " * 2000
    blocks = find_blocks(text).blocks
    assert len(blocks) > 10
    assert all(block.end - block.start <= 6000 for block in blocks)
    assert all(text[block.start : block.end].endswith("aan.") for block in blocks)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        "Aa ",
        "A-",
        "\n",
        "\r\n",
        " ",
        "' ",
        "(ANP",
        "date ",
        "12-",
        "update/",
        ". A",
        "\u00a0",
        "‘",
        "a\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    find_blocks(text)
    assert time.process_time() - begin < 5


def test_known_headings_of_a_page_are_headings() -> None:
    text = "Dit is een kop.\n\nDit is de tekst."
    kinds = [block.kind for block in find_blocks(text, headings=frozenset((0,))).blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dijk gebroken bij dorp\n\nDe dijk brak.", "Dijk gebroken bij dorp"),
        ("Buitenland\n\nDijk gebroken bij dorp\n\nDe dijk brak.", "Dijk gebroken bij dorp"),
        ("De dijk brak.\n\nSchade is heel groot\n\nHet is wat.", None),
        ("De dijk brak.", None),
    ],
)
def test_the_first_heading_is_the_title(text: str, title: str | None) -> None:
    assert first_heading(text, find_blocks(text).blocks) == title
