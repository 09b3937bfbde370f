"""How candidates are compared: by their names, as ``kzgraph.resolve.compare`` does it."""

from collections.abc import Iterable

from kzgraph.model.judgement import Score
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.compare import Named, Profile, compare_profiles, keys_of, profile


class Names:
    """Compares names; each candidate is taken apart once. For one resolution, as it knows candidates by id."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}

    def keys(self, one: Candidate) -> Iterable[str]:
        """Return the keys that two spellings of a name share, and for a bare surname the sounds of surnames."""
        return keys_of_names(self._profile(one))

    def score(self, a: Candidate, b: Candidate) -> Score:
        """Return how alike the names of two candidates are; ids and states are checked elsewhere."""
        return compare_profiles(self._profile(a), self._profile(b))

    def _profile(self, one: Candidate) -> Profile:
        found = self._profiles.get(one.id)
        if found is None:
            found = self._profiles[one.id] = profile(Named(one.names, one.kind))
        return found


def keys_of_names(one: Profile) -> frozenset[str]:
    """Return the keys of names taken apart, and for a bare surname the sounds of surnames."""
    return keys_of(one) | {f"s:{sounds}" for name in one.people for sounds in name.words[-1].coarse}
