"""What shows that one common name is one: a state and an office, people and places that both texts name."""

from kzgraph.lexicon.loader import ANY, wordlist
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate

# Points for what two texts have in common around a name; set on stories of our own (tests/resolve/cases/homonyms.toml).
PERSON, OTHER = 2, 1  # another person whom both name; a place, the state that both are about, an office
ENOUGH, OTHER_OFFICE = 3, 6  # points needed; where each gives another office
COMMON_NAME = "others may bear this name"


def supported(a: Candidate, b: Candidate) -> bool:
    """Return whether two of a like name need no more than the name, or have enough in common besides it."""
    if not (a.common or b.common) or a.outside & b.outside:
        return True
    if not (a.documents and b.documents):  # of a graph of others: nothing is known around it
        return False
    if a.kind is not EntityKind.PERSON:
        return bool(a.homes & b.homes) or _points(a, b) >= ENOUGH
    if a.homes & b.homes and a.offices & b.offices & wordlist("single_offices", ANY):
        return True
    differ = a.offices and b.offices and not a.offices & b.offices
    return _points(a, b) >= (OTHER_OFFICE if differ else ENOUGH)


def elsewhere(a: Candidate, b: Candidate) -> str:
    """Return which states texts with a common name are about when these differ; empty when they need not be two."""
    if not (a.common or b.common) or a.outside & b.outside or not (a.homes and b.homes) or a.homes & b.homes:
        return ""
    if a.kind is EntityKind.PERSON and _points(a, b) >= ENOUGH:
        return ""  # a text about another state can tell of the same person
    return f"{', '.join(sorted(a.homes))}, not {', '.join(sorted(b.homes))}"


def _points(a: Candidate, b: Candidate) -> int:
    around = sum(OTHER if one.startswith("place/") else PERSON for one in a.around & b.around)
    return around + OTHER * bool(a.homes & b.homes) + OTHER * bool(a.offices & b.offices)
