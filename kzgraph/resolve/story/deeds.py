"""Claims about events, each with the nodes that all documents share and the nouns of those that one document has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kzgraph.lexicon.loader import ANY, same_words, wordlist
from kzgraph.model.claim import Claim, Modality, Polarity, Role
from kzgraph.model.edtf import Days, days_of
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind, Mention, MentionKind

CERTAIN = frozenset({Modality.ASSERTED, Modality.DECIDED})
WORD = "~"  # before a noun that stands for a participant of one document


class Side(StrEnum):
    """The part that a participant has; target, recipient and theme are one, since texts mix them."""

    DOER = "by"
    OTHER = "to"
    PLACE = "in"


SIDES = {
    Role.ACTOR: Side.DOER,
    Role.TARGET: Side.OTHER,
    Role.RECIPIENT: Side.OTHER,
    Role.THEME: Side.OTHER,
    Role.PLACE: Side.PLACE,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A participant: its role, its node, what its head noun means (``None`` of a name), and the id of its mention."""

    role: Role
    node: Entity
    noun: str | None
    mention: str

    @property
    def side(self) -> Side:
        """The part that it has."""
        return SIDES[self.role]

    @property
    def things(self) -> Iterator[str]:
        """What it is in all documents: the id of a shared node; its noun behind ``WORD`` if it has no name."""
        if self.node.document is None:
            yield self.node.id
        if self.noun is not None and (self.node.document is not None or self.node.kind is EntityKind.GROUP):
            yield WORD + self.noun


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim about an event. days: when it was; sure: whether it is affirmed and certain; sources: ids of nodes."""

    claim: Claim
    parts: tuple[Part, ...]
    days: Days | None
    sure: bool
    sources: frozenset[str] = frozenset()

    @property
    def document(self) -> str:
        """The document that tells it."""
        return self.claim.document

    @property
    def event_class(self) -> str:
        """The class of its event."""
        return self.claim.event_class or ""

    def things(self, side: Side) -> frozenset[str]:
        """Return what has a part in it in all documents."""
        return frozenset(thing for part in self.parts if part.side is side for thing in part.things)


def deed_of(
    claim: Claim, mentions: Mapping[str, Mention], node_of: Mapping[str, Entity], nouns: Mapping[str, str]
) -> Deed:
    """Return a claim about an event with what its participants are.

    node_of: mention id -> node. nouns: node id -> what the noun means that the text calls it by, for pronouns.
    """
    parts = tuple(
        Part(p.role, node, noun_of(mentions[p.mention]) or nouns.get(node.id), p.mention)
        for p in claim.participants
        for node in (node_of[p.mention],)
    )
    sources = frozenset(node_of[a.mention].id for a in claim.attributions)
    sure = claim.modality in CERTAIN and claim.polarity is Polarity.AFFIRMED
    return Deed(claim, parts, days_of(claim.time.edtf if claim.time else None), sure, sources)


def nouns_of_nodes(mentions: Mapping[str, Mention], node_of: Mapping[str, Entity]) -> dict[str, str]:
    """Return node id -> what the first noun of its document means that describes it."""
    described = (mentions[m] for m in node_of if m in mentions)
    ordered = sorted(described, key=lambda m: (m.document, m.start, m.id))
    found: dict[str, str] = {}
    for mention in ordered:
        if (noun := noun_of(mention)) is not None:
            found.setdefault(node_of[mention.id].id, noun)
    return found


def noun_of(mention: Mention) -> str | None:
    """Return what the head noun of a description means; ``None`` of a name or pronoun."""
    return meaning(mention.lemma) if mention.kind is MentionKind.NOMINAL and mention.name is None else None


def is_anybody(thing: str) -> bool:
    """Return whether a thing is a noun that means just anybody or anything: "mensen"."""
    return thing.removeprefix(WORD) in wordlist("anybody_nouns", ANY)


def meaning(lemma: str) -> str:
    """Return the name of the set of nouns that mean the same, or the noun: "betoger" is "protesters"."""
    return same_words(ANY).get(lemma.lower(), lemma.lower())
