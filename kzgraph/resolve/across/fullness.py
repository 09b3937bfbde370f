"""How full a name is: "Maat" is less than "J. Maat", and that less than "Jan Maat"."""

from kzgraph.resolve.across.candidate import Candidate

INITIAL = 0.5  # what an initial counts of a word


def fullness(one: Candidate) -> float:
    """Return the number of words of the fullest name; particles in lower case count nothing, initials half."""
    return max((_words(name) for name in one.names), default=0.0)


def _words(name: str) -> float:
    words = name.replace(".", ". ").split()
    counted = [word for word in words if not word.islower()] or words
    return sum(INITIAL if len(word.rstrip(".'’")) == 1 else 1.0 for word in counted)
