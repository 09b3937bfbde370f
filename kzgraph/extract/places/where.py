"""What can be a place, behind which preposition, and the places inside a phrase: "een markt in de stad Quetta"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import case_of, conjuncts
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind, Mention, MentionKind

PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})
HOUSED = frozenset({EntityKind.BODY, EntityKind.ORGANISATION, EntityKind.THING})
GROUNDS = frozenset({"place", "building", "infrastructure"})
HOLDING = GROUNDS | {"transport", "vehicle", "property", "organisation", "state"}
ROAD = re.compile(r"[AEN]\d{1,3}")
"""The number of a European or national road: "E40"."""
INNER = frozenset({"nmod", "obl"})


def is_named_place(mention: Mention | None) -> bool:
    """Return whether the words name a town, region or state."""
    return mention is not None and mention.name is not None and mention.entity_kind in PLACES


def is_site(mention: Mention | None) -> bool:
    """Return whether a description is of ground that something can happen on: a square, a building, a road."""
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return False
    if mention.name is None and (
        mention.entity_kind in PLACES or mention.lemma in wordlist("place_parts", mention.language)
    ):
        return True
    if ROAD.fullmatch(mention.head):
        return True
    classes = set(mention.classes)
    if mention.name is not None and mention.entity_kind is not EntityKind.THING:
        return False
    grounded = bool(GROUNDS & classes) or {"transport", "vehicle"} <= classes
    return mention.entity_kind in HOUSED and grounded


def is_where(head: Token, case: str, table: MentionTable) -> bool:
    """Return whether a phrase behind the preposition ``case`` says where."""
    mention = table.at(head)
    if mention is None or case not in wordlist("place_prepositions", head.lang_) or is_lemma(head, "distance_nouns"):
        return False
    if is_named_place(mention):
        if case in wordlist("firm_place_prepositions", head.lang_):
            return True
        determined = any(c.dep_ == "det" for c in head.children)  # "aan de Nijl", not "aan Oeganda"
        return mention.entity_kind is EntityKind.PLACE and (determined or case in wordlist("between_words", head.lang_))
    classes = set(mention.classes)
    if case in wordlist("path_prepositions", head.lang_) and "building" in classes and "place" not in classes:
        return False
    return is_site(mention) or (case == "in" and mention.name is None and "building" in classes)  # "loods"


def can_be_place(head: Token, table: MentionTable) -> bool:
    """Return whether ``head`` can be the place that a frame asks for: "in spoedzitting" is none."""
    mention = table.at(head)
    classes = set(mention.classes) if mention is not None else set()
    return mention is not None and (mention.entity_kind in PLACES or not classes or bool(classes & HOLDING))


def places_inside(noun: Token, table: MentionTable, *, occasion: bool = False) -> Iterator[Token]:
    """Yield the places that the phrase of ``noun`` lies in, from the nearest to the widest.

    occasion: ``noun`` is what happens there ("een aanslag op een markt in Lima"), so "op" and "voor" say where too.
    """
    for child in noun.children:
        case = case_of(child) if child.dep_ in INNER and child.i > noun.i else None
        if case is None or case in wordlist("path_prepositions", noun.lang_):
            continue
        if not (occasion or case in wordlist("inner_place_prepositions", noun.lang_) or is_site(table.at(noun))):
            continue
        for part in conjuncts(child):
            if is_where(part, case, table) and (
                is_named_place(table.at(part)) or occasion or case in wordlist("within_prepositions", noun.lang_)
            ):
                yield part
                yield from places_inside(part, table)
