"""Drafts from nouns that name events: "de arrestatie van vier journalisten", "gevechten buiten de stad"."""

from collections.abc import Mapping, Set

from spacy.tokens import Doc, Token

from kzgraph.extract.draft import Draft
from kzgraph.extract.nouns import NounIndex, holds, is_object_of_count, members_named, noun_slots
from kzgraph.extract.places import add_places, add_places_inside
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.verbal import evidence_tokens
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.lexicon.schema import NounTrigger
from kzgraph.mentions.numbers import count_of
from kzgraph.mentions.phrases import core, counted_head
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times.words import is_time
from kzgraph.model.mention import EntityKind

COUNTED_EVENTS = frozenset({"Killing", "Injury", "Arrest", "Abduction"})  # events of people, one each
PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})
CLAUSE_SLOTS = frozenset(
    {"subj", "obj", "iobj", "inf", "clause", "pred", "als", "bare", "purpose", "adverbial"}
)  # what a carrying verb does not lend to its noun


def nominal_drafts(
    doc: Doc,
    index: NounIndex,
    table: MentionTable,
    entities: EntityIndex,
    taken: set[int],
    predicates: Mapping[int, Predicate],
    said: Set[tuple[str, int]] = frozenset(),
) -> list[Draft]:
    """Return drafts for the event nouns of ``doc`` that have a participant, number, place or time of their own.

    taken: tokens that a verbal draft already uses as part of its idiom. said: events that verbs already say of a token.
    """
    drafts: list[Draft] = []
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i in taken or not token.dep_ or token.ent_type_:
            continue
        carrier = _carrier(token, predicates)
        rows = index.rows_for(token)
        for row in rows:
            if "self" in row.roles and (row.event, token.i) in said:
                continue
            draft = _draft(token, row, table, entities, carrier)
            if draft is not None:
                draft.rivals = len({other.event for other in rows}) - 1
                draft.strength, draft.wants = len(row.when), frozenset(row.roles.values())
                drafts.append(draft)
                break
    return drafts


def _carrier(token: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    """The verb that only says that the event took place: "een aanval uitvoeren", "de protesten braken uit"."""
    top = token.head if is_object_of_count(token) else token
    predicate = predicates.get(top.head.i)
    if predicate is None or predicate.nominal:
        return None
    own = {t.i for slot in ("subj", "obj") for t in predicate.heads(slot)}
    if token.i not in own and counted_head(token).i not in own and token.head.i not in own:
        return None
    if any(token in predicate.heads("obj") and v in wordlist("support_verbs") for v in predicate.lemmas):
        return predicate
    return predicate if any(v in wordlist("occurrence_verbs") for v in predicate.lemmas) else None


def _draft(
    token: Token, row: NounTrigger, table: MentionTable, entities: EntityIndex, carrier: Predicate | None
) -> Draft | None:
    slots = _slots(token, row, entities, carrier)
    if slots is None or not holds(row, slots, table):
        return None
    draft = Draft(row.event, token, token.lemma_.lower(), {}, row.id, core(token) + _extra(token), confidence=0.7)
    _fill_roles(draft, row, slots, table)
    if carrier is not None:
        draft.predicate, draft.span = carrier, evidence_tokens(carrier)
        add_places(draft, carrier, table, taken={t.i for t in draft.fillers()})
    if _is_counted(token) and row.event in COUNTED_EVENTS and not draft.roles.get("target"):
        draft.add("target", [token])  # "tweehonderd arrestaties" stands for as many people
    add_places_inside(draft, table)
    return draft if _says_enough(draft, row) else None


def _slots(
    token: Token, row: NounTrigger, entities: EntityIndex, carrier: Predicate | None
) -> dict[str, list[Token]] | None:
    """What stands beside the noun; ``None`` when the noun means people ("self") and neither counts nor names any."""
    slots = noun_slots(token, entities)
    if "self" in row.roles and not slots.get("onder"):
        members = members_named(token)
        if not members and not _is_counted(token):
            return None
        slots["self"] = members or [token]
    if carrier is not None:
        _lend(slots, carrier, token, row)
    return slots


def _is_counted(token: Token) -> bool:
    return is_object_of_count(token) or count_of(token, core(token)) is not None


def _fill_roles(draft: Draft, row: NounTrigger, slots: Mapping[str, list[Token]], table: MentionTable) -> None:
    for slot, role in row.roles.items():
        if role not in {"none", "frame", "content"}:
            draft.add(role, [h for h in slots.get(slot, []) if table.at(h) is not None and not is_time(h)])
    for slot in endings("firm_place_prepositions"):
        for head in slots.get(slot, []):
            mention = table.at(head)
            if mention is not None and mention.entity_kind in PLACES and head not in draft.fillers():
                draft.add("place", [head])


def _says_enough(draft: Draft, row: NounTrigger) -> bool:
    """Whether the noun has a participant, number, or, when its row says so, place or verb of its own."""
    if _is_counted(draft.trigger):
        return True
    if any(heads and (role != "place" or row.bare) for role, heads in draft.roles.items()):
        return True
    return draft.predicate is not None and bool(draft.roles.get("place") or row.bare)


def _lend(slots: dict[str, list[Token]], carrier: Predicate, noun: Token, row: NounTrigger) -> None:
    """The subject of a support verb does what its object names; its prepositions belong to the noun."""
    subject = [t for t in carrier.heads("subj") if t.i != noun.i and counted_head(noun).i != t.i]
    if subject and "door" not in slots:
        slots["door"] = subject
        if "door" not in row.roles:
            slots.setdefault("van", subject)
    for slot, heads in carrier.arguments.items():
        if slot not in CLAUSE_SLOTS and slot not in slots:
            slots[slot] = list(heads)


def _extra(token: Token) -> list[Token]:
    """Prepositional phrases right behind the noun belong to the evidence."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"nmod", "obl"} and child.i > token.i:
            found.extend(core(child))
            found.extend(c for c in child.children if c.dep_ == "case")
    return found
