"""Events with what is told of them and when they were; the order in which they came."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kzgraph.analyse.sayings import Basis, Source
from kzgraph.analyse.timeline.dates import Span, span_of


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim on an event.

    start: of its evidence in the document; time: EDTF; hint: what a weekday leaves possible where there is no time;
    confidence: as the graph has it.
    """

    claim: str
    document: str
    file: str
    published: str | None
    start: int
    sources: tuple[Source, ...]
    modality: str
    polarity: str
    confidence: str | None
    time: str | None
    time_text: str | None
    hint: Span | None
    sentence: str
    quote: str

    @property
    def says(self) -> str:
        """Who says it, nearest first; the document's own voice has its file name."""
        return ", ".join(source.label for source in self.sources) or self.file


@dataclass(frozen=True, slots=True)
class Moment:
    """An event. before: ids of events that a text says came later; times: EDTF values that the event itself has.

    tellings: in the order of documents and text. bases: the independent sources of these.
    """

    id: str
    event_class: str
    label: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    before: tuple[str, ...]
    times: tuple[str, ...]
    tellings: tuple[Telling, ...]
    bases: tuple[Basis, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """What its times leave possible: those of the event, else of its claims, else hints; each once, in order."""
        own = self.times or tuple(telling.time for telling in self.tellings if telling.time)
        found = {span for edtf in own if (span := span_of(edtf))}
        if not any(span.dated for span in found):
            found |= {telling.hint for telling in self.tellings if telling.hint}
        return tuple(sorted(found, key=_key))

    @property
    def first(self) -> date | None:
        """The earliest day that any of its times leaves possible; ``None`` when one of them is open before."""
        firsts = [span.first for span in self._dated]
        return min((day for day in firsts if day), default=None) if None not in firsts else None

    @property
    def last(self) -> date | None:
        """The latest day; ``None`` when one of them is open behind."""
        lasts = [span.last for span in self._dated]
        return max((day for day in lasts if day), default=None) if None not in lasts else None

    @property
    def dated(self) -> bool:
        """Whether it has a place on the calendar."""
        return bool(self._dated)

    @property
    def disputed(self) -> bool:
        """Whether its times have no day in common."""
        firsts = [span.first for span in self._dated if span.first]
        lasts = [span.last for span in self._dated if span.last]
        return bool(firsts and lasts) and max(firsts) > min(lasts)

    @property
    def _dated(self) -> list[Span]:
        return [span for span in self.spans if span.dated]


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Return the dated events by their days, then the others by their documents.

    An event that a text puts before another stands before it wherever the days leave that possible: of two with the
    same days always. The same for any order of ``moments``.
    """
    found = sorted(moments, key=lambda one: one.id)
    dated = [one for one in found if one.dated]
    rest = [one for one in found if not one.dated]
    return [*_sorted(dated), *_sorted(rest)]


Key = tuple[date, date, str, int, str]


def _sorted(moments: Sequence[Moment]) -> list[Moment]:
    """A topological order by ``before``, the least key first; what texts put in a circle goes by its key."""
    by_id = {one.id: one for one in moments}
    later = {one.id: [x for x in one.before if x in by_id and x != one.id and _may(one, by_id[x])] for one in moments}
    waits = {one.id: 0 for one in moments}
    for targets in later.values():
        for target in targets:
            waits[target] += 1
    keys = {one.id: _place(one) for one in moments}
    ready = [(keys[one], one) for one, count in waits.items() if count == 0]
    heapq.heapify(ready)
    done: dict[str, None] = {}
    while len(done) < len(by_id):
        if not ready:  # a circle
            least = min((keys[one], one) for one in by_id if one not in done)
            ready = [least]
        _, current = heapq.heappop(ready)
        if current in done:
            continue
        done[current] = None
        _release(later[current], waits, keys, ready, done)
    return [by_id[one] for one in done]


def _release(
    targets: Iterable[str],
    waits: dict[str, int],
    keys: Mapping[str, Key],
    ready: list[tuple[Key, str]],
    done: Mapping[str, None],
) -> None:
    for target in targets:
        waits[target] -= 1
        if waits[target] == 0 and target not in done:
            heapq.heappush(ready, (keys[target], target))


def _may(one: Moment, later: Moment) -> bool:
    """Whether the days leave it possible that ``one`` came before ``later``."""
    return one.first is None or later.last is None or one.first <= later.last


def _place(moment: Moment) -> Key:
    """Days, then where it is first told; an open beginning stands at the end that is known."""
    first, last = moment.first or moment.last or date.max, moment.last or date.max
    told = min(((t.published or "9", t.file, t.start) for t in moment.tellings), default=("9", "", 0))
    return first, last, f"{told[0]} {told[1]}", told[2], moment.id


def _key(span: Span) -> tuple[date, date, str]:
    return span.first or span.last or date.max, span.last or date.max, span.edtf
