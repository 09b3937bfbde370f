"""Quotes and white space: out of the sentence before it is parsed, back as punctuation afterwards."""

from collections.abc import Sequence
from typing import Final

OPEN: Final = frozenset({"“", "‘", "„", "«", "‹", "``", ",,"})
CLOSE: Final = frozenset({"”", "’", "»", "›", "''"})
QUOTES: Final = OPEN | CLOSE | {'"', "'", "`", "´"}


def is_hidden(word: str) -> bool:
    """Whether the network does not see ``word``: a quote, white space, or nothing visible."""
    return word in QUOTES or word.isspace() or word in "\ufeff\u200b\u200c\u200d\u2060\u00ad"


def pairs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return (opening, closing) indices of the quotes that pair up in ``words``; quotes of one look
    alternate.
    """
    out: list[tuple[int, int]] = []
    stack: list[int] = []
    for index, word in enumerate(words):
        if word not in QUOTES:
            continue
        partner = next((k for k in reversed(stack) if _match(words[k], word)), None)
        if partner is not None and word not in OPEN - {"„", ","}:
            del stack[stack.index(partner) :]
            out.append((partner, index))
        else:
            stack.append(index)
    return sorted(out)


def _match(opening: str, closing: str) -> bool:
    if opening in {'"', "'", "`", "´"}:
        return opening == closing or (opening, closing) in {("`", "'"), ("`", "´")}
    return closing in {
        "“": "”\"", "„": "”“\"", "‘": "’'", "«": "»", "»": "«", "‹": "›", "``": "''", ",,": "''\"”",
    }.get(opening, "") and (opening, closing) not in {(",,", "'"), ("``", "'")}  # fmt: skip


def attach(words: Sequence[str], heads: list[int], visible: Sequence[bool]) -> list[int]:
    """Return ``heads`` with a head for every hidden word.

    heads: index of each word's head in the sentence, own index for the root; those of hidden words are
    ignored. A pair of quotes hangs from the head of the words between them, a single one from the root, as
    in the treebank; white space hangs from the visible word before it. With no visible word the first word
    is the root.
    """
    shown = [i for i, v in enumerate(visible) if v]
    if not shown:
        return [0] * len(heads)
    out = [h if v else -1 for h, v in zip(heads, visible, strict=True)]
    for opening, closing in pairs(words):
        top = _top(out, [i for i in range(opening + 1, closing) if visible[i]])
        if top is not None:
            out[opening] = out[closing] = top
    root = next(i for i in shown if heads[i] == i)
    for index, word in enumerate(words):
        if not visible[index] and out[index] < 0:
            out[index] = max((i for i in shown if i < index), default=shown[0]) if word.isspace() else root
    return out


def _top(heads: Sequence[int], inside: Sequence[int]) -> int | None:
    """Return the first word of ``inside`` whose head lies outside, or that is the root."""
    if not inside:
        return None
    low, high = inside[0], inside[-1]
    return next((i for i in inside if heads[i] == i or not low <= heads[i] <= high), None)
