"""Small made-up worlds for the law of what is kept: documents whose names collide in all ways that we know of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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


@st.composite
def found(draw: st.DrawFn, text: str) -> Entity:
    """A node that no file knows, as a document makes it."""
    kind = draw(st.sampled_from((PERSON, PERSON, PERSON, ORGANISATION, ORGANISATION, PLACE, BODY, GROUP)))
    label = draw(st.sampled_from(NAMES[kind]))
    more = draw(st.sets(st.sampled_from(NAMES[kind]), max_size=2)) if draw(st.booleans()) else set()
    document = sha256_of(text.encode())[:16]
    common = is_common(label, kind)
    home = draw(st.sampled_from((None, None, *STATES))) if common or kind is PERSON else None
    names = tuple(sorted(more - {label}))
    if kind is GROUP:
        return Entity(f"group/{document}-{label}", label, kind, names, document=document)
    section = "place" if kind is PLACE else "actor"
    item = draw(st.sampled_from((None, None, None, None, None, "Q1", "Q2")))
    held = draw(st.sampled_from((None, "actor/peru", "actor/togo", "place/gent"))) if kind is PLACE else None
    path = path_of(label, kind, document, home)
    return Entity(f"{section}/{path}", label, kind, names, item, home=home, located_in=held)


KNOWN = (
    state("peru", "Q419", "Republiek Peru"),
    state("togo", "Q945"),
    state("sint_x", None),
    Entity("actor/jan-maat", "Jan Maat", PERSON, ("Maat",), "Q7", curated=True),
    Entity("actor/jan-maat", "Jan Maat", ORGANISATION),
    Entity("actor/openbaar-ministerie", "Openbaar Ministerie", PERSON),
    Entity("actor/kruis", "Rode Kruis", ORGANISATION, ("Internationale Rode Kruis",), "Q1", curated=True),
    Entity("place/geonames-12-osj", "Osj", PLACE, ("Osh",), curated=True, located_in="actor/sint-x"),
    Entity("place/peru", "Peru", PLACE, (), "Q419"),
    Entity("actor/togo", "Togo", PLACE),
)
HOLDERS = {
    "actor/peru": KNOWN[0],
    "actor/togo": KNOWN[1],
    "actor/sint-x": KNOWN[2],
    "place/gent": Entity("place/gent", "Gent", PLACE),
}


@st.composite
def documents(draw: st.DrawFn, texts: Sequence[str] = TEXTS) -> Reading:
    """A document: some nodes, and the places that hold them."""
    text = draw(st.sampled_from(texts))
    nodes = draw(st.lists(st.one_of(found(text), found(text), st.sampled_from(KNOWN)), max_size=5))
    spots = [
        Spot(node, draw(st.sampled_from(((), (), ("president",), ("minister",)))), heads=draw(st.integers(0, 2)))
        for node in nodes
    ]
    there = {node.id for node in nodes}
    held = sorted({node.located_in for node in nodes if node.located_in is not None} - there)
    spots += [Spot(HOLDERS[one], named=False) for one in held]
    return reading(text, spots, draw(st.sampled_from((None, None, *STATES))))


@st.composite
def said(draw: st.DrawFn, ids: Sequence[str]) -> Decisions:
    """What people say of some pairs of ids; it may contradict itself."""
    one = st.sampled_from(sorted({*ids, "actor/nobody"}))
    rows = draw(st.lists(st.tuples(one, one, st.sampled_from(list(Judgement))), max_size=3))
    made = (Decision(*sorted((a, b)), judgement, user="ann", reason="gebeld") for a, b, judgement in rows if a != b)
    return collected(Placed(one) for one in made)


def renamed(one: Reading, text: str) -> Reading:
    """The reading as one of another text; for worlds of many documents that say the same."""
    return replace(one, article=Article(text, f"{text}.txt", sha256_of(text.encode()), (Block(0, len(text)),)))
