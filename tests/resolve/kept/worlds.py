"""Small made-up worlds for the law of what is kept: documents whose names collide in all ways that we know of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import Entity, Link
from kzgraph.model.ids import sha256_of
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article, Block, Evidence
from kzgraph.resolve.across.decisions import Decisions, Placed, collected
from kzgraph.resolve.common import is_common, path_of

TEXTS = tuple("abcdefgh")
PERSON, STATE, PLACE = EntityKind.PERSON, EntityKind.STATE, EntityKind.PLACE
ORGANISATION, BODY, GROUP = EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.GROUP
NAMES: Mapping[EntityKind, tuple[str, ...]] = {
    PERSON: (
        *("Jan Maat", "Jan Maats", "Johan Maat", "J. Maat", "Maat", "Maats", "Jan Maatje", "Jan P. Maat"),
        *("Sadyr Dzjaparov", "Sadyr Zjaparov", "Sadyr Japarov", "Dzjaparov", "Karel Verhulst", "Anna Verhulst"),
        *("Verhulst", "Emily Marley", "Emly Marley", "José Pérez", "Jose Perez"),
    ),
    ORGANISATION: (
        *("Rode Kruis", "Openbaar Ministerie", "OM", "Socialistische Partij", "Verenigde Naties", "VN"),
        *("Organisatie van Vrije Volken", "OVV", "Radio Ozodi", "Radio Osodi", "Constitutioneel Hof"),
    ),
    PLACE: ("Osj", "Osh", "Gent", "Haven van Gent"),
    BODY: ("Kazachse leger", "Openbaar Ministerie", "Radio Ozodi"),
    GROUP: ("betogers", "vrouw"),
}  # fmt: skip
STATES = ("peru", "togo", "sint_x")


def state(key: str, item: str | None, *names: str) -> Entity:
    """A state as an entity file has it."""
    path = f"actor/{key.replace('_', '-')}"
    return Entity(path, key.title(), STATE, tuple(sorted(names)), item, curated=True, home=key)


@dataclass(frozen=True)
class Spot:
    """A node in a text: its titles, whether the text names it, what of those that follow it heads."""

    node: Entity
    titles: tuple[str, ...] = ()
    named: bool = True
    heads: int = 0


def reading(text: str, spots: Sequence[Spot], main_state: str | None = None) -> Reading:
    """A document that says no more than who is in it."""
    article = Article(text, f"{text}.txt", sha256_of(text.encode()), (Block(0, len(text)),))
    nodes = {spot.node.id: spot.node for spot in spots}
    mentions: dict[str, Mention] = {}
    links: dict[str, Link] = {}
    claims = []
    for number, spot in enumerate(spots):
        one = f"{article.id}/{number}-{number + 1}"
        if spot.named:
            name = spot.node.label
            mentions[one] = Mention(
                *(one, article.id, number, number + 1, name, name, name, MentionKind.NAME, spot.node.kind, name),
                titles=spot.titles,
            )
            links[one] = Link(spot.node.id, "name", name)
    held = [
        m for m, spot in zip(sorted(mentions), (s for s in spots if s.named), strict=True) if spot.node.kind is STATE
    ]
    for number, spot in enumerate(spots):
        one = f"{article.id}/{number}-{number + 1}"
        if spot.named and spot.heads and held:
            targets = tuple(Participant(Role.TARGET, m) for m in held[: spot.heads])
            evidence = Evidence(0, 1, text[:1])
            claims.append(
                Claim(article.id, "headOf", None, "leiden", number, evidence, (Participant(Role.ACTOR, one), *targets))
            )
    return Reading(article, mentions, tuple(claims), links, tuple(nodes.values()), main_state=main_state)


@dataclass(frozen=True)
class Maker:
    """How texts make a node that no file knows; a common name is of its state or text, so that each makes its own."""

    kind: EntityKind
    label: str
    names: tuple[str, ...] = ()
    home: str | None = None
    item: str | None = None
    held: str | None = None

    def __call__(self, text: str) -> Entity:
        document = sha256_of(text.encode())[:16]
        names = tuple(sorted({*self.names} - {self.label}))
        if self.kind is GROUP:
            return Entity(f"group/{document}-{self.label}", self.label, GROUP, names, document=document)
        section = "place" if self.kind is PLACE else "actor"
        path = f"{section}/{path_of(self.label, self.kind, document, self.home)}"
        return Entity(path, self.label, self.kind, names, self.item, home=self.home, located_in=self.held)


KNOWN = (
    state("peru", "Q419", "Republiek Peru"),
    state("togo", "Q945"),
    state("sint_x", None),
    Entity("actor/jan-maat", "Jan Maat", PERSON, ("Maat",), "Q7", curated=True),
    Entity("actor/jan-maat", "Jan Maat", ORGANISATION),
    Entity("actor/openbaar-ministerie", "Openbaar Ministerie", PERSON),
    Entity("actor/kruis", "Rode Kruis", ORGANISATION, ("Internationale Rode Kruis",), "Q1", curated=True),
    Entity("place/geonames-12-osj", "Osj", PLACE, ("Osh",), curated=True, located_in="actor/sint-x"),
    Entity("place/geonames-12-osh", "Osh", PLACE, same_as="Q2", located_in="place/gent"),
    Entity("place/geonames-13-gent", "Gent", PLACE, same_as="Q2"),
    Entity("place/gent", "Gent", PLACE, located_in="actor/peru"),
    Entity("place/peru", "Peru", PLACE, (), "Q419"),
    Entity("actor/togo", "Togo", PLACE),
)
HOLDERS = {"actor/peru": KNOWN[0], "actor/togo": KNOWN[1], "actor/sint-x": KNOWN[2], "place/gent": KNOWN[10]}
HOMES = (None, None, "peru", "togo")
ITEMS = (None, None, None, None, "Q1", "Q2")
HELD = (None, "actor/peru", "actor/togo", "place/gent")


@st.composite
def makers(draw: st.DrawFn, kinds: Sequence[EntityKind]) -> Maker:
    """A way to make a node of one of some kinds."""
    kind = draw(st.sampled_from(kinds))
    label = draw(st.sampled_from(NAMES[kind]))
    more = draw(st.sets(st.sampled_from(NAMES[kind]), max_size=2)) if draw(st.integers(0, 3)) == 0 else set()
    home = draw(st.sampled_from(HOMES)) if is_common(label, kind) or kind is PERSON else None
    held = draw(st.sampled_from(HELD)) if kind is PLACE else None
    return Maker(kind, label, tuple(more), home, draw(st.sampled_from(ITEMS)) if kind is not GROUP else None, held)


KINDS = (
    (PERSON,),
    (PERSON, PLACE),
    (ORGANISATION,),
    (ORGANISATION, PERSON),
    (PLACE,),
    (PERSON, ORGANISATION, PLACE, BODY, GROUP),
)
Pool = tuple[Maker | Entity, ...]


@st.composite
def pools(draw: st.DrawFn) -> Pool:
    """What the documents of one world tell of: little, so that most is told by several."""
    kinds = draw(st.sampled_from(KINDS))
    one = st.one_of(makers(kinds), makers(kinds), st.sampled_from(KNOWN))
    return tuple(draw(st.lists(one, min_size=2, max_size=7)))


@st.composite
def documents(draw: st.DrawFn, pool: Pool) -> Reading:
    """A document: some nodes, and the places that hold them."""
    text = draw(st.sampled_from(TEXTS))
    chosen = draw(st.lists(st.sampled_from(pool), max_size=4))
    nodes = [one if isinstance(one, Entity) else one(text) for one in chosen]
    spots = [
        Spot(node, draw(st.sampled_from(((), (), ("president",), ("minister",)))), heads=draw(st.integers(0, 2)))
        for node in nodes
    ]
    held = [node.located_in for node in nodes]
    there = {node.id for node in nodes}
    for one in held:  # grows
        if one is not None and one not in there:
            there.add(one)
            spots.append(Spot(HOLDERS[one], named=False))
            held.append(HOLDERS[one].located_in)
    return reading(text, spots, draw(st.sampled_from((None, None, *STATES))))


@st.composite
def said(draw: st.DrawFn, ids: Sequence[str]) -> Decisions:
    """What people say of some pairs of ids; it may contradict itself."""
    one = st.sampled_from(sorted({*ids, "actor/nobody"}))
    rows = draw(st.lists(st.tuples(one, one, st.sampled_from(list(Judgement))), max_size=3))
    made = (Decision(*sorted((a, b)), judgement, user="ann", reason="gebeld") for a, b, judgement in rows if a != b)
    return collected(Placed(one) for one in made)
