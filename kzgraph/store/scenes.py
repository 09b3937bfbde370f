"""Where and when the documents of a graph play, read through the names of the data contract alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kzgraph.analyse.numbers.count import Node
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.lexicon.counted import hazards
from kzgraph.lexicon.loader import time_words
from kzgraph.rdf.vocab import Class, Property, kz
from kzgraph.store.index import Index, local_name
from kzgraph.store.nodes import Nodes
from kzgraph.store.numbers import is_tally, paper

MAIN = 0.5
"""Share of the points of the first place that a further place needs to be one where the document plays."""
HAPPENING, MENTIONED = 3, 1  # points of a place where something happens, and of one that is named otherwise

_ROLES = (Property.ACTOR, Property.TARGET, Property.RECIPIENT, Property.THEME, Property.PLACE, Property.ATTRIBUTED_TO)
_PAST = (kz("Asserted"), kz("Decided"))
_BLOWS = frozenset({"kills", "injures", "attacks", "destroys", "strikes"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"\w[\w'-]*")


def read_scenes(index: Index, nodes: Nodes | None = None) -> list[Scene]:
    """Return the scene of each document, by document id; also of those that claims alone name."""
    nodes = nodes or Nodes(index)
    claims: dict[str, list[str]] = {}
    for claim in index.instances(Class.CLAIM):
        for document in index.values(claim, Property.DERIVED_FROM):
            claims.setdefault(document, []).append(claim)
    documents = sorted({*index.instances(Class.DOCUMENT), *claims})
    return [_scene(index, nodes, document, claims.get(document, [])) for document in documents]


def _scene(index: Index, nodes: Nodes, document: str, claims: list[str]) -> Scene:
    places: Counter[str] = Counter()
    states: Counter[str] = Counter()
    named: set[str] = set()
    for claim in claims:
        for role in _ROLES:
            for node in index.values(claim, role):
                if not nodes.node(node).local:
                    named.add(node)
                points = HAPPENING if role == Property.PLACE else MENTIONED
                _add(nodes.node(node), nodes, points, places, states)
    main, main_states = _first(places), _first(states)
    held = frozenset(nodes.holders(main))
    return Scene(
        paper=paper(index, document),
        places=main,
        holders=held,
        states=main_states,
        named=frozenset(named),
        hazards=_first(Counter(_hazards(index, claims))),
        struck=frozenset(_struck(index, claims)),
        weekdays=frozenset(_weekdays(index, claims)),
        framed=frozenset(_framed(index, claims)),
        labels={node: nodes.label(node) for node in sorted(main | held | main_states)},
    )


def _add(node: Node, nodes: Nodes, points: int, places: Counter[str], states: Counter[str]) -> None:
    if node.kind == "Place" and not node.local:
        places[node.id] += points
        for holder in nodes.holders([node.id]):
            if nodes.node(holder).kind == "State":
                states[holder] += points
    else:  # "Libanese regering" too
        for state in node.states:
            states[state] += points


def _first(points: Counter[str]) -> frozenset[str]:
    if not points:
        return frozenset()
    top = max(points.values())
    return frozenset(node for node, value in points.items() if value >= MAIN * top)


def _hazards(index: Index, claims: Iterable[str]) -> Iterator[str]:
    """What struck, once a sentence; not "in brand"."""
    sentences = {_sentence(index, passage) for claim in claims for passage in index.values(claim, Property.EVIDENCE)}
    for sentence in sorted(sentences):
        yield from sorted(_hazards_of(sentence))


def _hazards_of(sentence: str) -> set[str]:
    words = _WORD.findall(sentence.lower())
    pairs = zip(("", *words), words, strict=False)
    return {names[word] for before, word in pairs if word in (names := _hazard_words()) and before != "in"}


def _struck(index: Index, claims: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What struck and on which day, where a clause that names it says the day; a toll has the day of the count."""
    once = {row.name for row in hazards() if row.once}
    for claim in claims:
        day, rule = index.value(claim, Property.TIME) or "", index.value(claim, Property.RULE) or ""
        happened = local_name(index.value(claim, Property.PROPERTY) or "") in _BLOWS
        if happened and _DAY.fullmatch(day) and not is_tally(rule) and index.value(claim, Property.MODALITY) in _PAST:
            for passage in index.values(claim, Property.EVIDENCE):
                found = _hazards_of(index.value(passage, Property.EXACT) or "")
                yield from ((hazard, day) for hazard in sorted(found & once))


def _sentence(index: Index, passage: str) -> str:
    parts = (Property.PREFIX, Property.EXACT, Property.SUFFIX)
    return " ".join(index.value(passage, part) or "" for part in parts)


def _weekdays(index: Index, claims: Iterable[str]) -> Iterator[int]:
    """Weekdays of what has happened: plans name days to come."""
    for claim in claims:
        if index.value(claim, Property.MODALITY) in _PAST:
            for words in index.values(claim, Property.TIME_TEXT):
                yield from (d for name, d in time_words("weekday").items() if re.search(rf"\b{name}", words.lower()))


def _framed(index: Index, claims: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What a group is called, and what somebody else calls it."""
    for claim in claims:
        for words in index.values(claim, Property.FRAME_TEXT):
            yield from ((index.label(target), words) for target in index.values(claim, Property.TARGET))


@cache
def _hazard_words() -> dict[str, str]:
    return {word: row.name for row in hazards() for word in row.words}
