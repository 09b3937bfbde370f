"""``kz_morph``: corrects tags that are certain to be wrong, then sets UD features from the tags."""

from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.languages.nl.annotate.corrections import Corrections
from kzgraph.languages.nl.annotate.morphology import NEGATIVE, feature_string


@Language.factory("kz_morph", assigns=["token.morph", "token.pos", "token.tag"])
def make_morph(nlp: Language, name: str) -> "Morph":
    """Return the component without corrections; the pipeline gives it some."""
    return Morph()


class Morph:
    """Sets ``token.morph`` of every tagged token; a token whose tag it corrects loses its lemma."""

    def __init__(self) -> None:
        self.corrections: Corrections | None = None
        self._features = lru_cache(maxsize=1000)(feature_string)

    def __call__(self, doc: Doc) -> Doc:
        """Set tags and features of ``doc``."""
        add = doc.vocab.morphology.add
        values: dict[str, int] = {}
        column = []
        for token in doc:
            fix = self.corrections.fix(token) if self.corrections is not None else None
            if fix is not None:
                token.pos_, token.tag_, token.lemma_ = fix.upos, fix.xpos, ""
            features = self._features(token.tag_, token.lower_ in NEGATIVE)
            if features not in values:
                values[features] = add(features)
            column.append(values[features])
        if column:
            matrix: Any = np.array([column], dtype=np.uint64).T
            doc.from_array(["MORPH"], matrix)
        return doc
