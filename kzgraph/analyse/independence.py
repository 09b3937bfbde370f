"""Which documents and claims rest on one source, so that five papers with one wire copy count as one.

Two documents have one origin when they share so much wording that one copies the other, or both a third. Two claims
rest on one source when they name one, or stand in a sentence that both texts share, or are told in the own voice of
documents of one origin or of one agency. All of it errs on the side of fewer sources.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from kzgraph.analyse.agencies import agency_of
from kzgraph.analyse.copies import Copy, find_copies
from kzgraph.analyse.groups import grouped
from kzgraph.analyse.sayings import Basis, Saying
from kzgraph.analyse.shared_text import WORDS, SharedText, Step, Texts, Worded, shared_texts, worded
from kzgraph.analyse.texts import Sentence, SourceText


class Tie(NamedTuple):
    """What several sayings have in common. reason: for people; key: keeps apart what is called alike."""

    reason: str
    key: str = ""


class Independence:
    """What a set of documents shares. Equal for equal documents, in any order. step: called for each document."""

    def __init__(self, documents: Iterable[SourceText], step: Step = lambda: None) -> None:
        self.documents: Mapping[str, SourceText] = MappingProxyType({one.id: one for one in sorted(set(documents))})
        texts = worded(self.documents.values())
        self.shared: tuple[SharedText, ...] = shared_texts(texts, step)
        self._sizes = {document: _own_words(sentences) for document, sentences in texts.items()}
        self._stock = _same_wording(texts)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The pairs of documents that have one origin, in order."""
        return find_copies(self.shared, self.documents, self._sizes)

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """Document → its origin, which is the first id of the documents that have the same one."""
        groups = grouped(self.documents, ((copy.left, copy.right) for copy in self.copies))
        return MappingProxyType({document: group[0] for group in groups for document in group})

    def bases(self, sayings: Iterable[Saying]) -> tuple[Basis, ...]:
        """Return the independent sources that ``sayings`` rest on, in order; each saying is in one of them."""
        said = {one.id: one for one in sayings}
        ties: dict[Tie, set[str]] = defaultdict(set)
        for one in said.values():
            for tie in self._ties(one):
                ties[tie].add(one.id)
        for tie, found in (*self._same_words(said.values()), *self._absorbed(said.values())):
            ties[tie] |= found
        tied = [(tie.reason, sorted(found)) for tie, found in ties.items() if len(found) > 1]
        groups = grouped(said, ((members[0], other) for _, members in tied for other in members[1:]))
        group_of = {one: group for group in groups for one in group}
        reasons: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for reason, members in tied:
            reasons[group_of[members[0]]].add(reason)
        return tuple(Basis(group, tuple(sorted(reasons[group]))) for group in groups)

    def _ties(self, saying: Saying) -> Iterator[Tie]:
        """What a saying rests on by itself."""
        for source in saying.sources:
            agency = agency_of(source.label, *source.names)
            if agency:
                yield Tie(f"agency: {agency}")
            elif source.local:  # nobody can tell whether two unnamed spokesmen are one
                yield Tie(f"unnamed source: {source.label.casefold()}")
            else:
                yield Tie(f"source: {source.label}", source.id)
        if text := self._wording(saying):
            yield Tie(f"shared text: {text}")
        if not saying.sources:
            yield self._own_voice("own voice", saying)
            yield from (Tie(f"agency: {name}") for name in self._credits(saying.document))

    def _own_voice(self, what: str, saying: Saying) -> Tie:
        origin = self.origin_of.get(saying.document, saying.document)
        return Tie(f"{what}: {self.documents[origin].name if origin in self.documents else origin}", origin)

    def _wording(self, saying: Saying) -> str | None:
        """The sentence of a saying, when other documents have it word for word."""
        stock = self._stock.get(saying.document, ())
        return next((text for one, text in stock if one.start <= saying.start < one.end), None)

    def _credits(self, document: str) -> tuple[str, ...]:
        return self.documents[document].credits if document in self.documents else ()

    def _same_words(self, sayings: Iterable[Saying]) -> Iterator[tuple[Tie, set[str]]]:
        """Sayings that stand in sentences which two documents share."""
        told: dict[str, list[Saying]] = defaultdict(list)
        for one in sayings:
            told[one.document].append(one)
        for text in (text for left in told if len(told) > 1 for text in self._from.get(left, ())):
            sides = [
                {one.id for one in told.get(side.document, ()) if side.start <= one.start < side.end}
                for side in (text.left, text.right)
            ]
            if all(sides):
                yield Tie(f"shared text: {' … '.join(text.stretches)}"), sides[0] | sides[1]

    @cached_property
    def _from(self) -> Mapping[str, list[SharedText]]:
        found: dict[str, list[SharedText]] = defaultdict(list)
        for text in self.shared:
            found[text.left.document].append(text)
        return found

    def _absorbed(self, sayings: Iterable[Saying]) -> Iterator[tuple[Tie, set[str]]]:
        """What a text says in its own voice and with a source: that source is all that is known of where it has it."""
        told: dict[Tie, list[Saying]] = defaultdict(list)
        for one in sayings:
            told[self._own_voice("own voice beside a source", one)].append(one)
        for tie, found in told.items():
            own = {one.id for one in found if not one.sources}
            named = sorted(one.id for one in found if one.sources)
            if own and named:
                yield tie, {*own, named[0]}


def origins(documents: Iterable[SourceText]) -> Mapping[str, str]:
    """Return document → origin: equal for documents of which one copies the other or both a third.

    The origin is the first id of the group. Deterministic, whatever the order of ``documents``.
    """
    return Independence(documents).origin_of


def _own_words(sentences: Sequence[Worded]) -> int:
    return sum(not word.quoted for one in sentences for word in one.wording.words)


def _same_wording(texts: Texts) -> Mapping[str, Sequence[tuple[Sentence, str]]]:
    """Document → its sentences that other documents have word for word, each with one spelling for all of them."""
    holders: dict[str, list[Worded]] = defaultdict(list)
    for sentences in texts.values():
        for one in sentences:
            if len(one.wording.words) >= WORDS:
                holders[one.wording.folded].append(one)
    found: dict[str, list[tuple[Sentence, str]]] = defaultdict(list)
    for same in holders.values():
        if len({one.sentence.document for one in same}) > 1:
            text = min(one.sentence.text for one in same)
            for one in same:
                found[one.sentence.document].append((one.sentence, text))
    return found
