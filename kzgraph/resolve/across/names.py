"""How candidates are compared: by their names."""

from collections.abc import Iterator

from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.names import folded


class Names:
    """Compares names."""

    def keys(self, one: Candidate) -> Iterator[str]:
        """Yield the last word of each name."""
        if one.kind is EntityKind.PERSON:
            yield from (folded(name).split()[-1] for name in one.names if folded(name))

    def score(self, a: Candidate, b: Candidate) -> Score:
        """Return 0.9 for a bare surname and a full name that ends in it."""
        pairs = (sorted((folded(x).split(), folded(y).split()), key=len) for x in a.names for y in b.names)
        if any(len(x) == 1 < len(y) and x[-1] == y[-1] for x, y in pairs):
            return Score(0.9, "surname", f"{a.names[0]} = {b.names[0]}")
        return Score(0.0, "other names", "")
