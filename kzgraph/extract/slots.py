"""Which slot a dependent of a predicate fills: "subj", "obj", "inf", "naar" …"""

from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma
from kzgraph.extract.clauses import has_child, is_predicative_participle
from kzgraph.mentions.phrases import behind_als, case_of

OBLIQUE = frozenset({"obl", "obl:arg", "nmod", "advmod", "obl:agent", "dep"})
PRONOMINAL = ("er", "daar", "hier", "waar")
# Prepositions of pronominal adverbs ("ervan", "daartegen") that differ from the plain ones.
PRONOMINAL_FORMS = {"mee": "met", "toe": "tot", "af": "van"}
CLAUSE_DEPS = frozenset({"ccomp", "csubj", "csubj:pass"})
ROUNDING = frozenset({"rond", "tegen", "boven", "om en nabij", "om en bij"})
PURPOSE_MARKS = frozenset({"om", "teneinde"})


def slots_of(child: Token, head: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    """Yield the slots that one dependent fills."""
    dep = child.dep_
    if dep in {"obl", "obl:arg", "nmod", "xcomp", "advcl", "obj"} and _as(child):
        yield "als", child
    elif dep in {"nsubj", "nsubj:pass"} and passive and case_of(child) == "door":
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
        yield ("subj" if passive or head.dep_ in {"amod", "acl"} else "door"), child
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
    elif dep in OBLIQUE:
        yield from _oblique(child, head)


def _is_rounded_subject(child: Token, head: Token) -> bool:
    """A number rounded by a preposition is no place: "Rond de 300 boeren betoogden"."""
    if case_of(child) not in ROUNDING or has_child(head, "nsubj", "nsubj:pass"):
        return False
    return child.i > 1 and any(c.dep_ == "nummod" and c.nbor(-1).lower_ == "de" for c in child.children)


def _is_part(child: Token) -> bool:
    """A number of those named before, which "meer dan" makes a clause: "en liggen meer dan 400 van hen in …"."""
    return child.pos_ == "NUM" and any(c.pos_ == "PRON" and case_of(c) == "van" for c in child.children)


def _clause(child: Token, head: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    free = _free_relative(child)
    leading = child.i < head.i and not has_child(head, "nsubj", "nsubj:pass")
    if free is not None and (child.dep_ != "ccomp" or leading):
        yield ("obj" if passive else "subj"), free
    elif child.pos_ != "ADV" or list(child.children):  # not a lone "zo" as in "zo meldde de politie"
        yield ("inf" if _is_infinitive(child) else "clause"), child


def _free_relative(clause: Token) -> Token | None:
    """The pronoun stands for whom the clause describes: "wie zich niet overgeeft"."""
    return next((c for c in clause.children if c.lower_ == "wie" and c.dep_ in {"nsubj", "obj"}), None)


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
        (c.lower_ for c in child.children if c.dep_ in {"mark", "case"} and c.i < child.i and c.lower_ != "te"),
        None,
    )
    if is_predicative_participle(child):
        yield "pred", child
    elif (child.pos_ in {"VERB", "AUX"} or has_child(child, "cop")) and mark != "als":
        yield "inf", child
    elif mark == "als":
        yield "als", child
    elif mark in {None, "om"}:
        yield "pred", child
    else:
        yield str(mark), child


def _adverbial(child: Token) -> str:
    marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if marks & PURPOSE_MARKS or marks == {"te"}:
        return "purpose"
    return "als" if "als" in marks and child.pos_ not in {"VERB", "AUX"} else "adverbial"


def _oblique(child: Token, head: Token) -> Iterator[tuple[str, Token]]:
    case = case_of(child)
    lower = child.lower_
    if case == "naar" and is_lemma(child, "opinion_nouns"):
        return  # "naar mijn mening" says whose view it is
    if case is not None:
        yield PRONOMINAL_FORMS.get(case, case) if lower in PRONOMINAL else case, child
        return
    preposition = _pronominal(lower)
    if preposition is not None:
        yield preposition, child
    elif lower == "waar":
        yield (_stranded(head) or "waar"), child
    elif lower in {"daar", "hier", "er"} and child.dep_ != "expl":
        yield (_stranded(child) or lower), child
    elif child.dep_ in {"obl", "obl:arg", "nmod"}:
        yield "bare", child  # mostly time


def _pronominal(word: str) -> str | None:
    for start in PRONOMINAL:
        rest = word.removeprefix(start)
        if rest != word and len(rest) > 1 and rest not in {"om", "enboven", "entegen", "na"}:
            return PRONOMINAL_FORMS.get(rest, rest)
    return None


def _stranded(token: Token) -> str | None:
    """A preposition that lost its object to "er" or "waar": "waar … deel van uitmaken"."""
    for child in token.children:
        if (
            child.pos_ == "ADP"
            and child.dep_ in {"case", "obl", "obl:arg", "advmod", "compound:prt"}
            and not list(child.children)
        ):
            return PRONOMINAL_FORMS.get(child.lower_, child.lower_)
        if child.pos_ == "NOUN":
            inner = _stranded(child)
            if inner and case_of(child) is None:
                return inner
    return None
