"""Predicates become the heads of their copulas."""

from collections.abc import Sequence

from kzgraph.languages.en.nodes import Node

AUXILIARY = frozenset({"aux", "auxpass"})


def turn_copulas(nodes: Sequence[Node]) -> None:
    """Hang "be" below its predicate: "is" below "president". In "there were explosions" the noun is the subject."""
    for verb in nodes:
        if verb.lemma != "be" or verb.dep in AUXILIARY:
            continue
        predicate = next(iter(verb.of("attr", "acomp")), None)
        if predicate is None:
            continue
        if verb.of("expl"):
            predicate.dep = "nsubj"
        else:
            _turn(verb, predicate)


def _turn(verb: Node, predicate: Node) -> None:
    root = verb.head is verb
    for child in verb.children:
        if child is not predicate:
            child.head = predicate
    predicate.head, predicate.dep = (predicate if root else verb.head), verb.dep
    verb.head, verb.dep = predicate, "cop"
