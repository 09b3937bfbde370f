"""Sentences that look as if they said something and gave no claim, as plain data: what ``kzgraph gaps`` lists."""

from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    """What a sentence holds that a claim could have come from."""

    VERB = "verb"
    NOUN = "noun"
    NUMBER = "number"  # of people
    CUE = "cue"  # of a source
    CLAIM = "claim"  # one that was left out again


@dataclass(frozen=True, slots=True)
class Gap:
    """One sign of an event in a sentence without a claim, and why it gave none.

    file: name of the document. start, end: offsets of the sign in the article, half-open. sentence_start: offset of
    the sentence, sentence: its words. trigger: the words of the sign. reason: one of few, to count by; detail: the row
    and what it lacked, or ``""``.
    """

    file: str
    sentence_start: int
    start: int
    end: int
    kind: GapKind
    trigger: str
    reason: str
    detail: str
    sentence: str
