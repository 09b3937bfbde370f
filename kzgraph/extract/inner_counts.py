"""Numbers inside phrases, "een team van vijf artsen", "een boete van 500 euro", and of a clause: "met een kwart"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.words import ends_in, is_lemma, is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.shares import is_share
from kzgraph.extract.sorts import can_be_aboard, means_people
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import endings, usual
from kzgraph.mentions.counted import count_with_words
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.numbers import Count
from kzgraph.mentions.phrases import counted_head, has_case

TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "{time}", "{floor}"})  # durations count nothing
CURRENCY = re.compile(r"[A-Z]{3}")  # ISO 4217
MEASURED = frozenset({"PolicyChange", "Election", "Seizure", "LegalAction", "Appointment", "Rejection"})
REACH = 3  # words before a share that say it: "met ruim een kwart"


def inner_count(head: Token, *, aboard: bool = True) -> tuple[Count, str, Token] | None:
    """Return the number inside the phrase of ``head``, its words, and the head of what it counts or measures.

    People and things in a collective or aboard are counted themselves; an amount measures ``head``.
    """
    for part in _parts(head):
        counted = count_with_words(part)
        if counted is None:
            continue
        count, label = counted
        if count.unit is None and _holds(head, part, aboard=aboard):
            return count, label, head if _heads_counted(head, counted_head(part)) else counted_head(part)
        if _is_amount(count) and has_case(part, "measuring_prepositions"):
            return count, label, head
    return None


def clause_amount(predicate: Predicate, event: str) -> tuple[Count, str] | None:
    """Return the money or share with, by or to which something changes: "met een kwart", "naar tien euro".

    Of other events it measures something else: "een man opgepakt met 5.000 euro op zak".
    """
    if event not in MEASURED and not (event == "Action" and _is_of_things(predicate)):
        return None
    for slot in (*endings("amount_prepositions", predicate.head.lang_), "subj", "obj"):
        for head in predicate.heads(slot):
            counted = count_with_words(head) or _share(head)
            if counted is not None and _is_amount(counted[0]) and (slot not in {"subj", "obj"} or is_share(head)):
                return counted
    return None


def _is_of_things(predicate: Predicate) -> bool:
    """Whether no people do or undergo it: "De inflatie daalde tot 3 procent"."""
    heads = [t for slot in ("subj", "obj", "iobj") for t in predicate.heads(slot)]
    return bool(heads) and not any(t.pos_ in {"PROPN", "PRON"} or means_people(t) for t in heads)


def counted_means(predicate: Predicate) -> Iterator[tuple[Token, tuple[Count, str]]]:
    """Yield the counted vehicles and weapons with which something is done: "met driehonderd tractoren"."""
    for slot in endings("aboard_prepositions", predicate.head.lang_):
        for head in predicate.heads(slot):
            counted = count_with_words(head) if ends_in(head, "means_nouns") else None
            if counted is not None and counted[0].unit is None and not any(map(_is_named_beside, head.children)):
                yield head, counted


def _is_named_beside(child: Token) -> bool:
    """Whether the parser hung another's name on those counted: "met drie vliegtuigen, Iran met 100 raketten"."""
    return child.dep_ in {"appos", "conj", "nmod", "parataxis"} and child.pos_ == "PROPN"


def age_reached(predicate: Predicate) -> tuple[Count, str] | None:
    """Return the age to which a rule is set: "trekt de pensioenleeftijd op naar 63 jaar"."""
    aged = any(ends_in(head, "age_rule_nouns") for slot in ("subj", "obj") for head in predicate.heads(slot))
    heads = (h for slot in endings("reached_slots", predicate.head.lang_) for h in predicate.heads(slot))
    found = (counted for head in heads if aged and (counted := count_with_words(head)) is not None)
    return next((counted for counted in found if counted[0].unit == "a"), None)


def _is_amount(count: Count) -> bool:
    """Whether a count is of money or a share: a length, weight or time is the size of a thing."""
    return count.unit is not None and (count.unit == "%" or CURRENCY.fullmatch(count.unit) is not None)


def _parts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ in {"nmod", "obl", "appos"}:
            yield child
        elif child.dep_ in {"acl", "acl:relcl", "advcl"} and is_lemma(child, "consisting_verbs"):
            yield from child.children


def _holds(head: Token, part: Token, *, aboard: bool) -> bool:
    """Whether those counted make up the head, or are aboard."""
    if part.head.i != head.i:
        return has_case(part, "consisting_prepositions")
    if has_case(part, "of_words"):
        return ends_in(head, "collecting_nouns")
    if not (aboard and has_case(part, "aboard_prepositions") and ends_in(head, "carrying_nouns")):
        return False
    return can_be_aboard(counted_head(part))  # and no wheels, seats, coaches


def _heads_counted(head: Token, part: Token) -> bool:
    """Whether the noun behind the number says no more than that people make up a body: "een team van 67 man"."""
    return is_word(part, "counting_people") and ends_in(head, "collecting_nouns")


def _share(head: Token) -> tuple[Count, str] | None:
    """A share without its whole: "met een kwart"."""
    first = max(head.sent.start, head.i - REACH)
    words = [t.text for t in head.doc[first : head.i + 1]]
    if not is_share(head):
        return None
    reading = numbers(head.lang_).reading_before([*words, usual("of_words", head.lang_)])
    if reading is None or not reading.share:
        return None
    start = head.i + 2 - reading.words
    count = Count(start, head.i + 1, reading.value, reading.minimum, reading.maximum, reading.approximate, "%")
    return count, tidy(head.doc[start : head.i + 1].text)
