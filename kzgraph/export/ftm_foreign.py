"""FollowTheMoney entities that were merged into a graph, given back as they came, and what of ours may be one of them.

``store.ftm`` says how such entities stand in a graph.
"""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad

from kzgraph.export.ftm_claims import OWN, Fact
from kzgraph.model.ids import digest
from kzgraph.rdf.vocab import Property
from kzgraph.store.base import View
from kzgraph.store.ftm import NS
from kzgraph.store.index import value_of

_PREFIX: Final = "e:"
_DATASETS, _ID = f"{NS}datasets", f"{NS}id"
_LINKS = {Property.SAME_AS: "the same for certain", Property.CLOSE_MATCH: "perhaps the same"}


def merged_in(view: View) -> dict[str, list[Quad]]:
    """Return IRI → quads of the FollowTheMoney entities of a graph."""
    found: dict[str, list[Quad]] = {}
    for quad in view.quads():
        if quad.predicate.value.startswith(NS) or value_of(quad.object).startswith(NS):
            found.setdefault(value_of(quad.subject), []).append(quad)
    return found


def foreign_facts(entities: dict[str, list[Quad]]) -> Iterator[Fact]:
    """Yield each value of each entity, once for each dataset that the entity is of."""
    for iri, quads in entities.items():
        schemas = [value_of(quad.object).removeprefix(NS) for quad in quads if quad.predicate.value == Property.TYPE]
        datasets = [value_of(quad.object) for quad in quads if quad.predicate.value == _DATASETS] or ["foreign"]
        for quad in quads:
            if not schemas or not quad.predicate.value.startswith(NS):
                continue
            _, colon, prop = quad.predicate.value.removeprefix(NS).partition(":")
            value = _id(value_of(quad.object)) if isinstance(quad.object, NamedNode) else value_of(quad.object)
            for dataset in datasets if colon else ():
                yield Fact(_id(iri), schemas[0], prop, value, dataset)


def similar(view: View, entities: dict[str, list[Quad]], key: Callable[[str], str | None]) -> Iterator[Fact]:
    """Yield a ``Similar`` for each link from a node of ours to one of ``entities``, with the reason.

    key: IRI of a node → its id, ``None`` when it is no entity.
    """
    reasons: dict[str, list[str]] = {}
    for quad in view.quads():
        if quad.predicate.value == Property.RESOLUTION:
            reasons.setdefault(value_of(quad.subject), []).append(value_of(quad.object))
    for quad in view.quads():
        ours, theirs = value_of(quad.subject), value_of(quad.object)
        candidate = key(ours)
        if quad.predicate.value not in _LINKS or theirs not in entities or candidate is None:
            continue
        entity = f"{OWN}-similar-{digest(ours, theirs)}"
        why = [one.removeprefix(f"{theirs}: ") for one in reasons.get(ours, ()) if one.startswith(f"{theirs}: ")]
        values = [("candidate", candidate), ("match", _id(theirs)), ("matcher", OWN)]
        values += [("criteria", one) for one in (_LINKS[quad.predicate.value], *why)]
        yield from (Fact(entity, "Similar", prop, value, OWN) for prop, value in values)


def _id(iri: str) -> str:
    return unquote(iri.removeprefix(_PREFIX))
