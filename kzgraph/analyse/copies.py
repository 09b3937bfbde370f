"""Documents with so much wording in common that one copies the other, or both a third."""

from collections.abc import Sequence
from dataclasses import dataclass

from kzgraph.analyse.shared_text import SharedText
from kzgraph.analyse.texts import SourceText

COPIED = 0.15
"""Least share of the shorter document's words, in sentences of which there are at least ``SENTENCES``, that makes two
documents copies. Of the articles by several papers on one event, pairs with a copy share .21 and .50, others < .05."""

SENTENCES = 3
MOST = 0.5
"""Of documents of which half is shared, one sentence is enough: so it is with briefs."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents with so much wording in common that they have one origin; ``left < right``, their ids.

    texts: what they share, in the order of ``left``. share: words that they share, of those of the shorter; quoted
    speech is left out of both. agency: one that both are credited to.
    """

    left: str
    right: str
    texts: tuple[SharedText, ...]
    share: float
    agency: str | None = None

    @property
    def reason(self) -> str:
        """Why they are copies, in a line."""
        count = len(self.texts)
        agency = f", both credited to {self.agency}" if self.agency else ""
        return f"{count} shared sentence{'s' * (count != 1)}, {self.share:.0%} of the shorter text's words{agency}"


def copy_of(left: SourceText, right: SourceText, texts: Sequence[SharedText], size: int) -> Copy | None:
    """Return why two documents have one origin, ``None`` when they have not.

    texts: what they share, in order. size: words of the shorter one, without quoted speech.
    """
    own = [text for text in texts if text.own]
    share = sum(text.own for text in own) / max(size, 1)
    both = sorted({*left.credits} & {*right.credits})
    if not own or not (both or share >= MOST or (share >= COPIED and len(own) >= SENTENCES)):
        return None
    return Copy(left.id, right.id, tuple(texts), min(share, 1.0), both[0] if both else None)
