"""Spans in quotation marks, in all the styles of Dutch newspapers, also over several sentences."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

PAIRS = {"“": "”", "„": "”", "«": "»", ",,": "”", "‘": "’", '"': '"', "'": "'", "”": "”"}
CLOSERS = {
    "“": {"”", '"', "“", "''"},
    "„": {"”", "“", '"'},
    ",,": {"”", "''", "’’", "’", "‘’", '"', "“"},
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
    """

    start: int
    end: int
    first: int
    last: int

    @property
    def words(self) -> int:
        """Number of tokens inside the marks."""
        return self.last - self.first


def find_quotes(doc: Doc) -> tuple[QuoteSpan, ...]:
    """Return the outermost quotes of ``doc``; an unbalanced opening mark ends at its paragraph."""
    found: list[QuoteSpan] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        if token.text in CLOSERS and _opens(token):
            close = _closing(doc, i)
            if close is not None and close > i + 1:
                found.append(QuoteSpan(doc[i + 1].idx, doc[close].idx, i + 1, close))
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


def _closing(doc: Doc, start: int) -> int | None:
    closers = CLOSERS[doc[start].text]
    for i in range(start + 1, len(doc)):
        token = doc[i]
        if (token.is_space and "\n\n" in token.text) or token.idx - doc[start].idx > LONGEST:
            return None
        if token.text in closers and not _opens(token):
            return i
    return None
