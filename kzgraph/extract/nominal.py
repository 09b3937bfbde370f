"""Drafts from nouns that name events: "de arrestatie van vier journalisten", "gevechten buiten de stad"."""

from collections.abc import Mapping, Set

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.carriers import Carrier, Carriers
from kzgraph.extract.clauses import is_nominalised
from kzgraph.extract.conditions import classes_at
from kzgraph.extract.draft import Draft
from kzgraph.extract.nouns import (
    NounIndex,
    holds,
    is_object_of_count,
    members_named,
    noun_slots,
    owners_behind_fixed,
    phrases_behind,
)
from kzgraph.extract.places import add_places, add_places_inside
from kzgraph.extract.verbal import evidence_tokens
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, usual
from kzgraph.lexicon.schema import NounTrigger
from kzgraph.mentions.numbers import count_of
from kzgraph.mentions.phrases import core, counted_head
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times.words import is_time
from kzgraph.model.claim import Modality, Polarity
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
    carriers: Carriers,
    said: Set[tuple[str, int]] = frozenset(),
    filling: Set[int] = frozenset(),
) -> list[Draft]:
    """Return drafts for the event nouns of ``doc`` that have a participant, number, place or time of their own.

    taken: tokens that a verbal draft already uses as part of its idiom. carriers: the verbs that carry event nouns.
    said: events that verbs already say of a token. filling: tokens that take part in what a verb says.
    """
    drafts: list[Draft] = []
    for token in doc:
        if token.i in taken or not token.dep_ or token.ent_type_:
            continue
        if token.pos_ not in {"NOUN", "PROPN"} and not is_nominalised(token):  # "het ongenoegen" may pass for a verb
            continue
        rows = index.rows_for(token)
        for row in rows:
            if ("self" in row.roles or row.event in COUNTED_EVENTS) and (row.event, token.i) in said:
                continue
            carrier = carriers.of(token, row.event)
            if row.carried and (carrier is None or carrier.row is None):
                continue
            draft = _draft(token, row, table, entities, carrier, filling)
            if draft is not None:
                draft.rivals = len({other.event for other in rows}) - 1
                draft.strength, draft.wants = len(row.when), frozenset(row.roles.values())
                drafts.append(draft)
                break
    return drafts


def _draft(
    token: Token,
    row: NounTrigger,
    table: MentionTable,
    entities: EntityIndex,
    carrier: Carrier | None,
    filling: Set[int],
) -> Draft | None:
    slots = _slots(token, row, entities, carrier, filling)
    if slots is None or not holds(row, slots, table):
        return None
    draft = Draft(row.event, token, token.lemma_.lower(), {}, row.id, core(token) + _extra(token))
    _fill_roles(draft, row, slots, table)
    draft.span += [t for h in draft.fillers() if h.head.i == token.head.i and h.i > token.i for t in _phrase(h)]
    if carrier is not None:
        _carry(draft, carrier, table)
    if _is_counted(token) and row.event in COUNTED_EVENTS and not draft.roles.get("target"):
        draft.add("target", [token])  # "tweehonderd arrestaties" stands for as many people
    add_places_inside(draft, table)
    return draft if _says_enough(draft, row, carrier) else None


def _carry(draft: Draft, carrier: Carrier, table: MentionTable) -> None:
    """Give the draft the clause of its verb, and the verb's subject the role that the light verb says."""
    predicate, light = carrier.predicate, carrier.row
    draft.predicate, draft.span = predicate, evidence_tokens(predicate)
    if light is not None:
        draft.modality = Modality(light.modality) if light.modality else None
        draft.polarity = Polarity(light.polarity) if light.polarity else None
        for slot, role in (("subj", light.subject), ("iobj", "target" if light.subject == "actor" else "none")):
            others = [h for h in _others(predicate.heads(slot), draft.trigger) if table.at(h) is not None]
            if role == "none" or not others or (slot == "iobj" and draft.roles.get("target")):
                continue
            draft.roles[role] = [h for h in draft.roles.get(role, []) if h.dep_ != "nmod:poss"]  # "zijn" is the subject
            draft.add(role, others)
    add_places(draft, predicate, table, taken={t.i for t in draft.fillers()})


def _others(heads: tuple[Token, ...], noun: Token) -> list[Token]:
    """Who stands in a slot beside the noun itself; a dummy is nobody."""
    own = {noun.i, noun.head.i}
    return [t for t in heads if t.i not in own and counted_head(t).i != noun.i and not is_word(t, "empty_words")]


def _slots(
    token: Token, row: NounTrigger, entities: EntityIndex, carrier: Carrier | None, filling: Set[int]
) -> dict[str, list[Token]] | None:
    """What stands beside the noun; ``None`` when the noun means people ("self") and neither counts nor names any."""
    slots = noun_slots(token, entities)
    if "self" in row.roles and not slots.get(usual("among_words", token.lang_)):
        members = members_named(token)
        if not members and not _is_counted(token):
            return None
        slots["self"] = members or [token]
    if carrier is not None:
        _lend(slots, carrier, token)
    of = usual("of_words", token.lang_)
    if row.roles.get(of) == "actor" and (owners := owners_behind_fixed(token)):
        slots.setdefault(of, owners)
    for slot, heads in phrases_behind(token):
        if slot not in slots and slot in {*row.roles, *row.when} and filling.isdisjoint(h.i for h in heads):
            slots[slot] = heads
    return slots


def _is_counted(token: Token) -> bool:
    return is_object_of_count(token) or count_of(token, core(token)) is not None


def _fill_roles(draft: Draft, row: NounTrigger, slots: Mapping[str, list[Token]], table: MentionTable) -> None:
    for slot, role in row.roles.items():
        if role not in {"none", "frame", "content"}:
            draft.add(role, [h for h in slots.get(slot, []) if table.at(h) is not None and not _is_span(h, table)])
    for slot in endings("firm_place_prepositions", draft.trigger.lang_):
        for head in slots.get(slot, []):
            mention = table.at(head)
            if mention is not None and mention.entity_kind in PLACES and head not in draft.fillers():
                draft.add("place", [head])


def _is_span(head: Token, table: MentionTable) -> bool:
    """A time or its length takes no part: "een staking van 48 uur"."""
    return is_time(head) or "time" in classes_at(head, table)


def _says_enough(draft: Draft, row: NounTrigger, carrier: Carrier | None) -> bool:
    """Whether the noun has a participant, number, or, when its row says so, place or verb of its own."""
    if _is_counted(draft.trigger) or (carrier is not None and carrier.row is not None):
        return True
    if any(heads and (role != "place" or row.bare) for role, heads in draft.roles.items()):
        return True
    return draft.predicate is not None and bool(draft.roles.get("place") or row.bare)


def _lend(slots: dict[str, list[Token]], carrier: Carrier, noun: Token) -> None:
    """The prepositional phrases of a light verb belong to its noun."""
    for slot, heads in carrier.predicate.arguments.items():
        others = [h for h in heads if h.i != noun.i and slot != carrier.slot]
        if slot not in CLAUSE_SLOTS and slot not in slots and others:
            slots[slot] = others


def _extra(token: Token) -> list[Token]:
    """Prepositional phrases right behind the noun belong to the evidence."""
    if token.dep_ == "fixed" and token.head.head.i > token.i:  # "op verzoek van Peru"
        return [*token.head.subtree, *core(token.head.head)]
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"nmod", "obl"} and child.i > token.i:
            found.extend(_phrase(child))
    return found


def _phrase(head: Token) -> list[Token]:
    return [*core(head), *(c for c in head.children if c.dep_ == "case")]
