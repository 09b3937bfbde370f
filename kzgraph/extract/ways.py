"""Ways through a tree: the arcs between two words of a sentence."""

from spacy.tokens import Token


def arcs_between(start: Token, goal: Token) -> tuple[list[Token], list[Token]]:
    """Return the words whose arcs lead from ``start`` up to the word that governs both, and from there down to
    ``goal``; none when they stand in two sentences.
    """
    up, down = _to_root(start), _to_root(goal)
    place = {t.i: number for number, t in enumerate(down)}
    top = next((number for number, t in enumerate(up) if t.i in place), None)
    return ([], []) if top is None else (up[:top], down[: place[up[top].i]][::-1])


def _to_root(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head.i != found[-1].i:
        found.append(found[-1].head)
    return found
