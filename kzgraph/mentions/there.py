"""Words that point back to a place: "daar", "ter plaatse", and "er" where it says where."""

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.lexicon.loader import endings, wordlist

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PLACED = frozenset({"advmod", "obl", "obl:arg"})


def points_to_place(token: Token) -> bool:
    """Return whether ``token`` alone stands for a place named before."""
    lower = token.lower_
    if lower not in wordlist("there_words", token.lang_):
        return False
    if lower in wordlist("spot_openers", token.lang_):
        return token.i + 1 < len(token.doc) and is_word(token.nbor(1), "spots")
    return token.pos_ == "ADV" and (lower not in wordlist("existential_words", token.lang_) or _is_locative(token))


def _is_locative(er: Token) -> bool:
    """Whether "er" says where: "agenten werden er aangevallen".

    The "er" of "er vielen doden" comes before its subject; that of "er drie" counts, that of "er … van" and "er …
    vandoor" belongs to a preposition or particle.
    """
    verb = er.head
    if er.dep_ not in PLACED or verb.pos_ not in {"VERB", "AUX"} or any(True for _ in er.children):
        return False
    if not any(c.dep_ in SUBJECTS and c.i < er.i and not is_word(c, "neuter_articles") for c in verb.children):
        return False
    following = er.nbor(1) if er.i + 1 < len(er.doc) else None
    if following is not None and following.pos_ == "NUM" and following.head.i <= following.i:
        return False
    return not any(_is_stranded(t) for t in verb.subtree if t.i > er.i)


def _is_stranded(token: Token) -> bool:
    """A preposition without a phrase of its own, or a particle: it takes "er" with it."""
    if token.dep_ == "compound:prt" or token.lower_.startswith(endings("there_particles", token.lang_)):
        return True
    return token.pos_ == "ADP" and token.dep_ != "case" and token.dep_ != "fixed"
