"""What the words of a name mean, across Dutch, English, German and French: ministerie = ministry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kzgraph.lexicon.loader import known_entities
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.sounds import stripped
from kzgraph.resolve.compare.tables import rows

GENITIVE = re.compile(r"['’`]s\b")
ELISION = re.compile(r"\b[dl]['’](?=\w)")
SPACES = str.maketrans("-/‐–", "    ")
LONGEST = 5
"""Words that a form has at most."""


class WordClass(StrEnum):
    """What a word of a name is good for."""

    GENERIC = "generic"
    OFFICE = "office"
    NAME = "name"
    TOPIC = "topic"
    PLACE = "place"
    LEGAL = "legal"
    SIDE = "side"
    SMALL = "small"
    NUMBER = "number"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of ``words.toml``."""

    means: str
    forms: tuple[str, ...]
    example: tuple[str, str]
    word_class: str


@dataclass(frozen=True, slots=True)
class Place:
    """A row of ``places.toml``."""

    place: str
    forms: tuple[str, ...]
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form means: concepts, all of one class."""

    concepts: tuple[str, ...]
    word_class: WordClass


@cache
def concept_rows() -> tuple[Concept, ...]:
    """Return all rows of words."""
    return tuple(rows("words.toml", {"word": Concept}))


@cache
def place_rows() -> tuple[Place, ...]:
    """Return all rows of places."""
    return tuple(rows("places.toml", {"place": Place}))


@cache
def meanings() -> Mapping[tuple[str, ...], Meaning]:
    """Return the words of a form, plain -> what it means. Names and adjectives of states are those of the lexicon."""
    found: dict[tuple[str, ...], Meaning] = {}
    for known in known_entities():
        if known.kind == EntityKind.STATE:
            meaning = Meaning((f"={known.key}",), WordClass.PLACE)
            for form in (known.label, *known.names, *known.en, *known.adjectives):
                found.setdefault(form_words(form), meaning)
    for place in place_rows():
        for form in place.forms:
            found.setdefault(form_words(form), Meaning((f"={place.place}",), WordClass.PLACE))
    for row in concept_rows():
        if row.word_class == WordClass.SMALL:
            continue
        meaning = Meaning(tuple(row.means.split(", ")), WordClass(row.word_class))
        for form in row.forms:
            found[form_words(form)] = meaning
    found.pop((), None)
    return found


def form_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, plain, without marks; dots inside abbreviations vanish."""
    plain = ELISION.sub("", GENITIVE.sub("", stripped(text))).replace("&", " and ").translate(SPACES)
    words = ("".join(c for c in w if c.isalnum()) for w in plain.split())
    return tuple(w for w in words if w)


@cache
def small_words() -> frozenset[str]:
    """Return the articles, prepositions and conjunctions, which names may leave out."""
    return frozenset(form for row in concept_rows() if row.word_class == WordClass.SMALL for form in row.forms)
