"""The units of joining: what people or ids join is one unit, and so is what nothing tells apart."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import FAMILY, Candidate
from kzgraph.resolve.across.fullness import FULL, fullness, telling
from kzgraph.resolve.across.settled import Settled


@dataclass(frozen=True, slots=True)
class Unit:
    """Candidates that count as one from the start, and what is known of all of them.

    all: the candidates, the first one with the smallest id. one: the names of them that tell who it is, their ids and
    context together, with the smallest id. full: how full the fullest name is. by: what makes them one: "decision",
    "id" or "name".
    """

    all: tuple[Candidate, ...]
    one: Candidate
    full: float
    by: str = "name"

    @property
    def short(self) -> bool:
        """Whether it has no full name: a surname, initials with a surname, or an acronym."""
        if self.one.kind is EntityKind.PERSON:
            return self.full < FULL
        return self.one.family == "organisation" and all(name.isupper() and " " not in name for name in self.one.names)


def units(candidates: Iterable[Candidate], people: Settled, known: Container[str] | None = None) -> list[Unit]:
    """Return the units of ``candidates``, sorted by id: joined by people, by an outside id, else of the same names.

    known: names of people that tell who they are, where ``candidates`` are not all that there are.
    """
    given = sorted((c for c in candidates if c.kind in FAMILY and c.names), key=lambda c: c.id)
    stand = {name for one in given for name in known_names(one)} if known is None else known
    first = _first_ids(one for one in given if not is_decided(one.id, people))
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for one in given:
        if is_decided(one.id, people):
            key: tuple[object, ...] = ("decision", people.root(one.id))
        elif one.outside:
            key = ("id", first[min(one.outside)])
        else:
            key = ("name", *key_by_name(one, stand))
        groups.setdefault(key, []).append(one)
    made = (unit_of(members, str(key[0]), stand) for key, members in groups.items())
    return sorted(made, key=lambda unit: unit.one.id)


def known_names(one: Candidate) -> tuple[str, ...]:
    """Return the names of a person that tell who it is; beside them a name in "-s" can be their genitive."""
    return telling(one.names, one.kind) if one.kind is EntityKind.PERSON else ()


def key_by_name(one: Candidate, known: Container[str]) -> tuple[object, ...]:
    """Return what candidates share that nothing tells apart; a common name is not enough."""
    if one.common:
        return (one.id,)
    return (one.family, _without_genitives(telling(one.names, one.kind), one.kind, known), one.states)


def canonical_order(one: Candidate) -> tuple[object, ...]:
    """Sort key of the node that names a cluster: curated, with a Wikidata item; the fullest name; documents; id."""
    item = any(i.startswith("wd:") for i in one.outside)
    longest = max((len(name) for name in one.names), default=0)
    return not one.curated, not item, -fullness(one.names, one.kind), -len(one.documents), -longest, one.id


def is_decided(node: str, people: Settled) -> bool:
    """Return whether people said something about a node."""
    return node in people.one or people.root(node) in people.apart


def _first_ids(candidates: Iterable[Candidate]) -> Mapping[str, str]:
    """Outside id -> the smallest of the ids that candidates put beside each other."""
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for candidate in candidates:
        for one in candidate.outside:
            low, high = sorted((find(one), find(min(candidate.outside))))
            root[high] = low
    return {one: find(one) for one in sorted(root)}


def _without_genitives(names: Sequence[str], kind: EntityKind, known: Container[str]) -> tuple[str, ...]:
    if kind is not EntityKind.PERSON:
        return tuple(names)
    return tuple(sorted({_without_genitive(name, known) for name in names}))


def _without_genitive(name: str, known: Container[str]) -> str:
    """ "Jan Maats" where others write "Jan Maat"; a surname alone can be "Peters" beside "Peter"."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    bare = name.rstrip("'’")
    if bare != name:
        return bare
    return name[:-1] if name.endswith("s") and " " in name and name[:-1] in known else name


def unit_of(members: Sequence[Candidate], by: str, known: Container[str]) -> Unit:
    """Return the unit of ``members``, sorted by id. known: as in ``units``."""
    lead = min(members, key=canonical_order)
    names = telling((name for one in members for name in one.names), lead.kind)
    merged = Candidate(
        id=members[0].id,
        kind=lead.kind,
        names=_without_genitives(names, lead.kind, known),
        outside=frozenset().union(*(one.outside for one in members)),
        states=frozenset().union(*(one.states for one in members)),
        offices=frozenset().union(*(one.offices for one in members)),
        documents=frozenset().union(*(one.documents for one in members)),
        common=all(one.common for one in members),
        homes=frozenset().union(*(one.homes for one in members)),
        around=frozenset().union(*(one.around for one in members)),
    )
    return Unit(tuple(members), merged, fullness(merged.names, merged.kind), by)
