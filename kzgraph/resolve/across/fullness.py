"""How full a name is: "Maat" is less than "J. Maat", and that less than "Jan Maat"."""

from collections.abc import Iterable

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.people import person_name

INITIAL = 0.5  # what an initial counts of a word
ARTICLES = frozenset({"al", "el"})
FULL = 2.0  # a given name and a surname


def fullness(names: Iterable[str], kind: EntityKind) -> float:
    """Return the number of words of the fullest name; of people without titles and particles, initials as half."""
    return max((_words(name, kind) for name in names), default=0.0)


def telling(names: Iterable[str], kind: EntityKind) -> tuple[str, ...]:
    """Return the names that tell who it is, sorted: of a person with a full name, no bare surname and no initials.

    Else Jan Maat, whom a text also calls Maat, would be like every Maat.
    """
    found = sorted(set(names))
    if kind is not EntityKind.PERSON or len(found) == 1:
        return tuple(found)
    full = {name: _words(name, kind) for name in found}
    least = min(FULL, max(full.values(), default=0.0))
    return tuple(name for name in found if full[name] >= least)


def _words(name: str, kind: EntityKind) -> float:
    if kind is EntityKind.PERSON:
        parts = person_name(name).words
        if len(parts) == 2 and parts[0].plain in ARTICLES:  # "Al Harbi" is a surname, and only now and then Al Gore
            parts = parts[1:]
        return sum(INITIAL if part.initial else 1.0 for part in parts)
    words = name.split()
    return float(sum(not word.islower() for word in words) or len(words))
