"""``kz_names``: proper names of the text as ``doc.ents`` with the types PER, LOC, ORG and MISC."""

from spacy.language import Language
from spacy.tokens import Doc, Span

_PLACE_WORDS = frozenset({"in", "uit", "naar", "nabij", "richting", "vanuit"})


@Language.factory("kz_names", assigns=["doc.ents"])
def make_names(nlp: Language, name: str) -> "Names":
    """Return the component; it needs no settings."""
    return Names()


class Names:
    """Takes runs of PROPN as names."""

    def __call__(self, doc: Doc) -> Doc:
        ents: list[Span] = []
        start = -1
        for token in doc:
            part = token.pos_ == "PROPN"
            if part and (start < 0 or token.is_sent_start):
                if start >= 0:
                    ents.append(Span(doc, start, token.i, _guess(doc, start, token.i)))
                start = token.i
            elif not part and start >= 0:
                ents.append(Span(doc, start, token.i, _guess(doc, start, token.i)))
                start = -1
        if start >= 0:
            ents.append(Span(doc, start, len(doc), _guess(doc, start, len(doc))))
        doc.ents = tuple(ents)
        return doc


def _guess(doc: Doc, start: int, end: int) -> str:
    first = doc[start]
    if first.is_upper and len(first) > 1:
        return "ORG"
    if start and doc[start - 1].lower_ in _PLACE_WORDS:
        return "LOC"
    return "PER" if end - start > 1 else "MISC"
