"""Sentences with what is highlighted in them: offsets where they are known, words that are looked up where not."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kzgraph.explain.explanation import Mark, Passage
from kzgraph.store.records import ClaimRecord

_WORD = re.compile(r"[\w’'-]+")


def passage(start: int, text: str, marks: Iterable[Mark]) -> Passage:
    """Return a sentence with the marks that lie in it.

    Marks nest: of two that overlap, the one that begins later loses what the other has already.
    """
    end = start + len(text)
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda m: (m.start, -m.end, m.kind)):
        if not start <= mark.start < mark.end <= end:
            continue
        before = max((k.end for k in kept if k.start < mark.start < k.end < mark.end), default=mark.start)
        kept.append(Mark(mark.kind, before, mark.end))
    return Passage(start, text, tuple(sorted(kept, key=lambda m: (m.start, -m.end, m.kind))))


def looked_up(claim: ClaimRecord, start: int, text: str) -> Iterator[Mark]:
    """Yield the marks that a graph allows for alone: its words, where they first stand in the sentence."""
    if claim.trigger is not None and start <= claim.trigger < start + len(text):
        found = _WORD.match(text, claim.trigger - start)
        if found:
            yield Mark("trigger", claim.trigger, start + found.end())
    for role, words in sorted(claim.texts.items()):
        yield from (mark for one in words for mark in where(role, one, start, text))
    yield from settings_of(claim, start, text)
    for source in claim.sources:
        if source.cue:
            yield from where("cue", source.cue, start, text)


def settings_of(claim: ClaimRecord, start: int, text: str) -> Iterator[Mark]:
    """Yield the marks of the number and the time, which have no offsets of their own."""
    for quantity in claim.quantities:
        yield from where("number", quantity.label, start, text)
    if claim.time_text:
        yield from where("time", claim.time_text, start, text)


def where(kind: str, words: str, start: int, text: str) -> Iterator[Mark]:
    """Yield the first place of ``words``, whole words alone, whatever white space and quotation marks lie between."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    between = r"[\s\"'‘’“”„«»,]+"
    found = re.search(rf"(?<!\w){between.join(parts)}(?!\w)", text, re.IGNORECASE)
    if found:
        yield Mark(kind, start + found.start(), start + found.end())


def inside(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks that lie from ``start`` to ``end``."""
    return [mark for mark in marks if start <= mark.start and mark.end <= end]
