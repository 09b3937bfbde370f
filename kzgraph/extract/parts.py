"""Parts of a group: "tien doden, onder wie drie kinderen", "arrestaties, waarvan een duizendtal deze nacht"."""

from collections.abc import Collection, Mapping

from spacy.tokens import Doc, Span, Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.part_openers import opens_part
from kzgraph.extract.places.where import can_be_place, is_named_place
from kzgraph.extract.predicate import Predicate
from kzgraph.languages.parts import numbers
from kzgraph.mentions.counted import is_counting
from kzgraph.mentions.kinds import is_plural
from kzgraph.mentions.phrases import core
from kzgraph.mentions.table import MentionTable

PARTED = frozenset(
    {"Killing", "Injury", "Arrest", "Abduction", "Aid", "Seizure", "Destruction", "Movement", "Protest", "Disaster"}
    | {"LegalAction", "PolicyChange", "Resignation"}
)
REACH = 8  # tokens between the opener and the noun
WHOLES = ("target", "actor")  # roles in which the whole stands


def part_drafts(doc: Doc, drafts: list[Draft], predicates: Mapping[int, Predicate], table: MentionTable) -> list[Draft]:
    """Return a draft for each part of the group of a draft in the same sentence: a noun phrase, or a number alone."""
    placed = {p.numeral.i for p in predicates.values() if p.numeral is not None}
    placed |= {d.count.i for d in drafts if d.count is not None}
    found = []
    for token in doc:
        if not opens_part(token):
            continue
        whole = _whole(token, drafts)
        part = _part(token, table) if whole is not None else None
        if whole is None or part is None or part in whole.fillers() or part.i in placed:
            continue
        draft = (
            _of_number(part, whole, table)
            if numbers(part.lang_).is_number_word(part.text)
            else _of_noun(token, part, whole)
        )
        if draft is not None:
            draft.voice = whole.trigger
            found.append(draft)
    return found


def _of_noun(opener: Token, part: Token, whole: Draft) -> Draft | None:
    counted = is_counting(part)
    if is_word(opener, "of_words") and not (counted and _ends_with(part)):
        return None  # "van wie de vader", "van wie twee broers vastzitten": not a part of the group
    if is_word(opener, "part_openers_of") and not counted:
        return None  # "waarvan de brug"
    roles, span = {_role(whole): [part]}, list(opener.doc[opener.i : max(t.i for t in core(part)) + 1])
    return Draft(whole.event, part, whole.lemma, roles, f"part:{whole.rule}", span, whole.predicate)


def _ends_with(part: Token) -> bool:
    """Whether the clause says no more than the part: no verb follows."""
    return not any(t.pos_ in {"VERB", "AUX"} for t in _rest_of_clause(part))


def _of_number(numeral: Token, whole: Draft, table: MentionTable) -> Draft | None:
    """The number alone: "van wie één zwaar"."""
    clause = _rest_of_clause(numeral)
    if any(is_word(t, "severity_words") for t in clause) and whole.event != "Injury":
        return None
    role = _role(whole)
    roles = {role: list(whole.roles[role])}
    draft = Draft(whole.event, numeral, whole.lemma, roles, f"part:{whole.rule}", clause)
    draft.count = numeral
    behind = [t for t in clause if t.i > numeral.i]
    draft.add("place", [t for t in behind if is_named_place(table.at(t)) and can_be_place(t, table)])
    return draft


def _rest_of_clause(numeral: Token) -> list[Token]:
    """From the word that opens the part to the next mark."""
    doc, first, last = numeral.doc, numeral.i, numeral.i
    while first > numeral.sent.start and doc[first - 1].text not in {",", ";", "(", "–"}:
        first -= 1
    while last + 1 < numeral.sent.end and not doc[last + 1].is_punct:
        last += 1
    return list(doc[first : last + 1])


def _role(whole: Draft) -> str:
    return next(role for role in WHOLES if whole.roles.get(role))


def _whole(token: Token, drafts: Collection[Draft]) -> Draft | None:
    """The last draft before the opener that has a group: in its sentence, or, at the start of one, in that before."""
    best: tuple[int, Draft] | None = None
    across = token.i == token.sent.start and token.i > 0
    sentence = token.nbor(-1).sent if across else token.sent
    main = _main_verb(sentence) if across else None
    for draft in drafts:
        if draft.event not in PARTED or draft.trigger.sent.start != sentence.start:
            continue
        if main is not None and not _is_told_of(draft, main):
            continue
        heads = next((draft.roles[role] for role in WHOLES if draft.roles.get(role)), [])
        before = [t.i for t in heads if t.i < token.i]
        if before and (best is None or max(before) > best[0]):
            best = (max(before), draft)
    return best[1] if best is not None else None


def _main_verb(sentence: Span) -> Token:
    """The verb of the last main clause."""
    verbs = [sentence.root]
    for verb in verbs:
        verbs += [c for c in verb.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"}]
    return max(verbs, key=lambda t: t.i)


def _is_told_of(draft: Draft, main: Token) -> bool:
    """Whether several are what a main clause is about: its verb says the event, or its subject ("Er vielen doden").

    "De koning herdacht de tien doden. Onder hen was de premier": he is not dead.
    """
    trigger = draft.trigger
    subject = trigger.dep_ in {"nsubj", "nsubj:pass"} and trigger.head.i == main.i
    carried = draft.predicate is not None and draft.predicate.head.i == main.i and draft.event != "Action"
    if not (trigger.i == main.i or subject or carried):
        return False
    heads = draft.roles[_role(draft)] if any(draft.roles.get(role) for role in WHOLES) else []
    return len(heads) > 1 or any(is_plural(t) or is_counting(t) for t in heads)


def _part(token: Token, table: MentionTable) -> Token | None:
    """The first noun phrase behind the opener, or a number that counts no noun; a verb ends the search."""
    numeral: Token | None = None
    opens = token.i == token.sent.start  # "Onder hen is ook een kind."
    for other in token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]:
        if opens and (is_lemma(other, "copulas") or is_lemma(other, "being_among_verbs")):
            opens = False
            continue
        if other.pos_ in {"VERB", "AUX"} or (other.is_punct and not other.is_quote):
            return numeral
        if other.pos_ in {"NOUN", "PROPN"} and not numbers(other.lang_).is_number_word(other.text):
            if other.i in table.heads and (numeral is None or _counts(numeral, other)):
                return other
            return numeral
        if numeral is None and numbers(other.lang_).is_number_word(other.text):
            numeral = other
    return numeral


def _counts(numeral: Token, noun: Token) -> bool:
    """Whether nothing but words of the noun's own phrase lies between."""
    inside = {t.i for t in core(noun)}
    return all(t.i in inside or numbers(t.lang_).is_number_word(t.text) for t in noun.doc[numeral.i + 1 : noun.i])
