"""A component that splits the paragraphs of a Doc into sentences and records its segments."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc

from kzgraph.annotate.extensions import Segment, SegmentKind, register, segments_of

Starts = Callable[[list[str], list[bool]], list[int]]
"""Words of a paragraph and whether a blank follows each → the indices of words that begin a sentence."""


class Senter:
    """Splits every SENTENCE run in ``doc._.kz_segments``; a Doc without segments is one paragraph."""

    def __init__(self, starts: Starts) -> None:
        register()
        self._starts = starts

    def __call__(self, doc: Doc) -> Doc:
        """Set segments and sentence starts of ``doc``."""
        runs = segments_of(doc) or ((Segment(0, len(doc), SegmentKind.SENTENCE, 0),) if len(doc) else ())
        segments: list[Segment] = []
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        for run in runs:
            segments += split_run(run, words, spaces, self._starts)
        doc._.kz_segments = tuple(segments)
        mark_starts(doc)
        return doc


def mark_starts(doc: Doc) -> None:
    """Begin a sentence of spaCy's at each segment. Setting heads undoes it: call it again afterwards."""
    if not len(doc):
        return
    column = np.full((len(doc), 1), -1, dtype=np.int64)  # spaCy's codes: 1 begins a sentence, -1 does not
    column[[segment.start for segment in segments_of(doc)]] = 1
    values: Any = column.view(np.uint64)
    doc.from_array(["SENT_START"], values)


def split_run(run: Segment, words: list[str], spaces: list[bool], sentence_starts: Starts) -> list[Segment]:
    """Return the sentences of a paragraph, with white space at its edges as gaps; other runs as they are."""
    if run.kind is not SegmentKind.SENTENCE and run.kind is not SegmentKind.HEADING:
        return [run]
    start, end = run.start, run.end
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    out = [Segment(run.start, start, SegmentKind.GAP)] if start > run.start else []
    if start < end:
        starts = [0]
        if run.kind is SegmentKind.SENTENCE:
            starts = sentence_starts(words[start:end], spaces[start:end])
        bounds = [*starts, end - start]
        out += [Segment(start + a, start + b, run.kind, run.block) for a, b in pairwise(bounds) if a < b]
    if end < run.end:
        out.append(Segment(end, run.end, SegmentKind.GAP))
    return out
