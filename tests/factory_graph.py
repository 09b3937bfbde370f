"""A realistic resolved graph made by hand: two articles, their claims, and what they stand for.

``resolved_graph()`` is whole; ``GraphBuilder`` makes others. Offsets are looked up in the text.
"""

from dataclasses import dataclass, field
from typing import Any

from kzgraph.model.claim import Attribution, Claim, Modality, Participant, Polarity, Quantity, Role, TimeSpan
from kzgraph.model.entity import Entity, Event, Link, ResolvedGraph
from kzgraph.model.ids import digest, sha256_of
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.model.text import Article, Block, Evidence

FIRST = (
    "Almaty brandt. De regering van Kazachstan vroeg donderdag de CVVO om hulp. Het bondgenootschap besloot "
    "2500 militairen naar Kazachstan te sturen. Volgens het ministerie van Binnenlandse Zaken kwamen 18 "
    "agenten om het leven, schrijft persbureau Tengri. "
    "Een oproerling riep: \"<script>alert('weg')</script>\"."
)
SECOND = (
    "Rusland noemde de onrust “een van buiten aangestuurde greep naar de macht”. Tokajev zou zijn ministers "
    "hebben ontslagen. De politie schoot niet op demonstranten, zei een woordvoerder. Tientallen mensen "
    "raakten gewond in Almaty. Armenië is lid van de CSTO."
)


def article(text: str, file_name: str, **more: Any) -> Article:
    """Return an article of one paragraph."""
    return Article(text, file_name, sha256_of(text.encode()), (Block(0, len(text)),), **more)


@dataclass
class GraphBuilder:
    """Collects mentions and claims by their words and returns a ResolvedGraph."""

    articles: dict[str, Article] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def add_article(self, article: Article) -> str:
        """Add ``article`` and return its id."""
        self.articles[article.id] = article
        return article.id

    def mention(self, document: str, words: str, entity: Entity, *, rule: str = "exact name") -> str:
        """Add the first occurrence of ``words`` as a mention of ``entity``; return its id."""
        start = self.articles[document].text.index(words)
        end = start + len(words)
        key = f"{document}/{start}-{end}"
        kind = MentionKind.NOMINAL if entity.document else MentionKind.NAME
        head = words.split()[-1]
        self.mentions[key] = Mention(
            key, document, start, end, words, head, head.lower(), kind, entity.kind, entity.label
        )
        self.links[key] = Link(entity.id, rule, words)
        self.entities[entity.id] = entity
        return key

    def claim(
        self, document: str, prop: str, event_class: str | None, trigger: str, quote: str, **more: Any
    ) -> Claim:
        """Add a claim; roles are keywords (actor=[mention ids], target=…), the rest goes to Claim."""
        text = self.articles[document].text
        start = text.index(quote)
        roles = {role: more.pop(role.value, ()) for role in Role}
        made = Claim(
            document=document,
            property=prop,
            event_class=event_class,
            lemma=more.pop("lemma", trigger),
            trigger=text.index(trigger, start),
            evidence=Evidence(start, start + len(quote), quote),
            participants=tuple(
                Participant(role, mention) for role, filled in roles.items() for mention in filled
            ),
            rule=more.pop("rule", f"verb:{trigger}"),
            **more,
        )
        self.claims.append(made)
        return made

    def source(self, document: str, words: str, entity: Entity, position: int, cue: str) -> Attribution:
        """Return an attribution to ``entity`` as ``words`` name it."""
        start = self.articles[document].text.index(cue)
        return Attribution(self.mention(document, words, entity), position, cue, start, start + len(cue))

    def build(self) -> ResolvedGraph:
        """Return the graph; each claim of an event class gets an event of its own."""
        claims = tuple(sorted(self.claims, key=lambda claim: claim.id))
        events = {claim.id: self._event(claim) for claim in claims if claim.event_class}
        articles = tuple(sorted(self.articles.values(), key=lambda one: one.id))
        return ResolvedGraph(
            articles=articles,
            mentions=self.mentions,
            claims=claims,
            entities=self.entities,
            links=self.links,
            events=tuple(sorted(events.values(), key=lambda event: event.id)),
            event_of={claim: event.id for claim, event in events.items()},
            versions={one.id: (("kzgraph", "0.1.0"),) for one in articles},
        )

    def _event(self, claim: Claim) -> Event:
        def nodes(role: Role) -> tuple[str, ...]:
            if claim.polarity is Polarity.NEGATED:
                return ()
            return tuple(sorted({self.links[mention].entity for mention in claim.mentions(role)}))

        return Event(
            id=f"event/{digest(claim.id)}",
            event_class=str(claim.event_class),
            label=claim.lemma,
            claims=(claim.id,),
            actors=nodes(Role.ACTOR),
            targets=nodes(Role.TARGET),
            places=nodes(Role.PLACE),
            time=claim.time,
        )


KAZAKHSTAN_GOVERNMENT = Entity(
    "actor/kazakhstan-government", "regering van Kazachstan", EntityKind.GOVERNMENT
)
KAZAKHSTAN = Entity("actor/kazakhstan", "Kazachstan", EntityKind.STATE, ("Kazakhstan", "Казахстан"))
CSTO = Entity(
    "actor/csto", "CVVO", EntityKind.ORGANISATION, ("CSTO", "Collectieve Veiligheidsverdragorganisatie")
)
MINISTRY = Entity("actor/interior-ministry", "ministerie van Binnenlandse Zaken", EntityKind.BODY)
AGENCY = Entity("actor/tengri", "Tengri", EntityKind.MEDIA)
RUSSIA = Entity("actor/russia-government", "Russische regering", EntityKind.GOVERNMENT, ("Moskou", "Rusland"))
TOKAYEV = Entity("actor/tokayev", "Kassym-Jomart Tokajev", EntityKind.PERSON, ("Tokajev", "Tokayev"))
ARMENIA = Entity("actor/armenia", "Armenië", EntityKind.STATE)
ALMATY = Entity("place/almaty", "Almaty", EntityKind.PLACE, coordinates=("43.25", "76.90"))


def group(document: str, label: str, kind: EntityKind = EntityKind.GROUP) -> Entity:
    """Return a node that belongs to one document."""
    return Entity(f"{kind.value}/{document}-{digest(label)}", label, kind, document=document)


def resolved_graph() -> ResolvedGraph:
    """Return the whole graph of both articles."""
    builder = GraphBuilder()
    _first(builder, builder.add_article(article(FIRST, "eerste.txt", title="Hulp", published="2022-01-06")))
    _second(
        builder, builder.add_article(article(SECOND, "tweede.txt", published="2022-01", publisher="De Bode"))
    )
    return builder.build()


def _first(b: GraphBuilder, doc: str) -> None:
    csto = b.mention(doc, "de CVVO", CSTO)
    alliance = b.mention(doc, "Het bondgenootschap", CSTO, rule="description of an entity of this text")
    thursday = TimeSpan("donderdag", "2022-01-06")
    b.claim(
        doc,
        "requests",
        "Request",
        "vroeg",
        "De regering van Kazachstan vroeg donderdag de CVVO om hulp",
        actor=[b.mention(doc, "De regering van Kazachstan", KAZAKHSTAN_GOVERNMENT)],
        target=[csto],
        theme=[b.mention(doc, "hulp", group(doc, "hulp", EntityKind.THING))],
        lemma="vragen",
        time=thursday,
        confidence=0.93,
    )
    soldiers = b.mention(doc, "militairen", group(doc, "militairen"))
    b.claim(
        doc,
        "sends",
        "Deployment",
        "sturen",
        "Het bondgenootschap besloot 2500 militairen naar Kazachstan te sturen",
        actor=[alliance],
        theme=[soldiers],
        recipient=[b.mention(doc, "Kazachstan", KAZAKHSTAN)],
        quantity=Quantity("2500 militairen", value="2500", counts=(soldiers,)),
        modality=Modality.DECIDED,
        confidence=0.9,
    )
    officers = b.mention(doc, "agenten", group(doc, "agenten"))
    b.claim(
        doc,
        "kills",
        "Killing",
        "kwamen",
        "kwamen 18 agenten om het leven",
        lemma="om het leven komen",
        target=[officers],
        quantity=Quantity("18 agenten", value="18", counts=(officers,)),
        attributions=(
            b.source(doc, "het ministerie van Binnenlandse Zaken", MINISTRY, 1, "Volgens"),
            b.source(doc, "persbureau Tengri", AGENCY, 2, "schrijft"),
        ),
    )
    b.claim(
        doc,
        "states",
        "Statement",
        "riep",
        "Een oproerling riep: \"<script>alert('weg')</script>\"",
        actor=[b.mention(doc, "Een oproerling", group(doc, "oproerling"))],
        lemma="roepen",
        content="<script>alert('weg')</script>",
        confidence=0.5,
    )


def _second(b: GraphBuilder, doc: str) -> None:
    b.claim(
        doc,
        "frames",
        "Framing",
        "noemde",
        "Rusland noemde de onrust “een van buiten aangestuurde greep naar de macht”",
        actor=[b.mention(doc, "Rusland", RUSSIA, rule="state as speaker is its government")],
        target=[b.mention(doc, "de onrust", group(doc, "onrust", EntityKind.THING))],
        frame_text="een van buiten aangestuurde greep naar de macht",
        lemma="noemen",
    )
    ministers = b.mention(doc, "zijn ministers", group(doc, "ministers"))
    b.claim(
        doc,
        "leavesOffice",
        "Resignation",
        "ontslagen",
        "Tokajev zou zijn ministers hebben ontslagen",
        actor=[b.mention(doc, "Tokajev", TOKAYEV)],
        target=[ministers],
        modality=Modality.POSSIBLE,
    )
    b.claim(
        doc,
        "attacks",
        "Attack",
        "schoot",
        "De politie schoot niet op demonstranten",
        actor=[b.mention(doc, "De politie", group(doc, "politie", EntityKind.BODY))],
        target=[b.mention(doc, "demonstranten", group(doc, "demonstranten"))],
        polarity=Polarity.NEGATED,
        attributions=(
            b.source(doc, "een woordvoerder", group(doc, "woordvoerder", EntityKind.PERSON), 1, "zei"),
        ),
        lemma="schieten",
    )
    people = b.mention(doc, "mensen", group(doc, "mensen"))
    b.claim(
        doc,
        "injures",
        "Injury",
        "raakten",
        "Tientallen mensen raakten gewond in Almaty",
        target=[people],
        place=[b.mention(doc, "Almaty", ALMATY)],
        quantity=Quantity("tientallen mensen", minimum="20", maximum="99", counts=(people,)),
        lemma="gewond raken",
    )
    b.claim(
        doc,
        "memberOf",
        None,
        "lid",
        "Armenië is lid van de CSTO",
        actor=[b.mention(doc, "Armenië", ARMENIA)],
        target=[b.mention(doc, "de CSTO", CSTO)],
    )
