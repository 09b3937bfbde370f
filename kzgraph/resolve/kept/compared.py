"""Comparing spellings of which the most used are at hand: each is taken apart when it is needed, and forgotten."""

import json
from collections.abc import Iterable
from functools import lru_cache

from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.names import keys_of_names
from kzgraph.resolve.compare import Named, Profile, compare_profiles, profile

PROFILES = 1 << 12  # that are kept; some 2 kB each
Pair = tuple[EntityKind, tuple[str, ...], EntityKind, tuple[str, ...]]


class Spellings:
    """Compares kinds and names, as ``kzgraph.resolve.across.names`` compares candidates, in bounded memory.

    known: scores that were worked out before, by the kinds and names of both sides; whoever fills it empties it.
    """

    def __init__(self) -> None:
        self.known: dict[Pair, Score] = {}
        self._at_hand = lru_cache(maxsize=PROFILES)(_profile)

    def profile(self, kind: EntityKind, names: tuple[str, ...]) -> Profile:
        """Return the kind and names of a spelling taken apart."""
        return self._at_hand(kind, names)

    def keys(self, one: Candidate) -> Iterable[str]:
        """Return the keys that two spellings of a name share."""
        return keys_of_names(self.profile(one.kind, one.names))

    def score(self, a: Candidate, b: Candidate) -> Score:
        """Return how alike the names of two candidates are."""
        pair = (a.kind, a.names, b.kind, b.names)
        found = self.known.get(pair)
        if found is None:
            left, right = self.profile(a.kind, a.names), self.profile(b.kind, b.names)
            found = self.known[pair] = compare_profiles(left, right)
        return found


def _profile(kind: EntityKind, names: tuple[str, ...]) -> Profile:
    return profile.__wrapped__(Named(names, kind))  # without the memory of all that were ever asked for


def spelling_of(text: str) -> tuple[EntityKind, tuple[str, ...]]:
    """Return the kind and names in the text of a spelling."""
    kind, names = json.loads(text)
    return EntityKind(kind), tuple(names)
