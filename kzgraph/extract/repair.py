"""Repairs of parser errors that only the lexicon can see: speakers taken for objects, particles hung on nouns."""

from collections.abc import Container, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import core


def repaired(
    found: Mapping[int, Predicate],
    *,
    speaking: Container[str],
    verbs: Container[str],
    bare: Container[str],
    known: Container[str] = (),
) -> dict[int, Predicate]:
    """Return the predicates with repairs.

    speaking: lemmas of verbs of saying whose subject is the source. verbs: lemmas that take an infinitive with their
    particle ("oproepen"). bare: lemmas that take one without ("beloven"). known: all verbs of the lexicon.
    """
    result = dict(found)
    for i in sorted(found):
        if i not in result:
            continue
        predicate = _with_name(_with_speaker(_with_own_subject(_with_second_mark(result[i])), speaking), result)
        for name in predicate.heads("pred") if predicate.heads("pred") != result[i].heads("pred") else ():
            result.pop(name.i, None)
        result[i] = predicate
        joined = _particle_verb(predicate, verbs, bare, known)
        if joined is not None:
            result.update(_moved(predicate, joined, result))
    return result


def _with_name(predicate: Predicate, found: Mapping[int, Predicate]) -> Predicate:
    """What "noemen" calls somebody is no infinitive: "noemde de betogers vandalen"."""
    bare = [t for t in predicate.heads("inf") if not any(is_word(c, "infinitive_marks") for c in t.children)]
    if wordlist("naming_verbs", predicate.head.lang_).isdisjoint(predicate.lemmas) or not bare:
        return predicate
    objects = tuple(h for t in bare if t.i in found for h in found[t.i].heads("obj")) or predicate.heads("obj")
    arguments = {**predicate.arguments, "pred": tuple(bare), "obj": objects, "inf": ()}
    return replace(predicate, arguments=arguments)


def _with_second_mark(predicate: Predicate) -> Predicate:
    """In "zegt dat A dood is en dat B vastzit" the second "dat" opens a clause with a subject of its own."""
    head = predicate.head
    again = next(
        (t for t in head.children if is_word(t, "that_words") and t.i < head.i and t.dep_ in {"obj", "nsubj"}), None
    )
    if again is None or head.dep_ != "conj" or head.i == again.i + 1 or again.nbor(-1).dep_ != "cc":
        return predicate
    if not any(c.dep_ == "mark" and is_word(c, "that_words") for c in head.head.children):
        return predicate
    subjects = tuple(t for t in predicate.heads("subj") if t.i != again.i and t.i > again.i)
    objects = tuple(t for t in predicate.heads("obj") if t.i != again.i)
    if not subjects and objects and objects[0].i < head.i:
        subjects, objects = objects[:1], objects[1:]
    arguments = {**predicate.arguments, "subj": subjects, "obj": objects}
    return replace(predicate, arguments=arguments, shared=predicate.shared - {"subj"})


def _with_own_subject(predicate: Predicate) -> Predicate:
    """A noun between "en" and the verb is its subject, also when it was hung on the verb before.

    So in "de politie telde er tien en burgemeester Smit houdt het op twaalf" the mayor does.
    """
    head = predicate.head
    if "subj" not in predicate.shared or head.dep_ != "conj" or head.i == 0:
        return predicate
    noun = head.nbor(-1)
    while noun.dep_ in {"flat", "appos", "nmod"} and noun.head.i < noun.i:
        noun = noun.head
    opens = any(c.dep_ == "cc" and c.i < noun.i for c in noun.children)
    if noun.dep_ != "nsubj" or noun.head.i == head.i or not opens:
        return predicate
    arguments = {**predicate.arguments, "subj": (noun,)}
    return replace(predicate, arguments=arguments, shared=predicate.shared - {"subj"})


def _with_speaker(predicate: Predicate, speaking: Container[str]) -> Predicate:
    """Behind a verb of saying in the second place the only noun is its subject: "…, zeggen artsen".

    Before one that has a clause too: "maar ooggetuigen zeggen dat …".
    """
    own = predicate.heads("subj") and "subj" not in predicate.shared
    if predicate.passive or own or not any(v in speaking for v in predicate.lemmas):
        return predicate
    objects = predicate.heads("obj")
    if predicate.shared and predicate.heads("clause") and len(objects) == 1 and _opens_clause(objects[0], predicate):
        return replace(predicate, arguments={**predicate.arguments, "subj": objects, "obj": ()})
    if predicate.heads("subj"):
        return predicate
    inserted = predicate.head.dep_ == "parataxis" or predicate.heads("clause")
    if not inserted or len(objects) != 1 or objects[0].i < predicate.head.i:
        return predicate
    return replace(predicate, arguments={**predicate.arguments, "subj": objects, "obj": ()})


def _opens_clause(noun: Token, predicate: Predicate) -> bool:
    """Whether nothing but "maar" or "en" stands before the noun, and the verb right behind it."""
    last = max(t.i for t in core(noun))
    first = noun.left_edge
    return last + 1 == predicate.head.i and first.i > 0 and first.nbor(-1).dep_ == "cc"


def _particle_verb(
    predicate: Predicate, verbs: Container[str], bare: Container[str], known: Container[str]
) -> tuple[str, Token] | None:
    """A particle before "te" that was hung on a noun or on the infinitive: "riep inwoners op het centrum te mijden"."""
    finite = has_feature(predicate.head, "VerbForm", "Fin")
    if not finite or predicate.lemmas[0] in verbs:
        return None
    without_te = predicate.lemmas[-1] in wordlist("bare_infinitive_verbs", predicate.head.lang_)
    if predicate.lemmas[-1] in bare and not without_te:
        return None
    for infinitive in predicate.heads("inf"):
        if without_te and not any(is_word(c, "infinitive_marks") for c in infinitive.children):
            continue
        for token in infinitive.subtree:
            if predicate.head.i < token.i < infinitive.i and token.pos_ in {"ADP", "ADV"} and _is_loose(token, known):
                joined = token.lower_ + predicate.lemmas[-1]
                if joined in verbs:
                    return joined, token
    return None


def _is_loose(token: Token, known: Container[str]) -> bool:
    """Whether a particle may belong to the verb above: "bood aan te bemiddelen", "raadt aan thuis te blijven".

    Right before "te" it belongs to the infinitive when both make a verb ("besloot steun aan te bieden").
    """
    if token.dep_ == "case":
        return True
    before_te = token.i + 1 < len(token.doc) and is_word(token.nbor(1), "infinitive_marks")
    return token.dep_ == "compound:prt" and not (before_te and token.lower_ + token.head.lemma_.lower() in known)


def _moved(predicate: Predicate, joined: tuple[str, Token], found: Mapping[int, Predicate]) -> dict[int, Predicate]:
    """Give the governing verb its particle and the nouns before it, and the infinitive what follows as its object."""
    lemma, particle = joined
    changed = {}
    arguments = dict(predicate.arguments)
    for infinitive in predicate.heads("inf"):
        inner = found.get(infinitive.i)
        if inner is None or inner.heads("subj"):
            continue
        before = tuple(t for t in inner.heads("obj") if t.i < particle.i)
        behind = inner.heads(particle.lower_)
        kept = tuple(t for t in inner.heads("obj") if t not in before)
        moved = {**inner.arguments, "obj": behind or kept, particle.lower_: ()}
        lemmas = tuple(v for v in inner.lemmas if not v.startswith(particle.lower_)) or inner.lemmas
        changed[infinitive.i] = replace(inner, arguments=moved, lemmas=lemmas)
        if before and not arguments.get("obj"):
            arguments["obj"] = before
    changed[predicate.head.i] = replace(predicate, lemmas=(lemma, *predicate.lemmas), arguments=arguments)
    return changed
