"""Is the head of a mention one of the words that its language has in a list?"""

from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.model.mention import Mention


def is_noun(mention: Mention, name: str) -> bool:
    """Return whether the list ``name`` of its language has the lemma of the head."""
    return mention.lemma in wordlist(name, mention.language)


def ends_in(mention: Mention, name: str) -> bool:
    """Return whether the lemma of the head ends in one of the list ``name`` of its language."""
    return mention.lemma.endswith(endings(name, mention.language))


def has_case(mention: Mention, name: str) -> bool:
    """Return whether the list ``name`` of its language has the preposition before a phrase."""
    return mention.case in wordlist(name, mention.language)
