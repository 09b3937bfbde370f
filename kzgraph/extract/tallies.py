"""Clauses that give a number of what was counted before: "het dodental steeg naar 46", "het leger sprak van dertig"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.bare_numerals import is_bare
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.elliptic import is_elliptic
from kzgraph.extract.predicate import Predicate
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import counting_verbs, tally_nouns, wordlist
from kzgraph.lexicon.schema import CountingVerb
from kzgraph.mentions.phrases import has_case

SPEAKERS = frozenset({"speaker", "somebody", "naming"})
REACH = 8  # words between a preposition and its number: "tot ver boven de honderd"


@dataclass(frozen=True)
class Tally:
    """A clause that counts. numeral: first word of the number. counted: the noun behind it, when there is one.

    noun: the word that stands for the count ("dodental"). of: whom that noun counts ("het aantal doden").
    speaker: who counts, when the row says so.
    """

    predicate: Predicate
    numeral: Token
    counted: Token | None
    noun: Token | None
    of: Token | None
    speaker: Token | None
    row: CountingVerb

    @property
    def event(self) -> str | None:
        """What the noun says that is counted, ``None`` for whatever was counted last."""
        return tally_nouns(self.noun.lang_)[self.noun.lemma_.lower()].event if self.noun is not None else None


def tally_of(predicate: Predicate) -> Tally | None:
    """Return the count that a predicate gives, ``None`` for all that count nothing."""
    for lemma in predicate.lemmas:
        for row in counting_verbs(predicate.head.lang_).get(lemma, ()):
            found = _applied(row, predicate)
            if found is not None:
                return found
    return None


def _applied(row: CountingVerb, predicate: Predicate) -> Tally | None:
    numeral = predicate.numeral if is_elliptic(predicate) else _numeral(row, predicate)
    words = {c.lower_ for c in predicate.head.children} if row.when or row.unless else set()
    if numeral is None or row.unless in words or (row.when is not None and row.when not in words):
        return None
    counted = _noun_behind(numeral) if not is_elliptic(predicate) else None
    subjects = predicate.heads("obj") if predicate.passive else predicate.heads("subj")
    noun, of = _first_tally(subjects)
    if row.subject == "tally":
        return Tally(predicate, numeral, counted, noun, of, _speaking(noun), row) if noun is not None else None
    if row.subject not in SPEAKERS:
        fits = any(t.lower_ == row.subject for t in subjects)
        return Tally(predicate, numeral, counted, None, None, None, row) if fits else None
    if not predicate.passive:
        noun, of = _first_tally((*predicate.heads("obj"), *predicate.heads("pred")))
    others = [t for t in predicate.heads("obj") if not _points(t, numeral) and t.i != (counted or numeral).i]
    if (others and not is_elliptic(predicate)) or (row.subject == "naming" and noun is None):
        return None
    speaker = next(iter(predicate.heads("subj")), None)
    return Tally(predicate, numeral, counted, noun, of, speaker, row)


def _points(token: Token, numeral: Token) -> bool:
    """An object that only takes up what was counted, or is the number itself."""
    return (
        is_word(token, "empty_objects")
        or token.i == numeral.i
        or _tally_noun(token) is not None
        or numeral.is_ancestor(token)
        or numbers(token.lang_).is_number_word(token.text)
        or (token.dep_ == "nsubj" and token.i > numeral.i)  # subject of the next clause
    )


def _first_tally(heads: tuple[Token, ...]) -> tuple[Token | None, Token | None]:
    """The first noun that stands for a count among ``heads``, and whom it counts."""
    for head in heads:
        noun = _tally_noun(head)
        if noun is not None:
            nouns = (c for c in noun.children if c.dep_ == "nmod" and c.pos_ == "NOUN")
            return noun, head if head.i != noun.i else next(nouns, None)
    return None, None


def _tally_noun(head: Token) -> Token | None:
    """The head, or the word that heads it: of "het aantal doden" both readings occur."""
    for token in (head, head.head):
        if (
            token.pos_ == "NOUN"
            and token.lemma_.lower() in tally_nouns(token.lang_)
            and (token.i == head.i or token.i < head.i)
        ):
            return token
    return None


def _speaking(noun: Token | None) -> Token | None:
    return noun if noun is not None and tally_nouns(noun.lang_)[noun.lemma_.lower()].speaks else None


def _numeral(row: CountingVerb, predicate: Predicate) -> Token | None:
    """The number in the slot of a row."""
    if row.slot == "obj":
        return _in_object(predicate)
    if row.slot == "pred":
        return predicate.head if predicate.nominal and is_bare(predicate.head) else None
    return _behind(row.slot, predicate)


def _in_object(predicate: Predicate) -> Token | None:
    """The number that is the object, hangs on "er", or follows a tally noun: "het getal van 135"."""
    if predicate.numeral is not None:
        return predicate.numeral
    for head in (*predicate.heads("obj"), *predicate.heads("pred")):
        if is_bare(head):
            return head
        if head.lemma_.lower() in tally_nouns(head.lang_):
            return next((c for c in head.children if has_case(c, "of_words") and is_bare(c)), None)
    for er in (c for c in predicate.head.children if is_word(c, "existential_words")):
        for child in er.children:
            if child.dep_ == "nummod":
                return child
    bare = next((h for h in predicate.heads("bare") if is_bare(h)), None)
    if bare is not None or wordlist("attendance_verbs", predicate.head.lang_).isdisjoint(predicate.lemmas):
        return bare
    counted = (c for h in predicate.heads("obj") for c in h.children if c.dep_ == "nummod" and c.i < h.i)
    return next(counted, None)


def _behind(preposition: str, predicate: Predicate) -> Token | None:
    """The number behind a preposition of the clause, with nothing but words that bound it between."""
    for token in _clause(predicate):
        if token.lower_ != preposition or token.dep_ == "compound:prt":
            continue
        for other in token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]:
            if numbers(other.lang_).is_number_word(other.text):
                return other if not _is_date(other) else None
            if other.pos_ in {"NOUN", "PROPN", "VERB", "AUX"} or other.text in {",", ";"}:
                break
    return None


def _clause(predicate: Predicate) -> Iterator[Token]:
    """The tokens of a clause, with those that the parser made a clause inside it: "houdt het op meer dan honderd"."""
    yield from clause_tokens(predicate.head)
    for child in predicate.head.children:
        if child.dep_ == "advcl" and child.pos_ in {"NUM", "NOUN"}:
            yield from child.subtree


def _is_date(token: Token) -> bool:
    return any(c.dep_ == "flat" and c.pos_ == "PROPN" for c in token.children)


def _noun_behind(numeral: Token) -> Token | None:
    """The noun that a number counts: "op 137 doden"."""
    if numeral.dep_ == "nummod" and numeral.head.i > numeral.i and numeral.head.pos_ in {"NOUN", "PROPN"}:
        return numeral.head
    return next((c for c in numeral.children if c.dep_ == "nmod" and c.i > numeral.i and c.pos_ == "NOUN"), None)
