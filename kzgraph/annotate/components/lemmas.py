"""``kz_lemmas``: lemmas; a verb's lemma never holds a particle that stands apart from it in the sentence."""

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.lemmatiser import Lemmatiser
from kzgraph.annotate.tokenizer import visible


@Language.factory("kz_lemmas", assigns=["token.lemma"])
def make_lemmas(nlp: Language, name: str) -> "Lemmas":
    """Return the component without a table; the pipeline gives it one."""
    return Lemmas()


class Lemmas:
    """Sets ``token.lemma_`` of every token."""

    def __init__(self) -> None:
        self.lemmatiser: Lemmatiser | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.lemmatiser is None:
            raise RuntimeError(
                "kz_lemmas has no table: make the pipeline with kzgraph.annotate.pipeline.load"
            )
        cache: dict[tuple[str, str], str] = {}
        for token in doc:
            key = (token.text, token.tag_)
            if key not in cache:
                cache[key] = self.lemmatiser.lemma(visible(token.text), token.tag_)
            token.lemma_ = cache[key]
        return doc
