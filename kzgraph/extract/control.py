"""Unspoken subjects: who does what an infinitive says."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.boundaries import bounded
from kzgraph.extract.causatives import under_causative
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, verb_slots, wordlist
from kzgraph.mentions.phrases import has_case


def with_controlled_subjects(found: Mapping[int, Predicate], rules: CertaintyRules) -> dict[int, Predicate]:
    """Return the predicates with the subjects of infinitives filled from the clause above, outermost first.

    In "De unie roept Peru op te stoppen" and in "Peru belooft te stoppen" Peru stops; with "om … te" the subject does.
    """
    result = dict(found)
    for i in sorted(found, key=lambda i: (_depth(found[i].head), i)):
        governor = _governor(result[i], result)
        if governor is None:
            continue
        governor, result[i] = bounded(governor, result[i])
        governor = result[governor.head.i] = _with_addressee(governor, result[i], rules)
        predicate = _without_governed_preposition(_without_addressee(result[i], governor), governor)
        result[i] = under_causative(predicate, governor) or _with_subject(predicate, governor, rules)
    return result


def _with_subject(predicate: Predicate, governor: Predicate, rules: CertaintyRules) -> Predicate:
    """Fill the subject, of a passive the object, when the words give none."""
    if predicate.heads("subj") or (predicate.passive and predicate.heads("obj")) or predicate.modifier:
        return predicate
    subject = _controller(predicate, governor, rules)
    if subject:
        slot = "obj" if predicate.passive else "subj"
        arguments = {**predicate.arguments, slot: subject}
        return replace(predicate, arguments=arguments, shared=predicate.shared | {slot})
    if _lets_itself(governor) and not predicate.heads("obj"):
        return replace(predicate, arguments={**predicate.arguments, "obj": governor.heads("subj")})
    return predicate


def _lets_itself(governor: Predicate) -> bool:
    """Whom it is done to is the subject above: "laat zich niet intimideren"."""
    return governor.reflexive and governor.lemmas[-1] in wordlist("letting_verbs", governor.head.lang_)


def _with_addressee(governor: Predicate, predicate: Predicate, rules: CertaintyRules) -> Predicate:
    """Of two objects the first belongs to the order: "gelastte zijn mannen het kamp te verlaten"."""
    receivers = predicate.heads("iobj")
    objects = (*receivers[:1], *predicate.heads("obj"))
    row = rules.control_of(governor)
    if row is None or row.controller != "obj" or _addressee(governor) or len(objects) < 2 or predicate.passive:
        return governor
    if objects[1].dep_ == "conj" or objects[0].i < governor.head.i:
        return governor
    return replace(governor, arguments={**governor.arguments, "obj": objects[:1]})


def _without_addressee(predicate: Predicate, governor: Predicate) -> Predicate:
    given = governor.heads("obj")
    objects, receivers = predicate.heads("obj"), predicate.heads("iobj")
    if objects and receivers and receivers[0] in given:
        return replace(predicate, arguments={**predicate.arguments, "iobj": receivers[1:]})
    if len(objects) > 1 and objects[0] in given:
        return replace(predicate, arguments={**predicate.arguments, "obj": objects[1:]})
    return predicate


def _without_governed_preposition(predicate: Predicate, governor: Predicate) -> Predicate:
    """The preposition belongs to "er", and the noun is the object: "slaagden er in het fort te bezetten"."""
    preposition = verb_slots("governed_prepositions", governor.head.lang_).get(governor.lemmas[-1], (None,))[0]
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
    doing = head.dep_ == "advcl" and has_feature(head, "Aspect", "Prog")  # "struck the town, killing six people"
    infinitive = has_feature(head, "VerbForm", "Inf") or any(is_word(c, "infinitive_marks") for c in head.children)
    if not infinitive and not doing:
        return None
    governor = head.head
    while governor.i not in found and governor.head.i != governor.i:
        governor = governor.head
    return found.get(governor.i)


def _controller(predicate: Predicate, governor: Predicate, rules: CertaintyRules) -> tuple[Token, ...]:
    """Who does what the infinitive says: by the noun it hangs on, the control row, or else the subject above."""
    subject = governor.heads("subj") or (governor.heads("obj") if governor.passive else ())
    noun = predicate.head.head
    if predicate.head.dep_ == "acl" and is_lemma(noun, "ordering_nouns"):
        return _addressee(governor)
    if predicate.head.dep_ == "acl" and noun.pos_ == "NOUN":
        return _owner(noun) or subject
    if _lets_itself(governor):
        return ()
    row = rules.control_of(governor)
    if row is None:
        causes = governor.lemmas[-1] in wordlist("causative_verbs", governor.head.lang_)
        return governor.heads("obj") if causes and governor.heads("obj") else subject
    if row.controller == "subj":
        return subject
    return (
        _addressee(governor)
        if row.controller in {"obj", "iobj", *endings("addressee_prepositions", governor.head.lang_)[:1]}
        else governor.heads(row.controller)
    )


def _owner(noun: Token) -> tuple[Token, ...]:
    """Whose decision or plan it is: "diens besluit om …", "het plan van de raad om …"."""
    return tuple(c for c in noun.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and has_case(c, "of_words")))


def _addressee(governor: Predicate) -> tuple[Token, ...]:
    """Who is asked or ordered: the indirect object, the object, or "aan X"."""
    slots = ("iobj", *endings("addressee_prepositions", governor.head.lang_))
    persons = next((heads for slot in slots if (heads := governor.heads(slot))), ())
    if persons:
        return persons
    return tuple(t for t in governor.heads("obj") if not is_lemma(t, "order_objects"))


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < 200:
        token = token.head
        depth += 1
    return depth
