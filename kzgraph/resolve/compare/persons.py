"""Two people's names: which of their words meet, and what is left over on either side."""

from dataclasses import dataclass
from itertools import pairwise

from kzgraph.resolve.compare.given import given_likeness
from kzgraph.resolve.compare.people import PersonName, is_common, is_patronymic, parts
from kzgraph.resolve.compare.rules import tier, worth
from kzgraph.resolve.compare.words import Likeness, Word, alike, first_letters, word

FULL = 0.8
"""Likeness from which two words count as one name; below it is a hint."""
WEAK = (Likeness.INITIAL, Likeness.NONE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two words that are one name: their places in both names, how alike, and by what."""

    left: int
    right: int
    value: float
    kind: Likeness


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison says: rule, its value with what the words took off, and the meetings for the detail."""

    rule: str
    value: float
    met: tuple[tuple[Word, Word, Likeness], ...] = ()


def compare_people(a: PersonName, b: PersonName) -> Verdict:
    """Return how likely two names are one person's; symmetric."""
    if b.text < a.text:
        a, b = b, a
    left, right = a.words, b.words
    if a.text == b.text:
        return Verdict("same name", worth("same name"))
    if len(left) == 1 or len(right) == 1:
        return _of_one_word(left, right)
    met = _meetings(left, right)
    verdict = _judged(left, right, met)
    return _by_suffix(a, b, verdict)


def _by_suffix(a: PersonName, b: PersonName, verdict: Verdict) -> Verdict:
    """ "Jr." beside a name without it tells child from parent; "Sr." is what the parent may leave out."""
    younger = parts()["younger"]
    marks = {s for s in (a.suffix, b.suffix) if s in younger}
    if a.suffix != b.suffix and marks and verdict.value > worth("father or son"):
        return Verdict("father or son", worth("father or son"), verdict.met)
    return verdict


def _verdict(rule: str, left: tuple[Word, ...], right: tuple[Word, ...], met: list[Meeting]) -> Verdict:
    value = worth(rule)
    for one in met:
        value *= one.value if one.kind is not Likeness.SAME else 1.0
    return Verdict(rule, value, tuple((left[m.left], right[m.right], m.kind) for m in met))


def word_likeness(a: Word, b: Word, *, given: bool) -> tuple[float, Likeness]:
    """Return how alike two words of people's names are; given: neither is a surname."""
    value, kind = alike(a, b)
    if kind is Likeness.SAME:
        return value, kind
    if a.initial or b.initial:
        met = a.initial != b.initial and not first_letters(a.plain).isdisjoint(first_letters(b.plain))
        return (tier(Likeness.INITIAL), Likeness.INITIAL) if met else (0.0, Likeness.NONE)
    if kind in (Likeness.SOUND, Likeness.CONSONANTS):
        return value, kind
    if given and (known := given_likeness(a, b)) is not None:
        return (tier(known), known) if known else (0.0, known)
    return value, kind


def _meetings(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[Meeting]:
    """The best one-to-one pairs, greedily; of equal ones those in the same place."""
    found: list[tuple[float, int, int, int, Likeness]] = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            given = i < len(left) - 1 and j < len(right) - 1
            value, kind = word_likeness(a, b, given=given)
            if value > 0:
                found.append((-value, abs(i - j) if kind not in WEAK else abs(i - j) + 9, i, j, kind))
    met: list[Meeting] = []
    seen_left: set[int] = set()
    seen_right: set[int] = set()
    for negative, _, i, j, kind in sorted(found):
        if i not in seen_left and j not in seen_right:
            met.append(Meeting(i, j, -negative, kind))
            seen_left.add(i)
            seen_right.add(j)
    return sorted(met, key=lambda m: (m.left, m.right))


def _of_one_word(left: tuple[Word, ...], right: tuple[Word, ...]) -> Verdict:
    """A bare name against another: whose it is cannot be certain."""
    if len(left) == len(right):
        value, kind = alike(left[0], right[0])
        return _verdict("given name and surname" if value else "other name", left, right, [Meeting(0, 0, value, kind)])
    joined = _joined(left, right)
    if joined is not None:
        return joined
    short, long = (left, right) if len(left) == 1 else (right, left)
    if short[0].initial:
        return Verdict("other name", 0.0)
    value, kind = alike(short[0], long[-1])
    if value:
        rule = "common surname alone" if is_common(long[-1]) else "surname alone"
        return Verdict(rule, worth(rule) * value, ((short[0], long[-1], kind),))
    for one in long[:-1]:
        value, kind = word_likeness(short[0], one, given=True)
        if value:
            return Verdict("given name alone", worth("given name alone") * value, ((short[0], one, kind),))
    return Verdict("other name", 0.0)


def _joined(left: tuple[Word, ...], right: tuple[Word, ...]) -> Verdict | None:
    """ "AlisherUsmanov": words that another writer joined."""
    value, kind = alike(word("".join(w.plain for w in left)), word("".join(w.plain for w in right)))
    if not value:
        return None
    return Verdict("given name and surname", value, ((left[0], right[0], kind),))


def _judged(left: tuple[Word, ...], right: tuple[Word, ...], met: list[Meeting]) -> Verdict:
    sure = [m for m in met if m.value >= FULL and m.kind is not Likeness.INITIAL]
    if not sure:
        return Verdict("other name", 0.0)
    spare_left = [w for i, w in enumerate(left) if all(m.left != i for m in met)]
    spare_right = [w for j, w in enumerate(right) if all(m.right != j for m in met)]
    if spare_left and spare_right:
        return _at_odds(left, right, met, spare_left, spare_right)
    swapped = any(x.right > y.right for x, y in pairwise(met))
    if spare_left or spare_right:
        return _with_more(left, right, met)
    surname = next((m for m in met if m.left == len(left) - 1 and m.right == len(right) - 1), None)
    initials = [m for m in met if m.kind is Likeness.INITIAL]
    if swapped:
        return _verdict("other order of names", left, right, met)
    if surname is not None and surname.kind is Likeness.INITIAL:
        return _verdict("initial of the surname", left, right, [m for m in met if m is not surname])
    if initials:
        rule = "initial and common surname" if is_common(left[-1]) or is_common(right[-1]) else None
        first = any(m.left == 0 or m.right == 0 for m in initials)
        counted = [m for m in met if first or m not in initials]
        return _verdict(
            rule or ("initial of the given name" if first else "middle names left out"), left, right, counted
        )
    return _verdict("given name and surname", left, right, met)


def _at_odds(
    left: tuple[Word, ...], right: tuple[Word, ...], met: list[Meeting], spare_left: list[Word], spare_right: list[Word]
) -> Verdict:
    """Both have words that the other lacks: joined writing, or another person."""
    joined = _rejoined(left, right, met, spare_left, spare_right)
    if joined is not None:
        return joined
    surnames = any(m.left == len(left) - 1 and m.right == len(right) - 1 for m in met)
    firsts = any(m.left == 0 and m.right == 0 for m in met)
    rule = "other middle name" if surnames and firsts else "other given name" if surnames else "other surname"
    return _verdict(rule, left, right, met)


def _rejoined(
    left: tuple[Word, ...], right: tuple[Word, ...], met: list[Meeting], spare_left: list[Word], spare_right: list[Word]
) -> Verdict | None:
    if len(spare_left) == len(spare_right):
        return None
    one, other = (word("".join(w.plain for w in spare)) for spare in (spare_left, spare_right))
    value, kind = alike(one, other)
    if not value:
        return None
    verdict = _verdict("given name and surname", left, right, met)
    return Verdict(verdict.rule, verdict.value * value, (*verdict.met, (one, other, kind)))


def _with_more(left: tuple[Word, ...], right: tuple[Word, ...], met: list[Meeting]) -> Verdict:
    """One side has all the words of the other and more."""
    short, long = (left, right) if len(left) < len(right) else (right, left)
    places = [(m.left, m.right) if short is left else (m.right, m.left) for m in met]
    sure = [m for m in met if m.kind is not Likeness.INITIAL]
    if len(sure) < 2:
        by_surname = (len(short) - 1, len(long) - 1) in places
        rule = "initial and common surname" if by_surname else "initial of the surname"
        return _verdict(rule, left, right, sure)
    if all(is_common(left[m.left]) for m in sure):
        return _verdict("common names", left, right, met)
    matched = {j for _, j in places}
    first, last = 0 in matched, len(long) - 1 in matched
    if first and last:
        return _verdict("middle names left out", left, right, met)
    if last:
        return _verdict("further given name", left, right, met)
    if all(is_patronymic(w) for j, w in enumerate(long) if j not in matched):
        return _verdict("middle names left out", left, right, met)
    return _verdict("further surname", left, right, met)
