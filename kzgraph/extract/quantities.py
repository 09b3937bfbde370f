"""How many: the number that a claim gives of its participants, and which of them it counts together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.inner_counts import TIME_UNITS, age_reached, clause_amount, counted_means, inner_count
from kzgraph.extract.nominal import COUNTED_EVENTS
from kzgraph.extract.number_scope import scope_of
from kzgraph.lexicon.loader import endings, usual, wordlist
from kzgraph.mentions.counted import count_with_words
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.numbers import Count, count_alone, number_at
from kzgraph.model.claim import Quantity

ROLE_ORDER = ("target", "theme", "actor", "recipient")  # in which numbers matter
MEASURED_ROLES = frozenset({"theme", "target"})  # "tien ton graan": amounts with a unit
AT_A_GLANCE = 5  # more than this is worth counting even of a known group: "de 27 ministers"
# Of these it matters how many a known group are ("de vier daders werden gedood"); "de twee leiders belden" counts none.
OF_KNOWN = frozenset(
    {"Killing", "Injury", "Arrest", "Abduction", "Aid", "Attack", "Concession", "Deployment", "Destruction", "Disaster"}
    | {"Movement", "Protest", "Repression", "Restriction", "Sanction", "Seizure"}
)

WITH_MEANS = frozenset({"Attack", "Protest", "Restriction"})  # "met driehonderd tractoren"

Roles = Mapping[str, Sequence[Token]]
Found: TypeAlias = tuple[Quantity, Count, Doc]
Identify = Callable[[Token], str | None]
"""From the head of a phrase to the id of its mention."""


def quantities_of(draft: Draft, roles: Roles, identify: Identify) -> list[Quantity]:
    """Return the numbers that a draft gives, the one that matters most first, one of each thing.

    The first is a bare numeral, or that of a participant, one reached, that of its noun, or an amount of its clause;
    the others are those of further participants: "tienduizenden boeren blokkeren tientallen wegen".
    """
    if draft.uncounted:
        return []
    found = list(_numbers_of(draft, roles, identify))
    kept: list[Quantity] = []
    counted: set[str] = set()
    for quantity, count, doc in found:
        if kept and (not quantity.counts or counted & set(quantity.counts)):
            continue
        counted |= set(quantity.counts)
        kept.append(replace(quantity, scope=scope_of(draft, doc[count.start], doc[count.end - 1])))
    return kept


def _numbers_of(draft: Draft, roles: Roles, identify: Identify) -> Iterator[Found]:
    if _is_whole(draft):
        yield from _of_whole(draft, identify)
        return
    numeral = draft.predicate.numeral if draft.predicate is not None else None
    numeral = numeral or draft.count
    if numeral is not None:
        group = draft.predicate.group if draft.predicate is not None else None
        found = _of_numeral(numeral, roles if group is None else {"target": [group]}, identify)
        yield from (found,) if found is not None else ()
        return
    own = list(_of_participants(draft, roles, identify))
    if not own:
        other = _reached(draft, roles, identify) or _of_event_noun(draft, roles, identify)
        own = [other] if other is not None else list(_amounts(draft, identify))
    yield from own


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


def _is_whole(draft: Draft) -> bool:
    """Whether a noun that means people stands for the whole of which the clause tells a part.

    "Twee van de vier gijzelaars zijn vrij", "van de 17 vermisten zijn er vier gevonden".
    """
    if draft.count is not None or [t.i for t in draft.roles.get("target", ())] != [draft.trigger.i]:
        return False
    predicate = draft.predicate
    if predicate is not None and predicate.head.i == draft.trigger.i:
        return False
    if predicate is not None and predicate.numeral is not None:
        wholes = [*predicate.heads(usual("of_words", draft.trigger.lang_)), predicate.group or draft.trigger]
        return predicate.numeral.i > draft.trigger.i and any(t.i == draft.trigger.i for t in wholes)
    counted = count_with_words(draft.trigger)
    words = draft.trigger.doc[counted[0].start : counted[0].end] if counted is not None else ()
    return any(is_word(t, "of_words") for t in words)


def _of_whole(draft: Draft, identify: Identify) -> Iterator[Found]:
    """The number of the whole itself: "de vier gijzelaars"."""
    own = next((c for c in draft.trigger.children if c.dep_ == "nummod" and c.i < draft.trigger.i), None)
    value, groups = number_at(own) if own is not None else None, _ids([draft.trigger], identify)
    if own is not None and value is not None and groups:
        label = tidy(draft.trigger.doc[own.i : draft.trigger.i + 1].text)
        count = Count(own.i, own.i + 1, value)
        yield _quantity(count, label, groups), count, draft.trigger.doc


def _of_participants(draft: Draft, roles: Roles, identify: Identify) -> Iterator[Found]:
    """The counts of counted participants, in the order in which numbers matter, then those inside their phrases.

    Of what is sent only that is counted, not who sends it: the number is the object of ``kz:sends``.
    """
    inner = []
    for role in ROLE_ORDER:
        if role == "actor" and draft.event == "Deployment" and roles.get("theme"):
            continue
        for head in roles.get(role, ()):
            counted = count_with_words(head)
            if counted is None:
                inner.append(_of_inner(head, identify, aboard=draft.event in OF_KNOWN - {"Restriction"}))
            elif _may_count(counted[0], role) and not _only_identifies(draft, counted[0], head):
                groups = _ids(_counted_together(head, roles[role]), identify)
                if groups:
                    yield _quantity(counted[0], counted[1], groups), counted[0], head.doc
    yield from (found for found in inner if found is not None)
    if draft.event in WITH_MEANS and draft.predicate is not None:
        for head, counted in counted_means(draft.predicate):
            if groups := _ids([head], identify):
                yield _quantity(counted[0], counted[1], groups), counted[0], head.doc


def _of_inner(head: Token, identify: Identify, *, aboard: bool = False) -> Found | None:
    """The number inside a phrase: "een team van vijf artsen", and, of what happens to all, "een boot met 52 mensen"."""
    inside = inner_count(head, aboard=aboard)
    if inside is None:
        return None
    groups = _ids([inside[2]], identify)
    return (_quantity(inside[0], inside[1], groups), inside[0], head.doc) if groups else None


def _amounts(draft: Draft, identify: Identify) -> Iterator[Found]:
    """The amount of the event noun or object ("een loonsverhoging van 8 procent"), or else of the clause."""
    predicate = draft.predicate
    verbal = predicate is not None and predicate.head.i == draft.trigger.i
    heads = predicate.heads("obj") if verbal and predicate is not None else (draft.trigger,)
    found = next((one for head in heads if (one := _of_inner(head, identify)) is not None), None)
    if found is not None:
        yield found
    elif verbal and predicate is not None and draft.event != "Deployment":
        amount = clause_amount(predicate, draft.event) or age_reached(predicate)
        if amount is not None:
            yield _quantity(amount[0], amount[1], ()), amount[0], predicate.head.doc


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
