"""Clauses of which only who and how many is left: "Kenia levert 400 agenten, Jamaica 200 en Togo 150".

Also behind a preposition: "het Rode Kruis spreekt van 120 doden, de regering van 85". A gap is read only where the
first clause has a number in the same place, and nothing but a mark or the next gap follows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.sorts import means_one_person, means_people
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import endings
from kzgraph.mentions.counted import is_counting

YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 8  # tokens between what joins two clauses and the number of the second
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
BOUNDING = frozenset({"ADV", "ADJ", "ADP", "DET", "NOUN"})  # "zo'n", "meer dan", "rond de"


def is_elliptic(predicate: Predicate) -> bool:
    """Return whether a predicate was made of a clause whose verb is left out, with a bare number as its head."""
    return predicate.numeral is not None and predicate.head.i == predicate.numeral.i


def what_is_left(predicate: Predicate) -> list[Token]:
    """Return the words of a clause without its verb: who or where, and how many."""
    numeral = predicate.head
    heads = [t for slot in ("subj", "in") for t in predicate.heads(slot) if t.i < numeral.i]
    nearest = max(heads, key=lambda t: t.i, default=numeral)
    inside = [t for t in nearest.subtree if t.i <= nearest.i and t.dep_ not in {"cc", "punct"}]
    return list(numeral.doc[min((t.i for t in inside), default=numeral.i) : numeral.i + 1])


def saying(predicate: Predicate) -> Token:
    """Return the verb of a predicate, also when it is left out and stands in the clause before."""
    token = predicate.head
    while is_elliptic(predicate) and token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def elliptic(predicate: Predicate) -> Iterator[Predicate]:
    """Yield a predicate for each clause behind that of ``predicate`` that gives another's number alone."""
    if predicate.passive or not predicate.heads("subj") or not has_feature(predicate.head, "VerbForm", "Fin"):
        return
    found = _counted_slot(predicate)
    if found is None:
        return
    slot, counted = found
    for token in counted.doc[counted.i + 1 : counted.sent.end]:
        if has_feature(token, "VerbForm", "Fin"):
            return
        gap = _gap_behind(token, slot) if _joins(token) else None
        if gap is None:
            continue
        who, numeral = gap
        if slot == "obj" and not _is_another(who, predicate.heads("subj")[0]):
            continue
        objects = (counted,) if slot == "obj" else (numeral,)
        arguments = {**before(predicate.arguments, who), "subj": (who,), slot: objects}
        yield replace(predicate, head=numeral, arguments=arguments, mended=True, numeral=numeral)


def before(arguments: Mapping[str, Sequence[Token]], token: Token) -> dict[str, tuple[Token, ...]]:
    """Return the arguments of a clause that stand before ``token``: the next clause shares them."""
    return {slot: tuple(t for t in heads if t.i < token.i) for slot, heads in arguments.items()}


def _counted_slot(predicate: Predicate) -> tuple[str, Token] | None:
    """The object with a number behind the verb, or the number of a counting clause behind its preposition."""
    for slot in ("obj", *endings("counting_prepositions", predicate.head.lang_)):
        for head in predicate.heads(slot):
            if head.i > predicate.head.i and (is_counting(head) or numbers(head.lang_).is_number_word(head.text)):
                return slot, head
    return None


def _joins(token: Token) -> bool:
    """Whether a clause without its verb may begin behind a token: a comma, "en"."""
    return token.text in {",", ";"} or is_word(token, "joining_words")


def _gap_behind(joint: Token, slot: str) -> tuple[Token, Token] | None:
    """Who, and the number that ends the clause; ``None`` when anything else is said."""
    ahead = list(joint.doc[joint.i + 1 : min(joint.i + 1 + LONGEST, joint.sent.end)])
    named = 0
    while named < len(ahead) and ahead[named].pos_ in NAMING and not _is_number(ahead[named]):
        named += 1
    name = ahead[:named]
    while name and name[-1].pos_ not in {"NOUN", "PROPN"}:
        name.pop()
    rest = ahead[len(name) :]
    numeral = next((t for t in rest if _is_number(t)), None)
    if not name or numeral is None or not _ends(numeral):
        return None
    between = [t for t in rest if t.i < numeral.i]
    if slot != "obj" and not (between and between[0].lower_ == slot):
        return None
    if any(t.pos_ not in BOUNDING or (slot == "obj" and _tells_else(t)) for t in between):
        return None
    return (_head_of(name), numeral) if not YEAR.fullmatch(numeral.text) else None


def _tells_else(token: Token) -> bool:
    """Whether a word before a number says that it counts nothing: "Peru in 2024", "de vrouw van 45"."""
    return token.pos_ == "NOUN" or (token.pos_ == "ADP" and not is_word(token, "bounding_prepositions"))


def _is_another(who: Token, first: Token) -> bool:
    """Whether one did as the first, and is not one of those counted: "vijf verdachten, de leider 34" gives an age."""
    if who.pos_ == "PROPN":
        return first.pos_ == "PROPN"
    return not means_one_person(who) and (means_people(first) or not means_people(who))


def _is_number(token: Token) -> bool:
    return numbers(token.lang_).is_number_word(token.text)


def _ends(numeral: Token) -> bool:
    following = numeral.doc[numeral.i + 1] if numeral.i + 1 < numeral.sent.end else None
    return following is None or following.is_punct or is_word(following, "joining_words")


def _head_of(name: Sequence[Token]) -> Token:
    """The word of a name or noun phrase that the others hang on."""
    inside = {t.i for t in name}
    nouns = [t for t in name if t.pos_ in {"NOUN", "PROPN"}]
    return next((t for t in nouns if t.head.i not in inside), nouns[-1])
