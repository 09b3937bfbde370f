"""How many: the number that a claim gives of its participants, and which of them it counts together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_lemma
from kzgraph.extract.draft import Draft
from kzgraph.extract.nominal import COUNTED_EVENTS
from kzgraph.extract.number_scope import scope_of
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.mentions.counted import count_with_words
from kzgraph.mentions.numbers import Count, count_alone
from kzgraph.model.claim import Quantity

TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "{time}", "{floor}"})  # durations count nothing
ROLE_ORDER = ("target", "theme", "actor", "recipient")  # in which numbers matter
MEASURED_ROLES = frozenset({"theme", "target"})  # "tien ton graan": amounts with a unit
AT_A_GLANCE = 5  # more than this is worth counting even of a known group: "de 27 ministers"
# Of these it matters how many a known group are ("de vier daders werden gedood"); "de twee leiders belden" counts none.
OF_KNOWN = frozenset(
    {"Killing", "Injury", "Arrest", "Abduction", "Aid", "Attack", "Concession", "Deployment", "Destruction", "Disaster"}
    | {"Movement", "Protest", "Repression", "Sanction", "Seizure"}
)

Roles = Mapping[str, Sequence[Token]]
Found: TypeAlias = tuple[Quantity, Count, Doc]
Identify = Callable[[Token], str | None]
"""From the head of a phrase to the id of its mention."""


def quantity_of(draft: Draft, roles: Roles, identify: Identify) -> Quantity | None:
    """Return the number that a draft gives: a bare numeral, that of a participant, one reached, that of its noun."""
    if draft.uncounted:
        return None
    found = _number_of(draft, roles, identify)
    if found is None:
        return None
    quantity, count, doc = found
    return replace(quantity, scope=scope_of(draft, doc[count.start], doc[count.end - 1]))


def _number_of(draft: Draft, roles: Roles, identify: Identify) -> Found | None:
    numeral = draft.predicate.numeral if draft.predicate is not None else None
    numeral = numeral or draft.count
    if numeral is not None:
        group = draft.predicate.group if draft.predicate is not None else None
        return _of_numeral(numeral, roles if group is None else {"target": [group]}, identify)
    return (
        _of_participants(draft, roles, identify)
        or _reached(draft, roles, identify)
        or _of_event_noun(draft, roles, identify)
    )


def by_number(draft: Draft) -> list[Roles]:
    """Return the roles once for each target with a number of its own: "zes agenten en drie betogers raakten gewond"."""
    targets = draft.roles.get("target", [])
    counted = [t for t in targets if count_with_words(t) is not None]
    if len(counted) < 2 or counted[0] is not targets[0]:
        return [draft.roles]
    groups: list[list[Token]] = []
    for target in targets:
        if target in counted:
            groups.append([])
        groups[-1].append(target)
    return [{**draft.roles, "target": group} for group in groups]


def _of_participants(draft: Draft, roles: Roles, identify: Identify) -> Found | None:
    """The count of the first counted participant, in the order in which numbers matter."""
    for role in ROLE_ORDER:
        for head in roles.get(role, ()):
            counted = count_with_words(head)
            if counted is None or not _may_count(counted[0], role) or _only_identifies(draft, counted[0], head):
                continue
            groups = _ids(_counted_together(head, roles[role]), identify)
            if groups:
                return _quantity(counted[0], counted[1], groups), counted[0], head.doc
    return None


def _may_count(count: Count, role: str) -> bool:
    return count.unit in {None, "%"} or (count.unit not in TIME_UNITS and role in MEASURED_ROLES)


def _only_identifies(draft: Draft, count: Count, head: Token) -> bool:
    """A number that tells which group is meant, not how many did it: "de premier belde met de twee leiders".

    So does that of a noun before its relative clause: "26 betogers, die 'bandieten' worden genoemd".
    """
    if draft.event in OF_KNOWN:
        return False
    if head.is_ancestor(draft.trigger):
        return True
    before = head.doc[count.start - 1].lower_ if count.start > head.sent.start else ""
    small = count.value is not None and count.value <= AT_A_GLANCE and count.unit is None
    return before in wordlist("identifying_determiners", draft.trigger.lang_) and small


def _of_numeral(numeral: Token, roles: Roles, identify: Identify) -> Found | None:
    """The number without its noun, as in "Honderd mensen kwamen om en ruim zestig raakten gewond"."""
    count = count_alone(numeral)
    groups = _ids(next((roles[role] for role in ROLE_ORDER if roles.get(role)), ()), identify)
    return (_quantity(count, numeral.text, groups), count, numeral.doc) if count is not None and groups else None


def _reached(draft: Draft, roles: Roles, identify: Identify) -> Found | None:
    """The number that a count has reached: "Het dodental liep op tot 78"."""
    targets = roles.get("target", ())
    if draft.predicate is None or not any(is_lemma(t, "tolls") for t in targets):
        return None
    numerals = (
        head
        for slot in endings("reached_prepositions", draft.trigger.lang_)
        for head in draft.predicate.heads(slot)
        if head.pos_ == "NUM"
    )
    numeral = next(numerals, None)
    return _of_numeral(numeral, roles, identify) if numeral is not None else None


def _of_event_noun(draft: Draft, roles: Roles, identify: Identify) -> Found | None:
    """The event noun is counted, people are meant: "honderden gewonden onder betogers", "twee arrestaties"."""
    by_verb = draft.predicate is not None and draft.trigger.i == draft.predicate.head.i
    counted = None if by_verb else count_with_words(draft.trigger)
    if counted is None or counted[0].unit is not None or draft.event not in COUNTED_EVENTS:
        return None
    groups = _ids(roles.get("target", ()), identify)
    return (_quantity(counted[0], counted[1], groups), counted[0], draft.trigger.doc) if groups else None


def _counted_together(head: Token, heads: Sequence[Token]) -> list[Token]:
    """Conjuncts without a number of their own count with the first: "acht agenten en leden van de garde"."""
    found = [head]
    for other in heads:
        if (
            other.i > head.i
            and other.dep_ == "conj"
            and other.head.i in {t.i for t in found}
            and count_with_words(other) is None
            and not any(c.dep_ == "det" for c in other.children)  # "en een vrouw" is one more
        ):
            found.append(other)
    return found


def _ids(heads: Sequence[Token], identify: Identify) -> tuple[str, ...]:
    return tuple(mention for head in heads if (mention := identify(head)) is not None)


def _quantity(count: Count, label: str, groups: tuple[str, ...]) -> Quantity:
    value, minimum, maximum = count.text_bounds
    return Quantity(label, value, minimum, maximum, count.approximate, count.unit, groups)
