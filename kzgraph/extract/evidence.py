"""From tokens to the words of the article: evidence with its sentence, and text between tokens."""

from collections.abc import Sequence

from spacy.tokens import Token

from kzgraph.model.text import MAX_EVIDENCE, Article, Evidence


def evidence_of(tokens: Sequence[Token], article: Article) -> Evidence | None:
    """Return the words from the first to the last of ``tokens`` with their sentence around; ``None`` without a word.

    Longer evidence than MAX_EVIDENCE characters is cut around its middle token.
    """
    kept = _without_outer_marks(sorted((t for t in tokens if not t.is_space), key=lambda t: t.i))
    if not kept:
        return None
    start, end = offsets(kept)
    if end - start > MAX_EVIDENCE:
        head = kept[len(kept) // 2]
        start, end = max(start, head.idx - MAX_EVIDENCE // 2), min(end, head.idx + MAX_EVIDENCE // 2)
    first, last = _sentence(kept[0], start, end)
    return Evidence(start, end, article.quote(start, end), article.text[first:start], article.text[end:last])


def offsets(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return the code-point offsets, half-open, from the first of ``tokens`` to the last, which stand in order."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _without_outer_marks(tokens: list[Token]) -> list[Token]:
    """Without punctuation at the ends; quotation marks are part of what is said."""
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens = tokens[:-1]
    return tokens


def _sentence(token: Token, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence around the evidence, without outer white space; at most MAX_EVIDENCE on a side."""
    words = [t for t in token.sent if not t.is_space]
    first = max(min(words[0].idx, start), start - MAX_EVIDENCE)
    last = min(max(words[-1].idx + len(words[-1]), end), end + MAX_EVIDENCE)
    return first, last
