"""Two people's names: what it means which of their words meet, and what is left over on either side."""

from collections.abc import Iterable
from typing import NamedTuple

from kzgraph.resolve.compare.given import is_usual, known_rows
from kzgraph.resolve.compare.pairing import Meeting, Pairing, Words, pair, word_likeness
from kzgraph.resolve.compare.people import PersonName, is_common, is_patronymic
from kzgraph.resolve.compare.rules import tier, worth
from kzgraph.resolve.compare.words import Likeness, Word, alike, word

MANY_MORE = 3
"""Words that one name has more than the other, from which they may be two people's."""
LONG_SYLLABLE = 5
"""Letters that one of two words must have to be known in either order: Li Peng is not Peng Li."""
SHORTEST_JOINED = 8
"""Letters that a name written in one must have to be compared by its sound."""
EXACT = frozenset({Likeness.SAME, Likeness.SOUND})
SURE = EXACT | {Likeness.VARIANT}


class Verdict(NamedTuple):
    """What a comparison says: rule, its value with what the words took off, and the words that met."""

    rule: str
    value: float
    met: tuple[tuple[Word, Word, Likeness], ...] = ()


OTHER = Verdict("other name", 0.0)


def compare_people(a: PersonName, b: PersonName) -> Verdict:
    """Return how likely two names are one person's; symmetric."""
    if b.text < a.text:
        a, b = b, a
    if a.text == b.text:
        return Verdict("same bare name" if a.bare else "same name", 1.0)
    if a.bare or b.bare:
        verdict = _of_one_word(a, b)
    else:
        verdict = _by_particles(a, b, _judged(a, b))
    if verdict.value < worth("further surname") and (joined := _in_one(a, b)) is not None:
        verdict = joined
    return _by_suffix(a, b, verdict)


def _by_suffix(a: PersonName, b: PersonName, verdict: Verdict) -> Verdict:
    """Return what "jr." or a king's number leave of a verdict; "sr." is what a parent may leave out."""
    marks = {a.suffix, b.suffix} - {"sr", ""}
    if a.suffix == b.suffix or not marks:
        return verdict
    rule = "father or son" if "jr" in marks else "other number" if a.suffix and b.suffix else "number more"
    return verdict if verdict.value <= worth(rule) else Verdict(rule, worth(rule), verdict.met)


def _by_particles(a: PersonName, b: PersonName, verdict: Verdict) -> Verdict:
    """Return what particles tell: De Boer is not Den Boer, and "bin" shows whose son it is."""
    if verdict.rule == "other order of names" and a.fathers and b.fathers and a.fathers.isdisjoint(b.fathers):
        return Verdict("father or son", worth("father or son"), verdict.met)
    differ = a.particles and b.particles and a.particles != b.particles
    if differ or (a.particles != b.particles and any(kind not in SURE for _, _, kind in verdict.met)):
        return Verdict(verdict.rule, verdict.value * worth("other particle"), verdict.met)
    return verdict


def _verdict(rule: str, pairing: Pairing, counted: Iterable[Meeting] | None = None) -> Verdict:
    """Return the rule's value times the worth of what met; several initials count once."""
    met = pairing.met if counted is None else tuple(counted)
    value = worth(rule)
    for one in met:
        if one.sure:
            value *= one.value
    if any(not one.sure for one in met):
        value *= tier(Likeness.INITIAL)
    return Verdict(rule, value, pairing.words)


def _of_one_word(a: PersonName, b: PersonName) -> Verdict:
    """Return how a bare name goes with another: whose it is cannot be certain."""
    short, long = (a, b) if a.bare else (b, a)
    if long.bare:
        value, kind = alike(a.words[-1], b.words[-1])
        value = value if len(a.words) == len(b.words) else 0.0
        return Verdict("bare name", worth("bare name") * value, ((a.words[-1], b.words[-1], kind),)) if value else OTHER
    one, last = short.words[-1], long.words[-1]
    if one.initial:
        return OTHER
    value, kind = alike(one, last)
    if value:
        rule = "common surname alone" if is_common(last) else "surname alone"
        return Verdict(rule, worth(rule) * value, ((one, last, kind),))
    for other in long.words[:-1]:
        value, kind = word_likeness(one, other, given=True)
        if value:
            return Verdict("given name alone", worth("given name alone") * value, ((one, other, kind),))
    return OTHER


def _in_one(a: PersonName, b: PersonName) -> Verdict | None:
    """Return the verdict on words that one writer joined: "AlisherUsmanov", "Decroo"."""
    rule = "other division of words"
    if a.bare and b.bare:
        return None
    if a.whole == b.whole:
        return Verdict(rule, worth(rule))
    if len(a.words) == len(b.words) or abs(len(a.whole) - len(b.whole)) > 2 or len(a.whole) < SHORTEST_JOINED:
        return None
    if any(one.initial for one in (*a.words, *b.words)):
        return None
    one, other = word(a.whole), word(b.whole)
    value, kind = alike(one, other)
    return Verdict(rule, worth(rule) * value, ((one, other, kind),)) if kind in EXACT else None


def _judged(a: PersonName, b: PersonName) -> Verdict:
    pairing = pair(a.words, b.words)
    sure = [m for m in pairing.met if m.sure]
    if not sure:
        return OTHER
    if pairing.spare_left and pairing.spare_right:
        return _at_odds(pairing)
    if pairing.left[-1].initial and pairing.right[-1].initial:
        return _verdict("initial of the surname", pairing, sure)
    if _shared_by_many(pairing, sure):
        return _verdict("common names", pairing)
    if pairing.spare_left or pairing.spare_right:
        return _with_more(a, b, pairing, sure)
    if pairing.turned:
        swapped = pairing.rotated and all(m.kind in SURE for m in pairing.met)
        swapped = swapped and max(len(w.plain) for w in pairing.left) >= LONG_SYLLABLE
        return _verdict("other order of names" if swapped else "names in disorder", pairing)
    if len(sure) == len(pairing.met):
        return _verdict("given name and surname", pairing)
    return _with_initials(pairing, sure)


def _shared_by_many(pairing: Pairing, sure: list[Meeting]) -> bool:
    """Return whether two people can easily bear what met.

    That is: nothing but common names, unless both are written out alike; a common surname with a given name that is
    not quite the same, or with further names; or given names alone, in another order.
    """
    alone = not (pairing.spare_left or pairing.spare_right)
    common = [is_common(pairing.left[m.left]) for m in sure]
    if all(common) and not (alone and all(m.kind is Likeness.SAME for m in sure)):
        return True
    surname = pairing.surnames
    if surname is not None and is_common(pairing.left[surname.left]):
        return any(m.kind not in SURE for m in sure) or not alone
    return pairing.turned and all(c or known_rows(pairing.left[m.left]) for c, m in zip(common, sure, strict=True))


def _with_initials(pairing: Pairing, sure: list[Meeting]) -> Verdict:
    surname = pairing.surnames
    if surname is not None and not surname.sure:
        return _verdict("initial of the surname", pairing, sure)
    if is_common(pairing.left[-1]) or is_common(pairing.right[-1]):
        return _verdict("initial and common surname", pairing)
    if pairing.first_names is not None and pairing.first_names.sure:
        return _verdict("middle initial", pairing, sure)
    return _verdict("initial of the given name", pairing)


def _at_odds(pairing: Pairing) -> Verdict:
    """Return the verdict on names that both have words that the other lacks."""
    rule = "other surname"
    if pairing.surnames is not None:
        rule = "other middle name" if pairing.first_names is not None else "other given name"
    return _verdict(rule, pairing)


def _with_more(a: PersonName, b: PersonName, pairing: Pairing, sure: list[Meeting]) -> Verdict:
    """Return the verdict on a name that has all the words of the other and more."""
    turned = len(pairing.left) > len(pairing.right)
    short, long = (pairing.right, pairing.left) if turned else (pairing.left, pairing.right)
    places = {(m.right, m.left) if turned else (m.left, m.right) for m in pairing.met}
    at_end = (len(short) - 1, len(long) - 1) in places
    if short[-1].initial or (len(sure) < 2 and not at_end):
        return _verdict("initial of the surname", pairing, sure)
    if len(sure) < 2:
        return _verdict("initial and further names", pairing, sure)
    matched = {j for _, j in places}
    met_words = {long[j].plain for j in matched}
    spare = [j for j in range(len(long)) if j not in matched and long[j].plain not in met_words]
    hyphens = (a if turned else b).hyphens
    return _verdict(_more(pairing, short, long, spare, hyphens, at_end=at_end), pairing, sure)


def _more(
    pairing: Pairing, short: Words, long: Words, spare: list[int], hyphens: frozenset[str], *, at_end: bool
) -> str:
    """Return the rule for the words that the longer name has more; spare: their places; hyphens: words behind one."""
    if any(pairing.left[m.left].initial and m.left > 0 for m in pairing.met) and any(long[j].initial for j in spare):
        return "other middle name"  # "George W.", "George H.W."
    if all(is_patronymic(long[j]) for j in spare):
        return "other order of names" if pairing.turned else "patronymic left out"
    if len(spare) >= MANY_MORE or pairing.turned:
        return "many names more"
    if at_end and 0 not in spare:
        if all(long[j].initial for j in spare):
            return "middle initial"
        double = any(long[i].plain in hyphens for j in spare for i in (j, j + 1))
        return "half of a double name" if double else "middle names left out"
    if at_end:
        return "further common given name" if is_usual(short[0]) or is_common(short[0]) else "further given name"
    if known_rows(short[-1]) or spare[0] < len(short):
        return "given names alone"
    return "further surname"
