"""Sentences that two documents have in common, word for word or nearly so.

MinHash with locality-sensitive hashing finds the documents worth comparing (A. Broder 1997; ``datasketch``); then all
their sentences are compared exactly, so that no pair is shown that does not share the words.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.analyse.likely_pairs import likely_pairs
from kzgraph.analyse.texts import Sentence, SourceText
from kzgraph.analyse.wording import RUN, Run, Word, Wording

WORDS = 8
"""Fewest words that two sentences share in runs: formulas of the trade ("raakte zwaar gewond") are shorter."""

COVERED = 0.7
"""Least share of the shorter sentence. Of all pairs in 34 articles by several papers on 9 events, those above share
a wording, those below (at most .57) a set phrase."""

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two sentences of two documents with words in common; ``left.document < right.document``.

    words: how many of them; own: how many of these are not quoted speech, which two reporters may have heard alike.
    share: part of the shorter sentence that is shared. stretches: the shared words, as ``left`` spells them.
    """

    left: Sentence
    right: Sentence
    words: int
    own: int
    share: float
    stretches: tuple[str, ...]


class Worded:
    """A sentence with its words. runs: the number of each run of words, by the place of its first word."""

    def __init__(self, sentence: Sentence, numbers: dict[Run, int]) -> None:
        self.sentence = sentence
        self.wording = Wording(sentence.text)
        self.runs = tuple(numbers.setdefault(run, len(numbers)) for run in self.wording.runs)
        self.run_set = frozenset(self.runs)

    def covered(self, common: frozenset[int]) -> tuple[Word, ...]:
        """Return the words that lie in one of the runs ``common``, in order."""
        inside = {place + i for place, run in enumerate(self.runs) if run in common for i in range(RUN)}
        return tuple(self.wording.words[place] for place in sorted(inside))


Texts = Mapping[str, Sequence[Worded]]


def worded(documents: Iterable[SourceText]) -> Texts:
    """Return id → sentences with their words, documents in order."""
    numbers: dict[Run, int] = {}
    return {one.id: [Worded(sentence, numbers) for sentence in one.sentences] for one in sorted(set(documents))}


def likely_copies(texts: Texts, step: Step = lambda: None) -> list[tuple[str, str]]:
    """Return the pairs of documents that may have sentences in common, in order.

    texts: as ``worded`` gives them. step: called once for each document.
    """
    return likely_pairs({document: long_sentences(found) for document, found in texts.items()}, step)


def long_sentences(sentences: Iterable[Worded]) -> list[Wording]:
    """Return the sentences that are long enough to be shared."""
    return [one.wording for one in sentences if len(one.wording.words) >= WORDS]


def shared_texts(texts: Texts, pairs: Iterable[tuple[str, str]]) -> tuple[SharedText, ...]:
    """Return the sentences that pairs of documents share, in order; each sentence once for a pair of documents.

    A sentence that very many documents have is shown only for those that share more; see ``likely_pairs``.
    """
    found = [text for left, right in pairs for text in shared_by(texts[left], texts[right])]
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))


Holders = Mapping[int, Sequence[int]]


def _holders(sentences: Sequence[Worded]) -> Holders:
    """Run → the sentences that have it."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(sentences):
        for run in one.run_set:
            found[run].append(number)
    return found


def shared_by(left: Sequence[Worded], right: Sequence[Worded]) -> Iterator[SharedText]:
    """Yield the sentences that two documents share, each once: the pairs with most words in common."""
    mine, theirs = _holders(left), _holders(right)
    common = mine.keys() & theirs.keys()
    counted = Counter((i, j) for run in common for i in mine[run] for j in theirs[run])
    numbers = sorted(pair for pair, runs in counted.items() if runs * RUN >= WORDS)
    pairs = [made for i, j in numbers if (made := compare(left[i], right[j]))]
    taken: set[Sentence] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.words, -pair.share, pair.left, pair.right)):
        if pair.left not in taken and pair.right not in taken:
            taken |= {pair.left, pair.right}
            yield pair


def compare(left: Worded, right: Worded) -> SharedText | None:
    """Return what two sentences share, or ``None`` when it is less than ``WORDS`` words or ``COVERED``."""
    common = left.run_set & right.run_set
    if len(common) * RUN < WORDS:
        return None
    mine, theirs = left.covered(common), right.covered(common)
    words = min(len(mine), len(theirs))
    shorter = min(len(left.wording.words), len(right.wording.words))
    if words < WORDS or words < COVERED * shorter:
        return None
    own = min(sum(not word.quoted for word in side) for side in (mine, theirs))
    stretches = left.wording.stretches(mine)
    return SharedText(left.sentence, right.sentence, words, own, words / shorter, stretches)
