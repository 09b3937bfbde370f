"""Where it happens: places behind a preposition of place, and inside the phrases of participants."""

from spacy.tokens import Token

from kzgraph.extract.draft import Draft
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times import is_time
from kzgraph.model.mention import EntityKind, Mention

SITES = frozenset({"building", "infrastructure", "transport", "place"})


def add_places(draft: Draft, predicate: Predicate, table: MentionTable, *, taken: set[int]) -> None:
    """Add where it happens: places behind a preposition of place that play no other role."""
    for slot, heads in predicate.arguments.items():
        if slot not in wordlist("place_prepositions"):
            continue
        for head in heads:
            if head.i in taken or is_time(head):
                continue
            mention = table.at(head)
            if (
                mention is not None
                and _is_where(mention)
                and (slot in wordlist("firm_place_prepositions") or mention.name is None)
            ):
                draft.add("place", [head])
            elif slot in wordlist("occasion_prepositions"):
                _places_inside(draft, head, table)
    for slot in ("daar", "hier"):
        draft.add("place", [h for h in predicate.heads(slot) if table.at(h) is not None])
    _places_of_objects(draft, table)


def _is_where(mention: Mention) -> bool:
    """A place, or a building or road that something can happen at."""
    return mention.entity_kind in {EntityKind.PLACE, EntityKind.STATE} or (
        mention.entity_kind is EntityKind.THING and bool(SITES & set(mention.classes))
    )


def _places_of_objects(draft: Draft, table: MentionTable) -> None:
    """A place inside a participant's phrase counts when the clause names no other: "een gebouw in de stad"."""
    if draft.roles.get("place"):
        return
    for filler in draft.fillers():
        _places_inside(draft, filler, table)


def _places_inside(draft: Draft, noun: Token, table: MentionTable) -> None:
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"} and any(
            c.dep_ == "case" and c.lower_ in wordlist("inner_place_prepositions") for c in child.children
        ):
            mention = table.at(child)
            if mention is not None and mention.entity_kind in {EntityKind.PLACE, EntityKind.STATE}:
                draft.add("place", [child])
