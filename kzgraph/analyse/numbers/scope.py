"""Rules on what two counts cover: place, time, part and whole, group, actor. ``None``: the rule does not speak."""

from kzgraph.analyse.days import days_of
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.setting import Setting, labels, named, way_of


def by_place(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Two places that their texts name; of a place within the other a smaller number is a part."""
    here, there = named(a.places), named(b.places)
    if not here or not there or here.keys() & there.keys():
        return None
    for inner, outer in ((a, b), (b, a)):
        if named(outer.places).keys() & {node.id for node in inner.holders}:
            if not inner.bounds.below(outer.bounds):
                return None
            lies = f"{labels(inner.places)} lies in {labels(outer.places)}"
            return Pair(inner, outer, Outcome.PART_OF, f"{lies}, and {inner.bounds} is less than {outer.bounds}")
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, f"of two places: {labels(a.places)} and {labels(b.places)}")


def by_period(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Two times at which it happened, as their texts say."""
    here, there = days_of(a.time), days_of(b.time)
    if here is None or there is None or not here.apart(there):
        return None
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, f"of two times: {a.time} and {b.time}")


def by_further(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One comes on top of what was counted before ("nog eens tien")."""
    for more, other in ((a, b), (b, a)):
        if more.scope == "further" and other.scope != "further":
            why = f"“{more.words}” comes on top of what was counted before, as its text says"
            return Pair(more, other, Outcome.DIFFERENT_SCOPE, why)
    return None


def by_stated_part(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One is a part of a number before it, as its text says ("onder wie drie kinderen")."""
    for part, whole in ((a, b), (b, a)):
        if part.scope != "part" or whole.scope == "part" or part.bounds.same(whole.bounds):
            continue
        fits = not whole.bounds.below(part.bounds) and part.start >= whole.start
        if part.paper.id == whole.paper.id and fits:
            why = f"its text takes {part.bounds} out of {whole.bounds}: “{part.exact}”"
            return Pair(part, whole, Outcome.PART_OF, why)
        why = f"{part.bounds} is a part that its text takes out of a larger number, {whole.bounds} is none"
        return Pair(part, whole, Outcome.DIFFERENT_SCOPE, why)
    return None


def by_way(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One counts only those to whom it happened in one way ("onthoofd", "in het ziekenhuis")."""
    for narrow, wide in ((a, b), (b, a)):
        way = way_of(narrow)
        if not way or way == way_of(wide) or not setting.akin(a, b) or not narrow.bounds.below(wide.bounds):
            continue
        if narrow.paper.id == wide.paper.id and setting.one_kind(a, b) and not way_of(wide):
            why = f"{narrow.bounds} counts those {way}, which is one way of what {wide.bounds} counts, in one text"
            return Pair(narrow, wide, Outcome.PART_OF, why)
        why = f"{narrow.bounds} counts those {way} alone, {wide.bounds} does not"
        return Pair(narrow, wide, Outcome.DIFFERENT_SCOPE, why)
    return None


def by_subset(a: Count, b: Count, setting: Setting) -> Pair | None:
    """The people of the one are among those of the other: officers among people."""
    for part, whole in ((a, b), (b, a)):
        if not setting.inside(part, whole) or setting.one_kind(a, b) or whole.bounds.below(part.bounds):
            continue
        among = f"{setting.word(part)} are among {setting.word(whole)}"
        if part.paper.id == whole.paper.id and way_of(whole) in ("", way_of(part)):
            return Pair(part, whole, Outcome.PART_OF, f"{among}, and one text gives both numbers")
        if part.bounds.below(whole.bounds):
            return Pair(part, whole, Outcome.DIFFERENT_SCOPE, f"{among}, and {part.bounds} is less than {whole.bounds}")
    return None


def by_kind(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Two kinds of people, and no text calls the one the other."""
    if setting.akin(a, b):
        return None
    why = f"{setting.word(a)} and {setting.word(b)} need not be one group: no text calls the one the other"
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, why)


def by_actor(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Two who do it, each with a number of their own; two bodies of one state can be one."""
    here, there = (named(node for node in one.actors if node not in one.group) for one in (a, b))
    if not here or not there or here.keys() & there.keys():
        return None
    states = [{state for node in one.values() for state in node.states} for one in (here, there)]
    if states[0] & states[1] or (not all(states) and a.bounds.overlaps(b.bounds)):
        return None
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, f"done by two: {labels(here.values())} and {labels(there.values())}")
