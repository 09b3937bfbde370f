"""What number dossiers know of words: whom a number counts, in which way, who says it, what struck."""

from functools import cache

from kzgraph.lexicon.loader import DATA, read_rows
from kzgraph.lexicon.schema import Anaphor, CountedGroup, Hazard, Side, Way

FILE = DATA / "counted.toml"


@cache
def counted_groups() -> tuple[CountedGroup, ...]:
    """Return the kinds of counted people in the order in which they are tried."""
    return tuple(read_rows(FILE, "group", CountedGroup))


@cache
def anaphors(role: str) -> frozenset[str]:
    """Return the words of one role."""
    return frozenset(word for row in anaphor_rows() if row.role == role for word in row.words)


@cache
def anaphor_rows() -> tuple[Anaphor, ...]:
    """Return the rows of words that point back."""
    return tuple(read_rows(FILE, "anaphor", Anaphor))


@cache
def ways() -> tuple[Way, ...]:
    """Return the ways."""
    return tuple(read_rows(FILE, "way", Way))


@cache
def sides() -> tuple[Side, ...]:
    """Return the sides in the order in which they are tried."""
    return tuple(read_rows(FILE, "side", Side))


@cache
def hazards() -> tuple[Hazard, ...]:
    """Return the hazards."""
    return tuple(read_rows(FILE, "hazard", Hazard))
