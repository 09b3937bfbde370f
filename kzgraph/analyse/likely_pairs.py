"""Which of many documents may share wording: found by hashing, without comparing each with each.

MinHash over the runs of words of each sentence, in bands: A. Broder, On the resemblance and containment of documents
(1997); Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeVar

from kzgraph.analyse.wording import Wording

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS, BANDS, ROWS, SEED = 64, 32, 2, 20220105
"""At a Jaccard likeness of .25 a pair of sentences is found with a chance of 87%, at .5 of more than 99.9%."""

SPREAD = 50
"""Documents that have a sentence before it counts as common stock ("De oorlog begon op 24 februari met …"), of which
two must share several. A wire story that more papers print is found by its sentences together."""

Step = Callable[[], None]
Pair = tuple[str, str]
Key = TypeVar("Key", str, int)


def likely_pairs(documents: Mapping[str, Sequence[Wording]], step: Step = lambda: None) -> list[Pair]:
    """Return pairs of ids, sorted in themselves and as a list, that are worth an exact comparison.

    documents: id → its sentences. step: called once for each document.
    """
    if len(documents) < 2:
        return []
    pairs: set[Pair] = set()
    wide: set[str] = set()
    for found in _buckets(_signatures(documents, step)):
        if len(found) <= SPREAD:
            pairs.update(combinations(sorted(found), 2))
        else:
            wide |= found
    return sorted(pairs | set(_of_stock(documents, wide)))


Signature = tuple[str, Sequence[bytes]]


def _signatures(documents: Mapping[str, Sequence[Wording]], step: Step) -> list[Signature]:
    """Document and hash by band, of each sentence."""
    found: list[Signature] = []
    for document, sentences in documents.items():
        found.extend((document, hashes) for hashes in hashes_of(sentences))
        step()
    return found


def hashes_of(sentences: Iterable[Wording]) -> Iterator[list[bytes]]:
    """Yield the hash by band of each sentence; 8 bytes each."""
    for wording in sentences:
        made = _blank().copy()
        made.update_batch(wording.marks)
        hashes = made.hashvalues.tobytes()
        size = len(hashes) // BANDS
        yield [hashes[band * size : (band + 1) * size] for band in range(BANDS)]


@cache
def _blank() -> "MinHash":
    from datasketch import MinHash  # it loads scipy

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)


def _buckets(signatures: Sequence[Signature]) -> Iterator[set[str]]:
    """Sets of several documents that have a sentence in the same bucket, one band after the other."""
    for band in range(BANDS):
        first: dict[bytes, str] = {}
        more: dict[bytes, set[str]] = {}
        for document, hashes in signatures:
            there = first.setdefault(hashes[band], document)
            if there != document:
                more.setdefault(hashes[band], {there}).add(document)
        yield from more.values()


def _of_stock(documents: Mapping[str, Sequence[Wording]], among: set[str]) -> Iterator[Pair]:
    """Pairs that share several sentences of which very many documents have each."""
    holders: dict[str, set[str]] = defaultdict(set)
    for document in among:
        for wording in documents[document]:
            holders[wording.folded].add(document)
    stock: dict[str, list[str]] = defaultdict(list)
    for text, found in sorted(holders.items()):
        if len(found) > SPREAD:
            for document in found:
                stock[document].append(text)
    together: dict[Pair, list[str]] = defaultdict(list)
    for document in sorted(stock):
        for pair in pairwise(stock[document]):
            together[pair].append(document)
    for group in together.values():
        yield from joined(group)


def joined(documents: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of documents, in order, that share stock: all of few; of very many each with the first and the next.

    Both join them all.
    """
    if len(documents) <= SPREAD:
        yield from combinations(documents, 2)
        return
    yield from ((documents[0], other) for other in documents[1:])
    yield from pairwise(documents)
