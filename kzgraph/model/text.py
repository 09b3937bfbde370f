"""Articles as they came in, and the spans of them that serve as evidence."""

from dataclasses import dataclass
from enum import StrEnum

from kzgraph.errors import InputError


class BlockKind(StrEnum):
    """What a stretch of an article is; only headings and paragraphs are read for claims."""

    META = "meta"  # " date 2022-01", agency credits, web page furniture
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of an article. start, end: code-point offsets, half-open, in ``Article.text``."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Article:
    """One document, its text exactly as it was given.

    text: the text whose offsets all evidence uses, in Unicode code points, never altered.
    file_name: name of the file, without folders; a row of a table is ``file.csv#12``.
    sha256: of the text in UTF-8, 64 hex digits; with ``file_name`` it identifies the document.
    published: EDTF level 0 date as far as it is known (``2022``, ``2022-01``, ``2022-01-07``) or ``None``.
    language: BCP 47 code.
    blocks: in the order of the text, not overlapping; gaps are white space and furniture.
    """

    text: str
    file_name: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "nl"
    url: str | None = None

    @property
    def id(self) -> str:
        """The document's identifier: the first 16 hex digits of its text's SHA-256."""
        return self.sha256[:16]

    def quote(self, start: int, end: int) -> str:
        """Return ``text[start:end]``. Raises InputError if the span is empty or lies outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise InputError(f"{self.file_name}: no such span {start}–{end}; the text has {len(self.text)} characters")
        return self.text[start:end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that carry a claim.

    start, end: code-point offsets, half-open, in the article's text. Source: Web Annotation Data Model 4.2.4.
    quote: ``text[start:end]``, at most ``MAX_EVIDENCE`` characters.
    prefix, suffix: the rest of its sentence before and behind it, to show it in. Source: TextQuoteSelector, ib. 4.2.4.
    """

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


MAX_EVIDENCE = 700
