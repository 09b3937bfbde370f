"""What of a document's quads its texts, scenes and counts are read from, as plain JSON."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Quad

from kzgraph.rdf.vocab import NODE_CLASS, Class, Property
from kzgraph.store.index import Index, value_of
from kzgraph.store.nodes import OFFICE

Objects = dict[str, dict[str, list[str]]]
"""Subject -> predicate -> objects, as IRIs or lexical forms."""

NODE = frozenset({Property.TYPE, Property.LABEL, Property.ALT_LABEL, Property.CONTAINED_IN, Property.OF_DOCUMENT})
NAMING = frozenset(
    {
        *(Property.ACTOR, Property.TARGET, Property.RECIPIENT, Property.THEME, Property.PLACE),
        *(Property.ATTRIBUTED_TO, Property.SOURCE, Property.COUNTS, Property.CONTAINED_IN),
    }
)
"""Properties whose values are nodes."""

KEPT = (
    NODE
    | NAMING
    | frozenset(
        {
            *(Property.PROPERTY, Property.QUANTITY, Property.TIME, Property.TIME_TEXT, Property.FRAME_TEXT),
            *(Property.LEMMA, Property.MODALITY, Property.POLARITY, Property.ATTRIBUTION, Property.EVIDENCE),
            *(Property.RULE, Property.DERIVED_FROM, Property.POSITION, Property.CUE, Property.EXACT),
            *(Property.PREFIX, Property.SUFFIX, Property.START, Property.IS_PART_OF, Property.NAME),
            *(Property.FILE_NAME, Property.DATE_PUBLISHED, Property.PUBLISHER, Property.CREDIT_TEXT),
            *(Property.VALUE, Property.MINIMUM, Property.MAXIMUM, Property.APPROXIMATE, Property.UNIT),
            *(Property.SCOPE, Property.AS_OF),
        }
    )
)
"""Properties that ``source_texts``, ``read_scenes`` and ``read_counts`` ask for."""

_CLASSES = frozenset(NODE_CLASS.values())


@dataclass(frozen=True, slots=True)
class Facts:
    """What quads say. body: of a document, its graph and nodes that belong to it, ``packed``; nodes: of named nodes.

    named: the named nodes that the document mentions; offices: who holds which one, by its claims.
    """

    body: bytes
    nodes: Objects
    named: frozenset[str]
    offices: frozenset[tuple[str, str]]


def facts_of(quads: Iterable[Quad]) -> Facts:
    """Return what ``quads`` say, as far as it is needed."""
    own: Objects = {}
    others: Objects = {}
    default = DefaultGraph()
    for quad in quads:
        predicate = quad.predicate.value
        if predicate in KEPT:
            found = others if quad.graph_name == default else own
            found.setdefault(value_of(quad.subject), {}).setdefault(predicate, []).append(value_of(quad.object))
    nodes: Objects = {}
    for subject, told in others.items():
        if Property.OF_DOCUMENT in told:
            own.setdefault(subject, {}).update(told)
        elif _CLASSES.intersection(told.get(Property.TYPE, ())):
            nodes[subject] = node_facts(told)
    return Facts(packed(own), nodes, _named(own) | nodes.keys() - own.keys(), _offices(own))


def _named(own: Objects) -> frozenset[str]:
    values = (one for told in own.values() for name in NAMING & told.keys() for one in told[name])
    return frozenset(values) - own.keys()


def _offices(own: Objects) -> frozenset[tuple[str, str]]:
    return frozenset(
        (person, min(told[Property.LEMMA]))
        for told in own.values()
        if OFFICE in told.get(Property.PROPERTY, ()) and Property.LEMMA in told
        for person in told.get(Property.ACTOR, ())
    )


def node_facts(told: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return what of a named node is needed; of its names only common nouns, which say what it is."""
    found = {name: sorted(set(told[name])) for name in sorted(NODE & told.keys())}
    if titles := [name for name in found.pop(Property.ALT_LABEL, ()) if name[:1].islower()]:
        found[Property.ALT_LABEL] = titles
    return found


def packed(objects: Objects) -> bytes:
    """Return ``objects`` in few bytes."""
    return zlib.compress(json.dumps(objects, ensure_ascii=False, sort_keys=True).encode(), 1)


def unpacked(data: bytes) -> Objects:
    """Return what ``packed`` was given."""
    found: Objects = json.loads(zlib.decompress(data))
    return found


class DocumentIndex(Index):
    """The index of one document, with the named nodes that it reaches.

    asked: the local names of states that were looked up, whether or not the archive has them.
    """

    def __init__(self, objects: Objects, states: Mapping[str, list[str]]) -> None:
        """Take ``objects`` as they are. states: local name -> the states of the archive that have it."""
        super().__init__(())
        self._objects = objects
        self._states = states
        self.asked: set[str] = set()
        for subject, told in objects.items():
            for cls in told.get(Property.TYPE, ()):
                self._by_class.setdefault(cls, set()).add(subject)

    def named(self, cls: str, name: str) -> list[str]:
        """Return the subjects of a class with this local name; of states those of the whole archive."""
        if cls != Class.STATE:
            return super().named(cls, name)
        self.asked.add(name)
        return self._states.get(name, [])
