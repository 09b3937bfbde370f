"""A source of clauses, which tokens it covers, and whom a source itself rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.mentions.phrases import has_case
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality, Polarity


@dataclass(frozen=True)
class Source:
    """A source and the tokens whose clauses it covers.

    holder: head token of the phrase that names it. cue: token of the word that shows it. scope: token indices.
    """

    holder: Token
    cue: Token
    cue_text: str
    scope: frozenset[int]
    modality: Modality | None = None
    polarity: Polarity | None = None


class Sources(Sequence[Source]):
    """Sources in an order, found by the tokens that they cover and by their cues."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._all: list[Source] = []
        self._at: dict[int, list[Source]] = {}
        self._cued: dict[int, list[int]] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Put a source behind the others."""
        self._cued.setdefault(source.cue.i, []).append(len(self._all))
        self._all.append(source)
        for index in source.scope:
            self._at.setdefault(index, []).append(source)

    def covering(self, index: int) -> list[Source]:
        """Return the sources that cover a token, in their order."""
        return self._at.get(index, [])

    def cued(self, first: int, end: int) -> list[Source]:
        """Return the sources whose cue is one of the tokens from ``first`` to before ``end``, in their order."""
        return [self._all[n] for n in sorted(n for i in range(first, end) for n in self._cued.get(i, ()))]

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Source: ...
    @overload
    def __getitem__(self, index: slice) -> list[Source]: ...
    def __getitem__(self, index: int | slice) -> Source | list[Source]:
        return self._all[index]


def covering(index: int, sources: Iterable[Source]) -> list[Source]:
    """Return the sources that cover the token at ``index``, in their order."""
    return sources.covering(index) if isinstance(sources, Sources) else [s for s in sources if index in s.scope]


def cued(index: int, sources: Iterable[Source]) -> list[Source]:
    """Return the sources whose cue is the token at ``index``, in their order."""
    return sources.cued(index, index + 1) if isinstance(sources, Sources) else [s for s in sources if s.cue.i == index]


def sources_at(token: Token, sources: Iterable[Source]) -> list[Source]:
    """Return the sources that cover ``token``, the nearest first.

    A source whose cue another one covers rests on that other.
    """
    found = [s for s in covering(token.i, sources) if s.holder.i != token.i]
    if len(found) > 1:
        found.sort(key=lambda s: (sum(s.cue.i in o.scope for o in found if o is not s) * -1, len(s.scope), s.cue.i))
    return found


def telling(token: Token, fillers: Iterable[Token], sources: Iterable[Source]) -> list[Source]:
    """Return who tells an event by its own verb, in which they take no part: "De politie meldde zes doden"."""
    taking_part = {t.i for t in fillers}
    return [s for s in cued(token.i, sources) if s.holder.i not in taking_part]


def resting(source: Source, verbs: Iterable[Source]) -> Source:
    """Return ``source`` widened by what it passes on: in "meldde de raad volgens de krant" what the council said."""
    wider = set(source.scope)
    for other in (other for index in source.scope for other in cued(index, verbs)):
        if other.holder.i != source.holder.i:
            wider |= other.scope
    return replace(source, scope=frozenset(wider))


def rested_on(source: Source, table: MentionTable) -> list[Source]:
    """Return whom the source itself rests on: "de krant, die zich baseert op een rapport"."""
    found = []
    for clause in source.holder.children:
        if clause.dep_ not in {"acl:relcl", "acl"} or not is_lemma(clause, "resting_verbs"):
            continue
        for child in clause.children:
            rests = has_case(child, "rest_prepositions") or (clause.dep_ == "acl" and has_case(child, "by_words"))
            if rests and table.at(child) is not None:
                cue = next((c for c in child.children if c.dep_ == "case"), clause)
                found.append(Source(child, cue, clause.text.lower(), source.scope | {source.cue.i}))
    return found
