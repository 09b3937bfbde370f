"""The state of resolving one document: what was seen, and what each mention was found to mean."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.facts import NOTHING_KNOWN, Facts
from kzgraph.resolve.main_state import main_state
from kzgraph.resolve.names import NamesByForm

REACH = 1000
"""Mentions that a description reaches back: more than an article has. Without a bound the time of a book would grow
with the cube of its length.
"""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a mention was resolved to, and why.

    mention: id of the earlier mention, or ``None`` when ``entity`` is known. together: ids of several mentions that it
    means at once ("beiden"). score: 0 to 1.
    """

    rule: str
    detail: str
    mention: str | None = None
    entity: str | None = None
    together: tuple[str, ...] = ()
    score: float = 0.9


class Chains:
    """The mentions of one document in the order of the text, those seen so far, and their antecedents."""

    def __init__(self, mentions: Sequence[Mention], entities: EntityIndex, facts: Facts = NOTHING_KNOWN) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.by_id = {m.id: m for m in self.mentions}
        self.entities = entities
        self.facts = facts
        self.seen: list[Mention] = []
        self.found: dict[str, Antecedent] = {}
        self._next: dict[str, str] = {}  # a mention -> one nearer to the first of its chain
        self._lemmas: dict[str, list[int]] = {}  # a lemma in lower case -> where its mentions stand in ``seen``
        self._places: dict[str, list[int]] = {}  # the first mention of a chain -> where its mentions stand in ``seen``
        self._place = {m.id: at for at, m in enumerate(self.mentions)}
        self._beside = _beside(self.mentions, self._place)
        self.names = _names(self.mentions)
        self.names_by_form = NamesByForm(mention.name or "" for mention in self.names)
        self.states = _states(self.mentions, entities)
        self.main_state = main_state(self.mentions, entities, self.states)

    def add(self, mention: Mention, antecedent: Antecedent | None) -> None:
        """Note what ``mention`` means; with no antecedent, or itself as one, it is new."""
        if antecedent is not None and antecedent.mention != mention.id:
            self.found[mention.id] = antecedent
            # One named below may have pointed here: a chain has one first mention, and never runs in a circle.
            if antecedent.mention is not None and self.root(antecedent.mention) != mention.id:
                self._next[mention.id] = antecedent.mention
        own = [*self._places.pop(mention.id, ()), len(self.seen)]
        self._lemmas.setdefault(mention.lemma.lower(), []).append(len(self.seen))
        self.seen.append(mention)
        places = self._places.setdefault(self.root(mention.id), own)
        if places is not own:
            places += own
            places.sort()

    def root(self, mention: str) -> str:
        """Return the first mention of the chain that ``mention`` belongs to."""
        first = mention
        while (earlier := self._next.get(first)) is not None:
            first = earlier
        while mention != first:  # what was walked once is a step the next time
            earlier, self._next[mention] = self._next[mention], first
            mention = earlier
        return first

    def together(self, mention: str) -> tuple[str, ...]:
        """Return the several mentions that ``mention`` means at once; empty when it means one thing."""
        reason = self.found.get(self.root(mention))
        return reason.together if reason is not None else ()

    def recent(self, mention: Mention, sentences: int) -> list[Mention]:
        """Return the mentions seen in the sentence of ``mention`` and in as many before it, the last one first."""
        first = mention.sentence - sentences
        near: list[Mention] = []
        for other in reversed(self.seen):
            if other.sentence < first:
                break
            near.append(other)
        return near

    def chain(self, mention: Mention) -> list[Mention]:
        """Return the mentions seen so far that mean the same as ``mention``, in the order of the text.

        Of a chain longer than ``REACH`` its beginning and its end.
        """
        places = self._places.get(self.root(mention.id), [])
        if len(places) > REACH:
            places = places[: REACH // 2] + places[-REACH // 2 :]
        return [self.seen[place] for place in places]

    def within_reach(self) -> list[Mention]:
        """Return the mentions seen last, as far back as a description reaches, in the order of the text."""
        return self.seen[-REACH:]

    def of_lemma(self, lemma: str) -> Iterator[Mention]:
        """Yield the mentions within reach that have this lemma, in lower case, the last one first."""
        first = len(self.seen) - REACH
        for place in reversed(self._lemmas.get(lemma, ())):
            if place < first:
                return
            yield self.seen[place]

    def behind(self, mention: Mention, sentences: int) -> Iterator[Mention]:
        """Yield the mentions that follow ``mention`` in its sentence and in as many after it."""
        for place in range(self._place.get(mention.id, -1) + 1, len(self.mentions)):
            other = self.mentions[place]
            if other.sentence > mention.sentence + sentences:
                return
            yield other

    def beside(self, mention: Mention) -> list[Mention]:
        """Return the mentions seen so far that stand in apposition to ``mention``, in the order of the text."""
        seen = len(self.seen)
        return [self.mentions[place] for place in self._beside.get(mention.id, ()) if place < seen]

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """Return the last mention seen that is ``wanted``."""
        return next((m for m in reversed(self.within_reach()) if wanted(m)), None)

    def owner(self, mention: Mention) -> Mention | None:
        """Return the complement or possessor of ``mention``: Peru in "de regering van Peru"."""
        return self.by_id.get(mention.of) if mention.of else None

    def known(self, mention: Mention) -> KnownEntity | None:
        """Return the curated entity that ``mention`` names itself."""
        return self.entities.get(mention.entity) if mention.entity else None


def _beside(mentions: Sequence[Mention], place: Mapping[str, int]) -> dict[str, list[int]]:
    """Mention -> places of those in apposition to it, whichever of the two says so."""
    found: dict[str, set[int]] = {}
    for at, mention in enumerate(mentions):
        for other in mention.appositions:
            found.setdefault(other, set()).add(at)
            if other in place:
                found.setdefault(mention.id, set()).add(place[other])
    return {key: sorted(places) for key, places in found.items()}


def _names(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mentions of each name, in the order of the text: who repeats a name repeats one of these.

    Two of each, as a mention may be the first itself; ``REACH`` in all.
    """
    often: Counter[tuple[str, EntityKind | None]] = Counter()
    found: list[Mention] = []
    for mention in mentions:
        if mention.name is None or len(found) >= REACH:
            continue
        key = (mention.name, mention.entity_kind)
        often[key] += 1
        if often[key] <= 2:
            found.append(mention)
    return tuple(found)


def _states(mentions: Sequence[Mention], entities: EntityIndex) -> frozenset[str]:
    """The states that a document speaks of: by name, by a town, by a government or body."""
    known = (entities.get(key) for key in {m.entity for m in mentions if m.entity is not None})
    keys = (e.key if e.kind == "state" else e.state or e.located_in for e in known if e is not None)
    return frozenset(key for key in keys if key is not None)
