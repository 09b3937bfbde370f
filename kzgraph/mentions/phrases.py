"""Noun phrases in a Universal Dependencies tree: core span, what they count, coordination and apposition."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kzgraph.annotate.tree import remembered
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.times.words import is_time

# Parts of a phrase that are clauses or phrases of their own, not part of its core.
OUTSIDE_CORE = frozenset(
    {
        "acl:relcl", "acl", "advcl", "parataxis", "ccomp", "csubj", "csubj:pass", "appos", "conj", "cc",
        "cc:preconj", "case", "mark", "cop", "nsubj", "nsubj:pass", "aux", "aux:pass", "obl", "obl:arg",
        "obl:agent", "obj", "iobj", "expl", "compound:prt", "xcomp", "dep",
    }
)  # fmt: skip
NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})


@cache
def counting_words(language: str) -> frozenset[str]:
    """Return the words that count what comes behind them: "tientallen", "duizend"."""
    known = numbers(language)
    return frozenset({*known.VAGUE, *known.ROUND_TENS, *known.SCALES})


def is_counting_word(token: Token) -> bool:
    """Return whether a word counts what comes behind it: "tientallen"."""
    return token.lower_ in counting_words(token.lang_)


@remembered
def case_of(token: Token) -> str | None:
    """Return the preposition of a phrase in lower case ("naar", "ten gevolge van"), ``None`` when it has none."""
    found = [c for c in token.children if c.dep_ == "case" and (c.i < token.i or is_word(token, "stranding_adverbs"))]
    if not found:
        return None
    return " ".join(t.lower_ for t in _own_case(found, token).subtree if t.dep_ in {"case", "fixed"})


def _own_case(cases: list[Token], token: Token) -> Token:
    """The first preposition, unless a phrase lies between it and the next: "met scherp in Brest"."""
    first = cases[0]
    for other in cases[1:]:
        between = first.doc[first.i + 1 : other.i]
        if any(t.pos_ in {"NOUN", "ADJ", "PROPN"} and t.head.i not in {first.i, token.i} for t in between):
            first = other
    return first


@remembered
def counted_head(token: Token) -> Token:
    """Step from a counting word to what it counts: "tientallen demonstranten" is headed by "demonstranten".

    Returns ``token`` itself when it counts nothing.
    """
    lemma = token.lemma_.lower()
    if (beyond := _beyond(token)) is not None:
        return beyond
    counting, measures = counting_words(token.lang_), wordlist("measures", token.lang_)
    if token.lower_ not in counting and lemma not in counting and lemma not in measures:
        return _of_them(token)
    for child in token.children:
        if (
            child.dep_ in {"nmod", "appos", "flat"}
            and child.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"}
            and child.i > token.i
        ):
            case = case_of(child)
            if case is None or (
                case in wordlist("of_words", token.lang_)
                and (lemma in measures or lemma in numbers(token.lang_).ROUND_TENS or token.lower_ in counting)
            ):
                return counted_head(child)
    return token


def _of_them(token: Token) -> Token:
    """A numeral that stands for part of a group: "vijftig van hen", "drie van de betogers", "een op de tien boeren"."""
    if token.pos_ == "NUM" or is_word(token, "ones"):
        for child in token.children:
            if (
                child.dep_ == "nmod"
                and child.i > token.i
                and (case_of(child) is None or has_case(child, "of_words") or _is_ratio(child))
            ):
                return counted_head(child)
    return token


def _beyond(token: Token) -> Token | None:
    """What a comparison counts: "meer dan honderd agenten", "minder dan de helft van de boeren"."""
    if not is_word(token, "more_words"):
        return None
    for child in token.children:
        if child.pos_ == "NUM" or (child.i > token.i and is_lemma(child, "measures")):
            return counted_head(child)
    return None


def _is_ratio(child: Token) -> bool:
    """A whole of which a numeral is a share: "een op de tien boeren"."""
    return has_case(child, "ratio_prepositions") and any(c.dep_ == "nummod" for c in child.children)


def behind_als(token: Token) -> bool:
    """Return whether "als" opens the phrase: it says what something is taken for ("ziet het als een aanval")."""
    return any(
        is_word(c, "as_words") and c.dep_ in {"mark", "case", "advmod"} and c.i < token.i for c in token.children
    )


def core(token: Token) -> list[Token]:
    """Return the tokens of the phrase of ``token`` without clauses, appositions, conjuncts and its preposition."""
    return list(_core(token))


@remembered
def _core(token: Token) -> list[Token]:
    tokens = [token]
    for child in modifiers(token):
        if (child.dep_ in OUTSIDE_CORE and not _participle_before(child)) or child.dep_ == "punct":
            continue
        if child.dep_ == "nmod" and behind_als(child):
            continue
        if child.dep_ == "amod" and child.i > token.i and _loose(child, token):
            continue  # "drie doden, twintig anderen gewond"
        if child.dep_ == "nmod" and _is_figure(child):
            continue
        if child.dep_ == "nmod" and (_loose(child, token) or not _is_inner(child) or is_time(child)):
            continue
        tokens.extend(t for t in _closed(child))
    tokens.sort(key=lambda t: t.i)
    return _contiguous(tokens, token)


def _is_figure(child: Token) -> bool:
    """A number that somebody gives, with what bounds it or in a clause without its verb.

    "Sprak het ministerie van 'meer dan honderd'", "…, de regering van 85".
    """
    if child.pos_ != "NUM" or not has_case(child, "of_words"):
        return False
    beside = child.head.dep_ in {"appos", "conj"}
    return beside or any(c.dep_ in {"nmod", "amod", "advmod"} and c.i < child.i for c in child.children)


def _is_inner(complement: Token) -> bool:
    """Whether a complement names what the noun is about; others only say where or with whom."""
    return case_of(complement) is None or has_case(complement, "inner_prepositions")


def modifiers(token: Token) -> list[Token]:
    """Return the dependents of ``token``; a complement behind a conjunct belongs to that conjunct.

    In "agenten en leden van de garde" parsers hang "van de garde" on "agenten"; the nearest noun is right more often.
    """
    own = [c for c in token.children if not _behind_conjunct(c, token)]
    if token.dep_ == "conj":
        own += [
            c
            for c in token.head.children
            if _behind_conjunct(c, token.head) and _nearest_conjunct(c, token.head).i == token.i
        ]
    return own


def _behind_conjunct(child: Token, head: Token) -> bool:
    return (
        child.dep_ == "nmod"
        and child.i > head.i
        and any(c.dep_ == "conj" and head.i < c.i < child.i for c in head.children)
    )


def _nearest_conjunct(child: Token, head: Token) -> Token:
    return max((c for c in head.children if c.dep_ == "conj" and c.i < child.i), key=lambda c: c.i)


def _participle_before(child: Token) -> bool:
    """A participle before its noun is part of the phrase: "het autoritair bestuurde land"."""
    return child.dep_ == "acl" and child.i < child.head.i


def _closed(token: Token) -> Iterator[Token]:
    """The subtree of a modifier, without clauses inside it."""
    yield token
    for child in token.children:
        clause = child.dep_ in {"acl:relcl", "acl", "advcl", "parataxis", "punct"} and not _participle_before(child)
        if clause or (child.dep_ == "appos" and _loose(child, token)):
            continue
        yield from _closed(child)


def _loose(child: Token, head: Token) -> bool:
    """A modifier that a comma or bracket sets off is not part of the core."""
    between = head.doc[min(child.i, head.i) + 1 : max(child.i, head.i)]
    return any(t.text in {",", ";", "(", ")", "–", "-", ":"} for t in between)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run around the head; gaps of punctuation alone (quotes, hyphens) are bridged, other gaps cut."""
    doc = head.doc
    kept = [head]
    for side in (reversed([t for t in tokens if t.i < head.i]), iter([t for t in tokens if t.i > head.i])):
        edge = head
        for token in side:
            low, high = sorted((edge.i, token.i))
            if any(not (t.is_punct or t.is_space or t.is_quote) for t in doc[low + 1 : high]):
                break
            kept.append(token)
            edge = token
    return sorted(kept, key=lambda t: t.i)


def conjuncts(token: Token) -> list[Token]:
    """Return ``token`` and the phrases coordinated with it, in the order of the text."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL_TAGS:
            found.extend(conjuncts(child))
    return found


def appositions(token: Token) -> list[Token]:
    """Return the heads of the phrases in apposition to ``token``.

    A noun with a number of its own to it is none, nor is a distance: "telde tien doden, het ziekenhuis vijftien".
    """
    counted = is_counting_word(token) or any(c.dep_ == "nummod" for c in token.children)
    beside = (c for c in token.children if c.dep_ == "appos" and not is_lemma(c, "distance_nouns"))
    return [c for c in beside if not (counted and _has_own_number(c))]


def _has_own_number(token: Token) -> bool:
    """Whether a bare number ends the clause right behind a phrase, or behind a preposition: "de regering van 85"."""
    doc, end = token.doc, token.i + 1
    end += end < token.sent.end and doc[end].pos_ == "ADP"
    if end >= token.sent.end or not numbers(token.lang_).is_number_word(doc[end].text):
        return False
    return end + 1 == token.sent.end or doc[end + 1].is_punct or doc[end + 1].dep_ == "cc"


def has_case(token: Token, name: str) -> bool:
    """Return whether the preposition of a phrase is in the list ``name`` of its language."""
    return case_of(token) in wordlist(name, token.lang_)
