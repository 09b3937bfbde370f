"""Which documents and claims rest on one source, so that five papers with one wire copy count as one.

Two documents have one origin when they share so much wording that one copies the other, or both a third. Two claims
rest on one source when they name one, or stand in a sentence that both texts share, or are told in the own voice of
documents of one origin or of one agency. All of it errs on the side of fewer sources.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from kzgraph.analyse.agencies import agency_of
from kzgraph.analyse.groups import grouped
from kzgraph.analyse.shared_text import WORDS, SharedText, Step, Texts, Worded, shared_texts, worded
from kzgraph.analyse.texts import Sentence, SourceText

COPIED = 0.15
"""Least share of the shorter document's words, in sentences of which there are at least ``SENTENCES``, that makes two
documents copies. Of the articles by several papers on one event, pairs with a copy share .29 and .51, others < .05."""

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


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a claim is attributed to. local: a node of its document alone, such as "een woordvoerder"."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """That a document says something. start: offset of its evidence; sources: none when it speaks itself."""

    id: str
    document: str
    start: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Basis:
    """One independent source of several sayings. sayings: their ids, sorted. reasons: what ties them, sorted."""

    sayings: tuple[str, ...]
    reasons: tuple[str, ...]


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
        by_pair: dict[tuple[str, str], list[SharedText]] = defaultdict(list)
        for text in self.shared:
            by_pair[text.left.document, text.right.document].append(text)
        made = (self._copy(left, right, texts) for (left, right), texts in sorted(by_pair.items()))
        return tuple(copy for copy in made if copy)

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """Document → its origin, which is the first id of the documents that have the same one."""
        groups = grouped(self.documents, ((copy.left, copy.right) for copy in self.copies))
        return MappingProxyType({document: group[0] for group in groups for document in group})

    def bases(self, sayings: Iterable[Saying]) -> tuple[Basis, ...]:
        """Return the independent sources that ``sayings`` rest on, in order; each saying is in one of them."""
        said = {one.id: one for one in sayings}
        ties: dict[str, set[str]] = defaultdict(set)  # reason → sayings
        for one in said.values():
            for key in self._keys(one):
                ties[key].add(one.id)
        for reason, pair in self._same_words(list(said.values())):
            ties[reason] |= pair
        for reason, pair in self._absorbed(said.values()):
            ties[reason] |= pair
        tied = {reason: sorted(found) for reason, found in ties.items() if len(found) > 1}
        pairs = ((found[0], other) for found in tied.values() for other in found[1:])
        groups = grouped(said, pairs)
        return tuple(
            Basis(group, tuple(sorted(reason for reason, found in tied.items() if found[0] in group)))
            for group in groups
        )

    def _copy(self, left: str, right: str, texts: Sequence[SharedText]) -> Copy | None:
        own = tuple(text for text in texts if text.own)
        share = sum(text.own for text in own) / max(min(self._sizes[left], self._sizes[right]), 1)
        both = sorted({*self.documents[left].credits} & {*self.documents[right].credits})
        if not own or not (both or share >= MOST or (share >= COPIED and len(own) >= SENTENCES)):
            return None
        return Copy(left, right, tuple(texts), min(share, 1.0), both[0] if both else None)

    def _keys(self, saying: Saying) -> Iterator[str]:
        """What a saying rests on, in words that serve as the reason."""
        for source in saying.sources:
            agency = agency_of(source.label, *source.names)
            if agency:
                yield f"agency: {agency}"
            elif source.local:  # nobody can tell whether two unnamed spokesmen are one
                yield f"unnamed source: {source.label.casefold()}"
            else:
                yield f"source: {source.label} ({source.id.rpartition('/')[2]})"
        if text := self._wording(saying):
            yield f"shared text: {text}"
        if not saying.sources:
            yield f"own voice: {self._name(self.origin_of.get(saying.document, saying.document))}"
            yield from (f"agency: {name}" for name in self._credits(saying.document))

    def _wording(self, saying: Saying) -> str | None:
        """The sentence of a saying, when other documents have it word for word."""
        stock = self._stock.get(saying.document, ())
        return next((text for one, text in stock if one.start <= saying.start < one.end), None)

    def _name(self, document: str) -> str:
        return self.documents[document].name if document in self.documents else document

    def _credits(self, document: str) -> tuple[str, ...]:
        return self.documents[document].credits if document in self.documents else ()

    def _same_words(self, sayings: Sequence[Saying]) -> Iterator[tuple[str, set[str]]]:
        """Sayings that stand in sentences which two documents share."""
        in_document: dict[str, list[Saying]] = defaultdict(list)
        for one in sayings:
            in_document[one.document].append(one)
        for text in self._among(in_document):
            sides = [
                {one.id for one in in_document[side.document] if side.start <= one.start < side.end}
                for side in (text.left, text.right)
            ]
            if all(sides):
                yield f"shared text: {' … '.join(text.stretches)}", sides[0] | sides[1]

    def _among(self, documents: Mapping[str, object]) -> Iterator[SharedText]:
        if len(documents) > 1:
            for left in documents:
                for text in self._from.get(left, ()):
                    if text.right.document in documents:
                        yield text

    @cached_property
    def _from(self) -> Mapping[str, list[SharedText]]:
        found: dict[str, list[SharedText]] = defaultdict(list)
        for text in self.shared:
            found[text.left.document].append(text)
        return found

    def _absorbed(self, sayings: Iterable[Saying]) -> Iterator[tuple[str, set[str]]]:
        """What a text says in its own voice and with a source: that source is all that is known of where it has it."""
        by_origin: dict[str, list[Saying]] = defaultdict(list)
        for one in sayings:
            by_origin[self.origin_of.get(one.document, one.document)].append(one)
        for origin, found in by_origin.items():
            own = [one.id for one in found if not one.sources]
            named = sorted(one.id for one in found if one.sources)
            if own and named:
                yield f"own voice beside a source: {self._name(origin)}", {*own, named[0]}


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
