"""Which event the text puts first, with the shipped model: ``cases/order.csv``, by the lemmas of the two claims.

A row without lemmas must give no order at all.
"""

import csv
from pathlib import Path

import pytest
from reading import graphs

CASES = Path(__file__).parent / "cases" / "order.csv"


def rows() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["first"], row["then"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def found() -> dict[str, set[tuple[str, str]]]:
    """Sentence -> lemmas of the earlier and the later event."""
    orders: dict[str, set[tuple[str, str]]] = {}
    for text, graph in graphs(text for text, _, _ in rows()).items():
        lemma = {graph.event_of[c.id]: c.lemma for c in graph.claims if c.id in graph.event_of}
        orders[text] = {(lemma[e.id], lemma[later]) for e in graph.events for later in e.before}
    return orders


@pytest.mark.parametrize(("sentence", "first", "then"), rows())
def test_order(sentence: str, first: str, then: str, found: dict[str, set[tuple[str, str]]]) -> None:
    assert found[sentence] == ({(first, then)} if first else set())
