"""Where it happens, with the shipped model: ``cases/places.csv``.

A row holds a sentence or some, the class of a claim that they must give, and the labels of its places, joined by "+";
without any, no claim of the class may have a place.
"""

import csv
from pathlib import Path

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.model.claim import Role

CASES = Path(__file__).parent / "cases" / "places.csv"


def rows() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["class"], row["places"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, str]]]:
    """Sentence -> class and places of each of its claims."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.mentions.find import find_mentions
    from kzgraph.resolve import resolve
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    lexicon = shipped_lexicon()
    extractor, entities = load_extractor(lexicon.entities), known_entities()
    articles = [make_article(text, name=f"{n}.txt") for n, text in enumerate(dict.fromkeys(row[0] for row in rows()))]
    claims: dict[str, list[tuple[str, str]]] = {}
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        graph = resolve([article], table.mentions, extractor.claims(doc, article, table), entities)
        claims[article.text] = [
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
