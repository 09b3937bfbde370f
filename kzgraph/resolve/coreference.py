"""Coreference within one document: which mentions mean the same, each with the rule that says so."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.loader import DATA
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number
from kzgraph.resolve.names import folded, is_acronym_of, is_surname_of, without_genitive

SPOKESPERSONS = (
    "woordvoerder",
    "woordvoerster",
    "voorlichter",
    "zegsman",
    "zegsvrouw",
    "perschef",
    "secretariaat",
    "persdienst",
    "bron",
    "medewerker",
)
# What passes on the words of its owner: "een verklaring van het ministerie" speaks for the ministry.
VOICES = (
    "verklaring",
    "bericht",
    "persbericht",
    "mededeling",
    "cijfer",
    "opgave",
    "getuige",
    "communiqué",
    "rapport",
    "balans",
)
# Bodies that a state has one of, by the name of their set in coreference.toml.
STATE_BODIES = {"police": "politie", "army": "leger"}
BODY_PREFIX = "body:"  # of an entity key that no file has: body:{state}:{word}
COUNTRY_WORDS = frozenset({"land", "staat", "republiek", "natie", "sovjetstaat", "buurland"})
NEW_PRONOUNS = frozenset({"wie", "degene", "degenen", "iedereen", "niemand", "iemand", "velen", "sommigen", "men", "anderen", "allen", "wat"})
PLACE_PARTS = frozenset(
    {
        "centrum",
        "binnenstad",
        "hart",
        "stadscentrum",
        "buitenwijk",
        "rand",
        "straat",
        "omgeving",
        "zuiden",
        "noorden",
        "oosten",
        "westen",
    }
)
CITY_WORDS = frozenset({"stad", "hoofdstad", "havenstad", "dorp", "gemeente", "plaats", "miljoenenstad"})
GOVERNMENT_WORDS = frozenset({"regering", "autoriteit", "overheid", "regime", "bewind", "kabinet"})
TITLE_SYNONYMS = {
    "staatshoofd": "president",
    "regeringsleider": "premier",
    "minister-president": "premier",
    "eerste minister": "premier",
}
ORGANISATION_WORDS = frozenset(
    {
        "bondgenootschap",
        "alliantie",
        "organisatie",
        "beweging",
        "unie",
        "verbond",
        "blok",
        "groep",
        "groepering",
        "vereniging",
        "partij",
    }
)
PERSONAL = frozenset({EntityKind.PERSON})
ENOUGH = 6  # points that the state a text is about needs at the least: named first and once more
AHEAD = 1.4  # times the points of the next state
FIRST_NAMED = 3
LOOKBACK = 3  # sentences that a pronoun reaches back


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a mention was resolved to, and why. mention: id of the earlier mention, or ``None`` when ``entity`` is known."""

    rule: str
    detail: str
    mention: str | None = None
    entity: str | None = None
    score: float = 0.9


@cache
def same_words() -> Mapping[str, str]:
    """Return noun lemma -> name of the set of nouns that mean the same group or body within a document."""
    rows = tomllib.loads((DATA / "coreference.toml").read_text("utf-8"))["same"]
    return {word: str(row["name"]) for row in rows for word in row["words"]}


class Document:
    """Resolves the mentions of one document, in the order of the text."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        entities: EntityIndex,
        speakers: Mapping[str, str],
        apart: Set[frozenset[str]] = frozenset(),
        parallels: Mapping[str, str] | None = None,
    ) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._by_id = {m.id: m for m in self._mentions}
        self._entities = entities
        self._parallels = parallels or {}  # a pronoun -> what the same event was done to before
        self._apart = apart  # pairs of mentions that one clause keeps apart
        self._speakers = speakers  # mention id of a first-person pronoun -> mention id of who speaks
        self._seen: list[Mention] = []
        self._found: dict[str, Antecedent] = {}
        self._main_state = self._most_named_state()

    def resolve(self) -> dict[str, Antecedent]:
        """Return for each mention that means something already named what that is. Mentions that are new have no entry."""
        for mention in self._mentions:
            antecedent = self._antecedent(mention)
            if antecedent is not None and antecedent.mention != mention.id:
                self._found[mention.id] = antecedent
            self._seen.append(mention)
        return self._found

    def root(self, mention: str) -> str:
        """Return the first mention of the chain that ``mention`` belongs to."""
        seen = set()
        while mention in self._found and mention not in seen:
            seen.add(mention)
            target = self._found[mention].mention
            if target is None:
                break
            mention = target
        return mention

    def _antecedent(self, mention: Mention) -> Antecedent | None:
        if mention.entity is not None:
            return self._known(mention)
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention)
        if mention.name is not None:
            return self._name(mention)
        return self._description(mention)

    def _known(self, mention: Mention) -> Antecedent:
        entity = mention.entity or ""
        return Antecedent("entity file", f"{mention.name or mention.text}", entity=entity, score=1.0)

    # -- names

    def _name(self, mention: Mention) -> Antecedent | None:
        name = mention.name or ""
        for other in self._mentions:
            if other.name is None or other.id == mention.id:
                continue
            earlier = (other.start, other.end) < (mention.start, mention.end)
            if earlier and folded(other.name) in {folded(name), folded(without_genitive(name))}:
                return Antecedent("same name", f"{name} = {other.name}", other.id, score=1.0)
            if (
                _personlike(other)
                and _personlike(mention)
                and is_surname_of(without_genitive_if(name, other.name), other.name)
            ):
                return Antecedent("surname", f"{name} is the surname of {other.name}", other.id, score=0.95)
            if earlier and (is_acronym_of(name, other.name) or is_acronym_of(other.name, name)):
                return Antecedent("acronym", f"{name} abbreviates {other.name}", other.id, score=0.95)
        for other in self._seen:
            if mention.id in other.appositions and other.name is None and not _personlike(mention):
                return Antecedent("apposition", f"{other.text}, {mention.text}", other.id, score=0.9)
            if mention.id in other.appositions and other.name is not None and is_acronym_of(name, other.name):
                return Antecedent("apposition", f"{other.text} ({mention.text})", other.id, score=0.95)
        return None

    # -- descriptions

    def _description(self, mention: Mention) -> Antecedent | None:
        owner = self._by_id.get(mention.of) if mention.of else None
        if owner is not None and _speaks_for(mention.lemma):
            return Antecedent("speaks for", f"{mention.text} speaks for {owner.text}", owner.id, score=0.9)
        if owner is not None and mention.lemma in PLACE_PARTS:
            return Antecedent("part of place", f"{mention.text} is in {owner.text}", owner.id, score=0.85)
        known = self._spokesperson(mention) or self._known_description(mention, owner)
        if known is not None:
            return known
        for rule in (
            self._beside,
            self._title,
            self._country,
            self._city,
            self._government,
            self._body,
            self._same_head,
            self._same_group,
            self._organisation,
        ):
            antecedent = rule(mention)
            if antecedent is not None:
                return antecedent
        return None

    def _spokesperson(self, mention: Mention) -> Antecedent | None:
        """ "EU-woordvoerder", "politiewoordvoerder": the first part says whom they speak for."""
        for ending in SPOKESPERSONS[:4]:
            first = mention.head.removesuffix(ending).removesuffix("-") if mention.head.endswith(ending) else ""
            if not first or first == mention.head:
                continue
            for entity, _ in self._entities.lookup(first):
                return Antecedent(
                    "speaks for", f"{mention.text} speaks for {entity.label}", entity=entity.key, score=0.9
                )
            for other in self._mentions:
                if other.lemma == first.lower() or (other.name is not None and folded(other.name) == folded(first)):
                    return Antecedent("speaks for", f"{mention.text} speaks for {other.text}", other.id, score=0.85)
        return None

    def _known_description(self, mention: Mention, owner: Mention | None) -> Antecedent | None:
        """ "de Kazachse regering", "het ministerie van …" when an entity file has it."""
        for phrase in dict.fromkeys((mention.label, folded(mention.text))):
            for entity, kind in self._entities.lookup(phrase):
                if kind is NameKind.DEMONYM:
                    continue  # "de Belgen" are people, not their state
                return Antecedent("entity file", phrase, entity=entity.key, score=1.0)
        state = self._state_of(mention, owner)
        if state is not None and mention.lemma in GOVERNMENT_WORDS:
            government = self._entities.government_of(state)
            if government is not None:
                return Antecedent(
                    "government of a state", f"{mention.text}: {state}", entity=government.key, score=0.95
                )
        return None

    def _state_of(self, mention: Mention, owner: Mention | None) -> str | None:
        for adjective in mention.modifiers:
            state = self._entities.by_adjective(adjective)
            if state is not None:
                return state.key
        if owner is not None:
            if owner.entity is not None and owner.entity_kind is EntityKind.STATE:
                return owner.entity
            antecedent = self._found.get(owner.id)
            if antecedent is not None and antecedent.entity is not None:
                known = self._entities.get(antecedent.entity)
                return known.key if known is not None and known.kind == "state" else None
        return None

    def _beside(self, mention: Mention) -> Antecedent | None:
        """An apposition: "Nikol Pasjinjan, de premier van Armenië"."""
        for other in self._seen:
            if mention.id in other.appositions and _same_kind(other, mention) and (other.name is not None or _compatible(other, mention)):
                return Antecedent("apposition", f"{other.text}, {mention.text}", other.id)
        for name in self._mentions:
            if name.id in mention.appositions and name.name is not None and name.start >= mention.end and _same_kind(name, mention):
                return Antecedent("apposition", f"{mention.text}, {name.text}", name.id)
        return None

    def _title(self, mention: Mention) -> Antecedent | None:
        """ "de president" is the person who was given that title before."""
        if not mention.definite or mention.number is Number.PLURAL or "official" not in mention.classes:
            return None
        title = TITLE_SYNONYMS.get(mention.lemma, mention.lemma)
        wanted = self._state_of(mention, self._by_id.get(mention.of) if mention.of else None)
        holders = [o for o in self._seen if o.entity_kind in PERSONAL and title in self._titles_of(o)]
        scored = [(self._title_fit(other, wanted), other) for other in holders]
        best = max(
            (pair for pair in scored if pair[0] is not None),
            key=lambda pair: (pair[0], pair[1].start),
            default=None,
        )
        return (
            Antecedent("title", f"{mention.text}: {best[1].text} is {title}", best[1].id, score=0.85) if best else None
        )

    def _title_fit(self, holder: Mention, wanted: str | None) -> int | None:
        """How well a holder of the title fits the state that the words, or else the whole text, are about; ``None``: not at all."""
        state = self._state_of_person(holder)
        if wanted is not None:
            return None if state is not None and state != wanted else 2
        if self._main_state is None or state is None:
            return 1
        return 2 if state == self._main_state else 0

    def _state_of_person(self, mention: Mention) -> str | None:
        known = self._entities.get(mention.entity) if mention.entity else None
        if known is not None and known.state:
            return known.state
        root = self.root(mention.id)
        for other in (mention, *(m for m in self._seen if self.root(m.id) == root)):
            state = self._state_of(other, self._by_id.get(other.of) if other.of else None)
            if state is not None:
                return state
        return None

    def _titles_of(self, mention: Mention) -> set[str]:
        titles = {TITLE_SYNONYMS.get(t, t) for t in mention.titles} | (
            {TITLE_SYNONYMS.get(mention.lemma, mention.lemma)} if mention.name is None else set()
        )
        for other in self._seen:
            if other.id in mention.appositions or mention.id in other.appositions:
                titles |= {TITLE_SYNONYMS.get(other.lemma, other.lemma), *other.titles}
        known = self._entities.get(mention.entity) if mention.entity else None
        return titles | {TITLE_SYNONYMS.get(t, t) for t in (known.titles if known is not None else ())}

    def _country(self, mention: Mention) -> Antecedent | None:
        if (
            mention.lemma not in COUNTRY_WORDS
            or mention.number is Number.PLURAL
            or not (mention.definite or mention.of)
        ):
            return None
        owner = self._by_id.get(mention.of) if mention.of else None
        if owner is not None and owner.entity_kind is EntityKind.STATE:
            return None
        if (
            owner is not None
            and owner.kind is MentionKind.PRONOUN
            and (state := self._state_of_person(self._by_id.get(self.root(owner.id), owner)))
        ):
            return Antecedent("the country", f"{mention.text}: of {owner.text}", entity=state, score=0.8)
        beside = {m.entity for m in self._seen if m.sentence == mention.sentence and m.entity_kind is EntityKind.STATE}
        if mention.lemma == "buurland" and self._main_state in beside:
            return None
        recent = self._last(
            lambda m: m.entity_kind is EntityKind.STATE and m.entity is not None and m.sentence >= mention.sentence - 1
        )
        chosen = self._main_state or (recent.entity if recent is not None and mention.lemma != "buurland" else None)
        return (
            Antecedent("the country", f"{mention.text}: the state this text is about", entity=chosen, score=0.8)
            if chosen
            else None
        )

    def _city(self, mention: Mention) -> Antecedent | None:
        if mention.lemma not in CITY_WORDS or not mention.definite or mention.number is Number.PLURAL or mention.of:
            return None
        other = self._last(lambda m: m.entity_kind is EntityKind.PLACE and m.name is not None)
        return (
            Antecedent("the city", f"{mention.text}: last named place {other.text}", other.id, score=0.8)
            if other
            else None
        )

    def _government(self, mention: Mention) -> Antecedent | None:
        """ "de autoriteiten" without a state are those of the state that the text is about."""
        if mention.lemma not in GOVERNMENT_WORDS or not mention.definite or mention.of or mention.modifiers:
            return None
        if self._main_state is None:
            return None
        government = self._entities.government_of(self._main_state)
        if government is None:
            return None
        return Antecedent(
            "government of the main state",
            f"{mention.text}: {self._main_state}",
            entity=government.key,
            score=0.75,
        )

    def _body(self, mention: Mention) -> Antecedent | None:
        """ "de politie", "agenten": of the state that the words name, or else that the whole text is about."""
        word = STATE_BODIES.get(same_words().get(mention.lemma, ""))
        if word is None or any(m[:1].isupper() and self._entities.by_adjective(m) is None for m in mention.modifiers):
            return None
        owner = self._by_id.get(mention.of) if mention.of else None
        explicit = self._state_of(mention, owner)
        if explicit is None and owner is not None:
            return None
        state = explicit or self._main_state
        known = self._entities.get(state) if state else None
        if known is None:
            return None
        rule = "body of a state" if explicit else "body of the main state"
        for adjective in known.adjectives:
            for entity, _ in self._entities.lookup(f"{adjective} {word}"):
                return Antecedent(rule, f"{mention.text}: {known.label}", entity=entity.key, score=0.8)
        return Antecedent(rule, f"{mention.text}: {known.label}", entity=f"{BODY_PREFIX}{known.key}:{word}", score=0.8)

    def _same_head(self, mention: Mention) -> Antecedent | None:
        """The same noun again: "het ministerie" after "het ministerie van Binnenlandse Zaken"."""
        for other in reversed(self._seen):
            if other.kind is MentionKind.PRONOUN or other.lemma.lower() != mention.lemma:
                continue
            if other.name is not None and not (mention.definite and _bare(mention)):
                continue
            if not _compatible(other, mention):
                continue
            if mention.label == other.label or mention.definite or (other.number is mention.number and _bare(mention)):
                return Antecedent("same words", f"{mention.text} = {other.text}", other.id, score=0.85)
        return None

    def _same_group(self, mention: Mention) -> Antecedent | None:
        name = same_words().get(mention.lemma)
        if name is None:
            return None
        for other in reversed(self._seen):
            if other.name is None and same_words().get(other.lemma) == name and _compatible(other, mention):
                return Antecedent("same group", f"{mention.text} = {other.text}", other.id, score=0.8)
        return None

    def _organisation(self, mention: Mention) -> Antecedent | None:
        if (
            mention.lemma not in ORGANISATION_WORDS
            or not mention.definite
            or mention.number is Number.PLURAL
            or mention.of
        ):
            return None
        other = self._last(lambda m: m.entity_kind is EntityKind.ORGANISATION and m.name is not None)
        return (
            Antecedent(
                "the organisation",
                f"{mention.text}: last named organisation {other.text}",
                other.id,
                score=0.75,
            )
            if other
            else None
        )

    # -- pronouns

    def _pronoun(self, mention: Mention) -> Antecedent | None:
        if mention.person == 1:
            speaker = self._speakers.get(mention.id)
            return Antecedent("speaker", f"{mention.text}: who is quoted", speaker, score=0.85) if speaker else None
        if mention.id in self._parallels:
            return Antecedent("same event again", f"{mention.text}: as before", self._parallels[mention.id], score=0.7)
        if mention.person == 2 or mention.gender is Gender.NEUTER or mention.lemma in NEW_PRONOUNS:
            return None
        if mention.entity_kind is EntityKind.PLACE:
            place = self._last(
                lambda m: (
                    m.entity_kind is EntityKind.PLACE
                    and m.name is not None
                    and m.sentence >= mention.sentence - LOOKBACK
                )
            )
            return Antecedent("there", f"{mention.text}: {place.text}", place.id, score=0.8) if place else None
        wanted = _plural_people if mention.number is Number.PLURAL else _single(mention)
        candidates = [
            m
            for m in self._seen
            if mention.sentence - LOOKBACK <= m.sentence and wanted(m) and self._can_be(m, mention)
        ]
        if not candidates:
            return None
        best = max(candidates, key=lambda m: (self._salience(m, mention), m.start))
        return Antecedent("pronoun", f"{mention.text}: {self._by_id[self.root(best.id)].text}", best.id, score=0.75)

    def _can_be(self, candidate: Mention, pronoun: Mention) -> bool:
        if candidate.end >= pronoun.start or _contains(candidate, pronoun):
            return False
        if candidate.kind is MentionKind.PRONOUN and candidate.id not in self._found:
            return False
        root = self.root(candidate.id)
        same = [m.id for m in self._seen if self.root(m.id) == root]
        return not any(frozenset({m, pronoun.id}) in self._apart for m in same)

    def _salience(self, candidate: Mention, pronoun: Mention) -> float:
        """Near, subject and often named wins. Weights were set on sentences of our own; source: Lappin & Leass 1994 for the factors."""
        root = self.root(candidate.id)
        chain = [m for m in self._seen if self.root(m.id) == root]
        owned = any(m.of == candidate.id for m in self._seen)
        return (
            2.0 * (candidate.sentence - pronoun.sentence)
            + 2.0 * candidate.subject
            + 0.5 * min(len(chain), 4)
            - 1.0 * owned
        )

    # -- helpers

    def _last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        return next((m for m in reversed(self._seen) if wanted(m)), None)

    def _most_named_state(self) -> str | None:
        """The state that the text is about: clearly ahead of any other by names, adjectives and cities.

        Where things happen ("in Peru") counts most, an adjective least; the state named first gets a bonus, since
        news says first where it plays. The weights were set on stories of our own.
        """
        counts: Counter[str] = Counter()
        for mention in self._mentions:
            named = self._state_named(mention)
            if named is None:
                continue
            state, weight = named
            counts[state] += weight + (FIRST_NAMED if not counts else 0)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
            return None
        return ranked[0][0]

    def _state_named(self, mention: Mention) -> tuple[str, int] | None:
        known = self._entities.get(mention.entity) if mention.entity else None
        if known is None:
            return None
        if known.kind == "state":
            adjective = mention.lemma == known.label and mention.head != known.label
            return known.key, 4 if mention.case in {"in", "te"} else 1 if adjective else 2
        if known.located_in:
            return known.located_in, 2
        return (known.state, 1) if known.state else None


def without_genitive_if(name: str, other: str) -> str:
    """Cut a genitive only when the rest ends the other name: "Tokajevs" beside "Kassym-Jomart Tokajev"."""
    short = without_genitive(name)
    return short if folded(other).endswith(folded(short)) else name


def _speaks_for(lemma: str) -> bool:
    return lemma.endswith(SPOKESPERSONS) or lemma.endswith(VOICES)


def _personlike(mention: Mention) -> bool:
    return mention.entity_kind in {EntityKind.PERSON, EntityKind.THING}


def _single(pronoun: Mention) -> Callable[[Mention], bool]:
    def fits(mention: Mention) -> bool:
        if mention.number is Number.PLURAL or mention.entity_kind is not EntityKind.PERSON:
            return False
        return (
            mention.gender is None
            or pronoun.gender is None
            or mention.gender is pronoun.gender
            or mention.gender is Gender.COMMON
        )

    return fits


def _plural_people(mention: Mention) -> bool:
    if mention.kind is MentionKind.PRONOUN:
        return mention.number is Number.PLURAL and mention.person == 3
    return mention.number is Number.PLURAL and mention.entity_kind is EntityKind.GROUP


def _contains(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _compatible(a: Mention, b: Mention) -> bool:
    """Nothing in the words keeps two descriptions apart: nationality, owner, number of a different kind."""
    nations_a = {m for m in a.modifiers if m[:1].isupper()}
    nations_b = {m for m in b.modifiers if m[:1].isupper()}
    if nations_a and nations_b and nations_a != nations_b:
        return False
    return not (a.of and b.of and folded(a.label) != folded(b.label))


def _same_kind(a: Mention, b: Mention) -> bool:
    """A person is no body: "de regering van premier X"."""
    bodies = {EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.STATE, EntityKind.PLACE}
    people = {EntityKind.PERSON, EntityKind.GROUP}
    return not (a.entity_kind in bodies and b.entity_kind in people or a.entity_kind in people and b.entity_kind in bodies)


def _bare(mention: Mention) -> bool:
    return not mention.modifiers and not mention.of


def ordered(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions in the order of the text."""
    return sorted(mentions, key=lambda m: (m.document, m.start, m.end))
