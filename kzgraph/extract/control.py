"""Unspoken subjects: who does what an infinitive says."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.predicate import Predicate
from kzgraph.mentions.phrases import case_of

# Verbs that take "er" with a preposition before an infinitive; the parser often gives the preposition to the next noun.
GOVERNED = {"slagen": "in", "aandringen": "op", "dringen": "op"}


def with_controlled_subjects(found: Mapping[int, Predicate], rules: CertaintyRules) -> dict[int, Predicate]:
    """Return the predicates with the subjects of infinitives filled from the clause above, outermost first.

    "De EU roept Rusland op te stoppen": Rusland stops; "Rusland belooft te stoppen": Rusland too; "om … te": the subject.
    """
    result = dict(found)
    for i in sorted(found, key=lambda i: (_depth(found[i].head), i)):
        predicate = result[i]
        governor = _governor(predicate, result)
        if governor is not None:
            governor = _with_addressee(governor, predicate, rules)
            result[governor.head.i] = governor
            predicate = result[i] = _without_addressee(predicate, governor)
            predicate = result[i] = _without_governed_preposition(predicate, governor)
        if (
            governor is None
            or predicate.heads("subj")
            or (predicate.passive and predicate.heads("obj"))
            or predicate.modifier
        ):
            continue
        subject = _controller(predicate, governor, rules)
        if not subject and governor.reflexive and governor.lemmas[-1] == "laten" and not predicate.heads("obj"):
            result[i] = replace(predicate, arguments={**predicate.arguments, "obj": governor.heads("subj")})
        if subject:
            slot = "obj" if predicate.passive else "subj"
            result[i] = replace(
                predicate, arguments={**predicate.arguments, slot: subject}, shared=predicate.shared | {slot}
            )
    return result


def _with_addressee(governor: Predicate, predicate: Predicate, rules: CertaintyRules) -> Predicate:
    """ "gelastte zijn mannen het kamp te verlaten": of two objects of the infinitive the first belongs to the order."""
    objects = predicate.heads("obj")
    row = rules.control_of(governor)
    if row is None or row.controller != "obj" or _addressee(governor) or len(objects) < 2 or predicate.passive:
        return governor
    if objects[1].dep_ == "conj" or objects[0].i < governor.head.i:
        return governor
    return replace(governor, arguments={**governor.arguments, "obj": objects[:1]})


def _without_addressee(predicate: Predicate, governor: Predicate) -> Predicate:
    objects = predicate.heads("obj")
    if len(objects) > 1 and objects[0] in governor.heads("obj"):
        return replace(predicate, arguments={**predicate.arguments, "obj": objects[1:]})
    return predicate


def _without_governed_preposition(predicate: Predicate, governor: Predicate) -> Predicate:
    """ "slaagden er in het fort te bezetten": "in" belongs to "er … in", and the fort is the object."""
    preposition = GOVERNED.get(governor.lemmas[-1])
    if preposition is None or predicate.heads("obj") or predicate.passive:
        return predicate
    heads = predicate.heads(preposition)
    if not heads or heads[0].i > predicate.head.i:
        return predicate
    arguments = {**predicate.arguments, "obj": heads[:1], preposition: heads[1:]}
    return replace(predicate, arguments=arguments)


def _governor(predicate: Predicate, found: Mapping[int, Predicate]) -> Predicate | None:
    head = predicate.head
    while head.dep_ == "conj" and head.head.i in found:
        head = head.head
    if head.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "csubj"} or head.head.i == head.i:
        return None
    if not has_feature(head, "VerbForm", "Inf") and not any(c.lower_ == "te" for c in head.children):
        return None
    governor = head.head
    while governor.i not in found and governor.head.i != governor.i:
        governor = governor.head
    return found.get(governor.i)


def _controller(predicate: Predicate, governor: Predicate, rules: CertaintyRules) -> tuple[Token, ...]:
    subject = governor.heads("subj") or (governor.heads("obj") if governor.passive else ())
    noun = predicate.head.head
    if predicate.head.dep_ == "acl" and _ordering_noun(noun):
        return _addressee(governor)
    if predicate.head.dep_ == "acl" and noun.pos_ == "NOUN":
        return _owner(noun) or subject
    if governor.reflexive and governor.lemmas[-1] == "laten":
        return ()  # "laat zich niet intimideren": whom it is done to is the subject above
    row = rules.control_of(governor)
    if row is None or row.controller == "subj":
        if (
            row is None
            and governor.heads("obj")
            and governor.lemmas[-1] in {"laten", "doen", "zien", "horen", "helpen"}
        ):
            return governor.heads("obj")
        return subject
    if row.controller in {"obj", "iobj", "aan"}:
        return _addressee(governor)
    return governor.heads(row.controller)


def _owner(noun: Token) -> tuple[Token, ...]:
    """Whose decision or plan it is: "diens besluit om …", "het plan van de raad om …"."""
    return tuple(c for c in noun.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case_of(c) == "van"))


def _addressee(governor: Predicate) -> tuple[Token, ...]:
    """Who is asked or ordered: the indirect object, the object, or "aan X"."""
    persons = governor.heads("iobj") or governor.heads("aan") or governor.heads("bij")
    if persons:
        return persons
    objects = [
        t
        for t in governor.heads("obj")
        if t.lemma_.lower() not in {"opdracht", "bevel", "verzoek", "order", "toestemming"}
    ]
    return tuple(objects)


def _ordering_noun(token: Token) -> bool:
    return token.lemma_.lower() in {
        "opdracht",
        "bevel",
        "verzoek",
        "oproep",
        "order",
        "toestemming",
        "instructie",
    } or token.lemma_.lower() in {"opdragen", "bevelen"}


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < 200:
        token = token.head
        depth += 1
    return depth
