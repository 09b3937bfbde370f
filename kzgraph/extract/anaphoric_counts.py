"""Numbers that refer to something counted before, each as a claim of its own: "het dodental steeg naar 46"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_lemma
from kzgraph.extract.antecedent_counts import CountedDraft, CountedEvents, is_toll
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.copular_counts import CopularCount, copular_counts
from kzgraph.extract.draft import Draft
from kzgraph.extract.elliptic import is_elliptic
from kzgraph.extract.places.where import is_named_place, is_where
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.sorts import sorts_of
from kzgraph.extract.tallies import SPEAKERS, Tally, tally_of
from kzgraph.extract.verbal import evidence_tokens
from kzgraph.mentions.phrases import case_of
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality
from kzgraph.model.mention import EntityKind, MentionKind

SPEAKING = frozenset({"statement", "media", "document", "official", "people", "organisation", "building"})
REPLACED = frozenset({"Action", "Framing", "Statement"})  # what a counting verb says beside the count


def count_drafts(
    doc: Doc, drafts: list[Draft], predicates: Mapping[int, Predicate], table: MentionTable
) -> list[Draft]:
    """Return ``drafts`` with those of the later counts of what they count, class and group taken from them.

    A number whose antecedent is in doubt gives no claim.
    """
    tallies = list(_tallies(predicates, table))
    counting = {t.predicate.head.i for t in tallies}
    tolls = {d.trigger.i: d for d in drafts if is_toll(d)}
    found: list[tuple[int, Tally | CopularCount]] = [(t.numeral.i, t) for t in tallies]
    found += [(c.trigger.i, c) for c in copular_counts(doc)]
    if not tolls and not found:
        return list(drafts)
    plain = (d for d in drafts if not is_toll(d) and not (d.trigger.i in counting and d.event in REPLACED))
    events = CountedEvents(doc, plain)
    for toll in tolls.values():
        _take_group(toll, events)
        events.add(toll)
    kept = list(drafts)
    for _, count in sorted(found, key=lambda pair: pair[0]):
        if isinstance(count, Tally):
            kept = _with_tally(count, kept, tolls, events, table)
        else:
            kept = _with_copular(count, kept, events, predicates)
    return kept


def _tallies(predicates: Mapping[int, Predicate], table: MentionTable) -> Iterator[Tally]:
    """The counts of verbs; without a word for the count only of somebody who can count."""
    for predicate in predicates.values():
        tally = tally_of(predicate)
        if tally is not None and _can_count(tally, table):
            yield tally
        elif tally is not None and tally.noun is not None:
            yield replace(tally, speaker=None)


def _can_count(tally: Tally, table: MentionTable) -> bool:
    """Whether the speaker can say a number, where the verb alone does not tell: no road that comes out somewhere."""
    if tally.row.subject != "somebody" or tally.speaker is None:
        return True
    mention = table.at(tally.speaker)
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return True
    return mention.entity_kind is not EntityKind.THING or bool(SPEAKING & set(mention.classes))


def _place_of_toll(tally: Tally, draft: Draft, table: MentionTable) -> None:
    """Where those died whom a toll counts: "het dodental door de overstroming in Peru"."""
    if tally.noun is not None and not draft.roles.get("place"):
        behind = (t for t in tally.noun.subtree if t.i > tally.noun.i and is_named_place(table.at(t)))
        draft.add("place", [t for t in behind if is_where(t, case_of(t) or "", table)][:1])


def _with_tally(
    tally: Tally, drafts: list[Draft], tolls: Mapping[int, Draft], events: CountedEvents, table: MentionTable
) -> list[Draft]:
    own = _draft_of_noun(tally, drafts)
    if own is not None:
        _complete(own, tally)
        for other in _drafts_beside(own, tally, drafts):
            _complete(other, tally)
            other.speaker = tally.speaker
    elif (turnout := _turnout(tally, drafts, table)) is not None:
        own = turnout
        drafts = [*drafts, own]
    elif tally.counted is not None or (tally.of is not None and tally.event is None):
        return drafts  # another noun than that of an event: "het aantal inwoners", "op 46 zetels"
    elif (own := tolls.get(tally.predicate.head.i)) is not None:
        own.count, own.uncounted = tally.numeral, False
    else:
        last = events.last(tally.numeral, tally.event)
        if last is None:
            return drafts
        own = _draft(last, tally.numeral, tally.predicate, f"count:{tally.row.id}")
        own.modality = Modality(tally.row.modality) if tally.row.modality else None
        drafts = [*drafts, own]
    own.speaker = tally.speaker
    _place_of_toll(tally, own, table)
    events.add(own)
    return [d for d in drafts if d is own or not _replaced(d, tally)]


def frames_a_count(draft: Draft) -> bool:
    """Return whether a draft takes the words of a number for a frame: "het Rode Kruis spreekt van honderden doden"."""
    if draft.event != "Framing" or draft.predicate is None:
        return False
    tally = tally_of(draft.predicate)
    return tally is not None and (tally.counted is not None or is_elliptic(draft.predicate))


def _turnout(tally: Tally, drafts: list[Draft], table: MentionTable) -> Draft | None:
    """How many demonstrate: "de vakbond spreekt van 5.000 betogers", and of people where a demonstration is told of."""
    people = tally.counted or tally.of
    mention = table.at(people) if people is not None else None
    if people is None or mention is None or tally.row.subject not in SPEAKERS:
        return None
    told = is_lemma(people, "turnout_nouns") and not _is_of_another(people) and any(
        d.event == "Protest" and d.trigger.i < people.i and d.modality is None for d in drafts
    )
    if not (told or "protester" in mention.classes) or tally.speaker is None or _is_of_another(tally.speaker):
        return None
    own = Draft(
        "Protest",
        people,
        people.lemma_.lower(),
        {"actor": [people]},
        f"count:{tally.row.id}",
        evidence_tokens(tally.predicate),
        tally.predicate,
    )
    own.count = tally.numeral if tally.counted is None else None
    return own


def _is_of_another(people: Token) -> bool:
    """Whether those counted take part in something else than a demonstration: "deelnemers aan de cursus"."""
    return any(c.dep_ == "nmod" and c.pos_ == "NOUN" and _is_no_protest(c) for c in people.children)


def _is_no_protest(noun: Token) -> bool:
    """Whether a noun means another happening, or nothing that is known to be a place or people."""
    sorts = sorts_of(noun)
    return "protest" not in sorts and (not sorts or bool(sorts & {"event", "sport"}))


def _replaced(draft: Draft, tally: Tally) -> bool:
    """What else the verb of a count was taken to say."""
    same_verb = draft.trigger.i == tally.predicate.head.i
    return same_verb and (draft.event in REPLACED or tally.noun is not None)


def _take_group(toll: Draft, events: CountedEvents) -> None:
    """Of a toll the people are meant whom the text counted before: "het dodental liep op"."""
    last = events.last(toll.trigger, toll.event)
    toll.uncounted = True
    if last is not None:
        toll.roles = {**toll.roles, "target": list(last.draft.roles[last.role])}


def _draft_of_noun(tally: Tally, drafts: list[Draft]) -> Draft | None:
    """The draft of the event noun that is counted: "op 137 doden", "het aantal doden steeg naar 120"."""
    nouns = {t.i for t in (tally.counted, tally.of, tally.noun) if t is not None}
    return next((d for d in drafts if d.trigger.i in nouns and tally.event in {None, d.event}), None)


def _drafts_beside(own: Draft, tally: Tally, drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts of further nouns that the verb counts with the first: "op acht doden en 317 gewonden"."""
    if tally.counted is None or own.trigger.i != tally.counted.i:
        return
    beside = {c.i for c in tally.counted.children if c.dep_ == "conj"}
    yield from (d for d in drafts if d.trigger.i in beside and d.predicate is None)


def _complete(draft: Draft, tally: Tally) -> None:
    """The number and the verb's clause belong to the noun's claim."""
    if tally.counted is None:
        draft.count = tally.numeral
        if not draft.roles.get("target"):
            draft.add("target", [draft.trigger])
    if draft.predicate is None:
        draft.predicate, draft.span = tally.predicate, evidence_tokens(tally.predicate)


def _with_copular(
    count: CopularCount, drafts: list[Draft], events: CountedEvents, predicates: Mapping[int, Predicate]
) -> list[Draft]:
    last = events.last(count.trigger, None)
    if last is None:
        return drafts
    own = _draft(last, count.trigger, _governing(count.trigger, predicates), "count:er")
    own.count, own.uncounted = count.numeral, count.numeral is None
    if count.sums:
        for other in events.of_group(count.trigger, own.event):
            own.add(last.role, other.draft.roles[other.role])
    if count.numeral is not None:
        events.add(own)
    return [*drafts, own]


def _draft(last: CountedDraft, trigger: Token, predicate: Predicate | None, rule: str) -> Draft:
    """A draft of the same event and group as an earlier one."""
    span = evidence_tokens(predicate) if predicate is not None else clause_tokens(trigger)
    if trigger not in span:
        span = sorted([*span, trigger], key=lambda t: t.i)
    roles = {last.role: list(last.draft.roles[last.role])}
    own = Draft(last.draft.event, trigger, last.draft.lemma, roles, rule, span, predicate)
    own.count = trigger
    return own


def _governing(token: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    while token.i not in predicates and token.head.i != token.i:
        token = token.head
    return predicates.get(token.i)
