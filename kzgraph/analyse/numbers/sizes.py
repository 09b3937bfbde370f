"""Rules on two numbers that cover the same: equal, compatible, later, at odds. ``None``: the rule does not speak."""

from kzgraph.analyse.numbers.bounds import SHARPEST, Bounding, plain
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.order import Later
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.setting import GROWING, Setting, labels, named, one_voice
from kzgraph.analyse.numbers.sides import one_side, side


def equal(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Both name one number; of people whom they call otherwise it must be an exact one."""
    if not a.bounds.same(b.bounds):
        return None
    exact = Bounding.EXACT in (a.bounds.kind, b.bounds.kind)
    if not setting.akin(a, b) and not exact:
        return None
    why = f"both say {a.bounds}"
    if a.bounds.kind is not b.bounds.kind:
        why = f"both name {plain(a.bounds.point)}: {a.bounds.kind} and {b.bounds.kind}"
    if setting.copies(a, b):
        why += "; the words are copied, so this is one source"
    return Pair(a, b, Outcome.AGREE, why)


def raised(a: Count, b: Count, setting: Setting) -> Pair | None:
    """A later number above an earlier one that left room for it: "at least 18", then 25."""
    later = setting.order.later(a, b)
    if later is None or not a.bounds.overlaps(b.bounds) or a.event_class not in GROWING or not one_side(a, b):
        return None
    new, old = later.first.bounds, later.second.bounds
    if new.point is None or old.point is None or new.point <= old.point or new.about or old.about:
        return None
    return _update(later, "greater")


def overlap(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One number can be meant by both; the sharper one comes first."""
    if not a.bounds.overlaps(b.bounds):
        return None
    first, second = sorted((a, b), key=lambda one: SHARPEST.index(one.bounds.kind))
    return Pair(first, second, Outcome.AGREE, f"{first.bounds} can be meant by {second.bounds}")


def apart(a: Count, b: Count, setting: Setting) -> Pair | None:
    """Nothing shows that both count one deed: numbers of a class that need not grow, by others or said by others."""
    shared = named(a.actors).keys() & named(b.actors).keys()
    if a.event_class in GROWING or shared or one_voice(a, b):
        return None
    why = f"no actor and no source in common shows that {a.bounds} and {b.bounds} count one {a.event_class}"
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, why)


def later(a: Count, b: Count, setting: Setting) -> Pair | None:
    """One is the later one: it updates the other if it may, else it is at odds with it."""
    found = setting.order.later(a, b)
    if found is None:
        return None
    new, old = found.first, found.second
    if old.scope == "earlier" and new.paper.id == old.paper.id:
        return Pair(new, old, Outcome.UPDATE, f"{found.why}")
    if not one_side(new, old):
        return Pair(new, old, Outcome.CONFLICT, f"{_exclude(new, old)}, and two sides say so: {_sides(new, old)}")
    if old.bounds.below(new.bounds):
        return _update(found, "greater")
    if one_voice(new, old):
        return _update(found, "smaller, from the same source: set right")
    why = f"{found.why}, but smaller, and its source never said {old.bounds}"
    return Pair(new, old, Outcome.CONFLICT, why)


def one_text(a: Count, b: Count, setting: Setting) -> Pair | None:
    """A text seldom contradicts itself in its own voice or that of one source."""
    if a.paper.id != b.paper.id or not one_voice(a, b):
        return None
    why = f"one text gives {a.bounds} and {b.bounds} in one voice and takes neither back: they count different things"
    return Pair(a, b, Outcome.DIFFERENT_SCOPE, why)


def at_odds(a: Count, b: Count, setting: Setting) -> Pair:
    """What no other rule explains."""
    when = "for one day" if setting.order.same_day(a, b) else "and nothing shows which is later"
    both = labels(named(a.actors).values()) if named(a.actors).keys() & named(b.actors).keys() else ""
    why = f"{_exclude(a, b)} {when}: {_sides(a, b)}" + (f", both of {both}" if both else "")
    old = [one for one in (a, b) if one.scope == "earlier"]
    if len(old) == 1:
        why += f"; the text with {old[0].bounds} sets it right itself"
    return Pair(a, b, Outcome.CONFLICT, why)


def _update(found: Later, how: str) -> Pair:
    return Pair(found.first, found.second, Outcome.UPDATE, f"{found.why}, and {how}")


def _exclude(a: Count, b: Count) -> str:
    return f"{a.bounds} and {b.bounds} exclude each other"


def _sides(a: Count, b: Count) -> str:
    return " against ".join(f"{one.said_by} [{side(one)}]" for one in (a, b))
