"""What is forbidden to people: "niemand mag de stad verlaten", "bezoekers mogen niet meer naar binnen"."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.conditions import classes_at
from kzgraph.extract.draft import Draft
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import usual, wordlist
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality

OPEN = frozenset({"Action", "Movement"})  # "mogen niet betogen" stays a protest
BOUND = frozenset({"people", "organisation", "building", "vehicle", "animal"})  # whom a ban binds


def with_prohibitions(drafts: Iterable[Draft], rules: CertaintyRules, table: MentionTable) -> list[Draft]:
    """Return the drafts; what somebody may not do or where nobody may go is a restriction of whom it binds."""
    return [_restriction(d, d.predicate) if _is_ban(d, rules, table) and d.predicate else d for d in drafts]


def _is_ban(draft: Draft, rules: CertaintyRules, table: MentionTable) -> bool:
    predicate = draft.predicate
    if (
        draft.event not in OPEN
        or predicate is None
        or predicate.modifier
        or draft.lemma in wordlist("no_bans", predicate.head.lang_)
    ):
        return False
    if not any(is_lemma(t, "allowing_verbs") and has_feature(t, "VerbForm", "Fin") for t in _verbs(predicate)):
        return False
    if not any(is_word(t, "nobody_persons") or BOUND & classes_at(t, table) for t in _bound(predicate)):
        return False
    local = rules.local(predicate)
    return local.negated and local.modality is not Modality.CONDITIONAL


def _verbs(predicate: Predicate) -> tuple[Token, ...]:
    return (predicate.head, *predicate.auxiliaries)


def _bound(predicate: Predicate) -> tuple[Token, ...]:
    """Whom the ban binds; "we mogen niet klagen" binds nobody."""
    heads = predicate.heads("obj" if predicate.passive else "subj")
    return tuple(t for t in heads if not (has_feature(t, "Person", "1") or has_feature(t, "Person", "2")))


def _restriction(draft: Draft, predicate: Predicate) -> Draft:
    """The ban itself is stated, not denied: its "niet" and "mogen" say what it is."""
    roles = {"target": list(_bound(predicate)), "place": list(draft.roles.get("place", []))}
    rule = f"prohibition: {draft.rule}"
    return replace(
        draft,
        event="Restriction",
        lemma=usual("allowing_verbs", predicate.head.lang_),
        roles=roles,
        rule=rule,
        settled=True,
    )
