"""The nodes of foreign graphs that may be the same as ours: their names, kinds and Wikidata items."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from kzgraph.errors import LexiconError
from kzgraph.model.mention import EntityKind
from kzgraph.rdf.vocab import NODE_CLASS, Property
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.store.foreign import Foreign
from kzgraph.store.index import value_of

DATA = Path(__file__).parent / "data" / "foreign.toml"
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """names, items: properties that hold names, or say what Wikidata item a node is. kinds: class -> kind of node."""

    names: frozenset[str]
    items: frozenset[str]
    kinds: Mapping[str, EntityKind]


@dataclass(slots=True)
class _Found:
    names: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    kinds: set[EntityKind] = field(default_factory=set)


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the properties and classes that the project knows. Raises LexiconError when the file is no such table."""
    try:
        table = tomllib.loads(DATA.read_text("utf-8"))
        kinds = {row["class"]: EntityKind(row["kind"]) for row in table["kinds"]}
        names, items = (frozenset(row["property"] for row in table[part]) for part in ("names", "items"))
    except (OSError, KeyError, ValueError) as error:
        raise LexiconError(f"{DATA}: no vocabulary of foreign graphs ({error}); install kzgraph again") from error
    return Vocabulary(names, items, {**kinds, **{cls: kind for kind, cls in NODE_CLASS.items()}})


def foreign_candidates(graphs: Iterable[Foreign], vocabulary: Vocabulary | None = None) -> list[Candidate]:
    """Return the nodes of foreign graphs that have a name or are a Wikidata item, by IRI.

    A node whose class is unknown, or whose classes are of two kinds, is a ``THING``: names alone do not tell what it
    is. ``Candidate.documents`` holds the ids of its graphs.
    """
    known = vocabulary or shipped_vocabulary()
    found: dict[str, _Found] = {}
    places: dict[str, set[str]] = {}
    for graph in graphs:
        for quad in graph.quads:
            if _take(quad, known, found):
                places.setdefault(value_of(quad.subject), set()).add(graph.id)
    return [_candidate(iri, found[iri], places[iri]) for iri in sorted(found) if found[iri].names or found[iri].items]


def _take(quad: Quad, known: Vocabulary, found: dict[str, _Found]) -> bool:
    """Note what a quad says of its subject; return whether it says something that counts."""
    predicate = quad.predicate.value
    if predicate in known.names:
        name = " ".join(value_of(quad.object).split())
        if name:
            found.setdefault(value_of(quad.subject), _Found()).names.add(name)
        return bool(name)
    if predicate in known.items:
        item = _ITEM.fullmatch(value_of(quad.object))
        if item is not None:
            found.setdefault(value_of(quad.subject), _Found()).items.add(f"wd:{item[1]}")
        return item is not None
    kind = known.kinds.get(value_of(quad.object)) if predicate == Property.TYPE else None
    if kind is not None:
        found.setdefault(value_of(quad.subject), _Found()).kinds.add(kind)
    return kind is not None


def _candidate(iri: str, found: _Found, graphs: set[str]) -> Candidate:
    if (item := _ITEM.fullmatch(iri)) is not None:
        found.items.add(f"wd:{item[1]}")
    kind = next(iter(found.kinds)) if len(found.kinds) == 1 else EntityKind.THING
    return Candidate(iri, kind, tuple(sorted(found.names)), frozenset(found.items), documents=frozenset(graphs))
