"""The words that open a part of a group: "onder wie drie kinderen", "waarvan tien zwaar"."""

from spacy.tokens import Token

OPENERS = frozenset({("onder", "wie"), ("van", "wie"), ("onder", "andere"), ("onder", "hen"), ("van", "hen")})
ALONE = frozenset({"waaronder", "waarvan", "daaronder"})  # openers of one word


def opens_part(token: Token) -> bool:
    """Whether a part of a group begins with ``token``."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in ALONE or (token.lower_, following) in OPENERS


def is_part(token: Token) -> bool:
    """Whether the parser took a part for a subject: "ontvoerden 26 reizigers, onder wie negen kinderen"."""
    if token.dep_ != "nsubj" or token.i < token.head.i:
        return False
    return opens_part(next((t for t in token.subtree if not t.is_punct), token))
