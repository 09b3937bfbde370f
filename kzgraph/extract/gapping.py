"""Clauses without their verb: "Kenia stuurde tien tanks en Togo vijf", "In Gent werden er drie gepakt, in Luik vijf".

A gap is read only where both clauses hold a number in the same place, so that a list is not taken for one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.elliptic import before, elliptic
from kzgraph.extract.predicate import Predicate
from kzgraph.languages.parts import numbers
from kzgraph.mentions.phrases import case_of

GAPPED = ("subj", "obj", "in")
PARTS = frozenset({"conj", "parataxis", "appos", "flat", "nmod", "obj", "dep", "nsubj", "list"})


def with_gaps(found: Mapping[int, Predicate]) -> dict[int, Predicate]:
    """Return the predicates with one more for each clause whose verb is left out, at the head of its object."""
    result = dict(found)
    for predicate in found.values():
        if predicate.nominal or predicate.modifier:
            continue
        for gap in (*_of_subjects(predicate), *_of_places(predicate), *elliptic(predicate)):
            shared = {t.i for heads in predicate.arguments.values() for t in heads if t.i < gap.head.i}
            taken = {t.i for slot in GAPPED for t in gap.heads(slot)} | {gap.head.i}
            taken -= {t.i for slot in ("subj", "obj") for t in predicate.heads(slot)[:1] if t.i in shared}
            result[predicate.head.i] = result[predicate.head.i].without(taken)
            result[gap.head.i] = gap
    return result


def _of_subjects(predicate: Predicate) -> Iterator[Predicate]:
    """Another subject with an object of its own: "Kenia stuurde tien tanks en Togo vijf vliegtuigen"."""
    subjects, objects = predicate.heads("subj"), predicate.heads("obj")
    if predicate.passive or not subjects or not objects or not _is_counted(objects[0]):
        return
    if not has_feature(predicate.head, "VerbForm", "Fin") or objects[0].i < predicate.head.i:
        return
    for name in _behind(objects[0], predicate.head):
        if name.pos_ != "PROPN" or not _is_joined(name) or _is_counted(name) or case_of(name) is not None:
            continue
        counted = _counted_right_behind(name)
        if counted is not None:
            yield _gap(predicate, counted, {"subj": (name,), "obj": (counted,)})


def _of_places(predicate: Predicate) -> Iterator[Predicate]:
    """Another place with a number: "In Gent werden drie mannen opgepakt, in Luik vijf"."""
    slot = "obj" if predicate.passive else "subj"
    counted = predicate.heads(slot)
    places = [t for t in predicate.heads("in") if t.i < (counted[0].i if counted else 0)]
    if not places or not counted or not _is_counted(counted[0]):
        return
    for place in predicate.head.subtree:
        if place.i < max(predicate.head.i, counted[0].i) or place.pos_ != "PROPN" or case_of(place) != "in":
            continue
        last = max([place.i, *(c.i for c in place.children if c.dep_ == "flat" and c.pos_ == "PROPN")])
        numeral = place.doc[last + 1] if last + 1 < place.sent.end else None
        ahead = next(c for c in place.children if c.dep_ == "case").i - 1
        joined = place.doc[ahead].text in {",", ";"} or place.doc[ahead].dep_ == "cc"
        if numeral is not None and numeral.pos_ == "NUM" and joined and _ends_clause(numeral):
            arguments = {**before(predicate.arguments, place), slot: counted[:1], "in": (place,)}
            yield replace(_gap(predicate, numeral, arguments), numeral=numeral)


def _gap(predicate: Predicate, head: Token, arguments: Mapping[str, tuple[Token, ...]]) -> Predicate:
    return replace(predicate, head=head, arguments=arguments, mended=True, numeral=None)


def _behind(first: Token, verb: Token) -> Iterator[Token]:
    """What hangs on the object or the verb behind the object."""
    for token in (*first.children, *verb.children):
        if token.i > first.i and token.dep_ in PARTS:
            yield token


def _is_joined(name: Token) -> bool:
    """Right behind "en" or a comma."""
    edge = name.left_edge.i
    if any(c.dep_ == "cc" and c.i < name.i for c in name.children):
        return True
    return (edge > 0 and name.doc[edge - 1].text in {",", ";"}) or name.doc[edge].text in {",", ";"}


def _counted_right_behind(name: Token) -> Token | None:
    """The noun with a number that follows a name at once: "Togo vijf vliegtuigen"."""
    following = name.i + 1
    while following < name.sent.end and name.doc[following].dep_ == "flat" and name.doc[following].head.i == name.i:
        following += 1
    number = name.doc[following] if following < name.sent.end else None
    if number is None or (number.pos_ != "NUM" and number.lower_ not in numbers(number.lang_).VAGUE):
        return None
    noun = number.head if number.dep_ == "nummod" else number
    return noun if noun.pos_ == "NOUN" and noun.i in {following + 1, following + 2} and _ends_clause(noun) else None


def _is_counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)


def _ends_clause(token: Token) -> bool:
    """Nothing but a mark, or one more clause behind "en", follows."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is None or following.is_punct or following.dep_ == "cc" or following.dep_ == "case"
