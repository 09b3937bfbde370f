"""The only module that registers spaCy extension attributes; all start with ``kz_`` and hold plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import cast

from spacy.tokens import Doc, Span, Token

from kzgraph.errors import ModelError
from kzgraph.model.text import Article


class SegmentKind(StrEnum):
    """What a stretch of tokens is. Only headings and sentences are parsed."""

    SENTENCE = "sentence"
    HEADING = "heading"
    DATELINE = "dateline"  # "ROTTERDAM (ANP) - " at the beginning of a paragraph
    META = "meta"  # a block of web page furniture
    GAP = "gap"  # white space and anything else between blocks


PARSED = frozenset({SegmentKind.SENTENCE, SegmentKind.HEADING})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of tokens that is parsed, or left unparsed, as a whole.

    start, end: token indices in the Doc, half-open. block: index in ``Article.blocks``, -1 for a gap.
    The segments of a document follow each other and cover all its tokens.
    """

    start: int
    end: int
    kind: SegmentKind
    block: int = -1

    @property
    def parsed(self) -> bool:
        """Whether the tokens of this segment have heads and labels."""
        return self.kind in PARSED


def register() -> None:
    """Register ``doc._.kz_article`` (Article), ``doc._.kz_segments`` (tuple of Segment), ``doc._.kz_doubts`` (tuple of
    int), ``doc._.kz_mentions`` (tuple of Mention) and ``doc._.kz_claims`` (tuple of Claim); idempotent.
    """
    for name, default in (("kz_article", None), ("kz_segments", ()), ("kz_doubts", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name in ("kz_mentions", "kz_claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_records, name), setter=partial(_keep, name))


def _records(name: str, doc: Doc) -> tuple[object, ...]:
    """What a Doc holds under ``name``: a tuple also after a way through bytes, which makes lists of tuples."""
    return tuple(doc.user_data.get(name, ()))


def _keep(name: str, doc: Doc, records: Iterable[object]) -> None:
    doc.user_data[name] = tuple(records)


def article_of(doc: Doc) -> Article:
    """Return the article that ``doc`` was made from. Raises ModelError if it was made without one."""
    article = doc._.kz_article if Doc.has_extension("kz_article") else None
    if article is None:
        raise ModelError("this Doc carries no article: make it with kzgraph.annotate.pipeline.Annotator.annotate")
    return cast(Article, article)


def segments_of(doc: Doc) -> tuple[Segment, ...]:
    """Return the segments of ``doc`` in the order of the text; empty before sentences were split."""
    return tuple(cast(Iterable[Segment], doc._.kz_segments)) if Doc.has_extension("kz_segments") else ()


def doubt_of(token: Token) -> int:
    """Return how much the parser doubts the head and relation of ``token``: 2 much, 1 a little, 0 not at all.

    Other pipelines than the shipped one, and trees that were built by hand, have no doubts.
    """
    doubts = token.doc._.kz_doubts if Doc.has_extension("kz_doubts") else ()
    return cast(int, doubts[token.i]) if doubts else 0


def sentences(doc: Doc) -> Iterator[tuple[Segment, Span]]:
    """Yield each parsed sentence or heading of ``doc`` with its span; datelines, meta blocks and gaps are
    left out.
    """
    for segment in segments_of(doc):
        if segment.parsed:
            yield segment, doc[segment.start : segment.end]
