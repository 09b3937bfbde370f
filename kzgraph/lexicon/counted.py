"""What number dossiers know of words: whom a number counts, in which way, who says it, what struck."""

from functools import cache
from pathlib import Path

from kzgraph.languages.language import DUTCH, find_language, of_language
from kzgraph.lexicon.loader import read_rows
from kzgraph.lexicon.schema import Anaphor, CountedGroup, Hazard, Side, Way


def counted_file(code: str = DUTCH) -> Path:
    """Return the file of a language."""
    return find_language(code).lexicon / "counted.toml"


@of_language
def counted_groups(language: str) -> tuple[CountedGroup, ...]:
    """Return the kinds of counted people in the order in which they are tried."""
    return tuple(read_rows(counted_file(language), "group", CountedGroup))


@cache
def anaphors(role: str, language: str = DUTCH) -> frozenset[str]:
    """Return the words of one role."""
    return frozenset(word for row in anaphor_rows(language) if row.role == role for word in row.words)


@of_language
def anaphor_rows(language: str) -> tuple[Anaphor, ...]:
    """Return the rows of words that point back."""
    return tuple(read_rows(counted_file(language), "anaphor", Anaphor))


@of_language
def ways(language: str) -> tuple[Way, ...]:
    """Return the ways."""
    return tuple(read_rows(counted_file(language), "way", Way))


@of_language
def sides(language: str) -> tuple[Side, ...]:
    """Return the sides in the order in which they are tried."""
    return tuple(read_rows(counted_file(language), "side", Side))


@of_language
def hazards(language: str) -> tuple[Hazard, ...]:
    """Return the hazards."""
    return tuple(read_rows(counted_file(language), "hazard", Hazard))
