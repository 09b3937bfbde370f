"""Fixtures: the annotator with its model, loaded once, and articles made of paragraphs."""

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kzgraph.annotate.pipeline import Annotator, load
from kzgraph.languages.nl.annotator import model_folder
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, Block, BlockKind
from kzgraph.settings import Settings


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The Dutch pipeline."""
    if not (model_folder() / "vocab.json.gz").exists():
        pytest.skip(f"the Dutch model is not in {model_folder()}: train it as training/README.md says")
    return load(Settings())


def make_article(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """An article whose paragraphs are the stretches between empty lines."""
    blocks = tuple(Block(m.start(), m.end(), kind) for m in re.finditer(r"\S(?:(?!\n\s*\n).)*", text, re.DOTALL))
    return Article(text, "test.txt", sha256_of(text.encode("utf-8", "surrogatepass")), blocks)


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Make an article from text."""
    return make_article


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Callable[..., list[Doc]]:
    """Annotate texts."""
    return lambda *texts: list(annotator.annotate(make_article(text) for text in texts))
