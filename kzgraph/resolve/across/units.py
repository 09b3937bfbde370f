"""The units of joining: what people joined is one unit, what nothing tells apart is one group of units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzgraph.resolve.across.candidate import FAMILY, Candidate
from kzgraph.resolve.across.fullness import fullness, telling
from kzgraph.resolve.across.settled import Settled


@dataclass(frozen=True, slots=True)
class Unit:
    """Candidates that count as one from the start, and what is known of all of them.

    all: the candidates, the first one with the smallest id. one: the names of them that tell who it is, their ids and
    context together, with the smallest id. full: how full the fullest name is. settled: people decided about it, so
    that it is grouped with nothing.
    """

    all: tuple[Candidate, ...]
    one: Candidate
    full: float
    settled: bool = False


def units(candidates: Iterable[Candidate], people: Settled) -> list[Unit]:
    """Return the units of ``candidates``, sorted by id: joined by people, else with the same names and context."""
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for one in sorted(candidates, key=lambda c: c.id):
        if one.kind not in FAMILY or not one.names:
            continue
        root = people.root(one.id)
        decided = one.id in people.one or root in people.apart
        key = (root,) if decided else (one.family, one.names, one.outside, one.states, one.offices)
        groups.setdefault(key, []).append(one)
    made = (_unit(members, settled=len(key) == 1) for key, members in groups.items())
    return sorted(made, key=lambda unit: unit.one.id)


def _unit(members: Sequence[Candidate], *, settled: bool) -> Unit:
    lead = min(members, key=canonical_order)
    merged = Candidate(
        id=members[0].id,
        kind=lead.kind,
        names=telling((name for one in members for name in one.names), lead.kind),
        outside=frozenset().union(*(one.outside for one in members)),
        states=frozenset().union(*(one.states for one in members)),
        offices=frozenset().union(*(one.offices for one in members)),
        documents=frozenset().union(*(one.documents for one in members)),
    )
    return Unit(tuple(members), merged, fullness(merged.names, merged.kind), settled)


def canonical_order(one: Candidate) -> tuple[object, ...]:
    """Sort key of the node that names a cluster: curated, with a Wikidata item; the fullest name; documents; id."""
    item = any(i.startswith("wd:") for i in one.outside)
    longest = max((len(name) for name in one.names), default=0)
    return not one.curated, not item, -fullness(one.names, one.kind), -len(one.documents), -longest, one.id
