"""``kz_names``: proper names of the text as ``doc.ents`` with the types PER, LOC, ORG and MISC."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from kzgraph.languages.nl.annotate.names import NameFinder


@Language.factory("kz_names", assigns=["doc.ents"])
def make_names(nlp: Language, name: str) -> "Names":
    """Return the component without a finder; the pipeline gives it one."""
    return Names()


class Names:
    """Replaces the names that the network proposed by those that the rules hold for right."""

    def __init__(self) -> None:
        self.finder: NameFinder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of ``doc``."""
        if self.finder is not None:
            doc.ents = tuple(Span(doc, n.start, n.end, label=n.label) for n in self.finder.find(doc))
        return doc
