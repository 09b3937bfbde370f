"""Which event the text puts first, with the shipped model: ``cases/order.csv``, by the lemmas of the two claims.

A row without lemmas must give no order at all.
"""

import csv
from pathlib import Path

import pytest
from factory import make_article, shipped_lexicon

CASES = Path(__file__).parent / "cases" / "order.csv"


def rows() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["first"], row["then"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def found() -> dict[str, set[tuple[str, str]]]:
    """Sentence -> lemmas of the earlier and the later event."""
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
    articles = [make_article(text, name=f"{n}.txt") for n, (text, _, _) in enumerate(rows())]
    orders: dict[str, set[tuple[str, str]]] = {}
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        graph = resolve([article], table.mentions, extractor.claims(doc, article, table), entities)
        lemma = {graph.event_of[c.id]: c.lemma for c in graph.claims if c.id in graph.event_of}
        orders[article.text] = {(lemma[e.id], lemma[later]) for e in graph.events for later in e.before}
    return orders


@pytest.mark.parametrize(("sentence", "first", "then"), rows())
def test_order(sentence: str, first: str, then: str, found: dict[str, set[tuple[str, str]]]) -> None:
    assert found[sentence] == ({(first, then)} if first else set())
