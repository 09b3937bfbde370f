"""What a graph says of its nodes, as counts and scenes need it; each node is read once."""

from collections.abc import Iterable
from functools import cached_property

from kzgraph.analyse.numbers.count import Node
from kzgraph.lexicon.entities import NameKind, shipped_names
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.rdf.vocab import RELATION_PROPERTY, Class, Property, kz
from kzgraph.store.index import Index, local_name

OFFICE = kz(RELATION_PROPERTY["Office"])
"""The property of claims that give a person an office."""


class Nodes:
    """The nodes of ``index``, which does not change any more."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._nodes: dict[str, Node] = {}
        self._holders: dict[str, list[str]] = {}

    def all(self, iris: Iterable[str]) -> tuple[Node, ...]:
        """Return several nodes, in their order."""
        return tuple(self.node(iri) for iri in iris)

    def node(self, iri: str) -> Node:
        """Return what the graph says of a node."""
        if iri not in self._nodes:
            index = self._index
            self._nodes[iri] = Node(
                id=iri,
                label=index.label(iri),
                kind=index.class_name(iri) or "",
                local=index.value(iri, Property.OF_DOCUMENT) is not None,
                states=self._states(iri),
                titles=self._titles(iri),
            )
        return self._nodes[iri]

    def label(self, node: str) -> str:
        """Return the label of a node, or of a state that the graph itself does not name."""
        known = shipped_names().get(node)
        return known.label if known is not None else self._index.label(node)

    def holders(self, places: Iterable[str]) -> list[str]:
        """Return the places and states that hold ``places``, over any number of steps, sorted."""
        return sorted({holder for place in places for holder in self._holders_of(place)})

    def _holders_of(self, place: str) -> list[str]:
        if place not in self._holders:
            found: dict[str, None] = {}
            waiting = [place]
            while waiting:
                for holder in self._index.values(waiting.pop(), Property.CONTAINED_IN):
                    if holder not in found:
                        found[holder] = None
                        waiting.append(holder)
            self._holders[place] = list(found)
        return self._holders[place]

    def _titles(self, iri: str) -> tuple[str, ...]:
        """The common nouns that name a node: descriptions, and the offices that claims give it."""
        named = (name for name in self._index.values(iri, Property.ALT_LABEL) if name[:1].islower())
        held = self._offices.get(iri, ()) if self._index.class_name(iri) == "Person" else ()
        return tuple(sorted({*named, *held}))

    @cached_property
    def _offices(self) -> dict[str, set[str]]:
        """Person -> words for the offices that claims give him or her."""
        found: dict[str, set[str]] = {}
        for claim in self._index.pointing(Property.PROPERTY, OFFICE):
            office = self._index.value(claim, Property.LEMMA)
            if office and self._index.value(claim, Property.PROPERTY) == OFFICE:
                for person in self._index.values(claim, Property.ACTOR):
                    found.setdefault(person, set()).add(office)
        return found

    def _states(self, iri: str) -> tuple[str, ...]:
        """The states that a node belongs to: itself, the one that holds it, that its name begins with or that it is of.

        A state that the graph does not name is given by its key.
        """
        index = self._index
        if index.class_name(iri) == "State":
            return (iri,)
        held = [holder for holder in self.holders([iri]) if index.class_name(holder) == "State"]
        if held:
            return tuple(held)
        label = index.label(iri)
        known = shipped_names().by_adjective(label.partition(" ")[0]) if " " in label else None
        known = known or shipped_names().get(local_name(iri).replace("-", "_")) or _demonym(label)
        state = (known.key if known.kind == "state" else known.state) if known is not None else None
        if state is None:
            return ()
        return tuple(index.named(Class.STATE, state.replace("_", "-"))) or (state,)


def _demonym(label: str) -> KnownEntity | None:
    """The state whose people a group is: "Oekraïners", "gewonde Libanezen"."""
    names = shipped_names().lookup(label.split()[-1]) if label.split() else []
    return next((entity for entity, kind in names if kind is NameKind.DEMONYM), None)
