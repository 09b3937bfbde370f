"""Verbs with a separable particle: "kondigde … af" and "afgekondigd" are both afkondigen."""

from spacy.tokens import Token

from kzgraph.languages.language import joined_particle


def particle(token: Token) -> str:
    """Return the particle that stands apart from the verb ``token`` ("af" in "kondigde … af"), or the empty
    string. The first word of an idiom is none ("in" of "in gebruik nemen").
    """
    apart = (child for child in token.children if child.dep_ == "compound:prt")
    return next((child.lower_ for child in apart if not any(c.dep_ == "fixed" for c in child.children)), "")


def full_lemma(token: Token) -> str:
    """Return the lemma of ``token`` with its particle, once: "afkondigen" for "kondigde … af" and for
    "afgekondigd".
    """
    apart = particle(token)
    if not apart or (token.lemma_.startswith(apart) and len(token.lemma_) > len(apart) + 2):
        return token.lemma_
    return joined_particle(apart, token.lemma_, token.lang_)
