"""``kz_senter``: the component that splits Dutch paragraphs into sentences."""

from spacy.language import Language

from kzgraph.annotate.senter import Senter
from kzgraph.languages.nl.annotate.senter import sentence_starts

__all__ = ["Senter", "make_senter"]


@Language.factory("kz_senter", assigns=["token.is_sent_start", "doc._.kz_segments"])
def make_senter(nlp: Language, name: str) -> Senter:
    """Return the component; it needs no settings."""
    return Senter(sentence_starts)
