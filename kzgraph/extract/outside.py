"""Clauses beside what a source says, in which the text itself or somebody else speaks."""

from collections.abc import Set

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import has_child, subtree_indices


def sequels(scope: Set[int], head: Token) -> set[int]:
    """Return what came next, which is told by the text itself: "zei dat hij moest rusten, waarna hij vertrok"."""
    clauses = (head.doc[i] for i in scope if head.doc[i].dep_ == "advcl")
    after = (c for c in clauses if any(is_word(t, "sequel_words") and t.dep_ == "advmod" for t in c.children))
    return {i for c in after for i in subtree_indices(c)}


def asides(anchor: Token | None, cue: Token) -> set[int]:
    """Return relative clauses between commas, in which the text itself speaks: "In Gent, waar het regende, …"."""
    return {
        i
        for clause in (anchor.subtree if anchor is not None else ())
        if clause.dep_ == "acl:relcl" and clause.head.i != cue.i and behind_comma(clause)
        for i in subtree_indices(clause)
        if cue not in clause.subtree
    }


def objections(anchor: Token | None) -> set[int]:
    """Return what others object: "Volgens het leger …, maar ooggetuigen …", or say behind a semicolon."""
    return {
        i
        for child in (anchor.children if anchor is not None else ())
        if (child.dep_ == "conj" and any(c.dep_ == "cc" and is_word(c, "objecting_words") for c in child.children))
        or (child.dep_ == "parataxis" and child.i > child.head.i and _before(child) == ";")
        for i in subtree_indices(child)
    }


def is_next(child: Token) -> bool:
    """Return whether a clause is a main clause of its own behind the verb: "…; daarbij kwamen drie mensen om"."""
    if child.dep_ != "parataxis" or child.i < child.head.i:
        return False
    before = _before(child)
    return before == ";" or (before == "," and has_child(child, "nsubj", "nsubj:pass"))


def behind_comma(clause: Token) -> bool:
    """Return whether a comma stands right before a phrase or clause."""
    return _before(clause) == ","


def _before(clause: Token) -> str:
    """The token before the first word."""
    first = next((t for t in clause.subtree if not (t.is_punct or t.is_space)), clause)  # a clause of brackets alone
    return first.nbor(-1).text if first.i else ""
