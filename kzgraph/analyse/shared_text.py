"""Sentences that two documents have in common, word for word or nearly so.

MinHash with locality-sensitive hashing finds the documents worth comparing (A. Broder 1997; ``datasketch``); then all
their sentences are compared exactly, so that no pair is shown that does not share the words.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kzgraph.analyse.texts import Sentence, SourceText
from kzgraph.analyse.wording import Run, Wording

PERMUTATIONS, BANDS, ROWS, SEED = 64, 32, 2, 20220105
"""At a Jaccard likeness of .25 a pair of sentences is found with a chance of 87%, at .5 of more than 99.9%."""

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


def shared_texts(documents: Iterable[SourceText], step: Step = lambda: None) -> tuple[SharedText, ...]:
    """Return the sentences that pairs of ``documents`` share, in order; each sentence once for a pair of documents.

    step: called once for each document. The order of ``documents`` does not count.
    """
    texts = sorted(set(documents))
    by_id = {one.id: [(sentence, Wording(sentence.text)) for sentence in one.sentences] for one in texts}
    found: list[SharedText] = []
    for left, right in _candidates(by_id, step):
        found.extend(_shared(by_id[left], by_id[right]))
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))


Worded = tuple[Sentence, Wording]


def _candidates(texts: Mapping[str, Sequence[Worded]], step: Step) -> list[tuple[str, str]]:
    """Pairs of documents of which at least one pair of sentences falls into the same bucket."""
    if len(texts) < 2:
        return []
    from datasketch import MinHash  # it loads scipy

    buckets: dict[tuple[int, bytes], set[str]] = defaultdict(set)
    for document, sentences in texts.items():
        worded = [_bytes(wording.runs) for _, wording in sentences if len(wording.words) >= WORDS]
        made = MinHash.bulk(worded, num_perm=PERMUTATIONS, seed=SEED, hashfunc=zlib.crc32)
        for hashes in (one.hashvalues for one in made):
            for band in range(BANDS):
                buckets[band, hashes[band * ROWS : (band + 1) * ROWS].tobytes()].add(document)
        step()
    return sorted({pair for found in buckets.values() for pair in combinations(sorted(found), 2)})


def _bytes(runs: Iterable[Run]) -> list[bytes]:
    return sorted(" ".join(run).encode() for run in runs)


def _shared(left: Sequence[Worded], right: Sequence[Worded]) -> Iterator[SharedText]:
    """The best pairs, each sentence once, by an index of runs."""
    holders: dict[Run, list[int]] = defaultdict(list)
    for number, (_, wording) in enumerate(right):
        for run in wording.runs:
            holders[run].append(number)
    pairs = []
    for one in left:
        others = sorted({number for run in one[1].runs for number in holders.get(run, ())})
        pairs += [made for number in others if (made := compare(one, right[number]))]
    taken: set[Sentence] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.words, -pair.share, pair.left, pair.right)):
        if pair.left not in taken and pair.right not in taken:
            taken |= {pair.left, pair.right}
            yield pair


def compare(left: Worded, right: Worded) -> SharedText | None:
    """Return what two sentences share, or ``None`` when it is less than ``WORDS`` words or ``COVERED``."""
    common = left[1].runs & right[1].runs
    mine, theirs = left[1].covered(common), right[1].covered(common)
    words = min(len(mine), len(theirs))
    shorter = min(len(left[1].words), len(right[1].words))
    if words < WORDS or words < COVERED * shorter:
        return None
    own = min(sum(not word.quoted for word in side) for side in (mine, theirs))
    return SharedText(left[0], right[0], words, own, words / shorter, left[1].stretches(mine))
