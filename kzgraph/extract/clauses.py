"""The tokens of one clause: what belongs to a predicate and not to a clause inside it."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature

INNER_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "parataxis"})


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of the clause that ``head`` governs, in order, without inner and coordinated clauses."""
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


def has_child(token: Token, *deps: str) -> bool:
    """Return whether ``token`` governs a dependent with one of these relations."""
    return any(c.dep_ in deps for c in token.children)


def subtree_indices(head: Token) -> set[int]:
    """Return the indices of all tokens below ``head``, itself included."""
    return {t.i for t in head.subtree}
