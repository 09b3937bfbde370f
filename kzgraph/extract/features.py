"""What the confidence in a claim rests on, as far as extraction knows: doubts of parser, row and roles."""

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Doc, Token

from kzgraph.annotate.extensions import SegmentKind, doubt_of, segments_of
from kzgraph.extract.draft import Draft
from kzgraph.extract.quantities import Roles
from kzgraph.extract.ways import arcs_between
from kzgraph.lexicon.events import STATIC
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind, MentionKind

MEMORY = "kz_headings"
MOST = 3  # rivals, doubted words, missing roles, pronouns: more add nothing
FARTHEST = 4  # arcs from trigger to participant
MOST_DEMANDS = 6
MOST_TENS = 5  # tens of words in a sentence
ROLES = frozenset({"actor", "target", "recipient", "theme"})
KINDS = {"part": "a part of a group", "count": "a later count", "title": "a title", "scare-quotes": "scare quotes"}

Features = tuple[tuple[str, float], ...]


def features_of(draft: Draft, roles: Roles, table: MentionTable) -> Features:
    """Return the features of a claim that ``draft`` gives with these roles, by name in alphabetical order.

    Those that are 0 are left out, so that absence is the usual case. Steps and whole numbers alone: the same on every
    processor.
    """
    found = {
        **dict(_of_row(draft)),
        **dict(_of_sentence(draft.trigger)),
        **dict(_of_parse(draft, roles)),
        **dict(_of_roles(draft, roles, table)),
    }
    return tuple(sorted((name, float(value)) for name, value in found.items() if value))


def _of_row(draft: Draft) -> Iterator[tuple[str, float]]:
    """What kind of word says it, how ambiguous it is, and how much of what its row demands was there."""
    start = draft.rule.partition(":")[0]
    if start in KINDS:
        yield f"from {KINDS[start]}", 1
    elif draft.predicate is None or draft.trigger.i != draft.predicate.head.i:
        yield "from a noun", 1
    elif draft.event == "Action":
        yield "from a verb without a row", 1
    if draft.event in STATIC:
        yield "a relation", 1
    yield "events of the same word", min(draft.rivals, MOST)
    yield "demands of the row", min(draft.strength, MOST_DEMANDS)


def _of_sentence(trigger: Token) -> Iterator[tuple[str, float]]:
    yield "words of the sentence, in tens", min(len(trigger.sent) // 10, MOST_TENS)
    yield "in a heading", trigger.i in _headings(trigger.doc)


def _headings(doc: Doc) -> frozenset[int]:
    """The tokens of headings, which the Doc remembers: each claim asks."""
    if MEMORY not in doc.user_data:
        headings = (s for s in segments_of(doc) if s.kind is SegmentKind.HEADING)
        doc.user_data[MEMORY] = frozenset(i for s in headings for i in range(s.start, s.end))
    return cast(frozenset[int], doc.user_data[MEMORY])


def _of_parse(draft: Draft, roles: Roles) -> Iterator[tuple[str, float]]:
    """How far away the participants are, and how much the parser doubts the ways to them."""
    doubted: dict[int, int] = {draft.trigger.i: doubt_of(draft.trigger)}
    farthest = 0
    for head in (h for heads in roles.values() for h in heads):
        up, down = arcs_between(draft.trigger, head)
        doubted |= {t.i: doubt_of(t) for t in (*up, *down)}
        farthest = max(farthest, len(up) + len(down))
    levels = list(doubted.values())
    yield "words in doubt", min(levels.count(1), MOST)
    yield "words in much doubt", min(levels.count(2), MOST)
    yield "arcs to the farthest participant", min(farthest, FARTHEST)


def _of_roles(draft: Draft, roles: Roles, table: MentionTable) -> Iterator[tuple[str, float]]:
    """Which participants are missing, not of the clause itself, or of an odd kind."""
    filled = {role for role, heads in roles.items() if heads}
    mentions = [(role, m) for role, heads in roles.items() for h in heads if (m := table.at(h)) is not None]
    yield "roles of the row that are empty", min(len((draft.wants & ROLES) - filled), MOST)
    yield "nobody acts", "actor" not in filled
    if draft.event not in STATIC:  # relations always have both sides
        yield "nobody and nothing else", not (filled & ROLES) - {"actor"}
    yield "pronouns", min(sum(m.kind is MentionKind.PRONOUN for _, m in mentions), MOST)
    yield "a thing acts", any(role == "actor" and m.entity_kind is EntityKind.THING for role, m in mentions)
    if draft.predicate is not None:
        yield "a participant of another clause", bool(draft.predicate.shared)
        yield "passive", draft.predicate.passive
        yield "active or passive", draft.predicate.ambiguous
        yield "a participle beside a noun", draft.predicate.modifier
