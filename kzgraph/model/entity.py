"""Entities, events and the resolved graph: what the mentions of all documents stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kzgraph.model.claim import Claim, TimeSpan
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.model.text import Article


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph.

    id: path below the resource base, "actor/csto", "place/almaty", "group/0123456789abcdef-demonstranten".
    names: all other names, sorted. same_as: Wikidata QID, only when it is certain. document: id of the document that
    an unnamed group or thing belongs to, ``None`` for what is shared. curated: an entity file or a list of towns has
    it. resolutions: why it is the same as nodes of other documents, for people; sorted.
    """

    id: str
    label: str
    kind: EntityKind
    names: tuple[str, ...] = ()
    same_as: str | None = None
    document: str | None = None
    coordinates: tuple[str, str] | None = None  # latitude, longitude as decimal strings, WGS 84
    located_in: str | None = None  # id of the place or state that holds it
    curated: bool = False
    resolutions: tuple[str, ...] = ()
    home: str | None = None  # key of the state whose it is, where its name alone does not tell


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention stands for an entity.

    rule: name of the rule; detail: the words that led to it; score: 0 to 1. antecedent: id of the earlier mention
    that it points back to, ``None`` when it names its entity itself; back: how many sentences before.
    """

    entity: str
    rule: str
    detail: str
    score: float = 1.0
    antecedent: str | None = None
    back: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """What one or several claims describe. claims: their ids; participants come from the affirmed claims alone."""

    id: str
    event_class: str
    label: str
    claims: tuple[str, ...]
    actors: tuple[str, ...] = ()  # entity ids
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: TimeSpan | None = None
    before: tuple[str, ...] = ()  # ids of the events that a text says came later
    shared_because: str | None = None  # what the claims of several documents agree on, when that made them one event


@dataclass(frozen=True, slots=True)
class Run:
    """What read a document; its identity, in place of a time. versions: name and version of each part, sorted.

    Each document has a run of its own, so that neither other documents nor a merge change where a claim comes from.
    """

    id: str
    document: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResolvedGraph:
    """Documents, mentions, claims and what they stand for. Tuples are sorted by id, so that order of input is lost."""

    articles: tuple[Article, ...]
    mentions: Mapping[str, Mention]
    claims: tuple[Claim, ...]
    entities: Mapping[str, Entity]
    links: Mapping[str, Link]  # mention id -> link
    events: tuple[Event, ...] = ()
    event_of: Mapping[str, str] = field(default_factory=dict)  # claim id -> event id
    versions: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # document id -> what read it

    def entity(self, mention: str) -> Entity:
        """Return the entity that ``mention`` stands for. Raises KeyError when it was never linked."""
        return self.entities[self.links[mention].entity]
