"""Which place "daar", "er" and "ter plaatse" mean."""

from kzgraph.lexicon.loader import wordlist
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.salience import LOOKBACK

SITES = frozenset({EntityKind.BODY, EntityKind.ORGANISATION, EntityKind.THING})  # a parliament, a school, a square
GROUNDS = frozenset({"place", "building", "infrastructure"})


def place_meant(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return the last place where something is; of "een school in Lima" the school; else the last one named."""
    near = [m for m in chains.recent(mention, LOOKBACK) if m.end <= mention.start and _is_place(m)]
    located = next((m for m in near if m.case in wordlist("place_cases", m.language)), None)
    place = _outermost(located, near) if located else next((m for m in near if _is_named_place(m)), None)
    return Antecedent("there", f"{mention.text}: {place.text}", place.id, score=0.8) if place else None


def _outermost(place: Mention, near: list[Mention]) -> Mention:
    """The place whose phrase holds this one: Lima in "in Lima, bij de grens" and "in Lima, een stad aan de kust"."""
    for other in near:
        gap = place.start - other.end
        behind = place.case is not None and gap in {len(f" {place.case} "), len(f", {place.case} ")}
        if behind or place.id in other.appositions:
            place = other
    return place


def _is_place(mention: Mention) -> bool:
    if mention.kind is MentionKind.PRONOUN:
        return False
    unnamed = mention.name is None and mention.entity_kind in SITES and bool(GROUNDS & set(mention.classes))
    return mention.entity_kind in {EntityKind.PLACE, EntityKind.STATE} or unnamed


def _is_named_place(mention: Mention) -> bool:
    return mention.entity_kind is EntityKind.PLACE and mention.name is not None
