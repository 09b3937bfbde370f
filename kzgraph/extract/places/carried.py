"""Places that carry on: to the clause coordinated with theirs, between an event and its occasion, to what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.places.where import is_named_place
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.mentions.phrases import case_of, conjuncts
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times.words import is_time

PLACED = frozenset(
    {"Attack", "Killing", "Injury", "Arrest", "Destruction", "Protest"}
    | {"Repression", "Disaster", "Abduction", "Seizure"}
)  # events that happen at one spot; what people say, decide or where they go does not carry on
SUMMED = frozenset({"Arrest", "Seizure", "Protest"})  # in a sentence of their own they may sum up a whole country
TOLL = frozenset({"Killing", "Injury"})
REACH = 2  # sentences that a place at the head of a sentence holds for
TELLING_ON = frozenset({"acl:relcl", "advcl", "parataxis"})
ADJUNCTS = frozenset({"nmod", "obl", "obl:arg", "advmod"})


def carry_places(doc: Doc, drafts: Sequence[Draft], table: MentionTable) -> None:
    """Give drafts without a place the place that the text around them gives."""
    by_head = {d.predicate.head.i: d for d in reversed(drafts) if d.predicate is not None}
    by_trigger = {d.trigger.i: d for d in reversed(drafts)}
    for draft in drafts:
        _from_coordination(draft, by_head)
        _between_event_and_occasion(draft, by_head, by_trigger)
    _from_sentences_before(doc, drafts, table)


def _from_coordination(draft: Draft, by_head: Mapping[int, Draft]) -> None:
    """ "Plunderden in Lima winkels en staken auto's in brand": what is coordinated happens in the same place."""
    head = draft.predicate.head if draft.predicate is not None else None
    if head is None or head.dep_ != "conj" or not _is_open(draft):
        return
    members = [head.head, *(c for c in head.head.children if c.dep_ == "conj" and c.i < head.i)]
    for member in reversed(members):
        other = by_head.get(member.i)
        if other is not None and other.event in PLACED:
            draft.add("place", [t for t in other.roles.get("place", []) if t.i < head.i])
            return


def _between_event_and_occasion(draft: Draft, by_head: Mapping[int, Draft], by_trigger: Mapping[int, Draft]) -> None:
    """ "Bij protesten zijn in Lima doden gevallen": both are where one of them is; so is what "waarbij" tells."""
    if draft.predicate is not None:
        other = _occasion_told(draft, by_head, by_trigger)
    else:
        noun = draft.trigger
        carries = noun.dep_ in ADJUNCTS and case_of(noun) in wordlist("occasion_prepositions", noun.lang_)
        other = by_head.get(noun.head.i) if carries else None
    if other is None or draft.event not in PLACED or (draft.predicate is None and other.event not in PLACED):
        return
    for here, there in ((draft, other), (other, draft)):
        if _is_open(here):
            fillers = here.fillers()
            here.add("place", [t for t in there.roles.get("place", []) if t not in fillers])


def _occasion_told(draft: Draft, by_head: Mapping[int, Draft], by_trigger: Mapping[int, Draft]) -> Draft | None:
    """The event that a clause with "waarbij" goes on about, by its noun or by its verb."""
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    if not any(is_word(c, "scene_adverbs") for c in head.children) or head.dep_ not in TELLING_ON:
        return None
    noun = head.head
    return by_trigger.get(noun.i) or by_head.get(noun.i) or by_head.get(noun.head.i)


def _is_open(draft: Draft) -> bool:
    """Whether a draft has no place and leads to none."""
    if draft.roles.get("place") or draft.event not in PLACED:
        return False
    return draft.predicate is None or not any(
        draft.predicate.heads(slot) for slot in endings("away_prepositions", draft.trigger.lang_)
    )


def _from_sentences_before(doc: Doc, drafts: Sequence[Draft], table: MentionTable) -> None:
    """ "In Lima brak brand uit. Er vielen drie doden.": where one sentence is, the next of the paragraph are too."""
    number = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(number[draft.trigger.i], []).append(draft)
    scene = _Scene((), age=0)
    for n, sentence in enumerate(doc.sents):
        words = [t for t in sentence if not (t.is_punct or t.is_quote or t.is_space)]
        if any("\n" in t.text for t in sentence if t.is_space):
            scene = _Scene((), age=0)
        scene = replace(scene, age=scene.age + 1)
        if _looks_elsewhere(words, table):
            scene = _scene_of(words, by_sentence.get(n, []), table)
        elif scene.places and scene.age <= REACH and not any(is_time(t) for t in words):
            linked = scene.eventful or any(is_word(t, "scene_links") for t in words)
            for draft in by_sentence.get(n, []):
                if linked and _is_open(draft) and draft.event not in SUMMED and (scene.age == 1 or draft.event in TOLL):
                    draft.add("place", scene.places)


@dataclass(frozen=True)
class _Scene:
    """Where a sentence is, by a place that has a name. age: sentences since; eventful: it tells an event there."""

    places: tuple[Token, ...]
    age: int
    eventful: bool = False


def _looks_elsewhere(words: Sequence[Token], table: MentionTable) -> bool:
    """Whether a sentence names a place itself, or looks beyond the last one ("elders", "in totaal")."""
    if any(is_word(t, "wider_words") for t in words):
        return True
    return any(is_named_place(table.at(t)) for t in words if t.pos_ not in {"ADJ", "ADV"})


def _scene_of(words: Sequence[Token], drafts: Sequence[Draft], table: MentionTable) -> _Scene:
    """The place of the events of a sentence, when they have the same, or else the one that it opens with."""
    groups = {tuple(d.roles.get("place", [])) for d in drafts if d.event in PLACED}
    found = groups.pop() if len(groups) == 1 else ()
    if any(is_named_place(table.at(t)) for t in found):
        return _Scene(found, age=0, eventful=True)
    if words and is_word(words[0], "firm_place_prepositions") and words[0].dep_ == "case":
        head = words[0].head
        if head.dep_ in ADJUNCTS and is_named_place(table.at(head)):
            return _Scene(tuple(conjuncts(head)), age=0)
    return _Scene((), age=0)
