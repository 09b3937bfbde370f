"""Mentions: the words of a text that name, describe or point to something, as plain data without spaCy."""

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """How the words point: by name, by description, or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityKind(StrEnum):
    """What is meant; the classes of nodes in the graph."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    BODY = "body"  # ministry, police, army, court, parliament: an organ of a state or town
    ORGANISATION = "organisation"
    MEDIA = "media"
    GROUP = "group"  # people counted or described together, without a name
    PLACE = "place"
    THING = "thing"  # buildings, weapons, measures, prices, disasters, all else


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "sing"
    PLURAL = "plur"


class Gender(StrEnum):
    """Gender as far as a pronoun or title shows it."""

    MASCULINE = "masc"
    FEMININE = "fem"
    NEUTER = "neut"
    COMMON = "com"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that names a participant.

    id: ``{document id}/{start}-{end}``; a function of content.
    start, end: offsets of the whole phrase without relative clauses, half-open, in the article's text.
    text: the words of the phrase as they stand, quotes and white space tidied.
    head, lemma: the head word and its lemma.
    name: the proper-name part ("Kassym-Jomart Tokajev") or ``None``.
    label: the shortest fitting name for a node: the name, or the phrase without determiner and number.
    titles: lemmas of role nouns ("president", "premier") in apposition or before the name.
    modifiers: lemmas of adjectives ("Kazachs"), names of complements are in ``of``.
    of: id of the mention in the genitive, possessive or van-complement ("de president van Kazachstan").
    where: label of the place in its complement ("de politie in Quito").
    appositions: ids of mentions that the text puts beside this one as the same thing.
    members: ids of the phrases that "en" joins, this one first, when it opens a coordination; else empty.
    entity: key of the curated entity when the name is in an entity file.
    sentence: index of the sentence in the document, lines without words left out; subject: is it a subject there.
    language: ISO 639-1 code of the language of its words.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    head: str
    lemma: str
    kind: MentionKind
    entity_kind: EntityKind
    label: str
    name: str | None = None
    titles: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()  # semantic classes of the head noun, from the lexicon ("forces", "official")
    case: str | None = None  # the preposition before the phrase, lower case
    of: str | None = None
    where: str | None = None
    appositions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    entity: str | None = None
    number: Number | None = None
    gender: Gender | None = None
    person: int | None = None  # 1, 2, 3 for pronouns
    definite: bool = False
    demonstrative: bool = False
    quoted: bool = False
    sentence: int = 0
    subject: bool = False
    language: str = "nl"
