"""Articles to spaCy documents: by the pipeline of their language."""

from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.extensions import Segment, register
from kzgraph.annotate.segments import Split, tokenise
from kzgraph.annotate.tokens import make_doc
from kzgraph.languages.language import DUTCH
from kzgraph.languages.parts import part
from kzgraph.model.text import Article
from kzgraph.settings import Settings


class Annotator:
    """Turns articles into documents.

    Each Doc holds one article: ``token.idx`` is the offset in ``Article.text``, ``doc._.kz_article`` the
    article, ``doc._.kz_segments`` its sentences, headings, datelines, meta blocks and gaps (see
    ``extensions.sentences``).
    """

    def __init__(self, nlp: Language, split: Split) -> None:
        register()
        self.nlp = nlp
        self._split = split

    def annotate(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """Yield the Doc of each article, in order; each depends on its article alone."""
        yield from self.nlp.pipe(map(self._make, articles))

    def _make(self, article: Article) -> Doc:
        words, spaces, runs = tokenise(article, self._split)
        doc = make_doc(self.nlp.vocab, words, spaces)
        doc._.kz_article = article
        doc._.kz_segments = tuple(Segment(r.start, r.end, r.kind, r.block) for r in runs)
        return doc


class Pipeline(Protocol):
    """The part ``annotator`` of a language."""

    def load(self, settings: Settings) -> tuple[Language, Split]:
        """Return the pipeline and what splits a text into its tokens. Raises ModelError and LexiconError."""
        ...


def load(settings: Settings, language: str = DUTCH) -> Annotator:
    """Return the annotator of a language, with the pipeline that ``settings`` name for it, else its own.

    Raises ModelError if it cannot be loaded or lacks what extraction needs, LexiconError for a bad entity
    file.
    """
    own = part(language, "annotator")
    if own is not None:
        return Annotator(*cast(Pipeline, own).load(settings))
    from kzgraph.annotate import external

    return Annotator(*external.load(settings, language))
