"""From the network's scores to trees, relations, names and lemmas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kzgraph.lexicon.loader import endings

FloatArray = NDArray[np.floating]
IntArray = NDArray[np.int64]

_NEVER: Final = -1e9
_MARGINS: Final = (1.0, 3.0)  # below the first the parser doubts, below the second it is a little in doubt
# Larger than any sum of arc scores in a sentence: makes the best tree use one root arc only.
_ROOT_PENALTY: Final = 1e5


def is_single_root_tree(heads: Sequence[int]) -> bool:
    """True when ``heads[1:]`` forms one tree with exactly one child of position 0; ``heads[0]`` is free."""
    size = len(heads)
    if size > 1 and sum(1 for head in heads[1:] if head == 0) != 1:
        return False
    state = [0] * size  # 0 new, 1 reaches the root, 2 on the path being walked
    state[0] = 1
    for start in range(1, size):
        path, node = [], start
        while state[node] == 0:
            state[node] = 2
            path.append(node)
            node = heads[node]
        if state[node] == 2:
            return False
        for seen in path:
            state[seen] = 1
    return True


def maximum_spanning_heads(scores: FloatArray) -> IntArray:
    """Heads of the best tree (Chu and Liu 1965, Edmonds 1967); may give several children to position 0.

    scores: n x n, ``scores[dependent, head]``; row 0 is ignored. Returns n heads, the first is 0.
    """
    scores = np.array(scores, dtype=np.float64)
    scores[0, :] = _NEVER
    np.fill_diagonal(scores, _NEVER)
    heads: IntArray = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    return _solve_contracted(scores, heads, cycle)


def _find_cycle(heads: IntArray) -> IntArray | None:
    state = [0] * len(heads)
    state[0] = 1
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 2
            path.append(node)
            node = int(heads[node])
        if state[node] == 2:
            return np.array(path[path.index(node) :], dtype=np.int64)
        for seen in path:
            state[seen] = 1
    return None


def _solve_contracted(scores: FloatArray, heads: IntArray, cycle: IntArray) -> IntArray:
    """Contract the cycle to one node, solve the smaller graph, and open the cycle at its entry arc."""
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    last = len(rest)  # the contracted node's number
    small = np.full((last + 1, last + 1), _NEVER)
    small[:last, :last] = scores[np.ix_(rest, rest)]
    inner = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, rest)] - inner[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    small[last, :last] = entering.max(axis=0) + inner.sum()
    small[:last, last] = leaving.max(axis=1)
    solved = maximum_spanning_heads(small)
    result = np.zeros(len(heads), dtype=np.int64)
    result[cycle] = heads[cycle]
    for i in range(1, last):
        result[rest[i]] = cycle[leaving[i].argmax()] if solved[i] == last else rest[solved[i]]
    entry = int(solved[last])
    result[cycle[entering[:, entry].argmax()]] = rest[entry]
    return result


def best_heads(scores: FloatArray) -> IntArray:
    """Heads of the best tree with one root, from n x n arc scores ``[dependent, head]`` of one sentence.

    Greedy where that is already a tree (nearly always), else Chu-Liu-Edmonds.
    """
    scores = np.array(scores, dtype=np.float64)
    np.fill_diagonal(scores, _NEVER)
    heads: IntArray = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    if is_single_root_tree(heads.tolist()):
        return heads
    scores[1:, 0] -= _ROOT_PENALTY
    return maximum_spanning_heads(scores)


def doubts(arcs: FloatArray, heads: IntArray, relations: FloatArray) -> list[int]:
    """How much the parser doubts each word's place: 2 much, 1 a little, 0 not at all.

    arcs: n x n scores ``[dependent, head]``; heads: those chosen; relations: n x L scores; the first row is the root.
    Steps and no figures, so that processors that round differently give the same.
    """
    if len(heads) < 2:
        return []
    rows = np.arange(1, len(heads))
    others = np.array(arcs[1:], dtype=np.float64)
    chosen = others[rows - 1, heads[1:]].copy()
    others[rows - 1, heads[1:]] = _NEVER
    others[rows - 1, rows] = _NEVER
    best = np.partition(relations[1:], -2, axis=1)
    between_relations = np.where(heads[1:] == 0, np.inf, best[:, -1] - best[:, -2])  # the root has but one
    margins = np.minimum(chosen - others.max(axis=1), between_relations)
    levels: list[int] = (len(_MARGINS) - np.searchsorted(_MARGINS, margins, side="right")).tolist()
    return levels


def relation_scores(dependent: FloatArray, head: FloatArray, weights: FloatArray) -> FloatArray:
    """Scores of the L relations for one arc, as the network computes them.

    dependent, head: R numbers (outputs ``dep_rel`` and ``head_rel``); weights: (R+1) x L x (R+1).
    """
    left = np.append(dependent, 1.0)
    right = np.append(head, 1.0)
    scores: FloatArray = np.tensordot(left, weights, axes=(0, 0)) @ right
    return scores


def decode_names(scores: FloatArray, labels: Sequence[str]) -> list[str]:
    """Best valid BIO sequence (Viterbi over label log-scores, I-X only after B-X or I-X).

    scores: n x len(labels) logits of the real tokens. Returns n labels.
    """
    if not len(scores):
        return []
    allowed = _transitions(tuple(labels))
    start = np.array([_NEVER if label.startswith("I-") else 0.0 for label in labels])
    score = np.asarray(scores[0], dtype=np.float64) + start
    back: list[IntArray] = []
    for row in np.asarray(scores[1:], dtype=np.float64):
        total = score[:, None] + allowed
        back.append(total.argmax(axis=0).astype(np.int64))
        score = total.max(axis=0) + row
    best = [int(score.argmax())]
    for pointers in reversed(back):
        best.append(int(pointers[best[-1]]))
    return [labels[i] for i in reversed(best)]


def _transitions(labels: tuple[str, ...]) -> FloatArray:
    allowed = np.zeros((len(labels), len(labels)))
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = _NEVER
    return allowed


def apply_script(script: str, form: str) -> str | None:
    """Lemma of a form by an edit script; None where the script does not fit the form.

    A script is ``=LEMMA`` (the lemma itself) or ``CASE;PREFIX;SUFFIX``. CASE: ``l`` all lower, ``k`` keep,
    ``t`` first letter upper and the rest lower. PREFIX works from the start of the form, SUFFIX on its end;
    both are strings of ``c`` (copy a letter), ``d`` (drop one) and ``+x`` (write x).
    Source: edit-tree classes of UDPipe 2 (Straka 2018), in a notation of our own.
    """
    if script.startswith("="):
        return script[1:]
    case, prefix, suffix = script.split(";", 2)
    cased = form if case == "k" else form.lower()
    taken, tail = _consumed(prefix), _consumed(suffix)
    if taken + tail > len(cased):
        return None
    middle = cased[taken : len(cased) - tail]
    lemma = _edit(prefix, cased[:taken]) + middle + _edit(suffix, cased[len(cased) - tail :])
    if not lemma:
        return None
    return lemma[:1].upper() + lemma[1:] if case == "t" else lemma


def _operations(edits: str) -> list[str]:
    operations, i = [], 0
    while i < len(edits):
        step = 2 if edits[i] == "+" else 1
        operations.append(edits[i : i + step])
        i += step
    return operations


def _consumed(edits: str) -> int:
    return sum(1 for operation in _operations(edits) if operation[0] != "+")


def _edit(edits: str, text: str) -> str:
    out, i = [], 0
    for operation in _operations(edits):
        if operation[0] == "+":
            out.append(operation[1])
            continue
        if operation == "c":
            out.append(text[i])
        i += 1
    return "".join(out)


def attach_hidden(heads: Sequence[int], hidden: Sequence[bool]) -> list[int]:
    """Put hidden tokens (quotes, white space) back as leaves.

    heads: heads of the n visible tokens, 1-based, 0 for the root, with numbers of visible tokens only.
    hidden: one flag for each token of the whole sentence; ``n == hidden.count(False)``.
    Returns heads of all tokens in the whole sentence's numbering. The convention is the treebank's: a pair of
    marks hangs on the topmost token of what it encloses, a lone mark on the root of the sentence.
    """
    numbers = [i + 1 for i, flag in enumerate(hidden) if not flag]
    whole = [0] * len(hidden)
    for number, head in zip(numbers, heads, strict=True):
        whole[number - 1] = numbers[head - 1] if head else 0
    marks = [i + 1 for i, flag in enumerate(hidden) if flag]
    if not numbers:
        return [0] + [1] * (len(hidden) - 1) if hidden else []
    root = next(number for number in numbers if whole[number - 1] == 0)
    for first, second in zip(marks[::2], marks[1::2], strict=False):
        top = _topmost(whole, [n for n in numbers if first < n < second]) or root
        whole[first - 1] = whole[second - 1] = top
    if len(marks) % 2:
        whole[marks[-1] - 1] = root
    return whole


def _topmost(heads: Sequence[int], span: Sequence[int]) -> int | None:
    """The first token of a span whose head lies outside it."""
    inside = set(span)
    return next((number for number in span if heads[number - 1] not in inside), None)


def analogous_lemma(form: str, xpos: str, table: Mapping[str, str]) -> str | None:
    """Lemma of an unlisted form by a listed one that it ends in; None where there is none.

    table: lemmas of the forms with this tag. "nastreeft" is na + streeft, so nastreven; "wijkraden" ends in
    raden. The first part of a compound is lower case, unless a hyphen shows it a name ("Oranje-fans").
    """
    lower = form.lower()
    if xpos.startswith("WW"):
        for particle in endings("particles"):
            rest = lower[len(particle) :]
            if lower.startswith(particle) and len(rest) > 3 and rest in table:
                return particle + table[rest]
    if xpos.startswith("N|soort") and lower.replace("-", "").isalpha():
        for start in range(3, len(lower) - 3):
            if lower[start:] in table:
                first = form[:start] if "-" in form[:start] else lower[:start]
                return first + table[lower[start:]].lower()
    return None
