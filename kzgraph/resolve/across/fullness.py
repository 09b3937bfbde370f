"""How full a name is: "Maat" is less than "J. Maat", and that less than "Jan Maat"."""

from collections.abc import Iterable

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate

INITIAL = 0.5  # what an initial counts of a word
FULL = 2.0  # a given name and a surname


def fullness(one: Candidate) -> float:
    """Return the number of words of the fullest name; particles in lower case count nothing, initials half."""
    return max((_words(name) for name in one.names), default=0.0)


def telling(names: Iterable[str], kind: EntityKind) -> tuple[str, ...]:
    """Return the names that tell who it is, sorted: of a person with a full name, no bare surname and no initials.

    Else Jan Maat, whom a text also calls Maat, would be like every Maat.
    """
    if kind is not EntityKind.PERSON:
        return tuple(sorted(set(names)))
    full = {name: _words(name) for name in names}
    least = min(FULL, max(full.values(), default=0.0))
    return tuple(sorted(name for name, words in full.items() if words >= least))


def _words(name: str) -> float:
    words = name.replace(".", ". ").split()
    counted = [word for word in words if not word.islower()] or words
    return sum(INITIAL if len(word.rstrip(".'’")) == 1 else 1.0 for word in counted)
