"""English numbers: numerals in digits and words, and phrases of them with the words that bound or round them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kzgraph.languages.parts import NumberReading
from kzgraph.lexicon.loader import endings, wordlist

ENGLISH = "en"
LONGEST = 12
RANGE_WORDS = frozenset({"to", "and", "or", "-", "–"})
UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Mapping[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
ROUND_TENS: Mapping[str, int] = {"dozen": 12, "score": 20}
VAGUE: Mapping[str, tuple[int, int | None]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2 * 10**6, None),
}  # fmt: skip
TIMES = {"tens": 10, "hundreds": 100}  # before "of thousands"
SHARES = {"half": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25), "thirds": Decimal(100) / 3}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number from word ``start`` on."""

    start: int
    low: Decimal
    high: Decimal | None
    approximate: bool = False


def number_word(word: str) -> Decimal | None:
    """Return the value of one numeral: "2,500" is 2500, "10.5" is 10.5; "a" is none."""
    lower = word.lower()
    if DIGITS.fullmatch(lower):
        return Decimal(lower.replace(",", ""))
    if lower in SCALES:
        return Decimal(SCALES[lower])
    tens, hyphen, unit = lower.partition("-")
    if hyphen and tens in UNITS and unit in UNITS and UNITS[tens] >= 20 > 10 > UNITS[unit]:
        return Decimal(UNITS[tens] + UNITS[unit])
    return Decimal(UNITS[lower]) if lower in UNITS else None


def is_number_word(word: str) -> bool:
    """Return whether a word is or begins a number: a numeral, "dozens", "dozen"."""
    lower = word.lower()
    return lower in VAGUE or lower in ROUND_TENS or number_word(lower) is not None


def reading_before(words: Sequence[str]) -> NumberReading | None:
    """Return the number that the last of ``words`` say with the words that bound it; ``None`` when they say none.

    The noun that they count comes next: "between 300 and 500", "more than 1,200", "two of the", "half of the".
    """
    lower = [word.lower() for word in words[-LONGEST:]]
    end = len(lower)
    while end and lower[end - 1] in wordlist("whole_determiners", ENGLISH):
        end -= 1
    if end and lower[end - 1] == "of":
        return _part(lower, end - 1)
    return _counted(lower, len(lower)) if end == len(lower) else None


def _part(words: list[str], end: int) -> NumberReading | None:
    """A number or share of a whole: "two of the", "dozens of", "a quarter of all"."""
    taken = len(words) - end
    if end and words[end - 1] in SHARES:
        times = number_word(words[end - 2]) if end > 1 else None
        start = end - (2 if times is not None or words[max(end - 2, 0)] == "a" else 1)
        percent = (SHARES[words[end - 1]] * (times or 1)).quantize(Decimal("0.1"))
        return NumberReading(len(words) - start, value=percent, approximate=percent % 1 != 0, share=True)
    found = _counted(words[:end], end)
    return None if found is None else replace(found, words=found.words + taken)


def _counted(words: list[str], end: int) -> NumberReading | None:
    found = _number(words, end)
    if found is None:
        return None
    whole = _range(words, found) or found
    taken = end - whole.start
    if whole.low != whole.high:
        return NumberReading(taken, minimum=whole.low, maximum=whole.high)
    if whole.approximate:
        return NumberReading(taken, value=whole.low, approximate=True)
    return _bounded(NumberReading(taken, value=whole.low), words[: whole.start])


def _bounded(reading: NumberReading, before: Sequence[str]) -> NumberReading:
    """An exact number as the words before it bound it: "at least", "nearly", "about"."""
    text, value = " ".join(before), reading.value
    lengths = {
        name: max((len(p) for p in endings(name, ENGLISH) if f" {text}".endswith(f" {p}")), default=0)
        for name in ("emphasis", "at_least", "at_most", "about")
    }
    name = max(lengths, key=lambda n: lengths[n])
    if lengths[name] == 0 or name == "emphasis":
        return reading
    if name == "at_least":
        return replace(reading, value=None, minimum=value)
    return replace(reading, value=None, maximum=value) if name == "at_most" else replace(reading, approximate=True)


def _number(words: list[str], end: int) -> _Found | None:
    """The one number that ends before word ``end``."""
    last = words[end - 1] if end else ""
    if last in VAGUE:
        low, high = VAGUE[last]
        if end > 2 and words[end - 2] == "of" and words[end - 3] in TIMES:  # "tens of thousands"
            times = TIMES[words[end - 3]] * 1000
            return _Found(end - 3, Decimal(2 * times), Decimal(10 * times - 1))
        return _Found(end - 1, Decimal(low), None if high is None else Decimal(high))
    if last in ROUND_TENS:
        count = number_word(words[end - 2]) if end > 1 else None
        value = ROUND_TENS[last] * (count or 1)
        start = end - (2 if count is not None or (end > 1 and words[end - 2] == "a") else 1)
        return _Found(start, Decimal(value), Decimal(value), approximate=True)
    return _sum(words, end)


def _sum(words: list[str], end: int) -> _Found | None:
    """Numerals one behind the other: "two hundred and fifty", "2.5 million", "twenty - five", "a thousand"."""
    start, few = end, wordlist("few", ENGLISH)
    while start and (number_word(words[start - 1]) is not None or _joins(words, start, end)):
        start -= 1
    if start == end:
        return None
    total = part = Decimal(0)
    for word in words[start:end]:
        value = number_word(word)
        if value is None:
            continue
        if word in SCALES:
            part = (part or 1) * value
            total, part = (total, part) if word == "hundred" else (total + part, Decimal(0))
        else:
            part += value
    total += part
    if words[start] in SCALES and start and words[start - 1] in {*few, "a", "half"}:
        before = words[start - 1]
        if before in few:
            return _Found(start - 1, 2 * total, 10 * total - 1)
        total = total / 2 if before == "half" else total
        return _Found(start - 1, total, total)
    return _Found(start, total, total)


def _joins(words: list[str], at: int, end: int) -> bool:
    """Whether a word stands inside a numeral: "two hundred and fifty", "twenty - five"."""
    if at >= end or at < 2:
        return False
    word, before, after = words[at - 1], words[at - 2], words[at]
    if word == "and":
        return before in SCALES and after not in SCALES and not after[:1].isdigit()
    return word == "-" and UNITS.get(before, 0) >= 20 and 0 < UNITS.get(after, 0) < 10


def _range(words: list[str], high: _Found) -> _Found | None:
    """The range that ends in ``high``: "three to five", "between 300 and 500"."""
    at = high.start - 1
    if at <= 0 or words[at] not in RANGE_WORDS or high.high is None:
        return None
    low = _number(words, at)
    if low is None or low.high is None or low.low >= high.high:
        return None
    before = words[low.start - 1] if low.start else ""
    if words[at] == "and" and before != "between":
        return None
    return None if before == "from" and words[at] == "to" else _Found(low.start, low.low, high.high)
