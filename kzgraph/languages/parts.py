"""The Python parts that a language may have, and what stands in for those that it has not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Protocol, cast

from kzgraph.languages.edtf import Anchor


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What the last words of a text say of a number.

    words: how many words say it, without those that bound it. value, minimum, maximum: inclusive, ``None`` when open.
    share: the numbers are percentages of a whole ("een kwart" is 25).
    """

    words: int
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approximate: bool = False
    share: bool = False


class Numbers(Protocol):
    """The part ``numbers``: numerals, and phrases of them.

    LONGEST: words before the end that a number phrase can take. RANGE_WORDS: may stand inside one. VAGUE: word →
    lowest and highest number that it may mean ("tientallen"). ROUND_TENS: noun → about how many ("twintigtal").
    SCALES: word → what it multiplies by ("miljoen").
    """

    LONGEST: int
    RANGE_WORDS: frozenset[str]
    VAGUE: Mapping[str, tuple[int, int | None]]
    ROUND_TENS: Mapping[str, int]
    SCALES: Mapping[str, int]

    def number_word(self, word: str) -> Decimal | None:
        """Return the value of one numeral, in digits or written; an article is none."""
        ...

    def is_number_word(self, word: str) -> bool:
        """Return whether a word is or begins a number."""
        ...

    def reading_before(self, words: Sequence[str]) -> NumberReading | None:
        """Return the number that the last of ``words`` say with the words that bound it; the noun comes next."""
        ...


class Times(Protocol):
    """The part ``times``: phrases that say when."""

    def phrase_pattern(self) -> "re.Pattern[str]":
        """Return the pattern of a whole phrase in lower case; its only group that matches names the form."""
        ...

    def reading(self, form: str, words: str, anchor: Anchor) -> str | None:
        """Return the EDTF of a phrase. form: the name of its pattern; words: in lower case, single spaces."""
        ...

    def weekday_pattern(self) -> "re.Pattern[str]":
        """Return the pattern of one word that names a weekday."""
        ...


@cache
def numbers(language: str) -> Numbers:
    """Return how a language writes numbers; in digits alone, where it does not say."""
    return cast(Numbers, part(language, "numbers") or import_module("kzgraph.languages.digits"))


@cache
def times(language: str) -> Times:
    """Return how a language says when; not at all, where it does not say."""
    return cast(Times, part(language, "times") or import_module("kzgraph.languages.timeless"))


def part(language: str, name: str) -> ModuleType | None:
    """Return a Python part of a language ("numbers"), ``None`` when it has none."""
    where = f"{__package__}.{language}"
    if find_spec(where) is None or find_spec(f"{where}.{name}") is None:
        return None
    return import_module(f"{where}.{name}")
