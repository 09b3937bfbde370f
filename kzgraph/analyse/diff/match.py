"""Which document and which claim of the one graph is which of the other."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kzgraph.analyse.diff.state import ClaimState, DocumentState, GraphState
from kzgraph.analyse.wording import Wording

ALIKE = 0.5
"""Least share of common words of two sentences of a changed text when a claim of the one is that of the other."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of documents and of claims, and what stands in one graph alone; all in order."""

    documents: tuple[tuple[DocumentState, DocumentState], ...]
    added: tuple[DocumentState, ...]
    removed: tuple[DocumentState, ...]
    claims: tuple[tuple[ClaimState, ClaimState], ...]
    new: tuple[ClaimState, ...]
    withdrawn: tuple[ClaimState, ...]


def match(old: GraphState, new: GraphState) -> Matched:
    """Return what of ``new`` is what of ``old``.

    Documents are the same when their text is; those left over when their file name is, and nothing else has it. Claims
    of one text are the same when property and trigger agree, else property and evidence; of a changed text when the
    property agrees, and the sentences best of all.
    """
    documents = _documents(old.documents, new.documents)
    mine, theirs = _by_document(old.claims), _by_document(new.claims)
    pairs: list[tuple[ClaimState, ClaimState]] = []
    for one, other in documents:
        pairs += _claims(mine.get(one.id, []), theirs.get(other.id, []), changed=one.id != other.id)
    before, after = {one.id for one, _ in documents}, {other.id for _, other in documents}
    told, kept = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    return Matched(
        documents=tuple(documents),
        added=tuple(one for one in _sorted(new.documents) if one.id not in after),
        removed=tuple(one for one in _sorted(old.documents) if one.id not in before),
        claims=tuple(sorted(pairs, key=lambda pair: place(pair[1]))),
        new=tuple(sorted((one for one in new.claims if one.id not in kept), key=place)),
        withdrawn=tuple(sorted((one for one in old.claims if one.id not in told), key=place)),
    )


def place(claim: ClaimState) -> tuple[str, str, int, int, str, str]:
    """Sort key: the order of files and of the text."""
    return claim.file, claim.document, claim.start, claim.end, claim.property, claim.id


def _sorted(documents: Iterable[DocumentState]) -> list[DocumentState]:
    return sorted(documents, key=lambda one: (one.file, one.id))


def _documents(
    old: Sequence[DocumentState], new: Sequence[DocumentState]
) -> list[tuple[DocumentState, DocumentState]]:
    later = {one.id: one for one in new}
    pairs = [(one, later[one.id]) for one in _sorted(old) if one.id in later]
    same = {one.id for one, _ in pairs}
    left, right = _by_file(old, same), _by_file(new, same)
    pairs += [
        (left[file][0], right[file][0])
        for file in sorted(left.keys() & right.keys())
        if len(left[file]) == len(right[file]) == 1
    ]
    return sorted(pairs, key=lambda pair: (pair[1].file, pair[1].id))


def _by_file(documents: Iterable[DocumentState], without: set[str]) -> dict[str, list[DocumentState]]:
    found: dict[str, list[DocumentState]] = defaultdict(list)
    for one in documents:
        if one.id not in without:
            found[one.file].append(one)
    return found


def _by_document(claims: Iterable[ClaimState]) -> dict[str, list[ClaimState]]:
    found: dict[str, list[ClaimState]] = defaultdict(list)
    for one in sorted(claims, key=place):
        found[one.document].append(one)
    return found


Key = Callable[[ClaimState], Hashable]


def _claims(
    old: Sequence[ClaimState], new: Sequence[ClaimState], *, changed: bool
) -> Iterator[tuple[ClaimState, ClaimState]]:
    """Pairs, the surest first: a claim that has found its partner is out of the way of the others."""
    if not changed:
        keys: tuple[Key, ...] = (
            lambda one: one.id,
            lambda one: (one.property, one.trigger) if one.trigger is not None else one.id,
            lambda one: (one.property, one.start, one.end),
        )
        for key in keys:
            pairs = list(_by_key(old, new, key))
            yield from pairs
            old = [one for one in old if one.id not in {pair[0].id for pair in pairs}]
            new = [one for one in new if one.id not in {pair[1].id for pair in pairs}]
        return
    yield from _best(old, new)


def _by_key(
    old: Sequence[ClaimState], new: Sequence[ClaimState], key: Key
) -> Iterator[tuple[ClaimState, ClaimState]]:
    """Of several claims with one key those with most participants in common belong together."""
    mine: dict[Hashable, list[ClaimState]] = defaultdict(list)
    for one in old:
        mine[key(one)].append(one)
    theirs: dict[Hashable, list[ClaimState]] = defaultdict(list)
    for one in new:
        theirs[key(one)].append(one)
    for shared, group in mine.items():
        if shared in theirs:
            yield from _greedy(group, theirs[shared], _common)


def _best(old: Sequence[ClaimState], new: Sequence[ClaimState]) -> Iterator[tuple[ClaimState, ClaimState]]:
    runs = {one.id: frozenset(word.form for word in Wording(one.sentence).words) for one in (*old, *new)}

    def likeness(one: ClaimState, other: ClaimState) -> float:
        a, b = runs[one.id], runs[other.id]
        share = len(a & b) / len(a | b) if a | b else 1.0
        return share + _common(one, other) / 100 if one.property == other.property and share >= ALIKE else 0.0

    yield from _greedy(old, new, likeness)


def _greedy(
    old: Sequence[ClaimState], new: Sequence[ClaimState], likeness: Callable[[ClaimState, ClaimState], float]
) -> Iterator[tuple[ClaimState, ClaimState]]:
    scored = ((likeness(one, other), one, other) for one in old for other in new)
    ranked = sorted(
        (pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], place(pair[1]), place(pair[2]))
    )
    taken: set[tuple[str, str]] = set()
    for _, one, other in ranked:
        if ("old", one.id) not in taken and ("new", other.id) not in taken:
            taken |= {("old", one.id), ("new", other.id)}
            yield one, other


def _common(one: ClaimState, other: ClaimState) -> float:
    """How many fillers are the same words in the same role, and one more, for the key is shared already."""
    mine = {(role, filler.text or filler.label) for role, filler in one.fillers}
    theirs = {(role, filler.text or filler.label) for role, filler in other.fillers}
    return 1.0 + len(mine & theirs)
