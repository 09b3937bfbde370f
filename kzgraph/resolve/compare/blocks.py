"""Keys that two spellings of a name share, so that only what shares one need be compared."""

from collections.abc import Iterator
from itertools import combinations

from kzgraph.resolve.compare.concepts import WordClass
from kzgraph.resolve.compare.given import known_rows
from kzgraph.resolve.compare.named import Named
from kzgraph.resolve.compare.organisations import OrganisationName
from kzgraph.resolve.compare.people import PersonName, is_common
from kzgraph.resolve.compare.profile import Profile, profile
from kzgraph.resolve.compare.sounds import skeleton
from kzgraph.resolve.compare.words import Word

HALF = 4
"""Letters of either end of a long word: an error spoils one of them."""
LONG = 5
"""Letters from which a word has ends."""


def block_keys(a: Named) -> frozenset[str]:
    """Return the keys of a node; two that are one share at least one. Cheap, and few nodes share a key."""
    return keys_of(profile(a))


def keys_of(one: Profile) -> frozenset[str]:
    """Return the keys of a profile."""
    keys = {f"i:{i}" for i in one.named.ids} | {f"k:{k}" for k in one.known}
    for name in one.people:
        keys.update(_of_person(name))
    for body in one.bodies:
        keys.update(_of_body(body))
    return frozenset(keys)


def _of_person(name: PersonName) -> Iterator[str]:
    """The consonants of each word that can be a surname; of common ones together with the first letter of another."""
    words = [w for w in name.words if not w.initial]
    for one in words:
        others = [w for w in name.words if w is not one]
        if others and (is_common(one) or (known_rows(one) and one is not words[-1])):
            yield from (f"p:{s}+{o[:1]}" for s in one.skeleton for w in others for o in w.coarse)
        else:
            yield from (f"p:{s}" for s in one.skeleton)
        yield from (f"e:{end}+{o[:1]}" for end in _ends(one) for w in others for o in w.coarse)
    yield from (f"w:{s}" for s in skeleton(name.whole))


def _ends(one: Word) -> Iterator[str]:
    if len(one.plain) >= LONG and one.plain.isascii():
        yield f"{one.plain[:HALF]}-"
        yield f"-{one.plain[-HALF:]}"


def _of_body(name: OrganisationName) -> Iterator[str]:
    if name.acronym:
        yield f"a:{name.acronym}"
    yield from (f"a:{i}" for i in name.initials)
    telling = [e.word for e in name.elements if e.word is not None and e.word_class is WordClass.WORD]
    for one in telling:
        yield from (f"o:{s}" for s in one.skeleton)
        if len(telling) == 1:
            yield from (f"e:{end}" for end in _ends(one))
    concepts = sorted({e.key for e in name.elements if e.word_class is not WordClass.WORD})
    if len(concepts) == 1 and not telling:
        yield f"c:{concepts[0]}"
    yield from (f"c:{a}+{b}" for a, b in combinations(concepts, 2))
    yield from (f"w:{s}" for s in skeleton(name.core))
