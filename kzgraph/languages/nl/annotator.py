"""The Dutch pipeline: the shipped model, or another one for Dutch that the user names."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kzgraph.annotate.segments import Split
from kzgraph.errors import InputError, ModelError
from kzgraph.languages.language import DUTCH, find_language
from kzgraph.languages.nl.annotate.components.lemmas import Lemmas
from kzgraph.languages.nl.annotate.components.morph import Morph
from kzgraph.languages.nl.annotate.components.names import Names
from kzgraph.languages.nl.annotate.components.parser import Parser
from kzgraph.languages.nl.annotate.components.senter import Senter
from kzgraph.languages.nl.annotate.corrections import Corrections
from kzgraph.languages.nl.annotate.gazetteer import NameList
from kzgraph.languages.nl.annotate.lemmatiser import Lemmatiser
from kzgraph.languages.nl.annotate.names import NameFinder
from kzgraph.languages.nl.annotate.network import Network
from kzgraph.languages.nl.annotate.tokenizer import TOKENIZER, split
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.entities import names_with
from kzgraph.lexicon.loader import controls, frames, reports
from kzgraph.settings import Settings

COMPONENTS: Final = ("kz_senter", "kz_parser", "kz_morph", "kz_lemmas", "kz_names")
NAMES: Final = find_language(DUTCH).folder / "names" / "names.tsv.xz"
SHIPPED: Final = find_language(DUTCH).folder / "model"
Component = TypeVar("Component", Senter, Parser, Morph, Lemmas, Names)


def load(settings: Settings) -> tuple[Language, Split]:
    """Return the pipeline that ``settings.model`` names, the shipped one for ``None``, and the tokenizer.

    Raises ModelError if it cannot be loaded or lacks what extraction needs, LexiconError for a bad entity
    file.
    """
    finder = NameFinder(names_with(settings.entity_files), shipped_classes())
    if settings.model is not None:
        from kzgraph.languages.nl.annotate.external import external

        return external(settings.model, finder), split
    return dutch(model_folder(), finder), split


def adopter(settings: Settings) -> Callable[[Doc], Doc]:
    """Return what gives a Doc of another pipeline, already in segments, our conventions and names."""
    from kzgraph.languages.nl.annotate.external import clean

    finder = NameFinder(names_with(settings.entity_files), shipped_classes())

    def adopt(doc: Doc) -> Doc:
        own: Doc = clean(doc)
        own.ents = tuple(Span(own, name.start, name.end, label=name.label) for name in finder.find(own))
        return own

    return adopt


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
    nlp = spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
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
