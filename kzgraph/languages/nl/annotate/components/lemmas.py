"""``kz_lemmas``: lemmas; a verb's lemma never holds a particle that stands apart from it in the sentence.
With the lemmas known, relations that a verb rules out are put right.
"""

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.tokens import visible
from kzgraph.languages.nl.annotate.labels import settle_auxiliaries, settle_perfects
from kzgraph.languages.nl.annotate.lemmatiser import Lemmatiser, bare_verb


@Language.factory("kz_lemmas", assigns=["token.lemma", "token.dep"])
def make_lemmas(nlp: Language, name: str) -> "Lemmas":
    """Return the component without a lemmatiser; the pipeline gives it one."""
    return Lemmas()


class Lemmas:
    """Sets ``token.lemma_`` of every token; the lemma that a token has is taken as a proposal."""

    def __init__(self) -> None:
        self.lemmatiser: Lemmatiser | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of ``doc``."""
        if self.lemmatiser is None:
            raise RuntimeError("kz_lemmas has no lemmatiser: make the pipeline with kzgraph.annotate.pipeline.load")
        for token in doc:
            token.lemma_ = self.lemmatiser.lemma(visible(token.text), token.tag_, token.lemma_)
            if token.pos_ == "ADJ" and any(child.dep_ == "aux:pass" for child in token.children):
                token.lemma_ = self.lemmatiser.lexicon_verb(token.lower_, token.lemma_)
        strip_particles(doc)
        settle_auxiliaries(doc)
        settle_perfects(doc)
        return doc


def strip_particles(doc: Doc) -> None:
    """Take particles that stand apart out of the lemmas of their verbs: "kondigde … af" is kondigen."""
    for token in doc:
        if token.dep_ == "compound:prt" and token.head.pos_ in {"VERB", "AUX"}:
            verb = token.head
            verb.lemma_ = bare_verb(verb.lemma_, verb.text, (token.text,))
