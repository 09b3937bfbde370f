"""The verdicts of readers: each is about a claim that its text can hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench import judged


@pytest.mark.parametrize("path", judged.rounds(), ids=lambda path: path.stem)
def test_verdicts_are_about_their_texts(path: Path) -> None:
    rows = tomllib.loads(path.read_text("utf-8"))
    texts = {p.name: p.read_text("utf-8") for p in path.with_suffix("").glob("*.txt")}
    assert {row["doc"] for row in rows["claim"]} <= set(texts)
    assert {row["verdict"] for row in rows["claim"]} <= set(judged.VERDICTS)
    assert all(row.get("kind") for row in [*rows["claim"], *rows["missed"]] if row.get("verdict") != "right")
    sentences = sum(text.count(". ") + text.count(".\n") + 1 for text in texts.values())
    assert sentences >= 40


def test_table_has_a_row_for_each_round_and_shares_that_add_up() -> None:
    lines = judged.table().splitlines()
    for path, line in zip(judged.rounds(), lines[2:], strict=False):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert cells[0] == path.stem
        assert 98 <= sum(int(cell.rstrip("%")) for cell in cells[2:5]) <= 102
