"""Spans in quotation marks, in all the styles of Dutch newspapers, also over several sentences."""

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.mentions.paragraphs import paragraph_ends

PAIRS = {"“": "”", "„": "”", "«": "»", ",,": "”", "‘": "’", '"': '"', "'": "'", "”": "”"}
CLOSERS = {
    "“": {"”", '"', "“", "''"},
    "„": {"”", "“", '"'},
    ",,": {"”", "''", "’’", "’", "‘’", '"', "“"},
    "”": {"”"},  # the same mark on both sides, as in Swedish
    "''": {"''", "”"},
    "«": {"»"},
    "‘": {"’", "‘", "'"},
    '"': {'"', "”", "“"},
    "'": {"'", "’", "‘"},
}  # newspapers mix them: ",,…‘’" and "‘…‘" are common
LONGEST = 1500  # characters; beyond it an opening mark was never closed


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Quoted words, without their marks.

    start, end: code-point offsets in the text, half-open. first, last: token indices, half-open.
    continues: the next quote goes on with the same speech; its paragraph opens with a mark though this one closed none.
    """

    start: int
    end: int
    first: int
    last: int
    continues: bool = False

    @property
    def words(self) -> int:
        """Number of tokens inside the marks."""
        return self.last - self.first


def quote_around(quotes: Sequence[QuoteSpan], index: int) -> QuoteSpan | None:
    """Return the quote that the token at ``index`` is in. quotes: in the order of the text, none inside another."""
    number = bisect_right(quotes, index, key=lambda q: q.first) - 1
    return quotes[number] if number >= 0 and index < quotes[number].last else None


def quotes_between(quotes: Sequence[QuoteSpan], start: int, end: int) -> Sequence[QuoteSpan]:
    """Return the quotes that have a token from ``start`` on and before ``end``."""
    first = bisect_right(quotes, start, key=lambda q: q.last)
    last = bisect_right(quotes, end - 1, key=lambda q: q.first)
    return quotes[first:last]


def find_quotes(doc: Doc) -> tuple[QuoteSpan, ...]:
    """Return the outermost quotes of ``doc``.

    An opening mark that is not closed reaches to the end of its paragraph when the next one opens with such a mark too.
    """
    found: list[QuoteSpan] = []
    ends = paragraph_ends(doc)
    i = 0
    while i < len(doc):
        token = doc[i]
        if token.text in CLOSERS and _opens(token):
            close = _closing(doc, i, ends)
            continues = close is None and (close := _end_of_part(doc, i, ends)) is not None
            if close is not None and close > i + 1:
                found.append(QuoteSpan(doc[i + 1].idx, doc[close].idx, i + 1, close, continues))
                i = close + 1
                continue
        i += 1
    return tuple(found)


def _opens(token: Token) -> bool:
    """An opening mark stands before a word and not right behind one."""
    if token.i + 1 >= len(token.doc) or (token.whitespace_ and token.text not in {"«", ",,"}):
        return False
    if token.i == 0:
        return True
    before = token.nbor(-1)
    return bool(before.whitespace_) or before.is_space or before.text in {"(", "-", "–", ":", "/"}


def _closing(doc: Doc, start: int, ends: Set[int]) -> int | None:
    closers = CLOSERS[doc[start].text]
    for i in range(start + 1, len(doc)):
        token = doc[i]
        if i in ends or token.idx - doc[start].idx > LONGEST:
            return None
        if token.text in closers and not _opens(token):
            return i
    return None


def _end_of_part(doc: Doc, start: int, ends: Set[int]) -> int | None:
    """The end of a paragraph of a speech that runs over several, each with an opening mark."""
    if start > 0 and not doc[start - 1].is_space:
        return None
    end = next((i for i in range(start + 1, len(doc)) if i in ends), len(doc))
    after = next((i for i in range(end, len(doc)) if not doc[i].is_space), None)
    return end if after is not None and doc[after].text == doc[start].text and _opens(doc[after]) else None
