"""What is compared: the names of one node, and what else texts say of it."""

from dataclasses import dataclass

from kzgraph.model.mention import EntityKind


@dataclass(frozen=True, slots=True)
class Named:
    """A node by its names.

    names: the label first, then all others in any order; at least one. kind: ``None`` when unknown.
    ids: certain outside ids ("Q7747", "lei:…"). context: ids of the states and offices that texts give it
    ("actor/kazakhstan").
    """

    names: tuple[str, ...]
    kind: EntityKind | None
    ids: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
