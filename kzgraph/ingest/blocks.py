"""A text cut into furniture, headings and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kzgraph.ingest import furniture
from kzgraph.ingest.lines import Line, join_wrapped, split_lines
from kzgraph.model.text import Block, BlockKind

_CLOSING = "\"'’”»)]‘“ \u00a0"
_LONGEST_HEADING = 120
_HEADING_WORDS = 16
_QUESTION_WORDS = 9
_LONGEST_BLOCK = (
    6000  # characters; a longer paragraph is cut at a sentence end: no parser should see it whole
)
_SENTENCE_INSIDE = re.compile(r"[a-zß-ÿ]{3}[.!?]['\"’”»]? +[‘“\"']?[A-ZÀ-Þ]")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)]{0,2}[ \u00a0\n\r]+(?=[‘“\"'„«,]{0,2}[A-ZÀ-Þ\d])")
_BULLET = re.compile(r"[-–—•*·▪■►>]\s")
_LABELLED_LINES = 3  # labels and datelines open an article; further down such a start is text


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text and the date that its furniture gives, as EDTF level 0 or ``None``."""

    blocks: tuple[Block, ...]
    published: str | None


def _is_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 6 and sum(c.isupper() for c in letters) >= 0.95 * len(letters)


def _looks_like_heading(line: str) -> bool:
    """Whether the words alone could be a heading: short, one sentence, no final stop."""
    words = len(line.split())
    if len(line) > _LONGEST_HEADING or words > _HEADING_WORDS or _BULLET.match(line):
        return False
    if _is_capitals(line):
        return True
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in ".!…:;,":
        return False
    if bare[-1] == "?" and words > _QUESTION_WORDS:
        return False
    return not _SENTENCE_INSIDE.search(line)


def _alone(line: Line, after: Line | None, text: str) -> bool:
    """Whether the line stands apart from what follows, or is plainly shorter than it."""
    if after is None:
        return False
    return (
        after.gap >= 2
        or after.end - after.start > 1.5 * (line.end - line.start)
        or not text[after.start].islower()
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into pieces of ``_LONGEST_BLOCK`` characters at most, at sentence ends or blanks."""
    while end - start > _LONGEST_BLOCK:
        window = text[start : start + _LONGEST_BLOCK]
        cut = max((m.end() for m in _SENTENCE_END.finditer(window, _LONGEST_BLOCK // 4)), default=0)
        cut = cut or window.rfind(" ") + 1 or _LONGEST_BLOCK
        yield start, start + len(window[:cut].rstrip())
        start += cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _better_date(known: str | None, found: str | None) -> str | None:
    """Keep the first date, unless a later one says the same more exactly (2022-01, then 2022-01-07)."""
    if known is None or (found is not None and found.startswith(known)):
        return found
    return known


class _Sorter:
    """Goes through the lines of one text once and collects its blocks."""

    def __init__(self, text: str, headings: AbstractSet[int]) -> None:
        self.text = text
        self.headings = headings
        self.blocks: list[Block] = []
        self.published: str | None = None
        self.read = 0  # lines that were text

    def add(self, start: int, end: int, kind: BlockKind) -> None:
        if end > start:
            self.blocks.append(Block(start, end, kind))

    def opening(self) -> int:
        """Take a byte order mark and a leading date; return where the rest begins."""
        position = 0
        while position < len(self.text) and self.text[position] == "\ufeff":
            position += 1
        self.add(0, position, BlockKind.META)
        blank = position
        while blank < len(self.text) and self.text[blank] in " \t\r\n":
            blank += 1
        found = furniture.leading_date(self.text, blank)
        if found is None:
            return position
        end, self.published = found
        self.add(blank, end, BlockKind.META)
        return end

    def line(self, line: Line, after: Line | None) -> None:
        start, end = line.start, line.end
        words = self.text[start:end]
        if start in self.headings:
            self.add(start, end, BlockKind.HEADING)
            return
        if furniture.is_meta(words):
            self.published = _better_date(self.published, furniture.date_note(words))
            self.add(start, end, BlockKind.META)
            return
        if self.read < _LABELLED_LINES:
            start = self._furnished(start, end)
        if _looks_like_heading(self.text[start:end]) and _alone(line, after, self.text):
            self.add(start, end, BlockKind.HEADING)
            return
        self.read += 1
        for piece_start, piece_end in _pieces(self.text, start, end):
            self.add(piece_start, piece_end, BlockKind.PARAGRAPH)

    def _furnished(self, start: int, end: int) -> int:
        """Take labels and a dateline off the front of a line; return where its text begins."""
        for length_of in (furniture.label_length, furniture.dateline_length):
            length = length_of(self.text[start:end])
            if 0 < length < end - start:
                self.add(start, start + len(self.text[start : start + length].rstrip()), BlockKind.META)
                start += length
        return start


def find_blocks(text: str, *, headings: AbstractSet[int] = frozenset()) -> Layout:
    """Cut ``text`` into blocks that lie inside it, in order, without overlap, with white space between them.

    headings: offsets of line starts that are known to be headings, from the mark-up of a page.
    Time is linear in the length of the text.
    """
    sorter = _Sorter(text, headings)
    lines = join_wrapped(text, list(split_lines(text, sorter.opening())))
    for line, after in _with_next(lines):
        sorter.line(line, after)
    return Layout(tuple(sorter.blocks), sorter.published)


def _with_next(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    for index, line in enumerate(lines):
        yield line, lines[index + 1] if index + 1 < len(lines) else None


def first_heading(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the title: the first heading before any paragraph, if it has three words or more."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            return None
        if block.kind is BlockKind.HEADING and len(text[block.start : block.end].split()) >= 3:
            return " ".join(text[block.start : block.end].split())
    return None
