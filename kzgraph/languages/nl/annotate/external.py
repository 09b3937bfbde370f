"""Other pipelines: any installed spaCy pipeline for Dutch with Universal Dependencies (``--model
nl_core_news_lg``).
"""

from collections.abc import Iterable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.extensions import segments_of
from kzgraph.annotate.external import load_pipeline
from kzgraph.annotate.senter import mark_starts
from kzgraph.errors import ModelError
from kzgraph.languages.nl.annotate.components.lemmas import strip_particles
from kzgraph.languages.nl.annotate.components.names import Names
from kzgraph.languages.nl.annotate.labels import settle_auxiliaries, settle_perfects
from kzgraph.languages.nl.annotate.names import NameFinder
from kzgraph.languages.nl.annotate.tokenizer import DutchTokenizer

NEEDED: Final = frozenset({"nsubj", "obj", "obl", "aux"})  # relations that extraction cannot do without


def external(name: str, finder: NameFinder) -> Language:
    """Return the pipeline ``name`` with our tokens and sentence ends.

    Raises ModelError if it is not installed, is not Dutch, or has no parser with UD labels or no lemmas.
    """
    nlp = load_pipeline(name)
    if nlp.lang != "nl":
        raise ModelError(
            f"model {name}: it is for language {nlp.lang!r}, kzgraph reads Dutch; choose one such as nl_core_news_lg"
        )
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"model {name}: it has no parser; choose one such as nl_core_news_lg")
    missing = sorted(NEEDED - set(nlp.pipe_labels.get("parser", ())))
    if missing:
        raise ModelError(f"model {name}: its parser lacks the Universal Dependencies relation {missing[0]!r}")
    if not any("lemma" in pipe for pipe in nlp.pipe_names):
        raise ModelError(f"model {name}: it has no lemmatizer; choose one such as nl_core_news_lg")
    nlp.tokenizer = DutchTokenizer(nlp.vocab)
    nlp.max_length = 100_000_000
    nlp.add_pipe("kz_senter", first=True)
    nlp.add_pipe("kz_clean", last=True)
    nlp.add_pipe("kz_names", last=True)
    pipe = nlp.get_pipe("kz_names")
    assert isinstance(pipe, Names)
    pipe.finder = finder
    return nlp


@Language.component("kz_clean", assigns=["token.dep", "token.lemma"])
def clean(doc: Doc) -> Doc:
    """Give a document of another pipeline our conventions: bare verbs, no trees over furniture and gaps."""
    strip_particles(doc)
    settle_auxiliaries(doc)
    settle_perfects(doc)
    for start, end in _unparsed(doc):
        for token in doc[start:end]:
            token.dep_ = ""
            token.pos_ = ""
    mark_starts(doc)
    doc.ents = tuple(e for e in doc.ents if not any(a <= e.start < b for a, b in _unparsed(doc)))
    return doc


def _unparsed(doc: Doc) -> Iterable[tuple[int, int]]:
    return [(s.start, s.end) for s in segments_of(doc) if not s.parsed]
