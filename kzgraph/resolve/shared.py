"""Events that several documents tell: one when what they say of it agrees enough and nothing contradicts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from kzgraph.model.judgement import Score
from kzgraph.resolve.story.deeds import WORD
from kzgraph.resolve.story.joined import Match, match
from kzgraph.resolve.story.policy import EventPolicy, Policy
from kzgraph.resolve.story.scenes import agree
from kzgraph.resolve.story.stories import Pair
from kzgraph.resolve.story.tellings import Count, Telling

RULE = "same event"
SHORT = 3  # days; a longer time says little about which event it is
ALIKE, EQUAL = 0.75, 0.9  # share of all words of two clauses that both have: told in the same words; of repeated ones
TEN, HUNDRED = 10, 100
MOST = 20  # points that count as certain
PARTICIPANTS = frozenset({"specific", "word", "number", "words"})  # a state, place or day tells no two events apart
OWN = frozenset({"specific", "general", "city", "number"})  # what documents of two stories cannot share by chance

Key = tuple[str, str, int]  # class of an event, what takes part in it, a day (proleptic Gregorian ordinal)
Point = tuple[int, str, str]  # points, what they are for ("doer", "number" …), and for people: what agrees


def same_events(
    tellings: Iterable[Telling],
    stories: Iterable[Pair],
    policy: Policy,
    names: Mapping[str, str],
) -> list[Match]:
    """Return which tellings of two documents are of one event, by their ids.

    Compared are those of one class that share a story, or a participant and a day. A telling that fits two of one
    document is left alone. names: node id -> label, for the reasons. A participant and a day that very many tellings
    share tell nothing of any two of them.
    """
    found = sorted(tellings, key=lambda t: t.id)
    linked = frozenset(stories)
    by_pair: dict[Pair, list[tuple[Telling, Telling, Score]]] = {}
    for a, b in _candidates(found, linked, policy.event.block):
        score = same_event(a, b, policy, names, story=(a.document, b.document) in linked)
        if score is not None:
            by_pair.setdefault((a.document, b.document), []).append((a, b, score))
    return [
        match(a.id, b.id, score)
        for fits in by_pair.values()
        for a, b, score in fits
        if sum(a is x or b is y for x, y, _ in fits) == 1
    ]


def keys_of(one: Telling) -> frozenset[Key]:
    """Return what it shares with the tellings of other stories that it is compared with."""
    days = {day for span in one.days if span.length <= SHORT for day in range(span.first, span.last + 1)}
    things = one.doers | one.others | {scene[0] for scene in one.scenes}
    return frozenset((one.event_class, thing, day) for day in days for thing in things)


def _candidates(
    tellings: Iterable[Telling], linked: frozenset[Pair], block: int
) -> Iterator[tuple[Telling, Telling]]:
    """Yield each pair worth comparing once, the smaller document first."""
    told: dict[tuple[str, str], list[Telling]] = {}
    days: dict[Key, list[Telling]] = {}
    for one in tellings:
        told.setdefault((one.document, one.event_class), []).append(one)
        for key in keys_of(one):
            days.setdefault(key, []).append(one)
    calm = (group for group in days.values() if len(group) <= block)
    pairs = {(a.id, b.id): (a, b) for group in calm for a, b in combinations(group, 2)}  # the smaller id first
    classes = sorted({kind for _, kind in told})
    for left, right in sorted(linked):
        for kind in classes:
            pairs |= {
                (min(a.id, b.id), max(a.id, b.id)): (a, b)
                for a in told.get((left, kind), ())
                for b in told.get((right, kind), ())
            }
    for _, (a, b) in sorted(pairs.items()):
        if a.document != b.document:
            yield (a, b) if a.document < b.document else (b, a)


def same_event(a: Telling, b: Telling, policy: Policy, names: Mapping[str, str], *, story: bool) -> Score | None:
    """Return why two tellings of one class are of one event, ``None`` when they need not be."""
    if clash(a, b, policy):
        return None
    points = list(_points(a, b, policy, story=story))
    kinds = {kind for _, kind, _ in points}
    if not kinds & {"story", "day"}:
        return None
    if not kinds & PARTICIPANTS or len(kinds - {"story"}) < 2:
        return None
    if "story" not in kinds and not kinds & OWN:
        return None  # each state has a president who dismisses a minister on some day
    if a.event_class in policy.repeated and not kinds & {"word", "number", "words", "day"}:
        return None
    total = sum(number for number, _, _ in points)
    if total < policy.event.enough:
        return None
    agreed = ", ".join(_named(what, names) for _, _, what in points)
    return Score(min(1.0, total / MOST), RULE, f"both {a.event_class}: {agreed}")


def clash(a: Telling, b: Telling, policy: Policy) -> bool:
    """Return whether two tellings contradict each other, so that they cannot be of one event."""
    if a.document == b.document or a.event_class != b.event_class or _differ(a.others, b.others):
        return True
    if _differ(a.doers, b.doers) and not (a.doers & b.headed or b.doers & a.headed):
        return True
    if a.days and b.days and not any(x.overlaps(y) for x in a.days for y in b.days):
        return True
    if a.scenes and b.scenes and not any(agree(x, y) for x in a.scenes for y in b.scenes):
        return True
    return any(not x.meets(y) and not _tolls(a, b, x, y, policy) for x in a.counts for y in b.counts)


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name participants, and other ones; or both describe some, and describe them otherwise."""
    if a & b:
        return False
    named_a, named_b = ({t for t in things if not t.startswith(WORD)} for things in (a, b))
    return bool((named_a and named_b) or (a - named_a and b - named_b and not _alike(a, b)))


def _alike(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The nouns of one that the other has too, alone or at the end of a compound: "prijs" and "gasprijs"."""
    words_a, words_b = ({t.removeprefix(WORD) for t in things if t.startswith(WORD)} for things in (a, b))
    return frozenset(min(x, y, key=len) for x in words_a for y in words_b if x.endswith(y) or y.endswith(x))


def _tolls(a: Telling, b: Telling, x: Count, y: Count, policy: Policy) -> bool:
    """Whether two numbers that differ are tolls of one group, by other sources or as of other days."""
    if a.event_class not in policy.tolls or x.partial or y.partial or not x.counted & y.counted & (a.others & b.others):
        return False
    if not any(not t.startswith(WORD) for t in x.counted & y.counted):
        return False
    other_source = bool(x.sources and y.sources and not x.sources & y.sources)
    return other_source or bool(x.as_of and y.as_of and x.as_of != y.as_of)


def _points(a: Telling, b: Telling, policy: Policy, *, story: bool) -> Iterator[Point]:
    """Yield what two tellings of one class agree on. Only in one story do the same words tell of the same deed."""
    event = policy.event
    if a.event_class in policy.once and a.persons & b.persons & (a.others | a.doers) & (b.others | b.doers):
        yield event.once, "once", "who does or suffers this once"
    for side_a, side_b in ((a.doers, b.doers), (a.others, b.others)):
        named = sorted(t for t in side_a & side_b if not t.startswith(WORD))
        specific = [t for t in named if t in a.specific]
        if specific:
            yield event.specific, "specific", specific[0]
        elif named:
            yield event.general, "general", named[0]
        group = any(t.startswith("group/") for t in specific)  # its noun says no more than it does
        if not group and (words := _alike(side_a, side_b)):
            yield event.word, "word", min(words)
    yield from _places(a, b, event)
    if day := _day(a, b):
        yield event.day, "day", day
    yield from _numbers(a, b, event)
    share = EQUAL if a.event_class in policy.repeated else ALIKE
    if story and any(len(x & y) >= share * len(x | y) for x in a.wordings for y in b.wordings):
        yield event.words, "words", "in the same words"
    if story:
        yield event.story, "story", "one story"


def _day(a: Telling, b: Telling) -> str:
    """The first day that both give; empty when there is none, or one of them only gives a longer time."""
    short = ((x, y) for x in a.days for y in b.days if max(x.length, y.length) <= SHORT and x.overlaps(y))
    first = min((max(x.first, y.first) for x, y in short), default=None)
    return date.fromordinal(first).isoformat() if first is not None else ""


def _places(a: Telling, b: Telling, event: EventPolicy) -> Iterator[Point]:
    scenes = [(x, y) for x in sorted(a.scenes) for y in sorted(b.scenes) if agree(x, y)]
    same = [x[0] for x, y in scenes if x[0] == y[0] and x[0] not in a.states]
    if same:
        yield event.city, "city", same[0]
    elif scenes:
        yield event.state, "place", scenes[0][0][-1]


def _numbers(a: Telling, b: Telling, event: EventPolicy) -> Iterator[Point]:
    exact = sorted({x.exact for x in a.counts if x.exact} & {y.exact for y in b.counts if y.exact}, key=float)
    if not exact:
        if any(not x.meets(y) for x in a.counts for y in b.counts):
            yield event.toll, "number", "tolls of one group"
        return
    number = float(exact[-1])
    if number <= TEN or not number % TEN:
        yield event.number, "few" if number <= TEN else "number", exact[-1]
    else:
        yield event.long_number if number > HUNDRED else event.odd_number, "number", exact[-1]


def _named(what: str, names: Mapping[str, str]) -> str:
    return names.get(what, what)
