"""How alike two nodes are by their names, with the rule and the words that led to it."""

from collections.abc import Iterator

from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare.bodies import compare_organisations
from kzgraph.resolve.compare.detail import told
from kzgraph.resolve.compare.known import akin, apart
from kzgraph.resolve.compare.named import Named
from kzgraph.resolve.compare.persons import Verdict, compare_people
from kzgraph.resolve.compare.profile import Profile, profile
from kzgraph.resolve.compare.rules import bands, worth

APART = 0.12
"""What contexts that share nothing take off a name that is not exactly the same."""
STRICT = frozenset({EntityKind.PLACE, EntityKind.STATE})
"""Kinds whose names often differ by one letter alone: Iran, Irak."""


def compare(a: Named, b: Named) -> Score:
    """Return how likely ``a`` and ``b`` are one, 0 to 1; see ``bands`` for what the numbers mean. Symmetric."""
    return compare_profiles(profile(a), profile(b))


def compare_profiles(a: Profile, b: Profile) -> Score:
    """Return the same for profiles, which whoever compares a node often makes once."""
    if b.key < a.key:
        a, b = b, a
    if a.named.ids and b.named.ids:
        if shared := a.named.ids & b.named.ids:
            return Score(1.0, "same outside id", min(shared))
        if rivals := _rival_ids(a, b):
            return Score(worth("other outside id"), "other outside id", rivals)
    if not _kinds_fit(a.named.kind, b.named.kind):
        return Score(worth("other kind"), "other kind", f"{a.named.kind} and {b.named.kind}")
    verdict = max(_verdicts(a, b), key=lambda v: (v.value, v.rule), default=Verdict("other name", 0.0))
    return _in_context(a, b, verdict)


def _rival_ids(a: Profile, b: Profile) -> str:
    """Return two ids of one scheme, when each has one and they differ."""
    left, right = ({_scheme(i): i for i in sorted(p.named.ids)} for p in (a, b))
    for scheme in sorted(left.keys() & right.keys()):
        return f"{left[scheme]} and {right[scheme]}"
    return ""


def _scheme(one: str) -> str:
    head, colon, _ = one.partition(":")
    return head if colon else "wikidata" if one[:1] == "Q" and one[1:].isdigit() else "other"


def _kinds_fit(one: EntityKind | None, other: EntityKind | None) -> bool:
    return one is None or other is None or EntityKind.THING in (one, other) or akin(one, other)


def _verdicts(a: Profile, b: Profile) -> Iterator[Verdict]:
    if a.named.kind is EntityKind.PERSON and b.named.kind is EntityKind.PERSON:
        yield from (compare_people(x, y) for x in a.people for y in b.people)
        return
    if not a.known.isdisjoint(b.known) and a.numbers == b.numbers:
        yield Verdict("known under both names", worth("known under both names"))
    elif apart(a.certainly, b.certainly):
        yield Verdict("known apart", worth("known apart"))
        return
    place = not STRICT.isdisjoint({a.named.kind, b.named.kind})
    full = a.full and b.full
    for x in a.bodies:
        for y in b.bodies:
            if not full or not (x.acronym or y.acronym) or a.bodies == b.bodies:
                yield compare_organisations(x, y, place=place)
            elif x.acronym == y.acronym:  # both have a full name too, which must decide
                yield Verdict("same acronym", worth("same acronym"))


def _in_context(a: Profile, b: Profile, verdict: Verdict) -> Score:
    value = min(verdict.value, 1.0)
    detail = told(a, b, verdict)
    if a.named.context and b.named.context:
        if shared := sorted(a.named.context & b.named.context):
            detail += f"; both {', '.join(shared)}"
        elif bands().unsure <= value < 1.0:
            value = max(value - APART, 0.0)
            detail += "; other states and offices"
    return Score(round(value, 3), verdict.rule, detail)
