"""Unnamed groups of documents: what they are called, whose they are, and what they did or suffered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kzgraph.lexicon.loader import ANY, wordlist
from kzgraph.model.claim import Claim, Role
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.resolve.names import folded
from kzgraph.resolve.story.deeds import Deed, Part, Side, meaning
from kzgraph.resolve.story.scenes import Scene, scene_of

MOVES = frozenset({"Deployment", "Movement"})  # that forces are sent and that they arrive is one and the same
RULES = frozenset({"leads", "headOf"})  # who rules it: it acts through him and he through it
OWNS = RULES | {"memberOf", "partOf"}
AIMS = frozenset({Role.RECIPIENT, Role.PLACE})
NATIONAL = ("s", "se", "sch", "sche")  # "Russisch", "Franse"; "Woedende" opens a sentence


@dataclass(frozen=True, slots=True)
class Act:
    """What a group did or suffered.

    part: "does", "suffers", or "goes" for both ways of moving. others: who and what else took part, as all documents
    call it; goals: where it went to.
    """

    part: str
    deed: Deed
    others: frozenset[str]
    goals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A group of one document.

    nouns: what its head nouns mean. nations, towns: words of the text that say whose it is and where. owners: ids of
    named nodes that send it, that it belongs to, or that rule those. scenes: ids of the places of what it did, each
    with the places that hold it. set_off: the text sets it off from others of its kind ("andere troepen").
    """

    node: Entity
    nouns: frozenset[str]
    nations: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    scenes: frozenset[Scene] = frozenset()
    set_off: bool = False
    acts: tuple[Act, ...] = ()

    @property
    def document(self) -> str:
        """The document that speaks of it."""
        return self.node.document or ""


@dataclass(frozen=True)
class Owners:
    """Who belongs to whom by the claims of one document: document id -> node id -> ids of named nodes."""

    rulers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    wholes: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def add(self, claim: Claim, node_of: Mapping[str, Entity]) -> None:
        """Take note of a static relation."""
        if claim.property not in OWNS:
            return
        for a in claim.mentions(Role.ACTOR):
            for b in claim.mentions(Role.TARGET):
                part, whole = node_of[a], node_of[b]
                if whole.document is None:
                    self.wholes.setdefault((claim.document, part.id), set()).add(whole.id)
                if claim.property in RULES and part.document is whole.document is None:
                    self.rulers.setdefault((claim.document, part.id), set()).add(whole.id)
                    self.rulers.setdefault((claim.document, whole.id), set()).add(part.id)

    def of(self, document: str, node: str, senders: Iterable[str]) -> frozenset[str]:
        """Return whose a group is: its senders, what it is part of, and those that rule these."""
        own = {*senders, *self.wholes.get((document, node), ())}
        return frozenset(own.union(*(self.rulers.get((document, one), ()) for one in own)))


def bearers(
    deeds: Iterable[Deed],
    mentions: Mapping[str, Mention],
    node_of: Mapping[str, Entity],
    nodes: Mapping[str, Entity],
    owners: Owners,
) -> list[Bearer]:
    """Return the unnamed groups that take part in ``deeds``, by id. node_of: mention id -> node; nodes: all, by id."""
    words: dict[str, list[Mention]] = {}
    groups = {n.id: n for n in node_of.values() if n.document is not None and n.kind is EntityKind.GROUP}
    for mention in sorted(m for m in node_of if node_of[m].id in groups):
        words.setdefault(node_of[mention].id, []).append(mentions[mention])
    acts: dict[str, list[Act]] = {}
    for deed in deeds:
        for part in deed.parts:
            if part.node.id in groups and part.side is not Side.PLACE:
                acts.setdefault(part.node.id, []).append(_act(deed, part))
    found = (_bearer(groups[i], words[i], acts[i], node_of, owners, nodes) for i in sorted(acts))
    return [one for one in found if one.nouns]


def _bearer(
    node: Entity,
    words: list[Mention],
    acts: list[Act],
    node_of: Mapping[str, Entity],
    owners: Owners,
    nodes: Mapping[str, Entity],
) -> Bearer:
    described = [m for m in words if m.kind is MentionKind.NOMINAL]
    adjectives = {a for m in described for a in m.modifiers}
    senders = {s for act in acts for s in _senders(act)}
    complements = (node_of.get(m.of) for m in described if m.of is not None)
    senders |= {owner.id for owner in complements if owner is not None and owner.document is None}
    return Bearer(
        node=node,
        nouns=frozenset(meaning(m.lemma) for m in described),
        nations=frozenset(folded(a).removesuffix("e") for a in adjectives if a[:1].isupper() and a.endswith(NATIONAL)),
        towns=frozenset(folded(m.where) for m in described if m.where is not None),
        owners=owners.of(node.document or "", node.id, senders),
        scenes=frozenset(s for act in acts for s in _scenes(act, nodes)),
        set_off=bool({a.lower() for a in adjectives} & wordlist("setting_off", ANY)),
        acts=tuple(acts),
    )


def _act(deed: Deed, own: Part) -> Act:
    goes = deed.event_class in MOVES and own.role is not Role.RECIPIENT
    rest = [p for p in deed.parts if p.node.id != own.node.id]
    return Act(
        part="goes" if goes else "does" if own.side is Side.DOER else "suffers",
        deed=deed,
        others=frozenset(t for p in rest if p.side is not Side.PLACE for t in p.things),
        goals=frozenset(t for p in rest if goes and p.role in AIMS for t in p.things),
    )


def _senders(act: Act) -> Iterator[str]:
    """Named nodes that send the group."""
    if act.deed.event_class == "Deployment" and act.deed.sure:
        for part in act.deed.parts:
            if part.side is Side.DOER and part.node.document is None:
                yield part.node.id


def _scenes(act: Act, nodes: Mapping[str, Entity]) -> Iterator[Scene]:
    """Where it did or suffered something; where it went to is another matter."""
    if act.part != "goes":
        for part in act.deed.parts:
            if part.side is Side.PLACE and part.node.document is None:
                yield scene_of(part.node.id, nodes)
