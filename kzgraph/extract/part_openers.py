"""The words that open a part of a group: "onder wie drie kinderen", "waarvan tien zwaar"."""

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.lexicon.loader import wordlist


def opens_part(token: Token) -> bool:
    """Whether a part of a group begins with ``token``."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return is_word(token, "part_openers") or f"{token.lower_} {following}" in wordlist(
        "part_opening_phrases", token.lang_
    )


def is_part(token: Token) -> bool:
    """Whether the parser took a part for a subject: "ontvoerden 26 reizigers, onder wie negen kinderen"."""
    if token.dep_ != "nsubj" or token.i < token.head.i:
        return False
    return opens_part(next((t for t in token.subtree if not t.is_punct), token))
