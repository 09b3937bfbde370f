"""Event nouns that are not said to have happened: "dreigt met een staking", "de kans op een aanval"."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kzgraph.extract.certainty import Certainty
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.schema import Intensional
from kzgraph.mentions.phrases import counted_head
from kzgraph.model.claim import Modality, Polarity

ARGUMENTS = frozenset({"obj", "obl", "obl:arg", "nsubj:pass", "nmod", "conj", "xcomp"})


class IntensionalRules:
    """Applies the rows of ``intensional.toml``."""

    def __init__(self, rows: Iterable[Intensional]) -> None:
        self._rows = {(row.kind, row.word): row for row in rows}

    def of(self, noun: Token, predicates: Mapping[int, Predicate]) -> Certainty:
        """Return what the words around an event noun make of it."""
        certainty = Certainty()
        for child in noun.children:
            if child.dep_ in {"amod", "acl"}:
                certainty = _coloured(certainty, child, self._rows.get(("adjective", _stem(child))))
        top = noun
        while top.dep_ in ARGUMENTS and top.head.i != top.i and top.head.i not in predicates:
            counts = counted_head(top.head).i == top.i
            top = top.head
            if not counts and top.pos_ == "NOUN":
                certainty = _coloured(certainty, top, self._rows.get(("noun", top.lemma_.lower())))
        governor = predicates.get(top.head.i)
        if governor is not None and top.dep_ in ARGUMENTS:
            for lemma in governor.lemmas:
                if (row := self._rows.get(("verb", lemma))) is not None:
                    return _coloured(certainty, governor.head, row)
        return certainty


def _stem(adjective: Token) -> str:
    return adjective.lemma_.lower() if adjective.pos_ == "ADJ" else adjective.lower_.removesuffix("e")


def _coloured(certainty: Certainty, by: Token, row: Intensional | None) -> Certainty:
    if row is None:
        return certainty
    modality = Modality(row.modality) if row.modality else None
    return certainty.coloured(
        by, f"intensional: {row.word}", modality, Polarity(row.polarity) if row.polarity else None
    )
