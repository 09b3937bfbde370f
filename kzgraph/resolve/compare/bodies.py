"""Two names of organisations, places or things: what they share, and what one has and the other lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from kzgraph.resolve.compare.concepts import WordClass, small_words
from kzgraph.resolve.compare.organisations import Element, OrganisationName
from kzgraph.resolve.compare.persons import EXACT, Verdict
from kzgraph.resolve.compare.rules import worth
from kzgraph.resolve.compare.words import Likeness, Word, alike, word

OPPOSITES = (frozenset({"north", "south"}), frozenset({"east", "west"}), frozenset({"men", "women"}))
TELLING = frozenset({WordClass.WORD, WordClass.NAME, WordClass.PLACE, WordClass.NUMBER})
"""Classes of words of which one must be shared, or two names tell no more than that both are ministries."""
OWN = frozenset({WordClass.WORD, WordClass.NAME})
SHORTEST_ACRONYM = 4
MANY = 3
SPREAD = 3
FEWEST_LETTERS = 3
NEVER = 1000
USUAL = {Likeness.SOUND: 4, Likeness.NEAR: 6}
"""Letters that words of organisations must have to be one by their sound, as few of them are foreign names."""
ALONE = {Likeness.SOUND: 6, Likeness.NEAR: 8, Likeness.TYPO: 7, Likeness.SLIP: 7, Likeness.GENITIVE: 7}
"""The same where nothing else confirms it: Fides is not Fidesz."""
PLACES = {Likeness.TYPO: NEVER, Likeness.SLIP: NEVER, Likeness.GENITIVE: NEVER}
"""The same for places, which are foreign names, but often a letter apart: Iran, Irak."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two names share: pairs of elements, what is left on both sides, and how alike the pairs are together."""

    met: tuple[tuple[Element, Element, Likeness], ...]
    left: tuple[Element, ...]
    right: tuple[Element, ...]
    value: float

    @property
    def telling(self) -> bool:
        """Return whether a shared word says which one it is, or so many are shared that together they do."""
        return any(e.word_class in TELLING for e, _, _ in self.met) or len(self.met) >= MANY

    @property
    def words(self) -> tuple[tuple[Word, Word, Likeness], ...]:
        """Return the words that met by sound."""
        return tuple((x.word, y.word, kind) for x, y, kind in self.met if x.word is not None and y.word is not None)


def compare_organisations(a: OrganisationName, b: OrganisationName, *, place: bool = False) -> Verdict:
    """Return how likely two names are one organisation's, thing's or place's; symmetric.

    place: both are places, whose names often differ by one letter or word alone.
    """
    if b.text < a.text:
        a, b = b, a
    if a.plain == b.plain:
        rule = "same words" if _telling(a) else "same common words"
        return Verdict("same name" if rule == "same words" else rule, 1.0 if a.text == b.text else worth(rule))
    if (verdict := _acronym(a, b)) is not None:
        return verdict
    alone = len(a.elements) == len(b.elements) == 1
    shared = _shared(a, b, PLACES if place else ALONE if alone else USUAL)
    verdict = _judged(a, b, shared, place=place)
    if verdict.value < worth("common words more") and (other := _otherwise(a, b, shared)) is not None:
        return other
    return Verdict(verdict.rule, verdict.value * shared.value, shared.words)


def _telling(name: OrganisationName) -> bool:
    return any(e.word_class in TELLING for e in name.elements)


def _acronym(a: OrganisationName, b: OrganisationName) -> Verdict | None:
    for short, long in ((a, b), (b, a)):
        if short.acronym and not long.acronym and short.acronym in long.initials:
            sure = len(short.acronym) >= SHORTEST_ACRONYM or not short.acronym.islower()
            rule = "acronym" if sure else "short acronym"
            return Verdict(rule, worth(rule), ((word(short.text), word(long.text), Likeness.INITIAL),))
    return None


def _shared(a: OrganisationName, b: OrganisationName, least: Mapping[Likeness, int]) -> Shared:
    """Return what two names share. least: letters that words must have to be alike in a way."""
    keys = {e.key: e for e in b.elements}
    met = [(e, keys[e.key], Likeness.SAME) for e in a.elements if e.key in keys]
    found = {e.key for e, _, _ in met}
    left = [e for e in a.elements if e.key not in found]
    right = [e for e in b.elements if e.key not in found]
    value = 1.0
    candidates = [(*_alike(x, y, least), x, y) for x, y in product(left, right)]
    for likeness, kind, x, y in sorted(candidates, key=lambda c: (-c[0], c[2].key, c[3].key)):
        if likeness > 0 and x in left and y in right:
            met.append((x, y, kind))
            value *= likeness
            left.remove(x)
            right.remove(y)
    return Shared(tuple(met), tuple(left), tuple(right), value)


def _alike(a: Element, b: Element, least: Mapping[Likeness, int]) -> tuple[float, Likeness]:
    if a.word is None or b.word is None or WordClass.WORD not in (a.word_class, b.word_class):
        return 0.0, Likeness.NONE
    value, kind = alike(a.word, b.word)
    latin = a.word.plain.isascii() and b.word.plain.isascii()
    if latin and min(len(a.word.plain), len(b.word.plain)) < least.get(kind, 1):
        return 0.0, Likeness.NONE
    return value, kind


def _judged(a: OrganisationName, b: OrganisationName, shared: Shared, *, place: bool) -> Verdict:
    return Verdict(rule := _rule(a, b, shared, place=place), worth(rule))


def _rule(a: OrganisationName, b: OrganisationName, shared: Shared, *, place: bool) -> str:
    """Return the name of the rule that judges what two names share and lack."""
    if not shared.met:
        return "other name"
    spare = (*shared.left, *shared.right)
    if shared.left and shared.right and any(pair <= {e.key for e in spare} for pair in OPPOSITES):
        return "opposites"
    if a.numbers != b.numbers:
        return "other number" if a.numbers and b.numbers else "number more"
    if shared.left and shared.right:
        generic = all(e.word_class is WordClass.GENERIC for e in spare)
        return "other common words" if generic and shared.telling else "other words"
    if spare:
        return _with_more(a, b, shared, spare, place=place)
    if not shared.telling or (not place and _nothing_but_places(shared)):
        return "common words alone"
    return "other legal form" if a.legal and b.legal and a.legal != b.legal else "same words"


def _nothing_but_places(shared: Shared) -> bool:
    """Return whether only the place is shared: the ship Moskva is not Moscow."""
    return len(shared.met) == 1 and shared.met[0][0].word_class is WordClass.PLACE


def _with_more(
    a: OrganisationName, b: OrganisationName, shared: Shared, spare: tuple[Element, ...], *, place: bool
) -> str:
    """Return the rule for words that one name has more."""
    classes = {e.word_class for e in spare}
    own = any(e.word_class in OWN for e, _, _ in shared.met)
    if classes == {WordClass.GENERIC} and own and not place and a.legal == b.legal:
        return "common words more"
    return "place more" if own and classes <= {WordClass.GENERIC, WordClass.PLACE} else "words more"


def _otherwise(a: OrganisationName, b: OrganisationName, shared: Shared) -> Verdict | None:
    """Return the verdict on other divisions into words, and on acronyms of a part: "Goodwill", "TU Delft"."""
    if a.core == b.core and len(a.core) >= FEWEST_LETTERS and not (a.legal and b.legal and a.legal != b.legal):
        return Verdict("same words", worth("same words"))
    if a.numbers == b.numbers and len(a.plain) != len(b.plain) and abs(len(a.core) - len(b.core)) <= SPREAD:
        one, other = word(a.core), word(b.core)
        value, kind = alike(one, other)
        if kind in EXACT:
            return Verdict("same words", worth("same words") * value, ((one, other, kind),))
    if shared.met and any(_abbreviates(x, y) for x, y in ((a, b), (b, a))):
        return Verdict("acronym of a part", worth("acronym of a part"), shared.words)
    return None


def _abbreviates(short: OrganisationName, long: OrganisationName) -> bool:
    """Return whether the words of both are the same but for an acronym: "TU Delft", "Technische Universiteit Delft"."""
    for letters, rest in _with_acronym(short):
        others = [w for w in long.plain if w not in rest and w not in small_words()]
        same = len(others) == len(letters) and all(w in long.plain or w in small_words() for w in rest)
        if same and "".join(w[0] for w in others) == letters:
            return True
    return False


def _with_acronym(name: OrganisationName) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word in capitals with the other words of the name."""
    for at in name.capitals:
        yield name.plain[at], (*name.plain[:at], *name.plain[at + 1 :])
