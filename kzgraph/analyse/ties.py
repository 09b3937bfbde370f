"""The pairs of documents that show why a group has one origin: just those that join it, the likest first.

Thousands of papers that print one text are as many documents, and a pair for each two of them would be millions. What
joins them is a minimum spanning forest (J. Kruskal 1956): a function of the set of pairs and their order alone, and
one that changes little when a document comes or goes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kzgraph.analyse.copies import COPIED
from kzgraph.analyse.groups import Joined
from kzgraph.analyse.shared_text import Worded
from kzgraph.analyse.wording import RUN


class Tie(NamedTuple):
    """Two documents of one origin; ``left < right``. rank: minus the runs of words in common; reason: for people."""

    rank: int
    left: str
    right: str
    reason: str = ""


class Print:
    """The runs of words of a document as numbers, of which some may be alike: what two have in common at most.

    marks: 32 bits for each run. repeated: runs that it has more than once. size: words that are not quoted speech.
    """

    __slots__ = ("marks", "repeated", "size")

    def __init__(self, marks: Iterable[int], repeated: int, size: int) -> None:
        self.marks, self.repeated, self.size = frozenset(marks), repeated, size

    def common(self, other: Iterable[int]) -> int:
        """Return how many runs another document has too. other: its marks, each once."""
        return len(self.marks.intersection(other))


def print_of(sentences: Sequence[Worded]) -> Print:
    """Return what is kept of the wording of a document to see how like it is to others."""
    marks = {mark for one in sentences for mark in one.wording.marks}
    return Print(marks, sum(len(one.wording.runs) for one in sentences) - len(marks), own_words(sentences))


def own_words(sentences: Iterable[Worded]) -> int:
    """Return how many words of a document are not quoted speech."""
    return sum(not word.quoted for one in sentences for word in one.wording.words)


def may_copy(common: int, repeated: int, sizes: tuple[int, int], *, credited: bool) -> bool:
    """Return whether two documents can have one origin by how many runs they have in common; else they have not.

    repeated: of either of the two. credited: whether both are credited to one agency.
    """
    return credited or RUN * (common + repeated) >= COPIED * max(min(sizes), 1)


def forest(ties: Iterable[Tie], reason: Callable[[str, str], str | None]) -> list[Tie]:
    """Return the ties that join all documents of one origin, in order: each the first one that joins two groups.

    ties: with their reasons those that are known; of the others only ``reason`` can say why they have one origin, or
    that they have not (``None``); it is asked only when it matters.
    """
    joined = Joined[str]()
    found = []
    for tie in sorted(ties):
        if not joined.alike(tie.left, tie.right) and (why := tie.reason or reason(tie.left, tie.right)):
            joined.join(tie.left, tie.right)
            found.append(tie._replace(reason=why))
    return found
