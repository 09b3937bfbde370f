"""Which slot a dependent of a predicate fills: "subj", "obj", "inf", "naar" …"""

from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.clauses import has_child, is_predicative_participle
from kzgraph.extract.sorts import MOVING, PEOPLE, sorts_of
from kzgraph.lexicon.loader import endings, usual, verb_slots, wordlist
from kzgraph.mentions.phrases import behind_als, case_of, has_case
from kzgraph.mentions.times.words import is_time

OBLIQUE = frozenset({"obl", "obl:arg", "nmod", "advmod", "obl:agent", "dep"})
CLAUSE_DEPS = frozenset({"ccomp", "csubj", "csubj:pass"})


def slots_of(child: Token, head: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    """Yield the slots that one dependent fills."""
    dep = child.dep_
    if dep in {"obl", "obl:arg", "nmod", "xcomp", "advcl", "obj"} and _as(child):
        yield "als", child
    elif dep in {"nsubj", "nsubj:pass"} and passive and has_case(child, "by_words"):
        yield "subj", child  # "door wie de brug werd opgeblazen"
    elif dep in {"nsubj", "nsubj:outer"}:
        yield "subj", child
    elif dep == "nsubj:pass":
        yield "obj", child
    elif dep in {"obj", "iobj"}:
        yield dep, child
        # Parsers hang "als een aanval" on the object, or on what the object holds.
        yield from (("als", t) for t in child.subtree if t.dep_ == "nmod" and t.i > head.i and _as(t))
    elif dep == "obl:agent":
        yield ("subj" if passive or head.dep_ in {"amod", "acl"} else usual("by_words", child.lang_)), child
    elif dep in CLAUSE_DEPS:
        yield from _clause(child, head, passive=passive)
    elif dep == "xcomp":
        yield from _complement(child)
    elif dep == "advcl" and _is_part(child) and not has_child(head, "nsubj", "nsubj:pass"):
        yield ("obj" if passive else "subj"), child
    elif dep == "advcl":
        yield _adverbial(child), child
    elif dep == "compound:prt":
        yield from ((child.lower_, t) for t in child.children if t.dep_ == "fixed" and t.pos_ == "NOUN")
    elif _is_rounded_subject(child, head):
        yield ("obj" if passive else "subj"), child
    elif dep in OBLIQUE and is_ranged(child):
        yield _slot_of_range(child, head, passive=passive), child
    elif dep in OBLIQUE:
        yield from _oblique(child, head)


def _is_rounded_subject(child: Token, head: Token) -> bool:
    """A number rounded by a preposition is no place: "Rond de 300 boeren betoogden"."""
    if not has_case(child, "rounding_prepositions") or has_child(head, "nsubj", "nsubj:pass"):
        return False
    return child.i > 1 and any(c.dep_ == "nummod" and is_word(c.nbor(-1), "common_articles") for c in child.children)


def is_ranged(child: Token) -> bool:
    """Return whether "tussen" opens a number and no place: "Tussen de 50 en 60 boeren betoogden"."""
    if child.pos_ != "NOUN" or is_time(child):
        return False
    low = next((c for c in child.children if c.dep_ == "nummod" and c.i < child.i), None)
    if low is None or not any(c.dep_ == "conj" and c.pos_ == "NUM" for c in low.children):
        return False
    if child.i < child.head.i and not sorts_of(child) & (PEOPLE | MOVING):
        return False  # a place: "Tussen de twee en drie huizen brandde een auto af"
    return has_case(child, "range_prepositions") or has_case(low, "range_prepositions")


def _slot_of_range(child: Token, head: Token, *, passive: bool) -> str:
    """Before the verb they do it, behind a verb with a subject it is done to them."""
    if passive:
        return "obj"
    behind = has_child(head, "nsubj") and child.i > head.i
    return "obj" if behind and not has_child(head, "obj") else "subj"


def _is_part(child: Token) -> bool:
    """A number of those named before, which "meer dan" makes a clause: "en liggen meer dan 400 van hen in …"."""
    return child.pos_ == "NUM" and any(c.pos_ == "PRON" and has_case(c, "of_words") for c in child.children)


def _clause(child: Token, head: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    free = _free_relative(child)
    leading = child.i < head.i and not has_child(head, "nsubj", "nsubj:pass")
    if free is not None and (child.dep_ != "ccomp" or leading):
        yield ("obj" if passive else "subj"), free
    elif child.pos_ != "ADV" or list(child.children):  # not a lone "zo" as in "zo meldde de politie"
        yield ("inf" if _is_infinitive(child) else "clause"), child


def _free_relative(clause: Token) -> Token | None:
    """The pronoun stands for whom the clause describes: "wie zich niet overgeeft"."""
    return next((c for c in clause.children if is_word(c, "free_relatives") and c.dep_ in {"nsubj", "obj"}), None)


def _as(child: Token) -> bool:
    """A phrase without a verb of its own behind "als": "ziet het als een aanval"."""
    if child.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "det" for c in child.children):
        return False
    return behind_als(child)


def _is_infinitive(token: Token) -> bool:
    return (
        has_feature(token, "VerbForm", "Inf")
        and not has_child(token, "nsubj", "nsubj:pass")
        and not any(c.dep_ in {"aux", "aux:pass"} and has_feature(c, "VerbForm", "Fin") for c in token.children)
    )


def _complement(child: Token) -> Iterator[tuple[str, Token]]:
    mark = next(
        (
            c.lower_
            for c in child.children
            if c.dep_ in {"mark", "case"} and c.i < child.i and not is_word(c, "infinitive_marks")
        ),
        None,
    )
    if is_predicative_participle(child):
        yield "pred", child
    elif (child.pos_ in {"VERB", "AUX"} or has_child(child, "cop")) and mark not in wordlist("as_words", child.lang_):
        yield "inf", child
    elif mark in wordlist("as_words", child.lang_):
        yield "als", child
    elif mark is None or mark in wordlist("purpose_words", child.lang_):
        yield "pred", child
    else:
        yield str(mark), child


def _adverbial(child: Token) -> str:
    marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if marks & wordlist("purpose_words", child.lang_) or marks == wordlist("infinitive_marks", child.lang_):
        return "purpose"
    return (
        "als"
        if not wordlist("as_words", child.lang_).isdisjoint(marks) and child.pos_ not in {"VERB", "AUX"}
        else "adverbial"
    )


def _oblique(child: Token, head: Token) -> Iterator[tuple[str, Token]]:
    case = case_of(child)
    lower = child.lower_
    if case in wordlist("view_prepositions", child.lang_) and is_lemma(child, "opinion_nouns"):
        return  # "naar mijn mening" says whose view it is
    if case is not None:
        yield _plain(case, child) if is_word(child, "pronominal_adverbs") else case, child
        return
    preposition = _pronominal(child)
    if preposition is not None:
        yield preposition, child
    elif lower in wordlist("where_words", child.lang_):
        yield (_stranded(head) or lower), child
    elif lower in wordlist("there_adverbs", child.lang_) and child.dep_ != "expl":
        yield (_stranded(child) or lower), child
    elif child.dep_ in {"obl", "obl:arg", "nmod"}:
        yield "bare", child  # mostly time


def _pronominal(word: Token) -> str | None:
    """The preposition of "daartegen" or "ervan"."""
    for start in endings("pronominal_adverbs", word.lang_):
        rest = word.lower_.removeprefix(start)
        if rest != word.lower_ and len(rest) > 1 and rest not in wordlist("no_pronominal_adverbs", word.lang_):
            return _plain(rest, word)
    return None


def _plain(preposition: str, word: Token) -> str:
    """A preposition as it stands before a noun: "met" of "ermee"."""
    return verb_slots("pronominal_forms", word.lang_).get(preposition, (preposition,))[0]


def _stranded(token: Token) -> str | None:
    """A preposition that lost its object to "er" or "waar": "waar … deel van uitmaken"."""
    for child in token.children:
        if (
            child.pos_ == "ADP"
            and child.dep_ in {"case", "obl", "obl:arg", "advmod", "compound:prt"}
            and not list(child.children)
        ):
            return _plain(child.lower_, child)
        if child.pos_ == "NOUN":
            inner = _stranded(child)
            if inner and case_of(child) is None:
                return inner
    return None
