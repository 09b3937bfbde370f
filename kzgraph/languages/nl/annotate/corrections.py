"""Tags that are certain to be wrong, and what they must be. Trees stay as they are.

Each rule is a function of the word, its tag and its neighbours; it returns the right UPOS and CGN tag or
``None``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from kzgraph.languages.nl.annotate.wordlist import words

DAY: Final = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
DAY_PART: Final = re.compile(rf"{DAY}(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)s?", re.IGNORECASE)
WEEKDAYS: Final = frozenset(f"{d}dag" for d in ("maan", "dins", "woens", "donder", "vrij", "zater", "zon"))
MONTHS: Final = words("januari februari maart april mei juni juli augustus september oktober november december")
DAY_PARTS: Final = words("ochtends morgens middags namiddags avonds nachts zomers winters")
CALENDAR: Final = WEEKDAYS | MONTHS | DAY_PARTS
NOUN_PLURAL: Final = "N|soort|mv|basis"
NOUN_SINGULAR: Final = "N|soort|ev|basis|zijd|stan"
ADJECTIVE: Final = "ADJ|prenom|basis|met-e|stan"
_NOMINAL: Final = words("nsubj nsubj:pass obj iobj obl obl:arg obl:agent nmod nmod:poss appos")
_OF_NOUNS: Final = words("det amod nummod nmod:poss case")
_ADJECTIVE_ENDINGS: Final = ("se", "sche", "jnse")


@dataclass(frozen=True, slots=True)
class Fix:
    """The right tags of a token."""

    upos: str
    xpos: str


class Corrections:
    """Applies the rules.

    is_verb, is_plural: whether a lower-case form is known as a verb form, as a plural noun, in the lemma
    table. is_nationality: whether a form is the adjective of a state ("Kazachse").
    """

    def __init__(
        self,
        is_verb: Callable[[str], bool],
        is_plural: Callable[[str], bool],
        is_nationality: Callable[[str], bool],
    ) -> None:
        self._is_verb = is_verb
        self._is_plural = is_plural
        self._is_nationality = is_nationality

    def fix(self, token: Token) -> Fix | None:
        """Return the right tags of ``token``, or ``None`` when no rule speaks against those it has."""
        upos = token.pos_
        if upos in {"VERB", "AUX", "ADJ", "PROPN", "NOUN", "X", "ADV"}:
            if upos != "NOUN" and DAY_PART.fullmatch(token.text):
                return Fix("NOUN", NOUN_SINGULAR)
            if upos == "VERB" and token.text.islower() and not self._is_verb(token.text) and _stands_as_noun(token):
                if token.tag_.startswith("N|soort"):
                    return Fix("NOUN", token.tag_)
                if self._plural_noun(token):
                    return Fix("NOUN", NOUN_PLURAL)
            if upos != "ADJ" and token.text[:1].isupper() and self._nationality(token):
                return Fix("ADJ", ADJECTIVE)
        return None

    def _plural_noun(self, token: Token) -> bool:
        """A plural noun that the tagger took for a verb: known as nothing else, itself or as the end of a
        compound.
        """
        form = token.text
        if len(form) < 5 or not form.endswith(("en", "s")) or self._is_verb(form):
            return False
        if self._is_plural(form):
            return True
        for start in range(3, len(form) - 4):
            rest = form[start:]
            if self._is_verb(rest):
                return False
            if self._is_plural(rest):
                return True
        return False

    def _nationality(self, token: Token) -> bool:
        """The adjective of a state before a noun in small letters: "de Kazachse president", never a name."""
        if not token.text.endswith(_ADJECTIVE_ENDINGS) or token.i + 1 >= len(token.doc):
            return False
        following = token.nbor(1)
        if not following.text[:1].islower() or following.pos_ not in {"NOUN", "ADJ"}:
            return False
        return self._is_nationality(token.text) or token.dep_ == "amod"


def _stands_as_noun(token: Token) -> bool:
    """Whether the tree treats ``token`` as a noun: a nominal relation, or an article, adjective or number
    below it.
    """
    if token.i and token.nbor(-1).lower_ == "te":
        return False
    return token.dep_ in _NOMINAL or any(child.dep_ in _OF_NOUNS for child in token.lefts)
