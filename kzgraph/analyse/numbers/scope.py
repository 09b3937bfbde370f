"""Rules on what two counts cover: place, time, part and whole, group, actor. ``None``: the rule does not speak."""

from kzgraph.analyse.days import days_of
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.scene import WINDOW
from kzgraph.analyse.numbers.setting import Setting, labels, named, one_voice, way_of
from kzgraph.analyse.numbers.sides import one_side


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
    if here is not None and there is not None:
        two = Pair(a, b, Outcome.DIFFERENT_SCOPE, f"of two times: {a.time} and {b.time}")
        return two if here.apart(there) else None
    for past, other in ((a, b), (b, a)):
        then, told = days_of(past.time), days_of(past.paper.published)
        if other.time is None and then is not None and told is not None and then.gap(told) > WINDOW:
            return Pair(past, other, Outcome.DIFFERENT_SCOPE, f"{past.bounds} is of {past.time}, long before its text")
    return None


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
        if setting.wholes.get(part) == whole:
            why = f"its text takes {part.bounds} out of {whole.bounds}: “{part.exact}”"
            return Pair(part, whole, Outcome.PART_OF, why)
        larger = setting.wholes.get(part)
        out_of = f"{larger.bounds}" if larger is not None else "a larger number"
        why = f"{part.bounds} is a part that its text takes out of {out_of}, {whole.bounds} is none"
        return Pair(part, whole, Outcome.DIFFERENT_SCOPE, why)
    return None


def by_sum(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One text adds two numbers up: "46 aan de ene kant, 35 aan de andere, samen 81"."""
    if a.paper.id != b.paper.id:
        return None
    for part, whole in ((a, b), (b, a)):
        if (addends := setting.sums.get(whole)) and part in addends:
            why = f"{' and '.join(str(one.bounds) for one in addends)} add up to {whole.bounds} in one text"
            return Pair(part, whole, Outcome.PART_OF, why)
    for whole, addends in setting.sums.items():
        if a in addends and b in addends:
            why = f"{a.bounds} and {b.bounds} add up to {whole.bounds} in their text: they count different people"
            return Pair(a, b, Outcome.DIFFERENT_SCOPE, why)
        if whole.paper.id == a.paper.id and _of_two_addends(a, b, addends):
            why = f"{a.bounds} and {b.bounds} are of two sources whose numbers add up to {whole.bounds} in one text"
            return Pair(a, b, Outcome.DIFFERENT_SCOPE, why)
    return None


def _of_two_addends(a: Count, b: Count, addends: tuple[Count, Count]) -> bool:
    """Whether one is an addend and the other an earlier number of the other addend's source."""
    turned = ((one, other, u, v) for one, other in ((a, b), (b, a)) for u, v in (addends, addends[::-1]))
    return any(one == u and other != v and one_voice(other, v) for one, other, u, v in turned)


def by_town(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One names its town and the other no place: the smaller need not be of all that the larger is of."""
    for local, other in ((a, b), (b, a)):
        towns = [node for node in local.places if node.kind == "Place" and not node.local]
        if towns and not named(other.places) and local.bounds.below(other.bounds):
            why = f"{local.bounds} is of {labels(towns)}, {other.bounds} names no place"
            return Pair(local, other, Outcome.DIFFERENT_SCOPE, why)
    return None


def by_way(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One counts only those to whom it happened in one way ("onthoofd", "in het ziekenhuis")."""
    for narrow, wide in ((a, b), (b, a)):
        way = way_of(narrow)
        if not way or way == way_of(wide) or not setting.akin(a, b) or not narrow.bounds.below(wide.bounds):
            continue
        if not one_side(a, b):
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
