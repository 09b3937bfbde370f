"""Sentence ends of languages that have no rules of their own for them: by punctuation and capitals."""

from itertools import pairwise

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
CLOSING = frozenset("\"”’'»)]")
OPENING = frozenset("\"“‘'«([")


def sentence_starts(words: list[str], spaces: list[bool]) -> list[int]:
    """Return the indices of words that begin a sentence, the first included. spaces: whether a blank follows each."""
    starts = [0]
    for here, _ in pairwise(range(len(words))):
        if words[here] not in ENDS:
            continue
        after = here + 1
        while after < len(words) and words[after] in CLOSING and not spaces[after - 1]:
            after += 1
        gap = after < len(words) and (spaces[after - 1] or words[after].isspace())
        while after < len(words) and words[after].isspace():
            after += 1
        if gap and after < len(words) and _begins(words[after]):
            starts.append(after)
    return sorted(set(starts))


def _begins(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[0] in OPENING
