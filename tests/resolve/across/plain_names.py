"""A comparator for the tests of joining: names as plain words, so that the laws hang on no table of sounds."""

from collections.abc import Iterable, Iterator
from itertools import product

from rapidfuzz.distance import Levenshtein

from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def one(id_: str, *names: str, kind: EntityKind = PERSON, **more: Iterable[str]) -> Candidate:
    """A candidate; sets as any iterable: ``one("a", "Jan Maat", documents="12")``."""
    return Candidate(id_, kind, names or (id_,), **{key: frozenset(value) for key, value in more.items()})


class Plain:
    """Whole words: the last one is the surname, an initial fits a word, a letter may be wrong in a long word."""

    def keys(self, candidate: Candidate) -> Iterator[str]:
        yield from (name.casefold().split()[-1][:3] for name in candidate.names)

    def score(self, a: Candidate, b: Candidate) -> Score:
        return max((self._pair(x, y) for x, y in product(a.names, b.names)), key=lambda s: (s.value, s.rule, s.detail))

    def _pair(self, x: str, y: str) -> Score:
        detail = " = ".join(sorted((x, y)))
        a, b = sorted((x.casefold().split(), y.casefold().split()), key=len)
        if not self._same(a[-1], b[-1]):
            return Score(0.1, "other surname", detail)
        if a == b:
            return Score(1.0, "same words", detail)
        if len(a) == 1 < len(b):
            return Score(0.9 if a[-1] == b[-1] else 0.86, "surname", detail)
        if len(a) < len(b) and a[0] == b[0]:
            return Score(0.9, "fewer words", detail)
        if min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]:
            return Score(0.88, "initial", detail)
        alike = Levenshtein.normalized_similarity(" ".join(a), " ".join(b))
        return Score(round(alike, 3) if alike >= 0.7 else 0.3, "letters", detail)

    @staticmethod
    def _same(a: str, b: str) -> bool:
        return a == b or (min(len(a), len(b)) > 4 and Levenshtein.distance(a, b) == 1)
