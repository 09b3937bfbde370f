"""The Dutch pipeline: ``load`` builds it once, ``Annotator.annotate`` turns articles into spaCy documents."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.components.lemmas import Lemmas
from kzgraph.annotate.components.morph import Morph
from kzgraph.annotate.components.names import Names
from kzgraph.annotate.components.parser import Parser
from kzgraph.annotate.components.senter import Senter
from kzgraph.annotate.corrections import Corrections
from kzgraph.annotate.extensions import Segment, register
from kzgraph.annotate.gazetteer import NameList
from kzgraph.annotate.lemmatiser import Lemmatiser
from kzgraph.annotate.names import NameFinder
from kzgraph.annotate.network import Network
from kzgraph.annotate.segments import tokenise
from kzgraph.annotate.tokenizer import DutchTokenizer, make_doc
from kzgraph.errors import InputError, ModelError
from kzgraph.languages.language import DUTCH, find_language
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import controls, frames, known_entities, reports
from kzgraph.model.text import Article
from kzgraph.settings import Settings

COMPONENTS: Final = ("kz_senter", "kz_parser", "kz_morph", "kz_lemmas", "kz_names")
NAMES: Final = find_language(DUTCH).folder / "names" / "names.tsv.xz"
SHIPPED: Final = find_language(DUTCH).folder / "model"
Component = TypeVar("Component", Senter, Parser, Morph, Lemmas, Names)


class Annotator:
    """Turns articles into documents.

    Each Doc holds one article: ``token.idx`` is the offset in ``Article.text``, ``doc._.kz_article`` the
    article, ``doc._.kz_segments`` its sentences, headings, datelines, meta blocks and gaps (see
    ``extensions.sentences``).
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
    """Return an annotator with the pipeline that ``settings.model`` names, the shipped Dutch one for
    ``None``.

    Raises ModelError if it cannot be loaded or lacks what extraction needs, LexiconError for a bad entity
    file.
    """
    finder = NameFinder(EntityIndex(known_entities(settings.entity_files)), shipped_classes())
    if settings.model is not None:
        from kzgraph.annotate.external import external

        return Annotator(external(settings.model, finder))
    return Annotator(dutch(model_folder(), finder))


def model_folder() -> Path:
    """Return the folder of the shipped model, or the one that the environment variable KZGRAPH_MODEL_DIR
    names.
    """
    named = os.environ.get("KZGRAPH_MODEL_DIR")
    return Path(named) if named else SHIPPED


def dutch(folder: Path, finder: NameFinder) -> Language:
    """Return the Dutch pipeline with the model in ``folder``. Raises ModelError if the model cannot be
    read.
    """
    if not folder.is_dir():
        raise ModelError(f"no language model in {folder}: install kzgraph again, or mend KZGRAPH_MODEL_DIR")
    nlp = spacy.blank("nl")
    nlp.tokenizer = DutchTokenizer(nlp.vocab)
    nlp.max_length = 100_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    lemmatiser = Lemmatiser.read(folder, known_infinitives())
    component(nlp, Parser).network = Network(folder, name_list())
    component(nlp, Morph).corrections = Corrections(lemmatiser.is_verb, lemmatiser.is_plural, finder.is_nationality)
    component(nlp, Lemmas).lemmatiser = lemmatiser
    component(nlp, Names).finder = finder
    return nlp


def name_list() -> NameList:
    """Return the shipped list of names with their types. Raises ModelError if it cannot be read."""
    try:
        return NameList.read(NAMES)
    except InputError as error:
        raise ModelError(str(error)) from error


def known_infinitives() -> frozenset[str]:
    """Return the verbs of the lexicon, particles joined."""
    rows = (
        *(f.verb for f in frames()),
        *(c.verb for c in controls()),
        *(r.cue for r in reports() if r.kind == "verb"),
    )
    return frozenset(verb.split()[-1] for verb in rows)


def component(nlp: Language, kind: type[Component]) -> Component:
    """Return the pipeline's component of class ``kind``."""
    return next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, kind))
