"""Blocks of an article as runs of tokens: META blocks, gaps, datelines, and paragraphs still to be split."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kzgraph.annotate.extensions import SegmentKind
from kzgraph.annotate.tokens import words_and_spaces
from kzgraph.model.text import Article, BlockKind

# A dash belongs to a word or stands between blanks: if both could take it, "A-----" would be read in countless ways.
_JOINT: Final = r"[ /]+(?:-+[ /]+)*"
_CAPITALS: Final = rf"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:{_JOINT}[A-ZÀ-ÖØ-Þ'’.][A-ZÀ-ÖØ-Þ'’.-]*){{0,4}}"
_PLACE: Final = rf"[A-ZÀ-ÖØ-Þ][\w'’.-]+(?:{_JOINT}[A-ZÀ-ÖØ-Þ][\w'’.-]+){{0,3}}"
_CREDIT: Final = r"\([A-Za-z][\w ./,&–-]{1,40}\)"
_DAY: Final = r"(?:\d{1,2} [a-z]{3,9}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})"  # "6 jan.", "Jan 7"
DATELINE: Final = re.compile(
    rf"\s*(?:{_CAPITALS}(?:,? {_DAY})?\s*(?:{_CREDIT}\s*)?[-–—]{{1,3}}(?=\s)"
    rf"|{_PLACE}\s*{_CREDIT}\s*[-–—]{{1,3}}(?=\s)"
    rf"|\((?:ANP|Belga|AFP|Reuters|RTR|DPA|AP|Novum)[\w ./,&–-]*\)\s*[-–—]{{1,3}}(?=\s))"
)
"""Place and agency before the first sentence: "ROTTERDAM - ", "KIEV/MOSKOU (ANP/AFP) - ", "Brussel (Belga)
– ".
"""


Split = Callable[[str], list[str]]
"""Text → its pieces, white space included; joined they are the text again."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is one kind of thing. start, end: code-point offsets in the article's
    text.
    """

    start: int
    end: int
    kind: SegmentKind
    block: int


def regions(article: Article) -> Iterator[Region]:
    """Yield the regions of ``article``; they cover its text without overlap. Paragraphs come as SENTENCE,
    unsplit.
    """
    position = 0
    for index, block in enumerate(article.blocks):
        if block.start > position:
            yield Region(position, block.start, SegmentKind.GAP, -1)
        yield from _block_regions(article.text, max(block.start, position), block.end, block.kind, index)
        position = max(position, block.end)
    if position < len(article.text):
        yield Region(position, len(article.text), SegmentKind.GAP, -1)


def _block_regions(text: str, start: int, end: int, kind: BlockKind, index: int) -> Iterator[Region]:
    if start >= end:
        return
    if kind is BlockKind.META:
        yield Region(start, end, SegmentKind.META, index)
    elif kind is BlockKind.HEADING:
        yield Region(start, end, SegmentKind.HEADING, index)
    else:
        dateline = DATELINE.match(text, start, end)
        if dateline and dateline.end() < end:
            yield Region(start, dateline.end(), SegmentKind.DATELINE, index)
            start = dateline.end()
        yield Region(start, end, SegmentKind.SENTENCE, index)


@dataclass(frozen=True, slots=True)
class TokenRun:
    """A region as tokens. start, end: token indices, half-open."""

    start: int
    end: int
    kind: SegmentKind
    block: int


def tokenise(article: Article, split: Split) -> tuple[list[str], list[bool], list[TokenRun]]:
    """Return words, spaces and runs of the article's text; no token crosses the edge of a region."""
    words: list[str] = []
    spaces: list[bool] = []
    runs: list[TokenRun] = []
    for region in regions(article):
        more_words, more_spaces = words_and_spaces(split(article.text[region.start : region.end]))
        first = len(words)
        if words and more_words and more_words[0][0] == " " and not spaces[-1] and not words[-1].isspace():
            # a Doc cannot begin a region with the blank that belongs to the token before it
            spaces[-1] = True
            more_words[0] = more_words[0][1:]
            if not more_words[0]:
                del more_words[0], more_spaces[0]
        words += more_words
        spaces += more_spaces
        if len(words) > first:
            runs.append(TokenRun(first, len(words), region.kind, region.block))
    return words, spaces, runs
