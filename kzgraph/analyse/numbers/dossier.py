"""Counts → dossiers: those of one event class, one group and one story, with all their pairs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kzgraph.analyse.numbers.best import Estimate, estimate
from kzgraph.analyse.numbers.compare import compare
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.groups import Group, groups_of
from kzgraph.analyse.numbers.order import Order
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.places import by_place, place_label
from kzgraph.analyse.numbers.scene import Scene, stories
from kzgraph.analyse.numbers.setting import Setting, framed_kinds
from kzgraph.analyse.numbers.within import sums, wholes
from kzgraph.lexicon.counted import anaphors
from kzgraph.model.ids import digest

OF_FACTS = frozenset({"Asserted", "Decided", "Possible"})
"""Modalities of counts; what is only wished or conditional counts nobody."""

ALL_PAIRS = 40
"""Counts of a dossier up to which each is compared with each."""

NEXT = 10
"""In larger ones each is compared with so many that follow it in the order of days."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The counts of one event class, one group and one story, in the order of the days for which they stand.

    id: from their claims. label: of the group. place: where, "" when no text says. groups: whom each counts. pairs: of
    these counts, and of parts that belong to dossiers of other groups.
    """

    id: str
    event_class: str
    family: str
    label: str
    place: str
    counts: tuple[Count, ...]
    groups: Mapping[Count, Group]
    pairs: tuple[Pair, ...]
    estimate: Estimate

    @property
    def compared(self) -> bool:
        """Whether there is anything to compare: else one text says one number."""
        return len(self.counts) > 1 or bool(self.pairs)


def dossiers(
    counts: Iterable[Count], scenes: Iterable[Scene], origins: Mapping[str, str] | None = None
) -> list[Dossier]:
    """Return the dossiers, those with most counts first; the same for any order of the input.

    scenes: of all documents of ``counts``. origins: document id → id of what it has its words from, equal for copies;
    see ``kzgraph.analyse.independence``.
    """
    said = facts(counts)
    groups = groups_of(said)
    by_paper = {scene.paper.id: scene for scene in scenes}
    story = stories(by_paper.values())
    told: dict[tuple[str, str], list[Count]] = {}
    for count in said:
        told.setdefault((count.event_class, story[count.paper.id]), []).append(count)
    found = [one for key in sorted(told) for one in Telling(told[key], groups, by_paper, origins or {}).dossiers()]
    return sorted(found, key=lambda one: (-len(one.counts), one.event_class, one.family, one.id))


def facts(counts: Iterable[Count]) -> list[Count]:
    """Return the counts that somebody counts by, each document's in the order of its text."""
    return sorted({one for one in counts if one.modality in OF_FACTS and one.polarity == "Affirmed"}, key=in_text)


class Telling:
    """The counts of one event class in one story, of whatever group: what their dossiers are a function of."""

    def __init__(
        self,
        counts: Sequence[Count],
        groups: Mapping[Count, Group],
        scenes: Mapping[str, Scene],
        origins: Mapping[str, str],
    ) -> None:
        """Take ``counts`` as ``facts`` gives them. groups, scenes: of these counts and of their documents at least."""
        self._counts, self._scenes = counts, scenes
        papers = sorted({one.paper.id for one in counts})
        framed = framed_kinds(pair for paper in papers for pair in scenes[paper].framed)
        apart, added = wholes(counts, groups), sums(counts)
        self._setting = Setting(groups, Order(counts, scenes), framed, origins, apart, added)
        self._narrower: dict[str, list[Count]] = {}
        for count in counts:
            if not groups[count].back:
                self._narrower.setdefault(count.paper.id, []).append(count)
        self._in_all = sum(map(len, self._narrower.values()))

    def dossiers(self) -> Iterator[Dossier]:
        """Yield the dossiers, by deed, family, states and place."""
        return (self._dossier(members) for members in self._members())

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of all dossiers."""
        for members in self._members():
            setting = self._within(members)
            yield from self._pairs(self._ordered(members, setting), setting)
            yield from self._beside(members)

    def _members(self) -> Iterator[list[Count]]:
        """The counts of each dossier."""
        for counts in self._classed():
            yield from by_place(counts, self._scenes)

    def _classed(self) -> Iterator[list[Count]]:
        """Counts of one family; of the people of two states apart."""
        groups = self._setting.groups
        found: dict[tuple[str, str], list[Count]] = {}
        for count in self._counts:
            deed = count.lemma if count.event_class == "Action" else ""
            found.setdefault((deed, groups[count].family), []).append(count)
        for _, members in sorted(found.items()):
            states = {groups[one].states for one in members if groups[one].states}
            by_state: dict[tuple[str, ...], list[Count]] = {}
            for one in members:
                by_state.setdefault(tuple(sorted(groups[one].states)) if len(states) > 1 else (), []).append(one)
            yield from (by_state[state] for state in sorted(by_state))

    def _within(self, members: Sequence[Count]) -> Setting:
        return replace(self._setting, order=Order(members, self._scenes))

    def _ordered(self, members: Sequence[Count], setting: Setting) -> list[Count]:
        return sorted(members, key=lambda one: (setting.order.known(one), in_text(one)))

    def _pairs(self, ordered: Sequence[Count], setting: Setting) -> Iterator[Pair]:
        return (_compared(one, other, setting) for one, other in _couples(ordered))

    def _dossier(self, members: Sequence[Count]) -> Dossier:
        groups, setting = self._setting.groups, self._within(members)
        ordered = self._ordered(members, setting)
        pairs, beside = list(self._pairs(ordered, setting)), list(self._beside(members))
        first = ordered[0]
        return Dossier(
            id=digest(*sorted(one.claim for one in members)),
            event_class=first.event_class,
            family=groups[first].family,
            label=groups[first].label,
            place=place_label(members, self._scenes),
            counts=tuple(ordered),
            groups={one: groups[one] for one in {*ordered, *(c for pair in beside for c in (pair.first, pair.second))}},
            pairs=(*pairs, *beside),
            estimate=estimate(ordered, (*pairs, *beside), setting.order, setting.origins),
        )

    def _beside(self, members: Sequence[Count]) -> Iterator[Pair]:
        """Counts of a narrower kind of people that are a part of one of ``members``, or more than it can hold."""
        own, setting = set(members), self._setting
        ours = sum(not setting.groups[one].back for one in members)
        few = len(members) + self._in_all - ours <= ALL_PAIRS
        everybody = [one for told in self._narrower.values() for one in told if one not in own] if few else []
        for whole in members:
            beside = (one for one in self._narrower.get(whole.paper.id, ()) if one not in own)
            for other in everybody if few else islice(beside, ALL_PAIRS):
                if not setting.inside(other, whole):
                    continue
                pair = _compared(other, whole, setting)
                part = pair.outcome is Outcome.PART_OF and pair.second == whole and other.paper.id == whole.paper.id
                beyond = pair.outcome in (Outcome.UPDATE, Outcome.CONFLICT) and whole.bounds.below(other.bounds)
                if part or (beyond and not _open(whole, setting)):
                    yield pair


def _couples(ordered: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    reach = len(ordered) if len(ordered) <= ALL_PAIRS else NEXT
    for i, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[i + 1 : i + 1 + reach])


def _open(count: Count, setting: Setting) -> bool:
    """Whether a text leaves open of whom its dead are: "acht doden" may all be officers."""
    return setting.groups[count].word.lower() in anaphors("casualties") and count.scope != "total"


def _compared(a: Count, b: Count, setting: Setting) -> Pair:
    first, second = sorted((a, b), key=in_text)
    return compare(first, second, setting)


def in_text(count: Count) -> tuple[object, ...]:
    """Return a key that sorts counts by document and place in its text."""
    return (count.paper.file, count.paper.id, count.start, count.claim, str(count.bounds))
