"""Drafts from verbs: each predicate gives the event of its frame, or an Action so that nothing is lost."""

from collections.abc import Mapping

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.extract.elliptic import is_elliptic, what_is_left
from kzgraph.extract.frames import FrameIndex, Match
from kzgraph.extract.places import add_places
from kzgraph.extract.places.where import can_be_place, is_named_place, is_site, is_where
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.counted import is_counting
from kzgraph.mentions.phrases import case_of, conjuncts, core
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times.words import is_time
from kzgraph.model.claim import Modality, Polarity

SCARE = 8  # tokens; longer quotes are speech, not a name
OF_PEOPLE = frozenset({"Killing", "Injury", "Arrest", "Abduction"})  # a counted event noun counts people
TENDED = frozenset({"Aid", "Injury"})  # "in het ziekenhuis liggen": the idiom says where
CASUALTIES = frozenset({"Killing", "Injury"})
STRIKING = frozenset({"@weapon", "@disaster"})  # subjects that strike a place without being aimed at it


def verbal_drafts(predicates: Mapping[int, Predicate], index: FrameIndex, table: MentionTable) -> list[Draft]:
    """Return one draft for each predicate that says an event, in the order of the text."""
    drafts = []
    for i in sorted(predicates):
        predicate = predicates[i]
        match = index.match(predicate, table)
        draft = _from_match(match, table, predicates) if match is not None else _action(predicate, table)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _from_match(match: Match, table: MentionTable, predicates: Mapping[int, Predicate]) -> Draft | None:
    predicate, frame = match.predicate, match.frame
    if predicate.modifier and not _says_more_than_its_noun(predicate):
        return None
    draft = Draft(
        event=frame.event,
        trigger=predicate.head,
        lemma=frame.verb,
        roles={},
        rule=frame.id,
        span=evidence_tokens(predicate),
        predicate=predicate,
        modality=Modality(frame.modality) if frame.modality else None,
        polarity=Polarity(frame.polarity) if frame.polarity else None,
        rivals=match.rivals,
        strength=match.strength,
        wants=frozenset(frame.roles.values()),
    )
    _fill_roles(draft, match, table, predicates)
    if frame.event in OF_PEOPLE and not draft.roles.get("target"):
        # "zesduizend arrestaties verrichten": as many people
        draft.add("target", [t for i in sorted(match.fixed) if is_counting(t := predicate.head.doc[i])])
    if frame.event == "Framing" and predicate.passive:
        _use_quoted_name(draft, predicate, table)
    if frame.event == "Framing":  # its words are part of what is said, also when the parser made them a clause
        words = {t for head in draft.frame_tokens for t in core(head)}
        draft.span = sorted({*draft.span, *words}, key=lambda t: t.i)
    add_places(draft, predicate, table, taken={t.i for t in draft.fillers()} | set(match.fixed))
    if frame.event in TENDED and not draft.roles.get("place"):
        inside = (predicate.head.doc[i] for i in sorted(match.fixed))
        draft.add("place", [t for t in inside if is_where(t, case_of(t) or "", table)])
    return draft


def _fill_roles(draft: Draft, match: Match, table: MentionTable, predicates: Mapping[int, Predicate]) -> None:
    """Fill the roles of the frame, those of "in" last: a place there is a target only when there is no other."""
    predicate, frame = match.predicate, match.frame
    infinitives = [predicates[t.i] for t in predicate.heads("inf") if t.i in predicates]
    clauses = [predicates[t.i] for t in predicate.heads("clause") if t.i in predicates]
    for slot, role in sorted(frame.roles.items(), key=lambda item: (item[0] == "in", item[0])):
        if role in {"none", "content"}:
            continue
        if role == "frame":
            draft.frame_tokens.extend(predicate.heads(slot) or (predicate.heads("bare") if slot == "pred" else ()))
            continue
        if "." in slot:
            kind, inner_slot = slot.split(".", 1)
            heads = [h for inner in (infinitives if kind == "inf" else clauses) for h in inner.heads(inner_slot)]
        else:
            heads = list(predicate.heads(slot))  # also a fixed word, when the row gives its slot a role
        fillers = [h for h in heads if _fills(h, table, slot) and (role != "place" or can_be_place(h, table))]
        where = _only_where(fillers, slot, draft, match, table) if role in {"target", "theme"} else []
        draft.add("place", where)
        fillers = [h for h in fillers if h not in where]
        if frame.event in CASUALTIES and match.fixed & {h.i for h in fillers}:
            fillers = [h for h in fillers if h.i in match.fixed]  # "22 doden en tientallen gewonden": only the dead
        draft.add(role, fillers)


def _only_where(heads: list[Token], slot: str, draft: Draft, match: Match, table: MentionTable) -> list[Token]:
    """Which of the heads say where it happens and not what it is done to.

    "In Kiev sloeg een raket in op een flat", "voor het parlement werd betoogd", "op de snelweg botsten twee auto's".
    """
    if slot == "in":
        strikes = bool(STRIKING & set(match.frame.when.get("subj", ())))
        crowded = bool(draft.roles.get("target") or draft.roles.get("theme")) or len(heads) > 1
        return [h for h in heads if is_named_place(table.at(h))] if strikes or crowded else []
    if match.frame.event == "Protest":
        return [
            h
            for h in heads
            if is_where(h, slot, table)
            or (slot in wordlist("front_prepositions", draft.trigger.lang_) and is_site(table.at(h)))
        ]
    if match.frame.event == "Disaster" and slot in wordlist("upon_words", draft.trigger.lang_):
        return [h for h in heads if h.i < match.predicate.head.i and is_where(h, slot, table)]
    return []


def _use_quoted_name(draft: Draft, predicate: Predicate, table: MentionTable) -> None:
    """The marks tell the name from the agent before it: "die door de regering 'gewapende bendes' worden genoemd"."""
    clause = {t.i for t in clause_tokens(predicate.head)}
    for quote in table.quotes:
        if quote.words > SCARE or not clause & set(range(quote.first, quote.last)) or quote.last > predicate.head.i:
            continue
        doc = predicate.head.doc
        draft.frame_tokens = [t for t in doc[quote.first : quote.last] if not t.is_space]
        by = next((t.i for t in doc[min(clause) : quote.first] if is_word(t, "by_words")), None)
        agents = [t for t in doc[by : quote.first] if t.i in table.heads and t.pos_ in {"NOUN", "PROPN"}] if by else []
        if agents:
            draft.roles["actor"] = agents[-1:]
        return


def _says_more_than_its_noun(predicate: Predicate) -> bool:
    """A bare participle ("onbevestigde berichten") only describes; one with an agent or other phrase says an event."""
    return any(slot not in {"obj", "bare"} and heads for slot, heads in predicate.arguments.items())


def _fills(head: Token, table: MentionTable, slot: str) -> bool:
    if table.at(head) is None:
        return False
    return not (is_time(head) and slot not in {"subj", "obj"}) and not (
        is_time(head) and head.ent_type_ == "" and slot == "obj"
    )


def _action(predicate: Predicate, table: MentionTable) -> Draft | None:
    """The open class: a clause with a verb and an actor that no frame covers."""
    if predicate.nominal or predicate.head.pos_ != "VERB" or predicate.modifier or predicate.heads("inf"):
        return None
    actors = [h for h in predicate.heads("subj") if table.at(h) is not None and not is_word(h, "empty_words")]
    targets = [h for h in predicate.heads("obj") if table.at(h) is not None and not is_time(h)]
    if not actors:
        return None
    draft = Draft(
        "Action",
        predicate.head,
        predicate.lemmas[0],
        {"actor": actors},
        "action",
        evidence_tokens(predicate),
        predicate,
    )
    draft.add("target", targets)
    add_places(draft, predicate, table, taken={t.i for t in draft.fillers()})
    return draft


def evidence_tokens(predicate: Predicate) -> list[Token]:
    """The words that carry the claim: the clause of the predicate, or, of a modifier, its noun phrase.

    Of a clause whose verb is left out: who and how many.
    """
    if is_elliptic(predicate):
        return what_is_left(predicate)
    if predicate.modifier:
        noun = predicate.head.head
        return sorted(
            {
                *clause_tokens(predicate.head),
                noun,
                *(t for t in noun.children if t.dep_ in {"det", "flat", "appos"}),
            },
            key=lambda t: t.i,
        )
    tokens = [t for t in predicate.clause if t.dep_ not in {"mark", "cc"} or t.i > predicate.head.i]
    for conjunct in conjuncts(predicate.head)[1:]:
        if conjunct.pos_ not in {"VERB", "AUX"}:
            tokens.extend(clause_tokens(conjunct))
    return sorted(tokens, key=lambda t: t.i)
