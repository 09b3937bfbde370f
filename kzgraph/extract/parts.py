"""Parts and counts of a group: "tien doden, onder wie drie kinderen", "het ziekenhuis telde er elf"."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kzgraph.extract.draft import Draft
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.verbal import evidence_tokens
from kzgraph.lexicon.loader import verb_slots
from kzgraph.mentions.phrases import core
from kzgraph.mentions.table import MentionTable

PARTED = frozenset({"Killing", "Injury", "Arrest", "Abduction", "Aid", "Seizure", "Destruction", "Movement"})
OPENERS = frozenset({("onder", "wie"), ("van", "wie"), ("onder", "andere"), ("waaronder", "")})
REACH_BACK = 3  # sentences
REACH = 8  # tokens between the opener and the noun


def part_drafts(doc: Doc, drafts: list[Draft], table: MentionTable) -> list[Draft]:
    """Return a draft for each counted part of the target of a draft in the same sentence."""
    found = []
    for token in doc:
        if not _opens(token):
            continue
        whole = _whole(token, drafts)
        part = _part(token, table)
        if whole is None or part is None or part in whole.fillers():
            continue
        roles, rule = {"target": [part]}, f"part:{whole.rule}"
        span = _span(token, part)
        found.append(Draft(whole.event, part, whole.lemma, roles, rule, span, whole.predicate))
    return found


def count_drafts(
    doc: Doc, drafts: list[Draft], predicates: Mapping[int, Predicate], table: MentionTable
) -> list[Draft]:
    """Return a draft for each bare number that somebody gives of the group counted last: "houdt het op dertig"."""
    found: list[Draft] = []
    for i in sorted(predicates):
        predicate = predicates[i]
        numeral = _figure(predicate)
        if numeral is None or any(d.trigger.i == numeral.i for d in drafts):
            continue
        last = _last_counted(predicate.head, [*drafts, *found])
        if last is None:
            continue
        roles, rule = {"target": last.roles["target"]}, f"count:{last.rule}"
        draft = Draft(last.event, numeral, last.lemma, roles, rule, evidence_tokens(predicate))
        draft.count = numeral
        found.append(draft)
    return found


def _figure(predicate: Predicate) -> Token | None:
    """The bare number that a verb of counting gives."""
    for lemma, slots in verb_slots("counting_verbs").items():
        if lemma not in predicate.lemmas:
            continue
        for slot in slots:
            for head in predicate.heads(slot):
                if head.pos_ == "NUM" and not any(c.dep_ == "nmod" for c in head.children):
                    return head
        if "obj" in slots:
            for er in (c for c in predicate.head.children if c.lower_ == "er"):
                return next((c for c in er.children if c.dep_ == "nummod"), None)
    return None


def _last_counted(token: Token, drafts: list[Draft]) -> Draft | None:
    """The last casualty figure before ``token``, at most three sentences back."""
    earlier = [
        d for d in drafts if d.event in {"Killing", "Injury"} and d.roles.get("target") and d.trigger.i < token.i
    ]
    last = max(earlier, key=lambda d: d.trigger.i, default=None)
    if last is None:
        return None
    between = [t for t in token.doc[last.trigger.i : token.i] if t.is_sent_start]
    return last if len(between) <= REACH_BACK else None


def _opens(token: Token) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "waaronder" or (token.lower_, following) in OPENERS


def _whole(token: Token, drafts: list[Draft]) -> Draft | None:
    """The last draft before the opener, in its sentence, that has a target."""
    parted = (d for d in drafts if d.event in PARTED and d.roles.get("target"))
    before = [d for d in parted if d.trigger.sent.start == token.sent.start]
    before = [d for d in before if min(t.i for t in d.roles["target"]) < token.i]
    return max(before, key=lambda d: max(t.i for t in d.roles["target"] if t.i < token.i), default=None)


def _part(token: Token, table: MentionTable) -> Token | None:
    """The first noun phrase behind the opener that carries a number or stands alone; a verb ends the search."""
    for other in token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]:
        if other.pos_ in {"VERB", "AUX"}:
            return None
        if other.pos_ in {"NOUN", "PROPN"} and other.i in table.heads:
            return other
    return None


def _span(token: Token, part: Token) -> list[Token]:
    return list(token.doc[token.i : max(t.i for t in core(part)) + 1])
