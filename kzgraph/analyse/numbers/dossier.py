"""Counts → dossiers: those of one event class, one group and one story, with all their pairs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
    said = sorted({one for one in counts if one.modality in OF_FACTS and one.polarity == "Affirmed"}, key=_in_text)
    groups = groups_of(said)
    by_paper = {scene.paper.id: scene for scene in scenes}
    story = stories(by_paper.values())
    mates = _mates(said, story)
    within = Setting(groups, Order([], {}), origins=origins or {}, wholes=wholes(said, groups), sums=sums(said))
    found = [
        _dossier(part, mates[key], within, by_paper)
        for key, members in _classed(said, groups, story)
        for part in by_place(members, by_paper)
    ]
    return sorted(found, key=lambda one: (-len(one.counts), one.event_class, one.family, one.id))


def _mates(counts: Iterable[Count], story: Mapping[str, str]) -> dict[tuple[str, str], list[Count]]:
    """The counts of one event class in one story, of whatever group."""
    found: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        found.setdefault((count.event_class, story[count.paper.id]), []).append(count)
    return found


def _classed(
    counts: Iterable[Count], groups: Mapping[Count, Group], story: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], list[Count]]]:
    """Counts of one class, one family and one story, with class and story; of the people of two states apart."""
    found: dict[tuple[str, ...], list[Count]] = {}
    for count in counts:
        deed = count.lemma if count.event_class == "Action" else ""
        key = (count.event_class, story[count.paper.id], deed, groups[count].family)
        found.setdefault(key, []).append(count)
    for (event_class, place, *_), members in sorted(found.items()):
        states = {groups[one].states for one in members if groups[one].states}
        by_state: dict[tuple[str, ...], list[Count]] = {}
        for one in members:
            by_state.setdefault(tuple(sorted(groups[one].states)) if len(states) > 1 else (), []).append(one)
        yield from (((event_class, place), by_state[state]) for state in sorted(by_state))


def _dossier(
    members: Sequence[Count],
    mates: Sequence[Count],
    within: Setting,
    scenes: Mapping[str, Scene],
) -> Dossier:
    groups, order = within.groups, Order(members, scenes)
    ordered = sorted(members, key=lambda one: (order.known(one), _in_text(one)))
    framed = framed_kinds(pair for paper in sorted({one.paper.id for one in mates}) for pair in scenes[paper].framed)
    setting = replace(within, order=order, framed=framed)
    pairs = [_compared(one, other, setting) for one, other in _couples(ordered)]
    beside = list(_beside(members, mates, replace(setting, order=Order(mates, scenes))))
    first = ordered[0]
    return Dossier(
        id=digest(*sorted(one.claim for one in members)),
        event_class=first.event_class,
        family=groups[first].family,
        label=groups[first].label,
        place=place_label(members, scenes),
        counts=tuple(ordered),
        groups={one: groups[one] for one in {*ordered, *(c for pair in beside for c in (pair.first, pair.second))}},
        pairs=(*pairs, *beside),
        estimate=estimate(ordered, (*pairs, *beside), order, within.origins),
    )


def _couples(ordered: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    reach = len(ordered) if len(ordered) <= ALL_PAIRS else NEXT
    for i, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[i + 1 : i + 1 + reach])


def _beside(members: Sequence[Count], mates: Sequence[Count], setting: Setting) -> Iterator[Pair]:
    """Counts of a narrower kind of people that are a part of one of ``members``, or more than it can hold."""
    own = set(members)
    narrower = [one for one in mates if one not in own and not setting.groups[one].back]
    far = len(members) + len(narrower) <= ALL_PAIRS
    same: dict[str, list[Count]] = {}
    for one in narrower:
        same.setdefault(one.paper.id, []).append(one)
    for whole in members:
        for other in narrower if far else same.get(whole.paper.id, [])[:ALL_PAIRS]:
            if not setting.inside(other, whole):
                continue
            pair = _compared(other, whole, setting)
            part = pair.outcome is Outcome.PART_OF and pair.second == whole and other.paper.id == whole.paper.id
            beyond = pair.outcome in (Outcome.UPDATE, Outcome.CONFLICT) and whole.bounds.below(other.bounds)
            if part or (beyond and not _open(whole, setting)):
                yield pair


def _open(count: Count, setting: Setting) -> bool:
    """Whether a text leaves open of whom its dead are: "acht doden" may all be officers."""
    return setting.groups[count].word.lower() in anaphors("casualties") and count.scope != "total"


def _compared(a: Count, b: Count, setting: Setting) -> Pair:
    first, second = sorted((a, b), key=_in_text)
    return compare(first, second, setting)


def _in_text(count: Count) -> tuple[object, ...]:
    return (count.paper.file, count.paper.id, count.start, count.claim, str(count.bounds))
