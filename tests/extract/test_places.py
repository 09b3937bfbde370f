"""Where it happens, with the shipped model: ``cases/places.csv``.

A row holds a sentence or some, the class of a claim that they must give, and the labels of its places, joined by "+";
without any, no claim of the class may have a place.
"""

import csv
from pathlib import Path

import pytest
from reading import graphs

from kzgraph.model.claim import Role

CASES = Path(__file__).parent / "cases" / "places.csv"


def rows() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["class"], row["places"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, str]]]:
    """Sentence -> class and places of each of its claims."""
    claims: dict[str, list[tuple[str, str]]] = {}
    for text, graph in graphs(row[0] for row in rows()).items():
        claims[text] = [
            (c.event_class or "", "+".join(sorted({graph.entity(m).label for m in c.mentions(Role.PLACE)})))
            for c in graph.claims
        ]
    return claims


@pytest.mark.parametrize(("sentence", "event", "places"), rows())
def test_places(sentence: str, event: str, places: str, found: dict[str, list[tuple[str, str]]]) -> None:
    said = [where for name, where in found[sentence] if name == event]
    assert said, f"no {event}"
    wanted = "+".join(sorted(places.split("+"))) if places else ""
    assert wanted in said if places else not any(said)
