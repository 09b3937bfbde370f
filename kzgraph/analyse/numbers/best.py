"""Low, best and high of a dossier: the numbers that still stand, and the best founded of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kzgraph.analyse.numbers.bounds import SHARPEST, Bounding
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.order import Order
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.sides import nearest


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the counts of a dossier leave standing.

    low, high: of the counts that cover what the best one covers, inclusive; high ``None`` when one leaves it open.
    best: the count behind the best number. standing: the counts that no other updates and that are no part, in the
    order of the dossier. why: one sentence.
    """

    low: Decimal
    high: Decimal | None
    best: Count
    standing: tuple[Count, ...]
    why: str


def estimate(counts: Sequence[Count], pairs: Sequence[Pair], order: Order, origins: Mapping[str, str]) -> Estimate:
    """Return the estimate for the counts of one dossier, at least one.

    Best is the latest count; of one day the one that most sources of their own give, then the sharpest.
    origins: document → the text that it copies; copies are one source.
    """
    own = set(counts)
    standing = [one for one in _standing(counts, pairs) if one in own]
    last = max(order.known(one) for one in standing)
    latest = [one for one in standing if order.known(one) == last]
    support = {count: _support(count, standing, origins) for count in latest}
    best = max(latest, key=lambda one: _merit(one, support[one]))
    other = [_both(pair) for pair in pairs if pair.outcome is Outcome.DIFFERENT_SCOPE]
    apart = {one for both in other if best in both for one in both}
    like = [one for one in standing if one == best or one not in apart]
    highs = [one.bounds.high for one in like]
    return Estimate(
        low=min(one.bounds.low if one.bounds.low is not None else Decimal(0) for one in like),
        high=None if None in highs else max(high for high in highs if high is not None),
        best=best,
        standing=tuple(standing),
        why=_why(best, support[best], standing, pairs),
    )


def _both(pair: Pair) -> tuple[Count, Count]:
    return pair.first, pair.second


def _standing(counts: Sequence[Count], pairs: Sequence[Pair]) -> tuple[Count, ...]:
    old = {pair.second for pair in pairs if pair.outcome is Outcome.UPDATE}
    parts = {pair.first for pair in pairs if pair.outcome is Outcome.PART_OF}
    agreed = [(p.first, p.second) for p in pairs if p.outcome is Outcome.AGREE and p.first.bounds == p.second.bounds]
    old |= {one for pair in agreed for one in pair if old & set(pair)}  # who repeats an old number is no newer
    whole = [one for one in counts if one not in old | parts and one.scope not in ("part", "further", "earlier")]
    sure = [one for one in whole if one.modality != "Possible"]
    return tuple(sure or whole or [one for one in counts if one not in old] or counts)


def _support(count: Count, standing: Sequence[Count], origins: Mapping[str, str]) -> int:
    """How many sources of their own give this number, or one that it can be: copies are one, and whom several cite."""
    fitting = [one for one in standing if one.bounds.overlaps(count.bounds)]
    return len({_basis(one, origins) for one in fitting})


def _basis(count: Count, origins: Mapping[str, str]) -> str:
    voice = nearest(count)
    return f"voice {voice.node.label.casefold()}" if voice else f"text {origins.get(count.paper.id, count.paper.id)}"


def _merit(count: Count, support: int) -> tuple[object, ...]:
    sharp = -SHARPEST.index(count.bounds.kind)
    exactish = count.bounds.kind is not Bounding.RANGE
    return exactish, support, sharp, count.bounds.least, count.claim


def _why(best: Count, support: int, standing: Sequence[Count], pairs: Sequence[Pair]) -> str:
    updates = [pair for pair in pairs if pair.outcome is Outcome.UPDATE]
    updated = {pair.second.bounds for pair in updates if pair.first.bounds == best.bounds}
    said = [f"{best.bounds} is the {'latest' if updated or len(standing) > 1 else 'only'} number"]
    if support > 1:
        said.append(f"{support} sources of their own give it or one that fits")
    if updated:
        said.append(f"it updates {', '.join(sorted(map(str, updated)))}")
    disputes = [p for p in pairs if p.outcome is Outcome.CONFLICT and best in (p.first, p.second)]
    if disputes:
        others = sorted({str((p.second if p.first == best else p.first).bounds) for p in disputes})
        said.append(f"disputed: {', '.join(others)}")
    return "; ".join(said)
