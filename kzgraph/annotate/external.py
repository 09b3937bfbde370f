"""Pipelines of others: what reads a language that has no pipeline of its own here."""

from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from kzgraph.annotate.extensions import segments_of
from kzgraph.annotate.segments import Split
from kzgraph.annotate.sentences import sentence_starts
from kzgraph.annotate.senter import Senter, mark_starts
from kzgraph.errors import ModelError
from kzgraph.languages.language import find_language
from kzgraph.languages.parts import part
from kzgraph.settings import Settings

_UNUSED: Final = ("senter", "sentencizer")


def load(settings: Settings, code: str) -> tuple[Language, Split]:
    """Return the pipeline that the user names for a language, else the first known one that is installed.

    The part ``syntax`` of the language, if it has one, turns its trees into Universal Dependencies. Raises ModelError
    when there is none, it cannot be loaded, or it is of another language.
    """
    language = find_language(code)
    name = model_of(settings, code)
    if name is None:
        raise ModelError(
            f"it is in {language.name}, which is read by a spaCy pipeline that you install; none is there"
            + (f", run: python -m spacy download {language.models[0]}" if language.models else "; name one: --model")
        )
    nlp = load_pipeline(name)
    if nlp.lang != code:
        raise ModelError(f"model {name}: it is for language {nlp.lang!r}, not {code!r}; choose another")
    if "parser" not in nlp.pipe_names or not any("lemma" in pipe for pipe in nlp.pipe_names):
        raise ModelError(f"model {name}: it has no parser or no lemmatizer; choose another")
    tokenizer = nlp.tokenizer
    nlp.max_length = 100_000_000
    nlp.add_pipe("kz_sentences", first=True)
    nlp.add_pipe("kz_syntax", last=True, config={"language": code})
    return nlp, lambda text: [piece for t in tokenizer(text) for piece in (t.text, t.whitespace_) if piece]


def model_of(settings: Settings, code: str) -> str | None:
    """Return the name of the pipeline that reads a language, ``None`` when there is none."""
    known = find_language(code).models
    return dict(settings.models).get(code) or next((name for name in known if is_package(name)), None)


def load_pipeline(name: str) -> Language:
    """Return an installed spaCy pipeline, or one in a folder. Raises ModelError."""
    try:
        return spacy.load(name, exclude=_UNUSED)
    except OSError as error:
        raise ModelError(f"model {name}: it is not installed; run: python -m spacy download {name}") from error
    except (ValueError, ImportError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"model {name}: it cannot be loaded ({first})") from error


@Language.factory("kz_sentences", assigns=["token.is_sent_start", "doc._.kz_segments"])
def make_sentences(nlp: Language, name: str) -> Senter:
    """Return the component that splits paragraphs into sentences."""
    return Senter(sentence_starts)


@Language.factory("kz_syntax", default_config={"language": ""}, assigns=["token.head", "token.dep", "doc.ents"])
def make_syntax(nlp: Language, name: str, language: str) -> "Syntax":
    """Return the component that turns the trees of a language."""
    return Syntax(language)


class Syntax:
    """Gives a document of another pipeline our conventions: our relations, no trees over furniture and gaps."""

    def __init__(self, language: str) -> None:
        self._part = part(language, "syntax")

    def __call__(self, doc: Doc) -> Doc:
        """Turn the trees of ``doc``."""
        if self._part is not None:
            doc = self._part.convert(doc)
        unread = [(s.start, s.end) for s in segments_of(doc) if not s.parsed]
        for start, end in unread:
            for token in doc[start:end]:
                token.dep_ = ""
                token.pos_ = ""
        mark_starts(doc)
        doc.ents = tuple(e for e in doc.ents if not any(a <= e.start < b for a, b in unread))
        return doc
