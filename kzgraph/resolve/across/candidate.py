"""What takes part in resolution across documents: named nodes of kinds that documents share."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kzgraph.model.mention import EntityKind

FAMILY: Final[Mapping[EntityKind, str]] = MappingProxyType(
    {
        EntityKind.PERSON: "person",
        EntityKind.ORGANISATION: "organisation",
        EntityKind.MEDIA: "organisation",
        EntityKind.BODY: "organisation",
        EntityKind.GOVERNMENT: "government",
        EntityKind.STATE: "state",
        EntityKind.PLACE: "place",
    }
)
"""Kinds that one thing can be taken for; nodes of two families are never compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node as its documents gave it, reduced to what tells whether two are the same.

    id: ``Entity.id`` before joining, or the IRI of a foreign node. names: real names alone, no descriptions; sorted.
    outside: ids elsewhere as "scheme:id" ("wd:Q7747", "key:putin"); two of one scheme that differ are two things.
    states, offices: what it belongs to and does, where its documents say so. documents: ids of those that name it.
    common: others may bear its name, so that more must show who it is. homes: keys of the states that its documents
    are about; around: ids of the people and places that they name, both only where the name is a surname or common.
    """

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    outside: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    common: bool = False
    homes: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def family(self) -> str:
        """The family of its kind, within which it is compared. Raises KeyError for kinds that are never shared."""
        return FAMILY[self.kind]

    @property
    def curated(self) -> bool:
        """Whether an entity file or a list of towns knows it."""
        return bool(self.outside)
