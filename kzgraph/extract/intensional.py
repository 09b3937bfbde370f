"""Event nouns that are not said to have happened: "dreigt met een staking", "de kans op een aanval"."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.degrees import Certainty
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import support_verbs, wordlist
from kzgraph.lexicon.schema import Intensional
from kzgraph.mentions.phrases import counted_head
from kzgraph.model.claim import Modality, Polarity

CORE = frozenset({"obj", "nsubj", "nsubj:pass"})
ARGUMENTS = frozenset({"obj", "obl", "obl:arg", "nsubj:pass", "nmod", "conj", "xcomp"})


class IntensionalRules:
    """Applies the rows of ``intensional.toml``."""

    def __init__(self, rows: Iterable[Intensional]) -> None:
        self._rows = {(row.kind, row.word): row for row in rows}

    def certainty(self, noun: Token, predicates: Mapping[int, Predicate], rules: CertaintyRules) -> Certainty:
        """Return how sure an event noun is, by the words around it and by the clause that holds it.

        "besloot na het overleg" decides nothing about the talks, and what is known already is not only wanted ("wil de
        aanval onderzoeken"). A negated clause denies the event when its verb only carries the noun ("vond niet plaats",
        "kon de aanslag niet voorkomen").
        """
        around = self.of(noun, predicates)
        governor = _governing(noun, predicates)
        if governor is None:
            return around.and_also(rules.of_noun(noun))
        outer = rules.of(governor, predicates)
        carried = _is_carried(noun, governor)
        unaffected = outer.modality is Modality.DECIDED or (
            outer.modality is Modality.INTENDED and not carried and _is_known(noun)
        )
        certainty = around if unaffected else around.and_also(outer.only_modality())
        if (no := next((c for c in noun.children if is_word(c, "no_words")), None)) is not None:
            return certainty.coloured(no, "construction: no", None, Polarity.NEGATED)
        local = rules.local(governor)
        if local.negated and (carried or (around.negated and noun.head.i == governor.head.i)):
            return certainty.weakened(None, Polarity.NEGATED, local.reasons)
        return certainty

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
        if governor is not None and top.dep_ in {"obl", "obl:arg"} and not certainty.reasons:
            for other in governor.heads("obj"):  # "nam een besluit over de inzet"
                certainty = _coloured(certainty, other, self._rows.get(("noun", other.lemma_.lower())))
        if governor is not None and top.dep_ in ARGUMENTS:
            for lemma in governor.lemmas:
                if (row := self._rows.get(("verb", lemma))) is not None:
                    return _coloured(certainty, governor.head, row)
        return certainty


def _governing(token: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    while token.head.i != token.i:
        token = token.head
        if token.i in predicates:
            return predicates[token.i]
    return None


def _is_carried(noun: Token, governor: Predicate) -> bool:
    """Whether the verb says no more than that the event took place: "voerde een aanval uit", "er is sprake van"."""
    if noun.head.i != governor.head.i and noun.head.head.i != governor.head.i:
        return False
    if any(is_word(t, "talk_of_words") for t in (noun.head, *governor.head.children)):
        return True
    carrying = support_verbs(noun.lang_) | wordlist("occurrence_verbs", noun.lang_)
    return noun.dep_ in CORE and noun.head.i == governor.head.i and any(v in carrying for v in governor.lemmas)


def _is_known(noun: Token) -> bool:
    """A definite event is taken for granted."""
    return any(is_word(c, "definite_determiners") or c.dep_ == "nmod:poss" for c in noun.children)


def _stem(adjective: Token) -> str:
    return adjective.lemma_.lower() if adjective.pos_ == "ADJ" else adjective.lower_.removesuffix("e")


def _coloured(certainty: Certainty, by: Token, row: Intensional | None) -> Certainty:
    if row is None:
        return certainty
    modality = Modality(row.modality) if row.modality else None
    return certainty.coloured(
        by, f"intensional: {row.word}", modality, Polarity(row.polarity) if row.polarity else None
    )
