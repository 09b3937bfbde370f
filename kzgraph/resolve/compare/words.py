"""Words of names: how alike two are, and by what rule."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from kzgraph.resolve.compare.rules import tier
from kzgraph.resolve.compare.sounds import coarse, lacks_vowels, latin, readings, skeleton, stripped

SHORTEST_COARSE = 4
"""Letters that a word must have at least for near sounds to count as the same ("Bos", "Bus")."""
ONE_ERROR, TWO_ERRORS = 6, 9
"""Letters from which one or two typing errors are forgiven."""


class Likeness(StrEnum):
    """By what two words are the same; each has its worth in ``rules.toml``."""

    SAME = "same letters"
    SOUND = "other spelling"
    VARIANT = "form of the name"
    NEAR = "near sounds"
    CONSONANTS = "consonants"
    TYPO = "typing error"
    SHORT = "short name"
    AKIN = "same name in another language"
    INITIAL = "initial"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. text: as written; plain: lower case without accents and marks."""

    text: str
    plain: str
    readings: frozenset[str]
    coarse: frozenset[str]
    skeleton: frozenset[str]
    bare: bool  # written without short vowels

    @property
    def initial(self) -> bool:
        """Return whether it is one letter."""
        return len(self.plain) == 1


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """Return the word of ``text``, which holds no white space."""
    plain = "".join(c for c in stripped(text) if c.isalnum())
    return Word(text, plain, readings(text), coarse(text), skeleton(text), lacks_vowels(text))


@lru_cache(maxsize=1 << 18)
def alike(a: Word, b: Word) -> tuple[float, Likeness]:
    """Return how alike two words are, 0 to 1, by letters and sounds alone; symmetric."""
    kind = _likeness(a, b)
    return (tier(kind), kind) if kind else (0.0, kind)


def _likeness(a: Word, b: Word) -> Likeness:
    if a.plain == b.plain:
        return Likeness.SAME
    if a.initial or b.initial:
        return Likeness.NONE
    if not a.readings.isdisjoint(b.readings):
        return Likeness.SOUND
    if a.bare != b.bare:
        return Likeness.CONSONANTS if _consonants_meet(a, b) else Likeness.NONE
    if min(len(a.plain), len(b.plain)) >= SHORTEST_COARSE and not a.coarse.isdisjoint(b.coarse):
        return Likeness.NEAR
    return Likeness.TYPO if _typo(a, b) else Likeness.NONE


def _consonants_meet(a: Word, b: Word) -> bool:
    """A name without vowels against one with them."""
    return any(len(s) > 1 for s in a.skeleton & b.skeleton)


def _typo(a: Word, b: Word) -> bool:
    short, long = sorted((latin(a.text), latin(b.text)), key=lambda t: (len(t), t))
    allowed = 2 if len(short) >= TWO_ERRORS else 1 if len(short) >= ONE_ERROR else 0
    if not allowed or any(c.isdigit() for c in short + long) or _gendered(short, long):
        return False
    return OSA.distance(short, long, score_cutoff=allowed) <= allowed


def _gendered(short: str, long: str) -> bool:
    """Return whether the last vowel alone tells them apart: "Angelo", "Angela"; "Petrov", "Petrova"."""
    if short[:-1] == long[:-1] and short[-1] in "aoeiu" and long[-1] in "aoeiu":
        return True
    return long[:-1] == short and long[-1] in "ae"


@cache
def first_letters(plain: str) -> frozenset[str]:
    """Return the letters that can stand first in other spellings, as initials of one name need not be the same."""
    return frozenset(r[0] for r in coarse(plain) if r) | {plain[:1]}
