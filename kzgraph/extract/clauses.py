"""The tokens of one clause: what belongs to a predicate and not to a clause inside it."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.lexicon.loader import wordlist

MEMORY = "kz_clauses"
INNER_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "parataxis"})


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of the clause that ``head`` governs, in order, without inner and coordinated clauses.

    Many rules ask for the same clause, so the Doc, whose tree does not change any more, remembers it.
    """
    known: dict[int, list[Token]] = head.doc.user_data.setdefault(MEMORY, {})
    if head.i not in known:
        known[head.i] = _tokens(head)
    return known[head.i].copy()


def _tokens(head: Token) -> list[Token]:
    found: list[Token] = []
    todo = [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo.extend(c for c in token.children if not _starts_clause(c))
    return sorted(found, key=lambda t: t.i)


def _starts_clause(token: Token) -> bool:
    if token.dep_ in INNER_CLAUSES:
        return True
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"} or any(c.dep_ in {"cop", "nsubj", "nsubj:pass"} for c in token.children)
    return token.dep_ == "xcomp" and token.pos_ in {"VERB", "AUX"} and not is_predicative_participle(token)


def is_predicative_participle(token: Token) -> bool:
    """Part of the verb above, whose object hangs on it: "namen een generaal gevangen", "hielden jongens staande"."""
    own = {"aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "mark"}
    return (
        token.dep_ == "xcomp"
        and token.head.pos_ == "VERB"
        and has_feature(token, "VerbForm", "Part")
        and not any(c.dep_ in own for c in token.children)
    )


def content_mark(clause: Token) -> Token | None:
    """Return the "dat" of a clause that says what its noun holds ("berichten dat hij stierf"); ``None`` of a relative.

    A relative "dat" stands for one neuter thing: never for a plural or a noun with "de", nor, behind a noun that
    tends to have such a clause, beside another subject.
    """
    if clause.dep_ not in {"acl", "acl:relcl"}:
        return None
    that = next((c for c in clause.children if is_word(c, "that_words") and c.i < clause.i), None)
    if that is None or that.dep_ == "mark":
        return that
    noun = clause.head
    common = any(c.dep_ == "det" and is_word(c, "common_determiners") for c in noun.children)
    unlike = noun.pos_ == "NOUN" and (common or has_feature(noun, "Number", "Plur"))
    holds = is_lemma(noun, "content_nouns")
    second = any(c.dep_ in {"nsubj", "nsubj:pass"} and c.i != that.i for c in clause.children)
    return that if unlike or (holds and second and that.dep_ in {"nsubj", "nsubj:pass"}) else None


def is_nominalised(token: Token) -> bool:
    """Return whether an infinitive serves as a noun: "het aftreden van de premier", "het sturen van troepen"."""
    return has_feature(token, "VerbForm", "Inf") and any(
        c.dep_ in {"det", "nmod:poss"} and c.i < token.i for c in token.children
    )


def is_infinitive_clause(clause: Token) -> bool:
    """Return whether a clause has "te" or "om", or an infinitive and neither "dat" nor a finite auxiliary."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if marks & wordlist("infinitive_openers", clause.lang_):
        return True
    finite = any(c.dep_ in {"aux", "aux:pass"} and has_feature(c, "VerbForm", "Fin") for c in clause.children)
    return (
        has_feature(clause, "VerbForm", "Inf") and wordlist("that_words", clause.lang_).isdisjoint(marks) and not finite
    )


def has_child(token: Token, *deps: str) -> bool:
    """Return whether ``token`` governs a dependent with one of these relations."""
    return any(c.dep_ in deps for c in token.children)


def subtree_indices(head: Token) -> set[int]:
    """Return the indices of all tokens below ``head``, itself included."""
    return {t.i for t in head.subtree}


def content_clauses(noun: Token) -> list[Token]:
    """Return the clauses that say what a noun holds: "het gerucht dat …", "de vraag of …"."""
    return [c for c in noun.children if content_mark(c) is not None or _is_marked_content(c)]


def _is_marked_content(clause: Token) -> bool:
    return clause.dep_ in {"acl", "ccomp"} and any(
        m.dep_ == "mark" and is_word(m, "content_marks") and m.i < clause.i for m in clause.children
    )
