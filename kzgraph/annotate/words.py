"""Is a token one of the words that its language has in a list?"""

from spacy.tokens import Token

from kzgraph.lexicon.loader import endings, wordlist


def is_word(token: Token, name: str) -> bool:
    """Return whether the list ``name`` of its language has the word, in lower case, as it stands."""
    return token.lower_ in wordlist(name, token.lang_)


def is_lemma(token: Token, name: str) -> bool:
    """Return whether the list ``name`` of its language has the lemma of the word."""
    return token.lemma_.lower() in wordlist(name, token.lang_)


def ends_in(token: Token, name: str) -> bool:
    """Return whether the lemma of the word ends in one of the list ``name`` of its language."""
    return token.lemma_.lower().endswith(endings(name, token.lang_))
