"""Drafts from nouns that name events: "de arrestatie van vier journalisten", "gevechten buiten de stad"."""

from collections.abc import Iterable, Mapping, Set

from spacy.tokens import Doc, Token

from kzgraph.extract.conditions import classes_at
from kzgraph.extract.draft import Draft
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.verbal import FIRM_PLACES, add_places, evidence_tokens
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import NounTrigger
from kzgraph.mentions.find import MentionTable
from kzgraph.mentions.numbers import count_of
from kzgraph.mentions.phrases import case_of, conjuncts, core, counted_head
from kzgraph.mentions.times import is_time
from kzgraph.model.mention import EntityKind

SHORTEST_FIRST_PART = 3
COUNTED_EVENTS = frozenset({"Killing", "Injury", "Arrest", "Abduction"})  # events of people, one each
# Verbs that only carry an event noun as their object …
SUPPORT = frozenset({"plegen", "uitvoeren", "ondernemen", "verrichten", "houden", "voeren", "doen", "leveren", "openen", "inzetten", "lanceren", "organiseren",
                     "aanrichten", "begaan", "maken", "starten", "beginnen", "geven", "brengen", "doorvoeren", "afleggen", "instellen", "opzetten"})  # fmt: skip
# … or say of their subject that it happened.
OCCURRENCE = frozenset({"plaatsvinden", "vinden", "uitbreken", "losbarsten", "beginnen", "doorgaan", "aanhouden", "woeden", "uitdraaien", "ontstaan", "volgen",
                        "zijn", "komen", "uitlopen", "oplaaien", "escaleren", "toenemen", "uitbreiden", "duren", "verlopen", "gebeuren", "eindigen", "vallen"})  # fmt: skip


class NounIndex:
    """Noun triggers by lemma; compounds by their ending."""

    def __init__(self, rows: Iterable[NounTrigger]) -> None:
        self._rows: dict[str, list[NounTrigger]] = {}
        self._endings: dict[str, list[NounTrigger]] = {}
        for row in rows:
            self._rows.setdefault(row.noun, []).append(row)
            if row.compounds:
                self._endings.setdefault(row.noun, []).append(row)
        for rows_of in (*self._rows.values(), *self._endings.values()):
            rows_of.sort(key=lambda r: -len(r.when))

    def rows_for(self, token: Token) -> list[NounTrigger]:
        """Return the rows for a noun, by its lemma or the longest ending of a compound."""
        lemma = token.lemma_.lower()
        if lemma in self._rows:
            return self._rows[lemma]
        for start in range(SHORTEST_FIRST_PART, len(lemma) - 2):
            if (rows := self._endings.get(lemma[start:].lstrip("-"))) is not None:
                return rows
        return []


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
        for row in index.rows_for(token):
            if "self" in row.roles and (row.event, token.i) in said:
                continue
            draft = _draft(token, row, table, entities, carrier)
            if draft is not None:
                drafts.append(draft)
                break
    return drafts


def _carrier(token: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    """The verb that only says that the event took place: "een aanval uitvoeren", "de protesten braken uit"."""
    top = token.head if _is_object_of_count(token) else token
    predicate = predicates.get(top.head.i)
    if predicate is None or predicate.nominal:
        return None
    own = {t.i for slot in ("subj", "obj") for t in predicate.heads(slot)}
    if token.i not in own and counted_head(token).i not in own and token.head.i not in own:
        return None
    if any(token in predicate.heads("obj") and v in SUPPORT for v in predicate.lemmas):
        return predicate
    return predicate if any(v in OCCURRENCE for v in predicate.lemmas) else None


def _draft(
    token: Token, row: NounTrigger, table: MentionTable, entities: EntityIndex, carrier: Predicate | None
) -> Draft | None:
    slots = noun_slots(token, entities)
    if "self" in row.roles and (members := _among_them(token)) and not slots.get("onder"):
        slots["self"] = members
    elif "self" in row.roles and not slots.get("onder"):
        if count_of(token, core(token)) is None and not _is_object_of_count(token):
            return None
        slots["self"] = [token]
    if carrier is not None:
        _lend(slots, carrier, token, row)
    if not _holds(row, slots, table):
        return None
    draft = Draft(row.event, token, token.lemma_.lower(), {}, row.id, core(token) + _extra(token), confidence=0.7)
    for slot, role in row.roles.items():
        if role in {"none", "frame", "content"}:
            continue
        draft.add(role, [h for h in slots.get(slot, []) if table.at(h) is not None and not is_time(h)])
    for slot in FIRM_PLACES:
        for head in slots.get(slot, []):
            mention = table.at(head)
            if (
                mention is not None
                and mention.entity_kind in {EntityKind.PLACE, EntityKind.STATE}
                and head not in draft.fillers()
            ):
                draft.add("place", [head])
    if carrier is not None:
        draft.predicate, draft.span = carrier, evidence_tokens(carrier)
        add_places(draft, carrier, table, taken={t.i for t in draft.fillers()})
    draft.numbers.append(token)
    has_number = count_of(token, core(token)) is not None or _is_object_of_count(token)
    if has_number and row.event in COUNTED_EVENTS and not draft.roles.get("target"):
        draft.add("target", [token])  # "tweehonderd arrestaties" stands for as many people
    happened = carrier is not None and (draft.roles.get("place") or row.bare)
    if (
        not any(h for role, heads in draft.roles.items() for h in heads if role != "place" or row.bare)
        and not has_number
        and not happened
    ):
        return None
    return draft


def _is_object_of_count(token: Token) -> bool:
    """ "tientallen doden": the number governs the noun."""
    return token.dep_ in {"nmod", "appos", "flat"} and counted_head(token.head).i == token.i and token.head.i != token.i


def _lend(slots: dict[str, list[Token]], carrier: Predicate, noun: Token, row: NounTrigger) -> None:
    """The subject of a support verb does what its object names; its prepositions belong to the noun."""
    subject = [t for t in carrier.heads("subj") if t.i != noun.i and counted_head(noun).i != t.i]
    if subject and "door" not in slots:
        slots["door"] = subject
        if "door" not in row.roles:
            slots.setdefault("van", subject)
    for slot, heads in carrier.arguments.items():
        if (
            slot not in {"subj", "obj", "iobj", "inf", "clause", "pred", "als", "bare", "purpose", "adverbial"}
            and slot not in slots
        ):
            slots[slot] = list(heads)


def noun_slots(token: Token, entities: EntityIndex) -> dict[str, list[Token]]:
    """Return what stands beside a noun: preposition -> heads; genitives and possessives are "van"; nationalities "adj"."""
    slots: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ == "nmod:poss":
            slots.setdefault("van", []).append(child)
        elif child.dep_ in {"nmod", "obl", "obl:agent", "obl:arg"} and (case := case_of(child)) is not None:
            slots.setdefault(case, []).extend(counted_head(c) for c in conjuncts(child))
        elif child.dep_ == "amod" and entities.by_adjective(child.text) is not None:
            slots.setdefault("adj", []).append(child)
        elif child.dep_ == "nmod" and case_of(child) is None and child.i > token.i:
            slots.setdefault("van", []).append(child)
    if "onder" not in slots:
        slots.update(_among(token))
    for child in token.children:
        if child.dep_ == "nmod" and case_of(child) == "van":
            for inner in child.children:
                case = case_of(inner)
                if inner.dep_ == "nmod" and case is not None and case not in {"van", "voor", "uit", "in"} and case not in slots:
                    slots[case] = [counted_head(c) for c in conjuncts(inner)]  # "het verzet van de boeren tegen de dam"
    return slots


def _among_them(token: Token) -> list[Token]:
    """ "onder de doden zijn drie Belgen": who belongs to those whom the noun names."""
    if case_of(token) != "onder" or token.head.lemma_.lower() not in {"zijn", "bevinden", "zitten"}:
        return []
    return [counted_head(c) for c in token.head.children if c.dep_ in {"nsubj", "nsubj:pass"}]


def _among(token: Token) -> dict[str, list[Token]]:
    """ "gewonden onder de betogers": the phrase right behind the noun, wherever the parser hung it."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "onder":
        head = token.nbor(1).head
        if head.i > token.i + 1:
            return {"onder": [counted_head(c) for c in conjuncts(head)]}
    return {}


def _holds(row: NounTrigger, slots: Mapping[str, list[Token]], table: MentionTable) -> bool:
    for slot, values in row.when.items():
        if not _any(slots.get(slot, []), values, table):
            return False
    return not any(_any(slots.get(slot, []), values, table) for slot, values in row.unless.items())


def _any(heads: list[Token], values: tuple[str, ...], table: MentionTable) -> bool:
    for value in values:
        if value == "*" and heads:
            return True
        if value.startswith("@") and any(value[1:] in classes_at(h, table) for h in heads):
            return True
        if any(h.lemma_.lower() == value or h.lower_ == value for h in heads):
            return True
    return False


def _extra(token: Token) -> list[Token]:
    """Prepositional phrases right behind the noun belong to the evidence."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"nmod", "obl"} and child.i > token.i:
            found.extend(core(child))
            found.extend(c for c in child.children if c.dep_ == "case")
    return found
