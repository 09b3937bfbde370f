"""Numbers of a language that has no part for them: digits alone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kzgraph.languages.parts import NumberReading

LONGEST = 1
RANGE_WORDS: frozenset[str] = frozenset()
VAGUE: Mapping[str, tuple[int, int | None]] = {}
ROUND_TENS: Mapping[str, int] = {}
SCALES: Mapping[str, int] = {}


def number_word(word: str) -> Decimal | None:
    """Return the value of a word of digits."""
    return Decimal(word) if word.isascii() and word.isdigit() else None


def is_number_word(word: str) -> bool:
    """Return whether a word is a number."""
    return number_word(word) is not None


def reading_before(words: Sequence[str]) -> NumberReading | None:
    """Return the number that the last of ``words`` says."""
    value = number_word(words[-1]) if words else None
    return None if value is None else NumberReading(1, value=value)
