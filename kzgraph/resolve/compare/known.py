"""Names that the curated entities and the table of acronyms give: so one is known under two names, and two apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kzgraph.lexicon.loader import known_entities
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.concepts import form_words
from kzgraph.resolve.compare.tables import rows

FAMILIES = (
    frozenset({EntityKind.STATE, EntityKind.PLACE}),
    frozenset({EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.MEDIA, EntityKind.GROUP, EntityKind.GOVERNMENT}),
)
"""Kinds that texts take for each other."""
SHORT = 5
"""Letters up to which capitals tell names apart: "PvdA", "PVDA"."""
ARTICLES = frozenset({"de", "het", "the", "der", "die", "das", "le", "la", "les"})
OWN = "acronym:"
Entry = tuple[str, EntityKind, str]


@dataclass(frozen=True, slots=True)
class Acronym:
    """A row of ``acronyms.toml``."""

    short: str
    names: tuple[str, ...]
    kind: str
    example: tuple[str, str]


@cache
def acronym_rows() -> tuple[Acronym, ...]:
    """Return all rows of acronyms."""
    return tuple(rows("acronyms.toml", {"acronym": Acronym}))


def _entries() -> Iterator[Entry]:
    """Yield key, kind and name; people are not looked up, as their surnames stand there too."""
    for row in known_entities():
        if row.kind != EntityKind.PERSON:
            for name in (row.label, *row.names, *row.en, *row.ru):
                yield row.key, EntityKind(row.kind), name
    for acronym in acronym_rows():
        for name in (acronym.short, *acronym.names):
            yield f"{OWN}{acronym.short}", EntityKind(acronym.kind), name


@cache
def _index() -> Mapping[tuple[str, ...], frozenset[Entry]]:
    found: dict[tuple[str, ...], set[Entry]] = {}
    for entry in _entries():
        found.setdefault(_key(entry[2]), set()).add(entry)
    return {name: frozenset(entries) for name, entries in found.items()}


def _key(name: str) -> tuple[str, ...]:
    """Return the words of a name without an article in front: "The Wall Street Journal"."""
    words = form_words(name)
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def known_under(name: str, kind: EntityKind | None, *, exactly: bool = False) -> frozenset[str]:
    """Return the keys of those of a fitting kind that bear ``name``; a short one in the same capitals, if any does.

    exactly: of that very kind, or of any when it is unknown.
    """
    entries = _index().get(_key(name), frozenset())
    fits = same_kind if exactly else akin
    fitting = [e for e in entries if kind is None or kind is EntityKind.THING or fits(kind, e[1])]
    exact = [e for e in fitting if e[2].replace(".", "") == name.replace(".", "")] if len(name) <= SHORT else []
    return frozenset(key for key, _, _ in exact or fitting)


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names are known to be those of two; the table of acronyms does not hold all that there are."""
    left, right = ({k for k in keys if not k.startswith(OWN)} for keys in (one, other))
    return bool(left) and bool(right) and one.isdisjoint(other)


def same_kind(one: EntityKind, other: EntityKind) -> bool:
    """Return whether both are the same kind."""
    return one is other


def akin(one: EntityKind, other: EntityKind) -> bool:
    """Return whether texts take one kind for the other."""
    return one is other or any({one, other} <= family for family in FAMILIES)
