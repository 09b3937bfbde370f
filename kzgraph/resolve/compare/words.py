"""Words of names: how alike two are, and by what rule."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from kzgraph.resolve.compare.rules import tier
from kzgraph.resolve.compare.sounds import coarse, lacks_vowels, readings, skeleton, stripped
from kzgraph.resolve.compare.tables import rows

SHORTEST_COARSE = 4
"""Letters that a word must have at least for near sounds to count as the same ("Bos", "Bus")."""
SLIP, MOVED, WRONG, TWO_ERRORS = 5, 5, 7, 11
"""Letters from which an error is suspected; a letter too many, too few or out of turn, a wrong one, or two forgiven."""
SHORTEST_SOUND = 4


class Likeness(StrEnum):
    """By what two words are the same; each has its worth in ``rules.toml``."""

    SAME = "same letters"
    SOUND = "other spelling"
    VARIANT = "form of the name"
    NEAR = "near sounds"
    CONSONANTS = "consonants"
    TYPO = "typing error"
    SLIP = "typing error in a short word"
    GENITIVE = "genitive"
    ADJECTIVE = "adjective"
    SHORT = "short name"
    AKIN = "same name in another language"
    INITIAL = "initial"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A row of ``lookalikes.toml``."""

    apart: tuple[str, ...]
    example: tuple[str, str]


@cache
def lookalike_rows() -> tuple[Lookalike, ...]:
    """Return all rows of words that are names of two."""
    return tuple(rows("lookalikes.toml", {"lookalike": Lookalike}))


@cache
def lookalikes() -> frozenset[frozenset[str]]:
    """Return the pairs of such words."""
    return frozenset(frozenset(pair) for row in lookalike_rows() for pair in combinations(row.apart, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name, one object for each text. text: as written; plain: lower case without accents and marks."""

    text: str
    plain: str
    readings: frozenset[str]
    coarse: frozenset[str]
    skeleton: frozenset[str]
    letters: str  # in which errors are counted
    bare: bool  # written without short vowels
    initial: bool  # one letter


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """Return the word of ``text``, which holds no white space."""
    plain = "".join(c for c in stripped(text) if c.isalnum())
    read = readings(text)
    letters = _letters(plain, read)
    return Word(text, plain, read, coarse(text), skeleton(text), letters, lacks_vowels(text), len(plain) == 1)


@lru_cache(maxsize=1 << 15)
def alike(a: Word, b: Word) -> tuple[float, Likeness]:
    """Return how alike two words are, 0 to 1, by letters and sounds alone; symmetric."""
    kind = _likeness(a, b)
    return (tier(kind), kind) if kind else (0.0, kind)


def _likeness(a: Word, b: Word) -> Likeness:
    if a.plain == b.plain:
        return Likeness.SAME
    if frozenset({a.plain, b.plain}) in lookalikes():
        return Likeness.NONE
    if a.initial or b.initial:
        return Likeness.NONE
    if not a.readings.isdisjoint(b.readings):
        return Likeness.SLIP if _too_short(a.plain, b.plain) else Likeness.SOUND
    if a.bare != b.bare:
        return Likeness.CONSONANTS if _consonants_meet(a, b) else Likeness.NONE
    if min(len(a.plain), len(b.plain)) >= SHORTEST_COARSE and not a.coarse.isdisjoint(b.coarse):
        return Likeness.NEAR
    return _slip(a, b)


def _too_short(a: str, b: str) -> bool:
    """Return whether two words are so short that their vowels must be the same: "Jar" is "Yar", but "Jon" not "Ien"."""
    if max(len(a), len(b)) >= SHORTEST_SOUND or not (a.isascii() and b.isascii()):
        return False
    return [c for c in a if c in "aeou"] != [c for c in b if c in "aeou"]


def _consonants_meet(a: Word, b: Word) -> bool:
    """A name without vowels against one with them; Arabic has no p and no v."""
    left, right = ({s.replace("p", "b").replace("v", "f") for s in w.skeleton if len(s) > 1} for w in (a, b))
    return not left.isdisjoint(right)


def _slip(a: Word, b: Word) -> Likeness:
    """How a writer's errors explain the difference; only in alphabets, where one letter is not half a word."""
    short, long = (a.letters, b.letters) if len(a.letters) <= len(b.letters) else (b.letters, a.letters)
    if len(long) - len(short) > 2 or len(short) < SLIP - 1:
        return Likeness.NONE
    if long == f"{short}se":
        return Likeness.ADJECTIVE
    if long == f"{short}s":
        return Likeness.GENITIVE
    if long == f"{short}a" or len(short) < SLIP:
        return Likeness.NONE
    errors = OSA.distance(short, long, score_cutoff=2)
    if errors == 1:
        moved = len(short) != len(long) or sorted(short) == sorted(long)
        if len(short) < WRONG and long[:-1] == short and long[-1] in "eio":
            return Likeness.SLIP  # "Attal", "Attali"
        return Likeness.TYPO if len(short) >= (MOVED if moved else WRONG) else Likeness.SLIP
    return Likeness.TYPO if errors == 2 and len(short) >= TWO_ERRORS else Likeness.NONE


def _letters(plain: str, readings: frozenset[str]) -> str:
    """The letters in which errors are counted: as written, of other scripts as read; none of words with numbers."""
    letters = plain if plain.isascii() else min(readings)
    return letters if letters.isascii() and letters.isalpha() else ""


def gendered(a: Word, b: Word) -> bool:
    """Return whether the last vowel alone tells two given names apart: "Angelo", "Angela"; "Michel", "Michele"."""
    short, long = sorted((a.plain, b.plain), key=lambda t: (len(t), t))
    if len(short) == len(long):
        return short[:-1] == long[:-1] and short[-1:] in "aoeiu" and long[-1:] in "aoeiu"
    return long[:-1] == short and long[-1] in "aeo"


@cache
def first_letters(plain: str) -> frozenset[str]:
    """Return the letters that can stand first in other spellings, as initials of one name need not be the same."""
    return frozenset(r[0] for r in coarse(plain) if r) | {plain[:1]}
