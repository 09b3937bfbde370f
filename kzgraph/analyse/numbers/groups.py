"""Whom a number counts: the kind of people, by the words of its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kzgraph.analyse.numbers.count import Count
from kzgraph.languages.language import DUTCH
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.counted import anaphors, counted_groups
from kzgraph.lexicon.schema import CountedGroup

NEAR = 400  # code points back to the number that "317 anderen" adds to
_HEADS = 10_000  # nouns in memory
BESIDE = 60  # code points back to a number that stands in one row with it: "dertien doden en 353 gewonden"
SHORTEST = 3  # letters before an ending: "straat-agent"
_BEFORE = r"van|in|uit|bij|met|op|onder|tegen|die|dat|wie|en|of"
_SEGMENT = re.compile(rf"\s*,\s*|\s+(?=(?:{_BEFORE})\s)")
_LINKS = frozenset({*_BEFORE.split("|"), "de", "het", "een"})
_TRIM = "‘’'\"“”„.,;:()"


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a number counts.

    kind: name of a row of counted.toml, else the word itself. family: counts of one family stand in one dossier.
    label: of the family, for people. word: the noun of the text. states: ids of the states whose people they are.
    back: the words of an earlier count from which the group was taken, "" when the text names it.
    """

    kind: str
    family: str
    label: str
    word: str
    within: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    back: str = ""

    @property
    def people(self) -> bool:
        """Whether it is a known kind of people, and not a thing or an unknown word."""
        return self.kind == "people" or "people" in self.within


def groups_of(counts: Sequence[Count]) -> dict[Count, Group]:
    """Return the group of each count. counts: of any documents, each in the order of its text."""
    found: dict[Count, Group] = {}
    before: dict[str, list[Count]] = {}
    for count in counts:
        earlier = before.setdefault(count.paper.id, [])
        found[count] = _taken_back(count, group_named(count), earlier, found)
        earlier.append(count)
    return found


def group_named(count: Count) -> Group:
    """Return the group that the words of a count name by themselves."""
    states = frozenset(state for node in count.group for state in node.states)
    heads = [*heads_of(count.words), *(head for node in count.group for head in heads_of(node.label))]
    for head in heads:
        row = row_of(head)
        if row is not None:
            return Group(row.kind, row.family, row.label, head, frozenset(row.within), states)
    head = heads[0] if heads else count.words
    if states and head[:1].isupper():  # "198 Oekraïners"
        people = next(row for row in counted_groups() if row.kind == "people")
        return Group(people.kind, people.family, people.label, head, states=states)
    within = frozenset({"people"} if "people" in shipped_classes().of(head) else ())
    return Group(head.lower(), head.lower(), head, head, within, states)


def heads_of(phrase: str) -> list[str]:
    """Return the nouns that can name the group, likeliest first: "acht leden van de oproerpolitie" → oproerpolitie."""
    segments = [[w.strip(_TRIM) for w in part.split()] for part in _SEGMENT.split(phrase)]
    counted = next((n for n, words in enumerate(segments) if any(map(_is_number, words))), 0)
    segments = segments[counted:] + segments[:counted]  # "de politie van vijf doden" counts the dead
    nouns = [words[-1] for words in segments if words and words[-1] and not _empty(words[-1])]
    whole = anaphors("whole")
    return [n for n in nouns if n.lower() not in whole]


@lru_cache(_HEADS)
def row_of(head: str) -> CountedGroup | None:
    """Return the row of counted.toml for a noun, ``None`` when none has it."""
    word = head.lower()
    classes = shipped_classes().of(head)
    return next((row for row in counted_groups() if _fits(row, word, classes)), None)


def _fits(row: CountedGroup, word: str, classes: frozenset[str]) -> bool:
    by_ending = any(word == e or (word.endswith(e) and len(word) >= len(e) + SHORTEST) for e in row.endings)
    return word in row.words or by_ending or bool(classes.intersection(row.classes))


def _empty(word: str) -> bool:
    return word.lower() in _LINKS or _is_number(word)


def _is_number(word: str) -> bool:
    return bool(word) and (word[:1].isdigit() or numbers(DUTCH).is_number_word(word))


def _taken_back(count: Count, named: Group, earlier: Sequence[Count], found: dict[Count, Group]) -> Group:
    """The group of a count before it, for words that only point back to one."""
    word = named.word.lower()
    near = [one for one in reversed(earlier) if count.start - one.start <= NEAR]
    if word in anaphors("others"):
        whole = _first(near, found)
    elif word in anaphors("casualties") and count.scope != "total":
        beside = [one for one in near if count.start - one.start <= BESIDE and found[one].back]
        same = [one for one in near if one.event_class == count.event_class and not _same_voice(one, count)]
        whole = _first((*beside, *same), found)
    else:
        return named
    if whole is None:
        return named
    return replace(found[whole], word=named.word, back=found[whole].back or whole.words)


def _first(counts: Iterable[Count], found: dict[Count, Group]) -> Count | None:
    return next((one for one in counts if found[one].people and one.scope != "part"), None)


def _same_voice(a: Count, b: Count) -> bool:
    """Whether one voice says both at one time: then the second number is no other figure for the first group."""
    if b.scope == "earlier" or a.scope == "earlier":
        return False
    nearest = [count.voices[0].node.id if count.voices else "" for count in (a, b)]
    return nearest[0] == nearest[1] or not nearest[1]
