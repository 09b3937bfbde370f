"""A tree that can be turned, word by word, before it is written back to its document."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


class Node:
    """One word. head: itself for a root. entity: OntoNotes label of the name that it is part of, else empty."""

    __slots__ = ("dep", "entity", "head", "i", "lemma", "lower", "pos", "tag", "tree")

    def __init__(self, i: int, *, lower: str, lemma: str, pos: str, tag: str, dep: str, entity: str) -> None:
        self.i, self.lower, self.lemma, self.pos, self.tag = i, lower, lemma, pos, tag
        self.dep, self.entity = dep, entity
        self.head: Node = self
        self.tree: list[Node] = []

    @property
    def children(self) -> "list[Node]":
        """The words that hang on this one, in the order of the text."""
        return [node for node in self.tree if node.head is self and node is not self]

    @property
    def nominal(self) -> bool:
        """Whether it is a noun, name, pronoun or number."""
        return self.pos in NOMINAL

    def of(self, *deps: str) -> "list[Node]":
        """Return the children with one of these relations."""
        return [node for node in self.children if node.dep in deps]


def nodes_of(doc: Doc) -> list[Node]:
    """Return the words of ``doc`` with heads, each knowing those of its sentence."""
    nodes = [
        Node(t.i, lower=t.lower_, lemma=t.lemma_.lower(), pos=t.pos_, tag=t.tag_, dep=t.dep_, entity=t.ent_type_)
        for t in doc
    ]
    for token in doc:
        nodes[token.i].head = nodes[token.head.i]
    for sentence in doc.sents:
        tree = nodes[sentence.start : sentence.end]
        for node in tree:
            node.tree = tree
    return nodes


def write(nodes: Sequence[Node], doc: Doc) -> None:
    """Give ``doc`` the heads and relations of ``nodes``."""
    strings = doc.vocab.strings
    values = np.zeros((len(doc), 2), dtype=np.uint64)
    for node in nodes:
        values[node.i, 0] = np.int64(node.head.i - node.i).astype(np.uint64)
        values[node.i, 1] = strings.add(node.dep)
    column: Any = values
    doc.from_array(["HEAD", "DEP"], column)
