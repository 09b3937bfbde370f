"""Says in words why two names are alike: "tsj/ch: Tsjechov = Chekhov"."""

from rapidfuzz.distance import Levenshtein

from kzgraph.resolve.compare.persons import Verdict
from kzgraph.resolve.compare.profile import Profile
from kzgraph.resolve.compare.words import Likeness, Word


def told(a: Profile, b: Profile, verdict: Verdict) -> str:
    """Return the words that led to a verdict."""
    said = [_pair(x, y, kind) for x, y, kind in verdict.met if kind is not Likeness.SAME]
    return "; ".join(said) or " | ".join(sorted((a.named.names[0], b.named.names[0])))


def _pair(left: Word, right: Word, kind: Likeness) -> str:
    why = _letters(left.plain, right.plain) if kind in (Likeness.SOUND, Likeness.NEAR) else str(kind)
    return f"{why}: {left.text} = {right.text}"


def _letters(left: str, right: str) -> str:
    """Return the letters in which two spellings differ, at most three places: "dzj/j, ff/v"."""
    places = []
    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            continue
        before = int(op.tag != "replace" and op.src_start > 0 and op.dest_start > 0)
        after = int(op.tag != "replace" and not before)
        here = left[op.src_start - before : op.src_end + after]
        there = right[op.dest_start - before : op.dest_end + after]
        places.append(f"{here}/{there}")
    return ", ".join(places[:3]) or "accents"
