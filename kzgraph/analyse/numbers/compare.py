"""Two counts of one event class → how they stand to each other, and what decided; the first rule that speaks wins."""

from collections.abc import Callable

from kzgraph.analyse.numbers import scope, sizes
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.outcome import Pair
from kzgraph.analyse.numbers.setting import Setting

Rule = Callable[[Count, Count, Setting], Pair | None]

RULES: tuple[Rule, ...] = (
    scope.by_place,
    scope.by_period,
    scope.by_further,
    scope.by_stated_part,
    scope.by_sum,
    scope.by_way,
    sizes.equal,
    scope.by_subset,
    scope.by_kind,
    scope.by_actor,
    sizes.raised,
    sizes.overlap,
    sizes.apart,
    sizes.later,
    scope.by_town,
    sizes.one_text,
)
"""What they cover comes before how large they are; when none speaks the two are at odds."""


def compare(a: Count, b: Count, setting: Setting) -> Pair:
    """Return how two counts stand to each other.

    The direction does not depend on the order of ``a`` and ``b``; a pair without direction comes back as given.
    """
    pairs = (rule(a, b, setting) for rule in RULES)
    return next((pair for pair in pairs if pair is not None), None) or sizes.at_odds(a, b, setting)
