"""Texts read with the shipped model, each as a document of its own: for tables of sentences."""

from collections.abc import Iterable

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.model.entity import ResolvedGraph


def graphs(texts: Iterable[str]) -> dict[str, ResolvedGraph]:
    """Return text -> graph, each text once, annotated in one batch. Skips the test where there is no model."""
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
    articles = [make_article(text, name=f"{n}.txt") for n, text in enumerate(dict.fromkeys(texts))]
    found: dict[str, ResolvedGraph] = {}
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        found[article.text] = resolve([article], table.mentions, extractor.claims(doc, article, table), entities)
    return found
