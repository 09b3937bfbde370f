"""Where paragraphs end."""

from spacy.tokens import Doc

from kzgraph.annotate.extensions import SegmentKind, register, segments_of


def paragraph_ends(doc: Doc) -> frozenset[int]:
    """Return the indices of the white space between paragraphs; a line break inside a wrapped paragraph is none.

    In a Doc that was not cut into segments an empty line ends a paragraph.
    """
    register()
    segments = segments_of(doc)
    if not segments:
        return frozenset(t.i for t in doc if t.is_space and "\n\n" in t.text)
    gaps = (i for s in segments if s.kind is SegmentKind.GAP for i in range(s.start, s.end))
    return frozenset(i for i in gaps if "\n" in doc[i].text)
