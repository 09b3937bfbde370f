"""A sentence as words to compare: what is spelt alike is the same word, and quoted words are known as such."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

RUN = 3
"""Words in a run: two sentences share what they have in common of runs of so many words."""

QUOTE = 4
"""A quotation of at least so many words is somebody's speech; fewer are words held at a distance."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[-'’]\w+)*")
_OPEN = r"(?:,,|[“„«\"‘]|(?<!\w)['’](?![stnm]\b|em\b|\d))"
_CLOSE = r"(?:[”“»\"]|['‘’]{1,2}(?!\w))"
_QUOTED = re.compile(rf"{_OPEN}(.+?)(?:{_CLOSE}|$)", re.DOTALL)
_ENDED = re.compile(r"^([^“„«\"‘”»]*)[”»]")

Run = tuple[str, ...]


class Word(NamedTuple):
    """A word of a text: its folded form, where it stands (code points, half-open), and whether it is quoted speech."""

    form: str
    start: int
    end: int
    quoted: bool


class Wording:
    """The words of one sentence, read when they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; "2.500" and "2500" are one form, capitals do not count."""
        speech = tuple(_speech(self.text))
        return tuple(
            Word(_folded(match[0]), start := match.start(), match.end(), bool(speech) and _inside(start, speech))
            for match in _WORD.finditer(self.text)
        )

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All runs of ``RUN`` words, in order."""
        forms = [word.form for word in self.words]
        return tuple(zip(*(forms[i:] for i in range(RUN)), strict=False))

    @cached_property
    def marks(self) -> frozenset[int]:
        """The runs as numbers of 32 bits, of which some may be alike."""
        return frozenset(zlib.crc32(" ".join(run).encode()) for run in self.runs)

    @cached_property
    def folded(self) -> str:
        """The forms of all words: equal for sentences that differ in capitals and marks alone."""
        return " ".join(word.form for word in self.words)

    def stretches(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Return ``words`` as the stretches of the text that they make up."""
        place = {word: number for number, word in enumerate(self.words)}
        parts: list[list[Word]] = []
        for word in words:
            if parts and place[word] == place[parts[-1][-1]] + 1:
                parts[-1].append(word)
            else:
                parts.append([word])
        return tuple(self.text[part[0].start : part[-1].end] for part in parts)


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _folded(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"[.](?=\d{3}(?!\d))", "", word)
    return word.casefold().replace("’", "'")


def _speech(text: str) -> Iterator[tuple[int, int]]:
    """Spans of quoted speech; a mark that is never closed holds to the end, one never opened from the beginning."""
    ended = _ENDED.match(text)
    if ended and len(_WORD.findall(ended[1])) >= QUOTE:
        yield ended.span(1)
    for match in _QUOTED.finditer(text):
        if len(_WORD.findall(match[1])) >= QUOTE:
            yield match.span(1)
