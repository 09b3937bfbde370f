"""People named after their town: "een 34-jarige Amsterdammer", "de Rotterdammer Jan de Wit", "drie Gentenaars"."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import ends_in
from kzgraph.lexicon.loader import endings
from kzgraph.mentions.names import NameSpan


def is_dweller(head: Token, span: NameSpan) -> bool:
    """Return whether a word that looks like a place's name means somebody who lives there.

    Its ending alone does not tell ("de Oder"): an age, a number or the name of a person must stand beside it.
    """
    if span.entity is not None or span.end - span.start != 1 or not ends_in(head, "dweller_endings"):
        return False
    several = has_feature(head, "Number", "Plur") and any(c.dep_ == "nummod" for c in head.children)
    return several or any(_is_aged(c) or _is_person(c) for c in head.children)


def _is_aged(child: Token) -> bool:
    return child.i < child.head.i and child.lower_.endswith(endings("aged_endings", child.lang_))


def _is_person(child: Token) -> bool:
    return child.i == child.head.i + 1 and child.dep_ in {"appos", "flat"} and child.ent_type_ == "PER"
