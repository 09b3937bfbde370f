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
from kzgraph.analyse.copies import Copy, copy_of
from kzgraph.analyse.groups import grouped
from kzgraph.analyse.sayings import Basis, Saying
from kzgraph.analyse.shared_text import (
    WORDS,
    SharedText,
    Step,
    Texts,
    Worded,
    likely_copies,
    shared_by,
    shared_texts,
    worded,
)
from kzgraph.analyse.texts import Sentence, SourceText
from kzgraph.analyse.ties import Print, Tie, forest, may_copy, print_of


class Bond(NamedTuple):
    """What several sayings have in common. reason: for people; key: keeps apart what is called alike."""

    reason: str
    key: str = ""


class Independence:
    """What a set of documents shares. Equal for equal documents, in any order. step: called for each document."""

    def __init__(self, documents: Iterable[SourceText], step: Step = lambda: None) -> None:
        self.documents: Mapping[str, SourceText] = MappingProxyType({one.id: one for one in sorted(set(documents))})
        self._texts = worded(self.documents.values())
        self._likely = likely_copies(self._texts, step)

    @cached_property
    def shared(self) -> tuple[SharedText, ...]:
        """The sentences that pairs of documents share, in order."""
        return shared_texts(self._texts, self._likely)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The pairs of documents that have one origin, in order."""
        by_pair: dict[tuple[str, str], list[SharedText]] = defaultdict(list)
        for text in self.shared:
            by_pair[text.left.document, text.right.document].append(text)
        made = (self._copy(left, right, texts) for (left, right), texts in sorted(by_pair.items()))
        return tuple(copy for copy in made if copy)

    def _copy(self, left: str, right: str, texts: Sequence[SharedText]) -> Copy | None:
        size = min(self._prints[left].size, self._prints[right].size)
        return copy_of(self.documents[left], self.documents[right], texts, size)

    @cached_property
    def _prints(self) -> Mapping[str, Print]:
        return {document: print_of(sentences) for document, sentences in self._texts.items()}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The copies that join all documents of one origin, the likest first; see ``kzgraph.analyse.ties``."""
        return tuple(forest(self._likely_ties(), self._reason))

    def _likely_ties(self) -> Iterator[Tie]:
        for left, right in self._likely:
            one, other = self._prints[left], self._prints[right]
            common = one.common(other.marks)
            credited = bool({*self.documents[left].credits} & {*self.documents[right].credits})
            if may_copy(common, one.repeated, (one.size, other.size), credited=credited):
                yield Tie(-common, left, right)

    def _reason(self, left: str, right: str) -> str | None:
        texts = sorted(shared_by(self._texts[left], self._texts[right]), key=lambda one: (one.left, one.right))
        copy = self._copy(left, right, texts)
        return copy.reason if copy else None

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """Document → its origin, which is the first id of the documents that have the same one."""
        groups = grouped(self.documents, ((tie.left, tie.right) for tie in self.ties))
        return MappingProxyType({document: group[0] for group in groups for document in group})

    def bases(self, sayings: Iterable[Saying]) -> tuple[Basis, ...]:
        """Return the independent sources that ``sayings`` rest on, in order; each saying is in one of them."""
        said = {one.id: one for one in sayings}
        ties: dict[Bond, set[str]] = defaultdict(set)
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

    def _ties(self, saying: Saying) -> Iterator[Bond]:
        """What a saying rests on by itself."""
        for source in saying.sources:
            agency = agency_of(source.label, *source.names)
            if agency:
                yield Bond(f"agency: {agency}")
            elif source.local:  # nobody can tell whether two unnamed spokesmen are one
                yield Bond(f"unnamed source: {source.label.casefold()}")
            else:
                yield Bond(f"source: {source.label}", source.id)
        if text := self._wording(saying):
            yield Bond(f"shared text: {text}")
        if not saying.sources:
            yield self._own_voice("own voice", saying)
            yield from (Bond(f"agency: {name}") for name in self._credits(saying.document))

    def _own_voice(self, what: str, saying: Saying) -> Bond:
        origin = self.origin_of.get(saying.document, saying.document)
        return Bond(f"{what}: {self.documents[origin].name if origin in self.documents else origin}", origin)

    def _wording(self, saying: Saying) -> str | None:
        """The sentence of a saying, when other documents have it word for word."""
        stock = self._stock.get(saying.document, ())
        return next((text for one, text in stock if one.start <= saying.start < one.end), None)

    def _credits(self, document: str) -> tuple[str, ...]:
        return self.documents[document].credits if document in self.documents else ()

    def _same_words(self, sayings: Iterable[Saying]) -> Iterator[tuple[Bond, set[str]]]:
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
                yield Bond(f"shared text: {' … '.join(text.stretches)}"), sides[0] | sides[1]

    @cached_property
    def _stock(self) -> Mapping[str, Sequence[tuple[Sentence, str]]]:
        return _same_wording(self._texts)

    @cached_property
    def _from(self) -> Mapping[str, list[SharedText]]:
        found: dict[str, list[SharedText]] = defaultdict(list)
        for text in self.shared:
            found[text.left.document].append(text)
        return found

    def _absorbed(self, sayings: Iterable[Saying]) -> Iterator[tuple[Bond, set[str]]]:
        """What a text says in its own voice and with a source: that source is all that is known of where it has it."""
        told: dict[Bond, list[Saying]] = defaultdict(list)
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
