"""Counts → dossiers: those of one event class, one group and one story, with all their pairs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kzgraph.analyse.numbers.best import Estimate, estimate
from kzgraph.analyse.numbers.compare import compare
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.groups import Group, groups_of
from kzgraph.analyse.numbers.order import Order, day_of
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
"""In larger ones each is compared with so many that follow it in the order of days, and what shows which of two came
first is looked for among so many on either side: one more count then moves few pairs. So it is with the parts of a
number in a telling of more counts than ``ALL_PAIRS``: its own text alone is looked at."""


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
        framed: frozenset[frozenset[str]] | None = None,
    ) -> None:
        """Take ``counts`` as ``facts`` gives them. groups, scenes: of these counts and of their documents at least.

        framed: see ``Setting``; from ``scenes`` when it is not given.
        """
        self._counts, self._scenes = counts, scenes
        if framed is None:
            framed = framed_kinds(pair for one in {one.paper.id for one in counts} for pair in scenes[one].framed)
        parts, added = wholes(counts, groups), sums(counts)
        self._setting = Setting(groups, Order([], {}), framed, origins, parts, added)
        self._narrower: dict[str, list[Count]] = {}
        for count in counts:
            if not groups[count].back:
                self._narrower.setdefault(count.paper.id, []).append(count)

    def dossiers(self) -> Iterator[Dossier]:
        """Yield the dossiers, by deed, family, states and place."""
        return (self._dossier(members) for members in self._members())

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of all dossiers."""
        for members in self._members():
            yield from self.within(members)
            yield from self._beside(members)

    def within(self, members: Sequence[Count]) -> Iterator[Pair]:
        """Yield the pairs of the counts of one dossier."""
        return self._pairs(*self._within(members))

    def near(self, ordered: Sequence[Count], couples: Iterable[tuple[int, int]]) -> Iterator[Pair]:
        """Yield some pairs of a dossier with more than ``ALL_PAIRS`` counts. couples: their places in ``ordered``.

        ordered: a stretch of the dossier in its order, ``NEXT`` counts beyond the couples, as far as there are any.
        """
        setting = replace(self._setting, order=Order(ordered, self._scenes, reach=NEXT))
        return (_compared(ordered[one], ordered[other], setting) for one, other in couples)

    def _members(self) -> Iterator[list[Count]]:
        """The counts of each dossier."""
        groups = self._setting.groups
        families: dict[tuple[str, str], list[Count]] = {}
        for count in self._counts:
            families.setdefault((deed_of(count), groups[count].family), []).append(count)
        for _, members in sorted(families.items()):
            for part in by_states([groups[one].states for one in members]):
                yield from by_place([members[number] for number in part], self._scenes)

    def _within(self, members: Sequence[Count]) -> tuple[list[Count], Setting]:
        """Counts of a dossier in the order of days, and what their comparison needs."""
        if len(members) > ALL_PAIRS:
            ordered = sorted(members, key=lambda one: (day_of(one), in_text(one)))
            return ordered, replace(self._setting, order=Order(ordered, self._scenes, reach=NEXT))
        order = Order(members, self._scenes)
        ordered = sorted(members, key=lambda one: (order.known(one), in_text(one)))
        return ordered, replace(self._setting, order=order)

    def _pairs(self, ordered: Sequence[Count], setting: Setting) -> Iterator[Pair]:
        return (_compared(one, other, setting) for one, other in _couples(ordered))

    def _dossier(self, members: Sequence[Count]) -> Dossier:
        groups = self._setting.groups
        ordered, setting = self._within(members)
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
        own = set(members)
        if len(self._counts) <= ALL_PAIRS:
            others = [one for told in self._narrower.values() for one in told if one not in own]
            setting = replace(self._setting, order=Order(self._counts, self._scenes))
            yield from (pair for whole in members for pair in _parts_of(whole, others, setting))
            return
        told: dict[str, list[Count]] = {}
        for whole in members:
            told.setdefault(whole.paper.id, []).append(whole)
        for paper, said in told.items():
            yield from self.beside(said, [one for one in self._narrower.get(paper, ()) if one not in own])

    def beside(self, members: Sequence[Count], others: Sequence[Count]) -> Iterator[Pair]:
        """Yield pairs of a telling of more than ``ALL_PAIRS`` counts: those of one text alone, and by that text alone.

        members: the counts of a dossier in the text; others: its counts in others, of whom the text says who they are.
        """
        setting = replace(self._setting, order=Order((*members, *others), self._scenes))
        return (pair for whole in members for pair in _parts_of(whole, others[:ALL_PAIRS], setting))


def deed_of(count: Count) -> str:
    """Return the word for what happened when its event class says too little."""
    return count.lemma if count.event_class == "Action" else ""


def by_states(states: Sequence[frozenset[str]]) -> list[list[int]]:
    """Return the numbers of counts by the states of their people, where these are of more than one."""
    several = len({one for one in states if one}) > 1
    found: dict[tuple[str, ...], list[int]] = {}
    for number, one in enumerate(states):
        found.setdefault(tuple(sorted(one)) if several else (), []).append(number)
    return [found[key] for key in sorted(found)]


def _parts_of(whole: Count, others: Iterable[Count], setting: Setting) -> Iterator[Pair]:
    for other in others:
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
