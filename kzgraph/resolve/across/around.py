"""What stands around a name in its texts: the states they are about, the people and places that they name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.candidate import Candidate

TELLING = frozenset({EntityKind.PERSON, EntityKind.PLACE})


def with_surroundings(
    candidates: Sequence[Candidate], nodes: Mapping[str, Entity], documents: Iterable[Reading]
) -> list[Candidate]:
    """Return the candidates; those of families in which a common name stands know what is around them.

    nodes: by id; may be those of a resolved graph, without the nodes that became part of another.
    """
    families = {one.family for one in candidates if one.common}
    if not families:
        return list(candidates)
    telling: dict[str, frozenset[str]] = {}
    homes: dict[str, str] = {}
    for reading in documents:
        named = {link.entity for link in reading.links.values()}
        telling[reading.article.id] = frozenset(i for i in named if i in nodes and nodes[i].kind in TELLING)
        if reading.main_state is not None:
            homes[reading.article.id] = reading.main_state
    return [_of_documents(one, telling, homes) if one.family in families else one for one in candidates]


def _of_documents(one: Candidate, telling: Mapping[str, frozenset[str]], homes: Mapping[str, str]) -> Candidate:
    around = frozenset().union(*(telling.get(d, frozenset()) for d in one.documents))
    return placed(one, around, (homes[d] for d in one.documents if d in homes))


def placed(one: Candidate, around: frozenset[str], homes: Iterable[str]) -> Candidate:
    """Return a candidate with what its documents name around it, and the states that they are about."""
    around -= {one.id}
    if one.kind is not EntityKind.PERSON:
        return replace(one, around=around)
    own = one.homes | {state.rpartition("/")[2].replace("-", "_") for state in one.states}
    return replace(one, around=around, homes=own or frozenset(homes))
