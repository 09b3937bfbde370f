"""What a graph keeps of the words of its documents: the sentences that carry claims, and who is credited."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence of a document. start: offset of its first code point in the document's text."""

    document: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset behind its last code point."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, order=True)
class SourceText:
    """A document as far as its graph holds its words.

    id: IRI or id. name: what people call it, its file. sentences: in the order of the text, not overlapping.
    credits: names of agencies that it is credited to as a whole, as its own words or its manifest give them.
    """

    id: str
    name: str
    sentences: tuple[Sentence, ...]
    credits: tuple[str, ...] = ()


def sentences_of(document: str, passages: Iterable[tuple[int, str]]) -> tuple[Sentence, ...]:
    """Return the sentences of a document out of (start, text) pairs, of which many overlap: the longest stay."""
    kept: list[Sentence] = []
    for start, text in sorted(set(passages), key=lambda one: (one[0], -len(one[1]))):
        if not text.strip():
            continue
        if kept and start < kept[-1].end:
            if len(text) > len(kept[-1].text):
                kept[-1] = Sentence(document, start, text)
            continue
        kept.append(Sentence(document, start, text))
    return tuple(kept)
