"""What stands in a slot for somebody else: relative pronouns, coordinations and counting words."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.mentions.phrases import conjuncts, counted_head, has_case


def antecedent_of(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; the token itself when it is none."""
    lower = token.lower_
    if lower not in wordlist("antecedent_pronouns", token.lang_) and not lower.startswith(
        endings("where_words", token.lang_)
    ):
        return token
    clause = token
    while clause.head.i != clause.i:
        if clause.dep_ == "acl:relcl":
            return clause.head
        clause = clause.head
        if clause.dep_ == "conj" and clause.head.dep_ == "acl:relcl":
            return clause.head.head
    return token


def _whole(token: Token) -> Token:
    """The group of which a pronoun means part or none: "geen van de gijzelaars"."""
    if token.pos_ not in {"PRON", "DET", "ADJ"} or not is_word(token, "partitives"):
        return token
    return next((c for c in token.children if c.dep_ == "nmod" and has_case(c, "of_words")), token)


def _names_behind(token: Token) -> list[Token]:
    """The further names behind a noun in the plural that all of them share: "de bonden Visie en Kracht"."""
    if token.pos_ != "NOUN" or not has_feature(token, "Number", "Plur"):
        return []
    named = (c for c in token.children if c.dep_ in {"appos", "flat"} and c.i == token.i + 1 and c.pos_ == "PROPN")
    return [name for first in named for name in conjuncts(first)[1:] if name.pos_ == "PROPN"]


def expanded(tokens: list[Token]) -> tuple[Token, ...]:
    """Expand coordinations, replace relative pronouns by their antecedents, step through counting words."""
    result: list[Token] = []
    for token in tokens:
        for part in (*conjuncts(token), *_names_behind(token)) if token.pos_ not in {"VERB", "AUX"} else (token,):
            resolved = antecedent_of(part)
            if resolved.pos_ in {"VERB", "AUX"}:
                result.append(resolved)
                continue
            counted = counted_head(_whole(resolved))
            result.extend(conjuncts(counted) if counted.i != resolved.i else [counted])
    return tuple(dict.fromkeys(result))
