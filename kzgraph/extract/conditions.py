"""Whether a predicate meets the conditions of a frame: fixed words, semantic classes, mere presence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.lexicon.schema import Frame
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind, Mention

CLASSES_OF_KIND: Mapping[EntityKind, frozenset[str]] = {
    EntityKind.PERSON: frozenset({"people"}),
    EntityKind.GROUP: frozenset({"people"}),
    EntityKind.STATE: frozenset({"state", "place"}),
    EntityKind.GOVERNMENT: frozenset({"organisation", "state"}),
    EntityKind.BODY: frozenset({"organisation"}),
    EntityKind.ORGANISATION: frozenset({"organisation"}),
    EntityKind.MEDIA: frozenset({"media", "organisation"}),
    EntityKind.PLACE: frozenset({"place"}),
}
MACHINES = frozenset({"vehicle", "weapon"})
SHORTEST_FIRST_PART, SHORTEST_SECOND_PART = 3, 5  # letters of a compound's parts: "weg" would match too much
UNKNOWN = -1  # strength of a class that a pronoun may have: a row that asks for nothing wins
SHOWN = 3  # values of a condition that a message names
REACH = 3  # words between a preposition and its fixed noun: "in de brand", "om het leven", "onder zwaar vuur"


@dataclass(frozen=True)
class _Fit:
    """How a condition holds.

    tokens: fixed words that fill the slot. strength: 3 a fixed word, 2 a class, 1 mere presence, UNKNOWN a pronoun.
    """

    tokens: frozenset[int]
    strength: int


_BY_CLASS, _PERHAPS, _THERE = (_Fit(frozenset(), strength) for strength in (2, UNKNOWN, 1))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The values of a condition. phrases: fixed words, each in its parts. anything: mere presence is enough."""

    phrases: tuple[tuple[str, ...], ...]
    classes: frozenset[str]
    anything: bool


@cache
def _wanted(values: tuple[str, ...]) -> _Wanted:
    phrases = tuple(tuple(v.split()) for v in values if v != "*" and not v.startswith("@"))
    return _Wanted(phrases, frozenset(v[1:] for v in values if v.startswith("@")), "*" in values)


def words_needed(frame: Frame) -> tuple[frozenset[str], ...]:
    """Return for each slot that takes fixed words alone those words, of a phrase the outer ones.

    Where none of them is among the forms of a predicate and its arguments, the frame cannot fit.
    """
    wanted = (_wanted(values) for values in frame.when.values())
    only_words = (one for one in wanted if not one.classes and not one.anything)
    return tuple(frozenset(w for phrase in one.phrases for w in (phrase[0], phrase[-1])) for one in only_words)


def strongest(frame: Frame) -> int:
    """Return the most strength that the conditions of ``frame`` can have."""
    wanted = [_wanted(values) for values in frame.when.values()]
    most = sum(3 if one.phrases else 2 if one.classes else 1 for one in wanted)
    return most + int(frame.reflexive) + (1 if frame.unless else 0)


def conditions_met(frame: Frame, predicate: Predicate, table: MentionTable) -> tuple[dict[int, str], int] | None:
    """Return the tokens of fixed words with their slots, and how much held, when all conditions hold, else ``None``."""
    fixed: dict[int, str] = {}
    strength = int(frame.reflexive) + (1 if frame.unless else 0)
    for slot, values in frame.when.items():
        fit = _fit(slot, values, predicate, table) or _unsaid(slot, values, predicate, frame)
        if fit is None:
            return None
        fixed.update(dict.fromkeys(fit.tokens, slot))
        strength += fit.strength
    for slot, values in frame.unless.items():
        if _fit(slot, values, predicate, table) is not None:
            return None
    return fixed, strength


def unmet(frame: Frame, predicate: Predicate, table: MentionTable) -> list[str]:
    """Return the conditions of a frame that do not hold, in words: "needs obj of @people", "not with obj of @sport"."""
    lacking = [f"needs {_said(s, v)}" for s, v in frame.when.items() if _fit(s, v, predicate, table) is None]
    return lacking + [f"not with {_said(s, v)}" for s, v in frame.unless.items() if _fit(s, v, predicate, table)]


def _said(slot: str, values: Sequence[str]) -> str:
    some = ", ".join(v for v in values[:SHOWN] if v != "*") + (", …" if len(values) > SHOWN else "")
    return f"{slot} of {some}" if some else slot


def _fit(slot: str, values: tuple[str, ...], predicate: Predicate, table: MentionTable) -> _Fit | None:
    """Return how ``slot`` meets one of ``values``, the strongest first, or ``None``."""
    heads, wanted = _heads_of(slot, predicate), _wanted(values)
    for words in wanted.phrases:
        fixed = _fixed_word(slot, words, heads, predicate)
        if fixed is not None:
            return _Fit(frozenset((fixed,)), 3)
    if wanted.classes and any(wanted.classes & classes_at(h, table) for h in heads):
        return _BY_CLASS
    if wanted.classes and any(_could_be_anything(h) for h in heads):
        return _PERHAPS
    if wanted.anything and (heads or (slot == "pred" and predicate.heads("bare"))):
        return _THERE
    return None


def _unsaid(slot: str, values: Sequence[str], predicate: Predicate, frame: Frame) -> _Fit | None:
    """Of a passive without an agent nothing speaks against the class of who did it ("er werd geschoten").

    But a verb without an object has no such passive: "een veerpont is omgeslagen" is a perfect.
    """
    if predicate.heads("obj") and not {"obj", "iobj"} & {*frame.roles, *frame.when}:
        return None
    if slot != "subj" or predicate.heads("subj") or not any(v.startswith("@") for v in values):
        return None
    passive = predicate.passive and any(is_lemma(a, "being_verbs") for a in predicate.auxiliaries)
    return _THERE if passive else None


def _heads_of(slot: str, predicate: Predicate) -> Sequence[Token]:
    """The heads of a slot; "om … te" serves as an infinitive too ("stelde voor om troepen te sturen")."""
    if slot == "inf":
        return (*predicate.heads("inf"), *predicate.heads("purpose"))
    if slot == "neg":
        return [t for t in predicate.clause if is_word(t, "negations")]
    return predicate.heads(slot)


def _could_be_anything(head: Token) -> bool:
    """A demonstrative that stands for something named before: "die is afgelast". Its class is not known here."""
    return is_word(head, "demonstratives_of_people") and head.pos_ == "PRON"


def classes_at(head: Token, table: MentionTable) -> frozenset[str]:
    """Return the semantic classes of what ``head`` means, by its noun and by the kind of its name."""
    mention: Mention | None = table.at(head)
    if mention is None:
        return frozenset()
    own = frozenset(mention.classes)
    if own & MACHINES:
        return own  # a fleet is a group that acts, yet nobody of flesh and blood
    return own | CLASSES_OF_KIND.get(mention.entity_kind, frozenset())


def _fixed_word(slot: str, words: Sequence[str], heads: Sequence[Token], predicate: Predicate) -> int | None:
    """Find a fixed word in its slot, or, since idioms are often parsed oddly, right behind its preposition."""
    for head in heads:
        if _is_phrase(head, words):
            return head.i
    if slot in {"subj", "inf", "clause", "als", "neg"}:
        return None
    if words[0] not in predicate.forms and words[-1] not in predicate.forms:
        return None  # nearly always, and quickly found
    for token in predicate.near:
        if token.i == predicate.head.i or not _is_phrase(token, words):
            continue
        if slot in {"obj", "iobj", "pred"}:
            if token.dep_ not in {"nsubj", "det", "case"} and not _behind_preposition(token):
                return token.i
        elif any(t.lower_ == slot for t in token.doc[max(0, token.i - REACH) : token.i]):
            return token.i
    return None


def _behind_preposition(token: Token) -> bool:
    return any(c.dep_ == "case" for c in token.children)


def _is_phrase(token: Token, words: Sequence[str]) -> bool:
    """One word, or several that stand together with ``token`` as the last or the first ("zwarte lijst")."""
    if len(words) == 1:
        return _is_word(token, words[0])
    for start in (token.i - len(words) + 1, token.i):
        window = token.doc[max(0, start) : start + len(words)]
        if len(window) == len(words) and all(_is_form(t, w) for t, w in zip(window, words, strict=True)):
            return True
    return False


def _is_form(token: Token, word: str) -> bool:
    """The word, its lemma, or an adjective with its ending."""
    return word in {token.lower_, token.lemma_.lower(), token.lower_.removesuffix("e")}


def _is_word(token: Token, word: str) -> bool:
    """The word itself, or a compound noun that ends in it ("noodhospitaal" is a "hospitaal").

    A "wedstrijd" is no "strijd" and a "toekomst" no "komst": some first parts make another word.
    """
    lemma = token.lemma_.lower()
    if token.lower_ == word or lemma == word:
        return True
    return (
        token.pos_ == "NOUN"
        and len(word) >= SHORTEST_SECOND_PART
        and lemma.endswith(word)
        and len(lemma) - len(word) >= SHORTEST_FIRST_PART
        and lemma.removesuffix(word) not in wordlist("other_words", token.lang_)
    )
