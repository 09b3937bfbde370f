"""Words as they are compared: without case and accents, and as Dutch stems.

Source of the stems: the Dutch stemmer of Snowball, after Kraaij and Pohlmann (1994).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.languages.language import DUTCH, find_language

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_REMEMBERED = 1 << 18  # distinct words; a million sentences have fewer


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. start, end: code-point offsets, half-open. plain: without case and accents."""

    start: int
    end: int
    plain: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order."""
    for match in _WORD.finditer(text):
        plain, stem = forms(match[0])
        yield Word(match.start(), match.end(), plain, stem)


def all_forms(text: str) -> list[tuple[str, str]]:
    """Return the two forms of each word of ``text``; quicker than ``words``, for whole libraries."""
    return [forms(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=_REMEMBERED)
def forms(word: str) -> tuple[str, str]:
    """Return a word without case and accents, and its stem: ("Gewonden") → ("gewonden", "won")."""
    parts = unicodedata.normalize("NFKD", word)
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c))).casefold()
    return plain, _stem(plain)


def _stem(plain: str) -> str:
    found: str = _stemmer().stemWord(plain)
    return found


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the library has no types
    import snowballstemmer

    return snowballstemmer.stemmer(find_language(DUTCH).stemmer)
