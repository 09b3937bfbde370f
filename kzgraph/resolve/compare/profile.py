"""What a comparison needs of a node, made once: its names in parts."""

from dataclasses import dataclass
from functools import lru_cache

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.known import known_under
from kzgraph.resolve.compare.named import Named
from kzgraph.resolve.compare.organisations import OrganisationName, organisation_name, variants
from kzgraph.resolve.compare.people import PersonName, person_name


@dataclass(frozen=True, slots=True)
class Profile:
    """A node ready to compare.

    people: the parts of its names as a person's; bodies: as all else's; known: keys of curated entities of its names,
    of kinds that texts take for each other; certainly: of its own kind alone.
    numbers: all numbers in them. full: it has a name that is no acronym. key: which of two goes first.

    A person's bare names are left out where there is a fuller one: that many share a surname shows nothing.
    """

    named: Named
    people: tuple[PersonName, ...]
    bodies: tuple[OrganisationName, ...]
    known: frozenset[str]
    certainly: frozenset[str]
    numbers: frozenset[str]
    full: bool
    key: tuple[object, ...]

    @property
    def bare(self) -> bool:
        """Return whether a person is known by a surname or given name alone."""
        return bool(self.people) and all(name.bare for name in self.people)


@lru_cache(maxsize=1 << 17)
def profile(named: Named) -> Profile:
    """Return the profile of ``named``; the order of the names is lost."""
    key = (*sorted(named.names), str(named.kind), *sorted(named.ids))
    if named.kind is EntityKind.PERSON:
        names = sorted({person_name(n) for n in named.names}, key=lambda n: n.text)
        full = tuple(n for n in names if not n.bare)
        none = frozenset[str]()
        return Profile(named, full or tuple(names), (), none, none, none, bool(full), key)
    texts = sorted({v for n in named.names for v in variants(n)})
    bodies = tuple(organisation_name(t) for t in texts)
    known = frozenset[str]().union(*(known_under(t, named.kind) for t in texts))
    certainly = frozenset[str]().union(*(known_under(t, named.kind, exactly=True) for t in texts))
    numbers = frozenset[str]().union(*(b.numbers for b in bodies))
    return Profile(named, (), bodies, known, certainly, numbers, any(not b.acronym for b in bodies), key)
