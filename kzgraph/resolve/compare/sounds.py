"""How a word can sound: all readings of its letters, so that spellings of several schemes meet."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from kzgraph.resolve.compare.tables import rows

MOST_READINGS = 24
"""A word of many doubtful letters has more; the first ones are the likelier, and those of one scheme."""
VOWELS = frozenset("aeiouy")
FRONT = frozenset("eiy")
COARSE = str.maketrans("eozZTg", "iusSsh")
"""Vowels by front and back, voiced and unvoiced hisses, g and h: what schemes and ears mix up."""
GUTTURAL = str.maketrans("h", "k")
JOTTED = re.compile(r"(?<=[^aeiouy])y?o(?<=yo)|(?<=[CSZ])o")
SIGNS = "aeiouySCZT"


@dataclass(frozen=True, slots=True)
class Sound:
    """A row of ``sounds.toml``."""

    letters: str
    sounds: tuple[str, ...]
    example: tuple[str, str]
    at: str = ""
    before: str = ""

    def fits(self, word: str, start: int) -> bool:
        """Return whether the row holds for ``word`` from ``start``."""
        if not word.startswith(self.letters, start):
            return False
        end = start + len(self.letters)
        if (self.at == "start" and start) or (self.at == "end" and end < len(word)):
            return False
        if not self.before:
            return True
        following = word[end : end + 1]
        if self.before == "consonant":
            return bool(following) and following not in VOWELS
        return following in (VOWELS if self.before == "vowel" else FRONT) and bool(following)


@dataclass(frozen=True, slots=True)
class Script:
    """A row of ``scripts.toml``. vowels: "left out" when the script writes no short ones."""

    name: str
    letters: Mapping[str, str]
    example: tuple[str, str]
    vowels: str = ""


@cache
def sound_rows() -> tuple[Sound, ...]:
    """Return all rows of sounds, in the order of the file."""
    return tuple(rows("sounds.toml", {"sound": Sound}))


@cache
def script_rows() -> tuple[Script, ...]:
    """Return all scripts."""
    return tuple(rows("scripts.toml", {"script": Script}))


@cache
def _by_letter() -> Mapping[str, tuple[Sound, ...]]:
    """First letter -> its rows, longest and most particular first."""
    ordered = sorted(sound_rows(), key=lambda r: (-len(r.letters), not r.at, not r.before))
    return {letter: tuple(r for r in ordered if r.letters[0] == letter) for letter in {r.letters[0] for r in ordered}}


@cache
def _letters() -> tuple[Mapping[str, str], frozenset[str], int]:
    """All letters of other scripts, those of scripts without short vowels, and the length of the longest."""
    letters = {k: v for row in script_rows() for k, v in row.letters.items()}
    bare = frozenset(k for row in script_rows() if row.vowels == "left out" for k in row.letters)
    return letters, bare, max(len(k) for k in letters)


def stripped(text: str) -> str:
    """Return ``text`` without accents, in lower case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def lacks_vowels(word: str) -> bool:
    """Return whether ``word`` is in a script that writes no short vowels."""
    return not _letters()[1].isdisjoint(word)


@lru_cache(maxsize=1 << 13)
def latin(word: str) -> str:
    """Return ``word`` in Latin letters without accents, by the table of its script."""
    letters, _, longest = _letters()
    text = unicodedata.normalize("NFC", word).casefold()
    out: list[str] = []
    at = 0
    while at < len(text):
        for size in range(longest, 0, -1):
            if (found := letters.get(text[at : at + size])) is not None and len(text[at : at + size]) == size:
                out.append(found)
                at += size
                break
        else:
            plain = stripped(text[at])
            out.append(letters.get(plain, plain))
            at += 1
    return "".join(c for c in "".join(out) if c.isalnum())


@lru_cache(maxsize=1 << 13)
def readings(word: str) -> frozenset[str]:
    """Return all ways in which ``word`` can sound, in the signs of ``sounds.toml``; at least one."""
    return frozenset(_read(latin(word)))


def _read(word: str) -> Iterator[str]:
    pieces = list(_pieces(word))
    partial = [""]
    for _, sounds in pieces:
        partial = [p + s for p in partial for s in sounds][:MOST_READINGS]
    if len(partial) == MOST_READINGS:
        partial += islice(_of_one_scheme(pieces), MOST_READINGS)
    for one in partial:
        yield _settled(one)


def _pieces(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the letters of a word that sound together, with their sounds."""
    at = 0
    while at < len(word):
        row = next((r for r in _by_letter().get(word[at], ()) if r.fits(word, at)), None)
        letters, sounds = (row.letters, row.sounds) if row is not None else (word[at], (word[at],))
        yield letters, sounds
        at += len(letters)


def _of_one_scheme(pieces: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Yield the readings in which the same letters sound the same each time, as in one writer's "Chouchouchev"."""
    kinds = list(dict.fromkeys(pieces))
    for chosen in product(*(sounds for _, sounds in kinds)):
        sound = dict(zip(kinds, chosen, strict=True))
        yield "".join(sound[piece] for piece in pieces)


def _settled(reading: str) -> str:
    """Glides before e fall away, double signs are one: "Tokajev", "Tokaev"; "Mohammed", "Mohamed"."""
    text = JOTTED.sub("e", reading).replace("ye", "e").replace("y", "i")
    out = [c for i, c in enumerate(text) if i == 0 or c != text[i - 1]]
    return "".join(out)


@lru_cache(maxsize=1 << 13)
def coarse(word: str) -> frozenset[str]:
    """Return the readings with near sounds taken as one."""
    return frozenset(_undoubled(r.translate(COARSE)) for r in readings(word))


@lru_cache(maxsize=1 << 13)
def skeleton(word: str) -> frozenset[str]:
    """Return the consonants of the coarse readings; a word without any keeps its vowels."""
    bare = (_undoubled("".join(c for c in r.translate(GUTTURAL) if c not in VOWELS)) or r for r in coarse(word))
    return frozenset(bare)


def _undoubled(text: str) -> str:
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])
