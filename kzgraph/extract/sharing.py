"""Coordination: conjuncts share the subject, the auxiliaries and the setting that stand only once."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.bare_numerals import bare_numeral
from kzgraph.extract.part_openers import is_part
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist


def with_shared(doc: Doc, found: dict[int, Predicate]) -> dict[int, Predicate]:
    """Give conjuncts the subject and auxiliaries that stand only once, from left to right."""
    result: dict[int, Predicate] = {}
    for i in sorted(found):
        predicate = found[i]
        first = predicate.head.head if predicate.head.dep_ == "conj" else None
        other = _nearest_before(predicate, result) if first is not None and first.i != i else None
        result[i] = _sharing(predicate, other) if other is not None else predicate
        if other is not None and _lends_object_back(result[i], other):
            lent = {**other.arguments, "obj": result[i].heads("obj")}
            result[other.head.i] = replace(other, arguments=lent, shared=other.shared | {"obj"})
    return result


def _lends_object_back(predicate: Predicate, other: Predicate) -> bool:
    """Two verbs side by side before their object: "De minister bezocht en troostte de slachtoffers"."""
    gap = predicate.head.doc[other.head.i + 1 : predicate.head.i]
    beside = len(gap) == 1 and gap[0].dep_ == "cc" and not (predicate.passive or other.passive)
    finite = has_feature(predicate.head, "VerbForm", "Fin") and has_feature(other.head, "VerbForm", "Fin")
    return beside and finite and bool(predicate.heads("obj")) and not other.heads("obj")


def _nearest_before(predicate: Predicate, found: Mapping[int, Predicate]) -> Predicate | None:
    """The member of the coordination right before this one; parsers hang all members on the first."""
    first = predicate.head.head
    members = [first, *(c for c in first.children if c.dep_ == "conj" and c.i < predicate.head.i)]
    known = [m for m in members if m.i in found and m.i != predicate.head.i]
    return found[max(known, key=lambda m: m.i).i] if known else None


def _sharing(predicate: Predicate, other: Predicate) -> Predicate:
    numeral = bare_numeral(predicate)
    own = predicate if numeral is None else _without(numeral, predicate)
    voiced = _with_auxiliaries(own, other)
    arguments = {**voiced.arguments, **_setting(voiced, other, lent=voiced.auxiliaries != own.auxiliaries)}
    subject = () if _has_subject(own, numeral) else _subject_of(other)
    slot = "obj" if voiced.passive and not own.nominal else "subj"
    shared = own.shared
    if subject and not (slot == "obj" and arguments.get("obj")):
        arguments[slot] = subject
        shared = shared | {slot}
    if _shares_agent(voiced, own, other):
        arguments["subj"] = other.heads("subj")
        shared = shared | {"subj"}
    counted_object = numeral is not None and numeral.dep_ == "obj" and not voiced.passive
    if _shares_object(voiced, other) or (counted_object and not arguments.get("obj")):
        arguments["obj"] = other.heads("obj")
        shared = shared | {"obj"}
    counted = other.heads("obj") if counted_object else subject
    group = counted[0] if numeral is not None and counted else None
    return replace(voiced, arguments=arguments, shared=shared, numeral=numeral, group=group)


def _shares_agent(predicate: Predicate, own: Predicate, other: Predicate) -> bool:
    """Passives that share their auxiliary share the agent before them: "werd door agenten geslagen en opgesloten"."""
    agents = other.heads("subj")
    lent = predicate.passive and other.passive and predicate.auxiliaries != own.auxiliaries
    return lent and bool(agents) and not predicate.heads("subj") and agents[0].i < other.head.i


def _shares_object(predicate: Predicate, other: Predicate) -> bool:
    """Bare verbs behind a shared object are coordinated: "die het dorp overviel en plunderde"."""
    objects = other.heads("obj")
    bare = all(c.dep_ in {"cc", "punct", "conj", "advmod"} for c in predicate.head.children)
    same_form = predicate.head.morph.get("VerbForm", []) == other.head.morph.get("VerbForm", [])
    before = bool(objects) and max(t.i for t in objects) < other.head.i and not predicate.passive
    return before and bare and same_form and not predicate.nominal and not predicate.heads("obj")


def _without(numeral: Token, predicate: Predicate) -> Predicate:
    arguments = {slot: tuple(t for t in heads if t.i != numeral.i) for slot, heads in predicate.arguments.items()}
    return replace(predicate, arguments=arguments)


def _with_auxiliaries(predicate: Predicate, other: Predicate) -> Predicate:
    """The participle or infinitive without auxiliaries of its own, in the tense and voice of the one before it."""
    same_form = predicate.head.morph.get("VerbForm", []) == other.head.morph.get("VerbForm", [])
    finite = has_feature(predicate.head, "VerbForm", "Fin")
    if predicate.auxiliaries or not same_form or finite or predicate.nominal:
        return predicate
    arguments = dict(predicate.arguments)
    if other.passive and not predicate.passive and predicate.heads("subj") and not predicate.heads("obj"):
        arguments["obj"] = arguments.pop("subj")
    return replace(
        predicate,
        arguments=arguments,
        auxiliaries=other.auxiliaries,
        passive=other.passive,
        ambiguous=other.ambiguous,
    )


def _setting(predicate: Predicate, other: Predicate, *, lent: bool) -> dict[str, tuple[Token, ...]]:
    """Place and time of the first conjunct, which hold for the next when they open the sentence or verbs are shared."""
    first = _first_verb(other)
    return {
        slot: heads
        for slot, heads in other.arguments.items()
        if (slot == "bare" or slot in wordlist("setting_slots", predicate.head.lang_))
        and slot not in predicate.arguments
        and heads
        and (lent or heads[0].i < first)
    }


def _has_subject(predicate: Predicate, numeral: Token | None) -> bool:
    """Whether the clause names its subject itself; a bare numeral does not count as one."""
    if predicate.heads("subj") or (predicate.passive and predicate.heads("obj")):
        return True
    subjects = (c for c in predicate.head.children if c.dep_ in {"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
    return numeral is None and any(not is_part(c) for c in subjects)


def _subject_of(predicate: Predicate) -> tuple[Token, ...]:
    """The surface subject: of a passive what it is done to."""
    return predicate.heads("obj") if predicate.passive and not predicate.nominal else predicate.heads("subj")


def _first_verb(predicate: Predicate) -> int:
    """Index of the finite verb: what stands before it opens the sentence and holds for all that is coordinated."""
    finite = [t.i for t in (predicate.head, *predicate.auxiliaries) if has_feature(t, "VerbForm", "Fin")]
    return min(finite, default=predicate.head.i)
