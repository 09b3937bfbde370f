"""Prepositions become marks of case: their object takes their place in the tree."""

from collections.abc import Sequence

from kzgraph.languages.en.nodes import Node

GOVERNING = frozenset({"prep", "agent", "dative"})
CHARGING = frozenset({"accuse", "acquit", "convict", "suspect", "deprive", "rob", "warn", "inform", "cleanse", "strip"})
"""Verbs whose "of" is their own, though parsers hang it on their object: "accused the government of corruption"."""


def turn_prepositions(nodes: Sequence[Node]) -> None:
    """Hang prepositions below what they govern: "to" below "Kazakhstan" in "sent troops to Kazakhstan"."""
    objects: dict[int, Node] = {}
    for node in nodes:
        governing = node.dep in GOVERNING or (node.dep == "conj" and node.head.i in objects)
        if governing and (found := _turned(node, objects)) is not None:
            objects[node.i] = found


def _turned(preposition: Node, objects: dict[int, Node]) -> Node | None:
    """Turn one preposition; return its object, ``None`` when it has none."""
    joined = _fixed(preposition)
    held = (preposition, *joined)
    noun = next((n for node in held for n in node.of("pobj")), None)
    clause = next((n for node in held for n in node.of("pcomp")), None)
    found = noun or clause
    if found is None:
        return None
    governor = _governor(preposition)
    if preposition.dep == "conj":
        found.head, found.dep = objects[governor.i], "conj"
    elif noun is not None:
        found.head, found.dep = governor, _relation(preposition, governor)
    else:
        found.head, found.dep = governor, "acl" if governor.nominal else "advcl"
    for node in held:
        for child in node.children:
            if child is not found and child not in joined:
                child.head = found
    preposition.head, preposition.dep = found, "case" if noun is not None else "mark"
    return found


def _governor(preposition: Node) -> Node:
    above = preposition.head
    charged = preposition.lower == "of" and above.dep in {"dobj", "obj", "nsubjpass"} and above.head.lemma in CHARGING
    return above.head if charged else above


def _fixed(preposition: Node) -> list[Node]:
    """Make the second of two prepositions part of the first: "out of", "because of", "according to"."""
    if preposition.of("pobj", "pcomp"):
        return []
    second = preposition.of("prep")[:1]
    for node in second:
        node.dep = "fixed"
    return second


def _relation(preposition: Node, governor: Node) -> str:
    if preposition.dep == "agent":
        return "obl:agent"
    return "nmod" if governor.nominal else "obl"
