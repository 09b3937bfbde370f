"""Make the lemma classes: edit scripts that `kzgraph.languages.nl.annotate.decode.apply_script` carries out."""

from __future__ import annotations

from functools import cache


@cache
def make_script(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`; ``=lemma`` when they share no two letters in a row."""
    case, cased, target = _cased(form, lemma)
    start, at, size = _longest_common(cased, target)
    if size < 2 and cased != target:
        return "=" + lemma
    prefix = _edits(cased[:start], target[:at])
    suffix = _edits(cased[start + size :], target[at + size :])
    return f"{case};{prefix};{suffix}"


def _cased(form: str, lemma: str) -> tuple[str, str, str]:
    """Case class, the form in that case and the lemma to reach from it."""
    if lemma == lemma.lower():
        return "l", form.lower(), lemma
    if lemma[1:] == lemma[1:].lower() and not form[1:].islower():
        return "t", form.lower(), lemma.lower()
    if form[:1].islower() and lemma[:1].isupper() and lemma[1:] == lemma[1:].lower():
        return "t", form.lower(), lemma.lower()
    return "k", form, lemma


def _longest_common(left: str, right: str) -> tuple[int, int, int]:
    """(start in left, start in right, length) of the longest common substring, the leftmost of equals."""
    best = (0, 0, 0)
    lengths = [0] * (len(right) + 1)
    for i, a in enumerate(left):
        before = 0
        for j, b in enumerate(right):
            before, lengths[j + 1] = lengths[j + 1], (before + 1 if a == b else 0)
            if lengths[j + 1] > best[2]:
                best = (i + 1 - lengths[j + 1], j + 1 - lengths[j + 1], lengths[j + 1])
    return best


def _edits(source: str, target: str) -> str:
    """A shortest string of copy, drop and write operations; copies come as early as they can."""
    n, m = len(source), len(target)
    cost = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if i == n or j == m:
                cost[i][j] = (n - i) + (m - j)
            elif source[i] == target[j]:
                cost[i][j] = cost[i + 1][j + 1]
            else:
                cost[i][j] = 1 + min(cost[i + 1][j], cost[i][j + 1])
    out, i, j = [], 0, 0
    while i < n or j < m:
        if i < n and j < m and source[i] == target[j]:
            out.append("c")
            i, j = i + 1, j + 1
        elif i < n and (j == m or cost[i + 1][j] <= cost[i][j + 1]):
            out.append("d")
            i += 1
        else:
            out.append("+" + target[j])
            j += 1
    return "".join(out)
