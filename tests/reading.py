"""Texts read with the shipped model, each as a document of its own: for tables of sentences."""

from collections.abc import Iterable, Sequence

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.towns import shipped_towns
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.resolve import read_document, world


def graphs(texts: Iterable[str]) -> dict[str, ResolvedGraph]:
    """Return text -> graph, each text once, annotated in one batch. Skips the test where there is no model."""
    articles = [make_article(text, name=f"{n}.txt") for n, text in enumerate(dict.fromkeys(texts))]
    return {reading.article.text: world([reading]) for reading in readings(articles)}


def readings(articles: Sequence[Article]) -> list[Reading]:
    """Return what each article says by itself, annotated in one batch. Skips the test where there is no model."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.mentions.find import find_mentions
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    lexicon = shipped_lexicon()
    extractor, entities = load_extractor(lexicon.entities), EntityIndex(known_entities(), shipped_towns)
    found: list[Reading] = []
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        claims = extractor.claims(doc, article, table)
        found.append(read_document(article, table.mentions, claims, entities))
    return found
