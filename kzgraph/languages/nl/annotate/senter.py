"""Where sentences of news end, by rule, from the words and the white space between them."""

from collections.abc import Sequence
from typing import Final

from kzgraph.languages.nl.annotate.abbreviations import INNER, OPENERS, TITLES

_CLOSING_LOOK: Final = frozenset("”’)]}›") | {"''"}
_EITHER: Final = frozenset("\"'»«")
OPENING: Final = frozenset("“‘„«\"'([{‹»”’-–—•*") | {"``", ",,", "''", "--"}
_CLITICS: Final = frozenset({"'s", "'t", "'n", "’s", "’t", "’n", "‘s", "‘t", "‘n"})
_LETTERED: Final = frozenset(
    {"vitamine", "plan", "hepatitis", "groep", "klasse", "type", "categorie", "serie", "vak", "poule"}
)
SHORT_LINE: Final = 60  # characters; a shorter line without a stop was not broken by a text editor at its margin

# Finite verbs that follow a subject of one word: before them stands no surname.
_FINITE = frozenset(
    [
        "heeft",
        "hebben",
        "had",
        "is",
        "zijn",
        "was",
        "waren",
        "wordt",
        "worden",
        "werd",
        "werden",
        "zou",
        "zouden",
        "zal",
        "kan",
        "wil",
        "moet",
    ]
)


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Return the indices of the words that begin a sentence; the first is always 0 when there are words.

    words, spaces: the tokens of one paragraph as spaCy takes them, white space tokens included.
    """
    starts = [0] if words else []
    index = 0
    count = len(words)
    begin = 0
    closers = closing_quotes(words, spaces)
    while index < count:
        word = words[index]
        if word.isspace():
            if index + 1 < count and _line_break(words, spaces, begin, index):
                begin = index + 1
                starts.append(begin)
            index += 1
            continue
        if not _may_end(word):
            index += 1
            continue
        end = _closing(words, closers, index)
        following = _next_start(words, end)
        if following < count and _ends(words, spaces, begin, index, end, following):
            begin = _skip_space(words, end)
            starts.append(begin)
        index = end
    return starts


def _may_end(word: str) -> bool:
    last = word[-1]
    return last in ".!?…" and (len(word) == 1 or word[0] in ".!?…" or word[-1] == ".")


def _closing(words: Sequence[str], closers: frozenset[int], index: int) -> int:
    """Return the index after the stop at ``index`` and the stops, quotes and brackets that close with it."""
    end = index + 1
    while end < len(words) and (words[end][0] in ".!?…" or end in closers):
        end += 1
    return end


def closing_quotes(words: Sequence[str], spaces: Sequence[bool]) -> frozenset[int]:
    """Return the indices of the quotes and brackets that close something.

    The look of the mark decides, then the white space around it, then whether one of its look is still open.
    """
    out = set()
    still_open: set[str] = set()
    for index, word in enumerate(words):
        if word in _CLOSING_LOOK:
            out.add(index)
            still_open.discard("" if word == "''" else word)
        elif word in _EITHER:
            before = index == 0 or spaces[index - 1] or words[index - 1].isspace() or words[index - 1] in OPENING
            after = index + 1 == len(words) or spaces[index] or not words[index + 1][0].isalnum()
            closes = word in still_open if before == after else after
            if closes:
                out.add(index)
                still_open.discard(word)
            else:
                still_open.add(word)
    return frozenset(out)


def _skip_space(words: Sequence[str], index: int) -> int:
    while index < len(words) and words[index].isspace():
        index += 1
    return min(index, len(words) - 1)


def _next_start(words: Sequence[str], index: int) -> int:
    """Return the index of the next word that is not white space, a quote, a bracket or a dash; or the
    length.
    """
    while index < len(words) and (words[index].isspace() or words[index] in OPENING):
        index += 1
    return index


def _ends(words: Sequence[str], spaces: Sequence[bool], begin: int, stop: int, end: int, following: int) -> bool:
    word, after = words[stop], words[following]
    if after in _CLITICS or after[0] in "'’‘":
        rest = words[following + 1 : following + 2]
        capital = bool(rest) and rest[0][:1].isupper()
    else:
        capital = after[0].isupper()
    if not capital and not after[0].isdigit():
        return False
    glued = end == stop + 1 and not spaces[end - 1] and not words[end].isspace()
    if word == "." and stop > begin:
        before = words[stop - 1]
        if before.isdigit() and len(before) < 3 and (stop - 1 == begin or after[0].isdigit()):
            return False  # "1. De minister …", "art. 3. 4"
        return not (glued and after[0].isdigit())
    if word[-1] == "." and word[0] != ".":
        return _ends_after_abbreviation(words, stop, following, capital=capital)
    if word[0] in ".…":
        return capital
    return not (glued and not capital)


def _ends_after_abbreviation(words: Sequence[str], stop: int, following: int, *, capital: bool) -> bool:
    bare, after = words[stop][:-1].lower(), words[following]
    opener = after.lower() in OPENERS
    if not capital or bare in TITLES:
        return False
    if len(bare) == 1:  # an initial; "vitamine C. Het" is none
        if words[following + 1 : following + 2] and words[following + 1] in _FINITE:
            return True  # "… Ramon van den B. Nederland heeft …"
        return opener and (
            stop == 0
            or words[stop - 1].lower() in _LETTERED
            or after.lower() not in {"de", "van", "in", "het", "den", "der", "op"}
        )
    if bare in INNER:
        return False
    return opener


def _line_break(words: Sequence[str], spaces: Sequence[bool], begin: int, index: int) -> bool:
    """Whether the white space at ``index`` ends a sentence by itself: an empty line, or a short line
    without a stop.
    """
    breaks = words[index].count("\n")
    if not breaks and "\u2029" not in words[index]:
        return False
    if words[index].replace("\r", "").count("\n") > 1:
        return True
    after = words[index + 1]
    before = words[index - 1] if index else ""
    if before[-1:] in ",;:-–" or not after[0].isupper():
        return False
    length = 0
    position = index - 1
    while position >= begin and "\n" not in words[position]:
        length += len(words[position]) + spaces[position]
        position -= 1
    return length < SHORT_LINE
