"""Shares among the participants: "zeventig procent van de leden" are members; "14 procent" is nobody and nothing."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.lexicon.loader import unit_words
from kzgraph.mentions.phrases import counted_head


def without_shares(roles: Mapping[str, Sequence[Token]]) -> Mapping[str, Sequence[Token]]:
    """Return ``roles`` with the whole in place of its share, and without shares of which the text names no whole."""
    if not any(is_share(head) for heads in roles.values() for head in heads):
        return roles
    found = {role: [head for head in map(_whole, heads) if head is not None] for role, heads in roles.items()}
    return {role: list(dict.fromkeys(heads)) for role, heads in found.items()}


def is_share(head: Token) -> bool:
    """Return whether a noun is a share: "procent", "kwart"."""
    return unit_words(head.lang_).get(head.lemma_.lower()) == "%" or is_lemma(head, "share_nouns")


def _whole(head: Token) -> Token | None:
    if not is_share(head):
        return head
    whole = counted_head(head)
    return whole if whole.i != head.i else None
