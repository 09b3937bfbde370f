"""Two names of organisations, places or things: what they share, and what one has and the other lacks."""

from collections.abc import Iterable

from kzgraph.resolve.compare.concepts import WordClass
from kzgraph.resolve.compare.organisations import Element, OrganisationName
from kzgraph.resolve.compare.persons import Verdict
from kzgraph.resolve.compare.rules import worth
from kzgraph.resolve.compare.words import Likeness, Word, alike, word

OPPOSITES = (frozenset({"north", "south"}), frozenset({"east", "west"}), frozenset({"men", "women"}))
VAGUE = frozenset({WordClass.GENERIC, WordClass.TOPIC, WordClass.LEGAL})
SHORTEST_ACRONYM = 3
Met = tuple[Word, Word, Likeness]


def compare_organisations(a: OrganisationName, b: OrganisationName, *, typos: bool = True) -> Verdict:
    """Return how likely two names are one organisation's; typos: whether wrongly typed letters are forgiven."""
    if b.text < a.text:
        a, b = b, a
    if a.plain == b.plain:
        rule = "same name" if a.text == b.text else "same words"
        return Verdict(rule, worth(rule))
    if (verdict := _acronym(a, b)) is not None:
        return verdict
    met, spare_a, spare_b, value = _met(a.elements, b.elements, typos=typos)
    verdict = _judged(a, b, met, spare_a, spare_b)
    if verdict.value < worth("common words more") and (joined := _joined(a, b, typos=typos)) is not None:
        return joined
    return Verdict(verdict.rule, verdict.value * value, tuple(met_words(met)))


def met_words(met: Iterable[tuple[Element, Element, Likeness]]) -> Iterable[Met]:
    """Yield the words that met by sound."""
    return ((x.word, y.word, kind) for x, y, kind in met if x.word is not None and y.word is not None)


def _acronym(a: OrganisationName, b: OrganisationName) -> Verdict | None:
    for short, long in ((a, b), (b, a)):
        if short.acronym and not long.acronym and short.acronym in long.initials:
            rule = "acronym" if len(short.acronym) >= SHORTEST_ACRONYM else "short acronym"
            return Verdict(rule, worth(rule), ((word(short.text), word(long.text), Likeness.INITIAL),))
    return None


def _met(
    left: tuple[Element, ...], right: tuple[Element, ...], *, typos: bool
) -> tuple[list[tuple[Element, Element, Likeness]], list[Element], list[Element], float]:
    """Pairs of elements that are the same, the rest of both sides, and the product of the likenesses."""
    keys = {e.key for e in right}
    met = [(e, next(f for f in right if f.key == e.key), Likeness.SAME) for e in left if e.key in keys]
    shared = {e.key for e, _, _ in met}
    spare_a = [e for e in left if e.key not in shared]
    spare_b = [e for e in right if e.key not in shared]
    value = 1.0
    for one in tuple(spare_a):
        found = [(*_alike(one, other, typos=typos), other) for other in spare_b]
        best, kind, other = max(found, key=lambda t: (t[0], t[2].key), default=(0.0, Likeness.NONE, one))
        if best > 0:
            met.append((one, other, kind))
            value *= best
            spare_a.remove(one)
            spare_b.remove(other)
    return met, spare_a, spare_b, value


def _alike(a: Element, b: Element, *, typos: bool) -> tuple[float, Likeness]:
    if a.word is None or b.word is None:
        return 0.0, Likeness.NONE
    value, kind = alike(a.word, b.word)
    if kind is Likeness.TYPO and not typos:
        return 0.0, Likeness.NONE
    return value, kind


def _judged(
    a: OrganisationName,
    b: OrganisationName,
    met: list[tuple[Element, Element, Likeness]],
    spare_a: list[Element],
    spare_b: list[Element],
) -> Verdict:
    if not met:
        return Verdict("other name", 0.0)
    if any(pair <= {e.key for e in (*spare_a, *spare_b)} for pair in OPPOSITES) and spare_a and spare_b:
        return Verdict("opposites", worth("opposites"))
    if a.numbers != b.numbers:
        rule = "other number" if a.numbers and b.numbers else "number more"
        return Verdict(rule, worth(rule))
    if spare_a and spare_b:
        vague = all(e.word_class is WordClass.GENERIC for e in (*spare_a, *spare_b))
        rule = "other common words" if vague and _telling(met) else "other words"
        return Verdict(rule, worth(rule))
    if spare := spare_a or spare_b:
        return _with_more(met, spare)
    if not _telling(met):
        rule = "same words" if len(met) > 1 else "common words alone"
        return Verdict(rule, worth(rule))
    if a.legal and b.legal and a.legal != b.legal:
        return Verdict("other legal form", worth("other legal form"))
    return Verdict("same words", worth("same words"))


def _telling(met: Iterable[tuple[Element, Element, Likeness]]) -> bool:
    """Return whether a shared word says which organisation it is."""
    return any(e.word_class not in VAGUE for e, _, _ in met)


def _with_more(met: list[tuple[Element, Element, Likeness]], spare: list[Element]) -> Verdict:
    classes = {e.word_class for e in spare}
    if not _telling(met):
        rule = "words more"
    elif classes <= {WordClass.GENERIC}:
        rule = "common words more"
    elif classes <= {WordClass.GENERIC, WordClass.PLACE}:
        rule = "place more"
    else:
        rule = "words more"
    return Verdict(rule, worth(rule))


def _joined(a: OrganisationName, b: OrganisationName, *, typos: bool) -> Verdict | None:
    """ "Goodwill", "Good Will": the same letters in other words."""
    if a.numbers != b.numbers or len(a.plain) == len(b.plain):
        return None
    one, other = word("".join(a.plain)), word("".join(b.plain))
    value, kind = alike(one, other)
    if not value or (kind is Likeness.TYPO and not typos):
        return None
    return Verdict("same words", worth("same words") * value, ((one, other, kind),))
