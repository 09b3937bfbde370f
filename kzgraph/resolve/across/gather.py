"""From what documents say by themselves to candidates: real names, outside ids, documents, states and offices."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kzgraph.model.claim import Role
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.around import with_surroundings
from kzgraph.resolve.across.candidate import FAMILY, Candidate
from kzgraph.resolve.common import is_common
from kzgraph.resolve.names import SMALL_WORDS

GEONAMES = re.compile(r"place/geonames-(\d+)-")
DESCRIBED = frozenset({EntityKind.BODY, EntityKind.GOVERNMENT})  # kinds whose label can be a description
PARTICLE = 3  # letters of a lower-case word that a name may hold: "Marjan de Wit", "Osama bin Laden"
OFFICES = frozenset({"headOf", "leads"})


def candidates(nodes: Mapping[str, Entity], documents: Sequence[Reading]) -> list[Candidate]:
    """Return the nodes that take part, by id. nodes: by id, with what all of ``documents`` call them."""
    seen, states, offices = _context(documents, nodes)
    found = (candidate(node, seen, states, offices) for _, node in sorted(nodes.items()) if takes_part(node))
    return with_surroundings([one for one in found if one.names], nodes, documents)


def takes_part(node: Entity) -> bool:
    """Return whether documents can share a node by its name; what has none stays in its document."""
    return node.document is None and node.kind in FAMILY


def is_name(text: str) -> bool:
    """Return whether ``text`` is a name and no description: "Marjan de Wit", not "premier van Peru"."""
    words = text.replace("-", " ").split()
    own = [word for word in words if not word[:1].islower()]
    return bool(own) and all(word in own or len(word) <= PARTICLE or word in SMALL_WORDS for word in words)


def candidate(
    node: Entity,
    seen: Mapping[str, Collection[str]],
    states: Mapping[str, Collection[str]],
    offices: Mapping[str, Collection[str]],
) -> Candidate:
    """Return what a node is reduced to. seen, states, offices: by node, the documents, states and titles of it."""
    return Candidate(
        id=node.id,
        kind=node.kind,
        names=tuple(sorted(_names(node))),
        outside=frozenset(_outside(node)),
        states=frozenset(states.get(node.id, ())) or _own_state(node),
        offices=frozenset(offices.get(node.id, ())),
        documents=frozenset(seen.get(node.id, ())),
        common=not node.curated and is_common(node.label, node.kind),
        homes=frozenset([node.home] if node.home is not None else ()),
    )


def _own_state(node: Entity) -> frozenset[str]:
    """The state that a person is of by a text's words: "de Egyptische schrijver Ali Hassan"."""
    by_words = node.kind is EntityKind.PERSON and node.home is not None and not node.curated
    if node.home is None or not by_words or is_common(node.label, node.kind):
        return frozenset()
    return frozenset([f"actor/{node.home.replace('_', '-')}"])


def _names(node: Entity) -> Iterator[str]:
    if node.kind not in DESCRIBED or is_name(node.label):
        yield node.label
    yield from (name for name in node.names if is_name(name) and name != node.label)


def _outside(node: Entity) -> Iterator[str]:
    if node.same_as is not None:
        yield f"wd:{node.same_as}"
    if (town := GEONAMES.match(node.id)) is not None:
        yield f"geonames:{town[1]}"
    if node.curated:
        yield f"key:{node.id}"


def _context(
    documents: Iterable[Reading], nodes: Mapping[str, Entity]
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """By node: the documents that name it, the states that it heads, and its titles."""
    seen: dict[str, set[str]] = {}
    states: dict[str, set[str]] = {}
    offices: dict[str, set[str]] = {}
    for reading in documents:
        for node, titles in named_in(reading).items():
            seen.setdefault(node, set()).add(reading.article.id)
            if titles:
                offices.setdefault(node, set()).update(titles)
        for node, held in headed_in(reading).items():
            own = (one for one in held if one in nodes and nodes[one].kind is EntityKind.STATE)
            states.setdefault(node, set()).update(own)
    return seen, states, offices


def named_in(reading: Reading) -> dict[str, set[str]]:
    """Return the nodes that a document names, and the titles that it gives them."""
    found: dict[str, set[str]] = {}
    for mention, link in reading.links.items():
        found.setdefault(link.entity, set()).update(reading.mentions[mention].titles)
    return found


def headed_in(reading: Reading) -> dict[str, set[str]]:
    """Return what nodes lead or head by a document: those of them that are states are theirs."""
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if claim.event_class is None and claim.property in OFFICES:
            held = {reading.links[m].entity for m in claim.mentions(Role.TARGET)}
            for holder in claim.mentions(Role.ACTOR):
                found.setdefault(reading.links[holder].entity, set()).update(held)
    return found
