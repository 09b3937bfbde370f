"""The table of labelled pairs of names: nothing but what the bench says may be joined wrongly."""

import csv
from functools import cache
from pathlib import Path

import pytest

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, bands, block_keys, compare

TABLE = Path(__file__).parents[2] / "cases" / "name_pairs.csv"
PARTS = ("tune", "test", "fresh")
FALSE_MERGES = 0.02
"""Share of the negative pairs of a part that may come out as one: none may be added without a look at bench/results."""


@cache
def rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def pairs(part: str, *, same: bool) -> list[tuple[Named, Named]]:
    kept = [row for row in rows() if row["part"] == part and (row["same"] == "yes") is same]
    return [(named(row["left"], row["kind"]), named(row["right"], row["kind"])) for row in kept]


def named(name: str, kind: str) -> Named:
    return Named((name,), EntityKind(kind))


def test_the_table_is_sound() -> None:
    assert len(rows()) >= 600
    assert {row["same"] for row in rows()} == {"yes", "no"}
    keys = [(frozenset((row["left"], row["right"])), row["kind"]) for row in rows()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("part", PARTS)
def test_few_false_merges(part: str) -> None:
    wrong = [(a.names[0], b.names[0]) for a, b in pairs(part, same=False) if compare(a, b).value >= bands().same]
    assert len(wrong) <= FALSE_MERGES * len(pairs(part, same=False)), wrong


@pytest.mark.parametrize("part", PARTS)
def test_most_pairs_are_found(part: str) -> None:
    found = [compare(a, b).value >= bands().same for a, b in pairs(part, same=True)]
    assert sum(found) >= 0.85 * len(found)


@pytest.mark.parametrize("part", PARTS)
def test_blocking_loses_few(part: str) -> None:
    lost = [(a.names[0], b.names[0]) for a, b in pairs(part, same=True) if not block_keys(a) & block_keys(b)]
    assert len(lost) <= 0.06 * len(pairs(part, same=True)), lost


def test_what_is_judged_the_same_is_in_one_block() -> None:
    """Or blocking would hide from the linker what the comparison knows."""
    both = [pair for part in PARTS for pair in pairs(part, same=True)]
    lost = [(a, b) for a, b in both if compare(a, b).value >= bands().same and not block_keys(a) & block_keys(b)]
    assert not lost, lost
