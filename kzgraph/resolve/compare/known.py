"""Names that the curated entities bear: so one is known under two names, and two are known apart."""

from collections.abc import Mapping
from functools import cache

from kzgraph.lexicon.loader import known_entities
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.concepts import form_words

FAMILIES = (
    frozenset({EntityKind.STATE, EntityKind.PLACE}),
    frozenset({EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.MEDIA, EntityKind.GROUP, EntityKind.GOVERNMENT}),
)
"""Kinds that texts take for each other."""


@cache
def _index() -> Mapping[tuple[str, ...], frozenset[tuple[str, EntityKind]]]:
    found: dict[tuple[str, ...], set[tuple[str, EntityKind]]] = {}
    for row in known_entities():
        if row.kind == EntityKind.PERSON:
            continue
        for name in (row.label, *row.names, *row.en, *row.ru):
            found.setdefault(form_words(name), set()).add((row.key, EntityKind(row.kind)))
    return {name: frozenset(keys) for name, keys in found.items()}


def known_under(name: str, kind: EntityKind | None) -> frozenset[str]:
    """Return the keys of the curated entities of a fitting kind that bear ``name``; people are not looked up."""
    keys = _index().get(form_words(name), frozenset())
    return frozenset(key for key, other in keys if kind is None or kind is EntityKind.THING or akin(kind, other))


def akin(one: EntityKind, other: EntityKind) -> bool:
    """Return whether texts take one kind for the other."""
    return one is other or any({one, other} <= family for family in FAMILIES)
