"""The places of one clause: behind a preposition of place, "daar" and "er", and inside the phrases of participants."""

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.places.distances import places_near
from kzgraph.extract.places.where import is_named_place, is_site, is_where, places_inside
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times.words import is_time
from kzgraph.model.mention import Mention

LOOKBACK = 3  # sentences that "daar" reaches back
TOLL = frozenset({"Killing", "Injury"})
DECIDED = frozenset({"LegalAction", "Sanction", "PolicyChange", "Order"})  # what it is about may lie elsewhere
SAID = frozenset(
    {"Request", "Agreement", "Support", "Statement", "Appraisal", "Framing"}
    | {"Accusation", "Rejection", "Denial", "Threat"}
)  # what lies inside the phrases of their participants is where these are, not where it is said


def add_places(draft: Draft, predicate: Predicate, table: MentionTable, *, taken: set[int]) -> None:
    """Add where it happens: places behind a preposition of place that play no other role."""
    beside: list[Token] = []
    for slot, heads in predicate.arguments.items():
        if (
            slot in wordlist("place_prepositions", predicate.head.lang_)
            or slot in wordlist("during_words", draft.trigger.lang_)
            or (slot in wordlist("aftermath_prepositions", draft.trigger.lang_) and draft.event in TOLL)
        ):
            for head in heads:
                if head.i not in taken and not is_time(head) and not _is_of_goal(head, predicate):
                    _add_phrase(draft, head, slot, table)
                    beside.append(head)
    for slot in (*endings("there_slots", predicate.head.lang_), "bare"):
        draft.add("place", [h for h in predicate.heads(slot) if h.i not in taken and _is_there(h, slot, table)])
    for head in predicate.heads("bare"):  # "honderd kilometer ten zuiden van Bagdad"
        if head.i not in taken and not is_time(head):
            beside.append(head)
    for head in beside:
        _add_near(draft, head, table)
    add_places_inside(draft, table)


def _add_near(draft: Draft, head: Token, table: MentionTable) -> None:
    """From where a distance is counted, when no place is named: "in Sohag, 460 kilometer ten zuiden van Caïro"."""
    if not any(is_named_place(table.at(t)) for t in draft.roles.get("place", ())):
        draft.add("place", list(places_near(head, table)))


def add_places_inside(draft: Draft, table: MentionTable) -> None:
    """Add the places inside the phrases of participants when there is no other: "een gebouw in de stad"."""
    if not draft.roles.get("place") and draft.event not in SAID:
        roles = ("actor",) if draft.event in DECIDED else ("actor", "target", "theme")
        for filler in [t for role in roles for t in draft.roles.get(role, ())]:
            draft.add("place", list(places_inside(filler, table)))


def _is_of_goal(head: Token, predicate: Predicate) -> bool:
    """Whether a phrase stands right behind where they go or come from, and is part of it: "naar een kamp in Kenia"."""
    first = min((t.i for t in head.children if t.dep_ in {"case", "det", "amod"}), default=head.i)
    goals = {t.i for slot in endings("goal_prepositions", head.lang_) for t in predicate.heads(slot)}
    return first - 1 in goals


def _add_phrase(draft: Draft, head: Token, case: str, table: MentionTable) -> None:
    """The place of a phrase and those around it; what an occasion happens at: "bij gevechten buiten de stad"."""
    before = case in wordlist("off_shore_prepositions", head.lang_)  # "zonk voor Bodrum"
    off_shore = before and draft.event == "Disaster" and is_named_place(table.at(head))
    if off_shore or is_where(head, case, table):
        draft.add("place", [head, *places_inside(head, table)])
    elif case in wordlist("occasion_prepositions", head.lang_):
        draft.add("place", list(places_inside(head, table, occasion=True)))


def _is_there(head: Token, slot: str, table: MentionTable) -> bool:
    """A word that points to a place; "waar" stands for the noun that its clause describes."""
    mention = table.at(head)
    if mention is None:
        return False
    if slot in wordlist("where_words", head.lang_):
        return is_named_place(mention) or is_where(head, "in", table)
    return is_word(head, "there_words") and _names_it(mention, table)


def _names_it(there: Mention, table: MentionTable) -> bool:
    """Whether a place stands before that the word can mean."""
    near = (m for m in table.mentions if m.end <= there.start and there.sentence - LOOKBACK <= m.sentence)
    return any(is_named_place(m) or (m.case in wordlist("place_cases", m.language) and is_site(m)) for m in near)
