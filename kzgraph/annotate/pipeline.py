"""The Dutch pipeline: ``load`` builds it once, ``Annotator.annotate`` turns articles into spaCy documents."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kzgraph.annotate.components.lemmas
import kzgraph.annotate.components.morph
import kzgraph.annotate.components.names
import kzgraph.annotate.components.parser
import kzgraph.annotate.components.senter  # noqa: F401  the imports register the factories
from kzgraph.annotate.components.lemmas import Lemmas
from kzgraph.annotate.components.parser import Parser
from kzgraph.annotate.extensions import Segment, register
from kzgraph.annotate.lemmatiser import Lemmatiser
from kzgraph.annotate.segments import tokenise
from kzgraph.annotate.sketch import Network
from kzgraph.annotate.tokenizer import DutchTokenizer, make_doc
from kzgraph.errors import ModelError
from kzgraph.model.text import Article
from kzgraph.settings import Settings

COMPONENTS = ("kz_senter", "kz_parser", "kz_morph", "kz_lemmas", "kz_names")


class Annotator:
    """Turns articles into documents.

    Each Doc holds one article: ``token.idx`` is the offset in ``Article.text``, ``doc._.kz_article`` the article,
    ``doc._.kz_segments`` its sentences, headings, datelines, meta blocks and gaps (see ``extensions.sentences``).
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self.nlp = nlp

    def annotate(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """Yield the Doc of each article, in order; each depends on its article alone."""
        yield from self.nlp.pipe(map(self._make, articles))

    def _make(self, article: Article) -> Doc:
        words, spaces, runs = tokenise(article)
        doc = make_doc(self.nlp.vocab, words, spaces)
        doc._.kz_article = article
        doc._.kz_segments = tuple(Segment(r.start, r.end, r.kind, r.block) for r in runs)
        return doc


def load(settings: Settings) -> Annotator:
    """Return an annotator with the pipeline that ``settings.model`` names. Raises ModelError if it cannot be loaded."""
    if settings.model is not None:
        raise ModelError(f"{settings.model}: other pipelines are not supported yet")
    return Annotator(dutch(model_folder()))


def model_folder() -> Path:
    """Return the folder of the shipped model, or the one that the environment variable KZGRAPH_MODEL_DIR names."""
    return Path(os.environ.get("KZGRAPH_MODEL_DIR") or "/work/early_model")


def dutch(folder: Path) -> Language:
    """Return the Dutch pipeline with the model in ``folder``."""
    nlp = spacy.blank("nl")
    nlp.tokenizer = DutchTokenizer(nlp.vocab)
    nlp.max_length = 100_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    parser = nlp.get_pipe("kz_parser")
    lemmas = nlp.get_pipe("kz_lemmas")
    assert isinstance(parser, Parser) and isinstance(lemmas, Lemmas)
    parser.network = Network(folder)
    lemmas.lemmatiser = Lemmatiser.read(folder / "lemmas.tsv")
    return nlp
