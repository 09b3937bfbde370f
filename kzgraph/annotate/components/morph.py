"""``kz_morph``: corrects tags that are certain to be wrong, then sets UD features from the tags."""

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.morphology import feature_string


@Language.factory("kz_morph", assigns=["token.morph"])
def make_morph(nlp: Language, name: str) -> "Morph":
    """Return the component; it needs no settings."""
    return Morph()


class Morph:
    """Sets ``token.morph`` of every tagged token."""

    def __init__(self) -> None:
        self._cache: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            tag = token.tag_
            if tag:
                features = self._cache.get(tag)
                if features is None:
                    features = self._cache[tag] = feature_string(tag)
                token.set_morph(features or None)
        return doc
