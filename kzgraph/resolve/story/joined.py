"""Joining what documents have in common, pair by pair, so that nothing that is kept apart ends up together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kzgraph.model.judgement import Score


@dataclass(frozen=True, slots=True)
class Match:
    """Two things of two documents that are one. a, b: their ids, the smaller first."""

    a: str
    b: str
    score: Score


def match(a: str, b: str, score: Score) -> Match:
    """Return the match of two ids in whatever order."""
    return Match(min(a, b), max(a, b), score)


def unions(matches: Iterable[Match], *, clash: Callable[[str, str], bool]) -> dict[str, str]:
    """Return id -> the smallest id of its set, for the sets of at least two. clash: whether two may never be together.

    What matches two that clash is left alone: nobody can say which of them it is. The best matches are joined first;
    one that would bring together what clashes is passed over. The result depends on the set of matches alone.
    """
    found = sorted(matches, key=lambda m: (-m.score.value, m.a, m.b))
    partners: dict[str, set[str]] = {}
    for one in found:
        partners.setdefault(one.a, set()).add(one.b)
        partners.setdefault(one.b, set()).add(one.a)
    known: dict[tuple[str, str], bool] = {}  # the same pairs come up again and again in large sets

    def clashes(a: str, b: str) -> bool:
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            known[pair] = clash(*pair)
        return known[pair]

    torn = {i for i, others in partners.items() if any(clashes(x, y) for x, y in combinations(sorted(others), 2))}
    sets: dict[str, set[str]] = {}
    for one in found:
        if one.a in torn or one.b in torn:
            continue
        left, right = sets.get(one.a, {one.a}), sets.get(one.b, {one.b})
        if left is not right and not any(clashes(x, y) for x in left for y in right):
            whole = left | right
            sets.update(dict.fromkeys(whole, whole))
    return {i: min(whole) for i, whole in sorted(sets.items())}


def reasons(matches: Iterable[Match], roots: Mapping[str, str]) -> dict[str, Score]:
    """Return id -> the best reason why it belongs to its set."""
    best: dict[str, Score] = {}
    for one in matches:
        if one.a in roots and roots[one.a] == roots.get(one.b):
            for i in (one.a, one.b):
                if i not in best or _rank(one.score) < _rank(best[i]):
                    best[i] = one.score
    return best


def _rank(score: Score) -> tuple[float, str]:
    return -score.value, score.detail
