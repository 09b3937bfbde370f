"""Which of two counts is the later one, and what shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.analyse.days import Days, days_of
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.analyse.numbers.sides import one_side

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_RUN = 4
"""Days in a row up to which the weekdays that texts name are those of one week."""


@dataclass(frozen=True, slots=True)
class Later:
    """Of two counts one is later. first: the later one; why: for people, a whole statement."""

    first: Count
    second: Count
    why: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """When a number stood. text: what says so; rank: order of its weekday in the run of the story."""

    days: Days | None
    rank: int | None
    text: str

    @property
    def unknown(self) -> bool:
        """Whether nothing says when."""
        return self.rank is None and (self.days is None or not self.days.one)


class Order:
    """The order of the counts of one dossier.

    A number that several documents give stands for the first day on which one of them gave it: saying it again does
    not make it newer.
    """

    def __init__(self, counts: Sequence[Count], scenes: Mapping[str, Scene], *, reach: int | None = None) -> None:
        """Put ``counts`` in order. scenes: by document id.

        reach: for very many counts, which come in the order of days: only so many before and behind one are looked at
        to see who gave its number first, and weekdays without a date are in no order.
        """
        papers = sorted({count.paper.id for count in counts}) if reach is None else []
        self._ranks = weekday_ranks(scenes[paper] for paper in papers)
        self._scenes = scenes
        self._equal: dict[str, list[Count]] = {}
        self._found: dict[Count, list[_Stand]] = {}
        for place, count in enumerate(counts):
            if reach is None:
                self._equal.setdefault(str(count.bounds), []).append(count)
            else:
                self._found[count] = self._stands_of(count, counts[max(place - reach, 0) : place + reach + 1])

    def later(self, a: Count, b: Count) -> Later | None:
        """Return which of two counts is the later one, ``None`` when nothing shows it."""
        if a.scope != b.scope and "earlier" in (a.scope, b.scope) and a.paper.id == b.paper.id:
            first, second = (b, a) if a.scope == "earlier" else (a, b)
            return Later(first, second, f"{second.bounds} was said earlier, as the text with {first.bounds} says")
        for one in self._stands(a):
            for other in self._stands(b):
                if (found := _compare(one, other)) is not None:
                    first, second = (a, b) if found > 0 else (b, a)
                    new, old = (one, other) if found > 0 else (other, one)
                    why = f"{first.bounds} ({new.text}) is later than {second.bounds} ({old.text})"
                    return Later(first, second, why)
        return _told_on(a, b)

    def same_day(self, a: Count, b: Count) -> bool:
        """Return whether both stand for one day."""
        days = days_of(_told(a)), days_of(_told(b))
        return days[0] is not None and days[0].one and days[0] == days[1]

    def known(self, count: Count) -> tuple[str, int]:
        """Return a key that sorts counts by day, as far as known, then by weekday."""
        return day_of(count), self._ranks.get(count.paper.id, -1)

    def _stands(self, count: Count) -> list[_Stand]:
        if count not in self._found:
            self._found[count] = self._stands_of(count, self._equal.get(str(count.bounds), ()))
        return self._found[count]

    def _stands_of(self, count: Count, others: Iterable[Count]) -> list[_Stand]:
        """When the number stood: the first day on which its side gave it, else its own text."""
        own, said = self._stand(count), str(count.bounds)
        same = [one for one in others if str(one.bounds) == said and one != count and one_side(one, count)]
        same.sort(key=lambda one: (self.known(one), one.paper.file, one.claim))
        before = [one for one in map(self._stand, same) if own.unknown or _compare(own, one) == 1]
        return [*before, own]

    def _stand(self, count: Count) -> _Stand:
        rank = self._ranks.get(count.paper.id) if _told(count) == count.paper.published else None
        told = days_of(_told(count))
        if count.scope == "earlier" and count.as_of is None:
            before = Days(None, told.last) if told is not None else None
            return _Stand(before, None, f"said before {_told(count)}" if before else "said before")
        if told is not None and told.one:
            return _Stand(told, rank, f"{'as of' if count.as_of else 'published'} {_told(count)}")
        if rank is not None:
            day = WEEKDAYS[max(self._scenes[count.paper.id].weekdays, key=lambda d: (self._weekday_rank(d), d))]
            return _Stand(told, rank, f"in a text that tells up to {day}")
        return _Stand(told, None, f"of {_told(count)}" if told is not None else "no date")

    def _weekday_rank(self, day: int) -> int:
        return self._ranks.get(f"weekday {day}", -1)


def day_of(count: Count) -> str:
    """Return the day that a count stands for as far as it is known, else "": very many are sorted by it."""
    days = days_of(_told(count))
    return days.last.isoformat() if days is not None and days.one and days.last is not None else ""


def _told_on(a: Count, b: Count) -> Later | None:
    """A text counts again what it counted before: "de politie meldde twee gewonden; zaterdag werden dat er drie"."""
    old, new = sorted((a, b), key=lambda one: one.start)
    if a.paper.id != b.paper.id or not new.recounts or "earlier" in (old.scope, new.scope):
        return None
    return Later(new, old, f"one text counts {new.bounds} after {old.bounds}")


def weekday_ranks(scenes: Iterable[Scene]) -> dict[str, int]:
    """Return document id → place of its last weekday in the run of days that the documents tell of.

    Only of texts whose date has no day; empty when the weekdays are no run of at most ``LONGEST_RUN`` days. The ranks
    of the weekdays themselves are there too, as "weekday 0" and so on.
    """
    undated = [scene for scene in scenes if scene.weekdays and not (scene.days is not None and scene.days.one)]
    named = sorted({day for scene in undated for day in scene.weekdays})
    if not named or not _may_touch([scene.days for scene in undated if scene.days is not None]):
        return {}
    gaps = [((named[(i + 1) % len(named)] - day - 1) % 7 + 1, day) for i, day in enumerate(named)]
    widest, last = max(gaps)
    if 7 - widest + 1 > LONGEST_RUN:
        return {}
    start = (last + widest) % 7
    ranks = {f"weekday {day}": (day - start) % 7 for day in named}
    return ranks | {s.paper.id: max(ranks[f"weekday {day}"] for day in s.weekdays) for s in undated}


def _may_touch(spans: Sequence[Days]) -> bool:
    """Whether all can be of one day: no first day is behind a last one."""
    firsts = [span.first for span in spans if span.first is not None]
    lasts = [span.last for span in spans if span.last is not None]
    return not firsts or not lasts or max(firsts) <= min(lasts)


def _compare(a: _Stand, b: _Stand) -> int | None:
    """1 when ``a`` is later, -1 when ``b`` is, ``None`` when nobody can say."""
    if a.days is not None and b.days is not None and a.days.apart(b.days):
        return 1 if b.days.before(a.days) else -1
    if a.rank is not None and b.rank is not None and a.rank != b.rank:
        return 1 if a.rank > b.rank else -1
    return None


def _told(count: Count) -> str | None:
    return count.day
