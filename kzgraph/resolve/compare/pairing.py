"""Which words of two people's names are the same."""

from functools import lru_cache
from typing import NamedTuple

from kzgraph.resolve.compare.given import given_likeness, known_rows
from kzgraph.resolve.compare.rules import tier
from kzgraph.resolve.compare.words import Likeness, Word, alike, first_letters, gendered, word

Words = tuple[Word, ...]
SPREAD = 3
"""Letters by which two spellings of a word differ in length at most, where words are joined."""
GUESSED = frozenset({Likeness.NEAR, Likeness.TYPO, Likeness.SLIP, Likeness.GENITIVE, Likeness.CONSONANTS})
"""What a table of given names knows better."""


class Meeting(NamedTuple):
    """Two words that are one name: their places in both names, how alike, and by what."""

    left: int
    right: int
    value: float
    kind: Likeness

    @property
    def sure(self) -> bool:
        """Return whether whole words meet, and not an initial."""
        return self.kind is not Likeness.INITIAL


class Pairing(NamedTuple):
    """Two names with their meetings, by place on the left, and the places of the words that met none."""

    left: Words
    right: Words
    met: tuple[Meeting, ...]
    spare_left: tuple[int, ...]
    spare_right: tuple[int, ...]

    @property
    def words(self) -> tuple[tuple[Word, Word, Likeness], ...]:
        """Return the words that met."""
        return tuple((self.left[m.left], self.right[m.right], m.kind) for m in self.met)

    @property
    def surnames(self) -> Meeting | None:
        """Return the meeting of the last words of both."""
        return next((m for m in self.met if m.left == len(self.left) - 1 and m.right == len(self.right) - 1), None)

    @property
    def first_names(self) -> Meeting | None:
        """Return the meeting of the first words of both."""
        return next((m for m in self.met if m.left == 0 and m.right == 0), None)

    @property
    def turned(self) -> bool:
        """Return whether the words that met stand in another order."""
        return any(x.right > y.right for x, y in zip(self.met, self.met[1:], strict=False))

    @property
    def rotated(self) -> bool:
        """Return whether one order is the other begun elsewhere, as when the surname goes first."""
        size = len(self.right)
        return all((y.right - x.right) % size == 1 for x, y in zip(self.met, self.met[1:], strict=False))


@lru_cache(maxsize=1 << 15)
def word_likeness(a: Word, b: Word, *, given: bool) -> tuple[float, Likeness]:
    """Return how alike two words of people's names are; given: neither is a surname."""
    value, kind = alike(a, b)
    if kind is Likeness.SAME:
        return value, kind
    if a.initial or b.initial:
        met = a.initial != b.initial and not first_letters(a.plain).isdisjoint(first_letters(b.plain))
        return (tier(Likeness.INITIAL), Likeness.INITIAL) if met else (0.0, Likeness.NONE)
    if kind is Likeness.ADJECTIVE:
        return 0.0, Likeness.NONE
    if not given and not kind:
        return _surnames(a, b)
    known = given_likeness(a, b)
    told = given or known is Likeness.VARIANT or (kind in GUESSED and not known)
    if known is not None and kind is not Likeness.SOUND and told:
        return (tier(known), known) if known else (0.0, known)
    if given and kind and gendered(a, b) and known is None:
        return 0.0, Likeness.NONE
    if given and kind is Likeness.SLIP and bool(known_rows(a)) != bool(known_rows(b)):
        return tier(Likeness.TYPO), Likeness.TYPO
    return value, kind


def _surnames(a: Word, b: Word) -> tuple[float, Likeness]:
    """Return how alike surnames are that a table alone can make one: Gaddafi, Kadhafi."""
    known = given_likeness(a, b)
    return (tier(known), known) if known is Likeness.VARIANT else (0.0, Likeness.NONE)


def pair(left: Words, right: Words) -> Pairing:
    """Return the best one-to-one pairs, greedily; words that one writer joined count as one."""
    pairing = _pair(left, right)
    while len(pairing.spare_left) != len(pairing.spare_right) and (merged := _merged(pairing)) is not None:
        pairing = _pair(*merged)
    return pairing


def _pair(left: Words, right: Words) -> Pairing:
    found: list[tuple[float, int, int, int, Likeness]] = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            value, kind = word_likeness(a, b, given=i < len(left) - 1 and j < len(right) - 1)
            if value > 0:
                found.append((-value if kind is not Likeness.INITIAL else 0.0, abs(i - j), i, j, kind))
    met: list[Meeting] = []
    free_left, free_right = list(range(len(left))), list(range(len(right)))
    for _, _, i, j, kind in sorted(found):
        if i in free_left and j in free_right:
            met.append(Meeting(i, j, tier(kind), kind))
            free_left.remove(i)
            free_right.remove(j)
    return Pairing(left, right, tuple(sorted(met)), tuple(free_left), tuple(free_right))


def _merged(pairing: Pairing) -> tuple[Words, Words] | None:
    """Return the names with two spare neighbours of one side as one word, when the other has that word to spare."""
    left, right = pairing.left, pairing.right
    if not pairing.spare_left or not pairing.spare_right:
        return None
    if (found := _one_word(left, pairing.spare_left, [right[j] for j in pairing.spare_right])) is not None:
        return found, right
    if (found := _one_word(right, pairing.spare_right, [left[i] for i in pairing.spare_left])) is not None:
        return left, found
    return None


def _one_word(words: Words, spare: tuple[int, ...], others: list[Word]) -> Words | None:
    for at in spare:
        size = len(words[at].plain) + len(words[at + 1].plain) if at + 1 in spare else 0
        if size and any(abs(len(other.plain) - size) <= SPREAD for other in others):
            joined = word(words[at].text + words[at + 1].text)
            if any(alike(joined, other)[1] for other in others):
                return (*words[:at], joined, *words[at + 2 :])
    return None
