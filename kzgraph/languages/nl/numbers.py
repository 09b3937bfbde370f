"""Number phrases of several words: ranges, scales, vague and rounded numbers, shares, and the words that bound them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from kzgraph.languages.nl.numerals import HALVES, ROUND_TENS, SCALES, SHARES, VAGUE, parse_digits, parse_word
from kzgraph.languages.parts import NumberReading
from kzgraph.lexicon.loader import endings, wordlist

LONGEST = 12  # words before the end that a number phrase can take, its bounding words included
DETERMINERS = frozenset({"een", "de", "het", "die", "deze", "‘", "'", '"', "“", "„", "’", ",,", "«", "»"})
PERCENT = frozenset({"procent", "percent", "%"})
RANGE_WORDS = frozenset({"tot", "à", "a", "á", "of", "en", "-", "–"})


@dataclass(frozen=True, slots=True)
class _Atom:
    """A number from word ``start`` on. scale: what a bare number before it may be multiplied by."""

    start: int
    low: Decimal
    high: Decimal | None
    approximate: bool = False
    scale: Decimal = Decimal(1)

    @property
    def exact(self) -> bool:
        return self.low == self.high


@lru_cache(maxsize=1 << 13)
def number_word(word: str) -> Decimal | None:
    """Return the value of one numeral, in digits or written; the article "een" is none."""
    lower = word.lower()
    if lower == "een":
        return None
    if lower in {"één", "eén", "éen"}:
        return Decimal(1)
    return parse_digits(word) if word[:1].isdigit() else parse_word(lower)


@lru_cache(maxsize=1 << 13)
def is_number_word(word: str) -> bool:
    """Return whether a word is or begins a number: a numeral, "tientallen", "twintigtal"."""
    lower = word.lower()
    return lower in VAGUE or lower in ROUND_TENS or lower in SCALES or number_word(word.rstrip("-")) is not None


def reading_before(words: Sequence[str]) -> NumberReading | None:
    """Return the number that the last of ``words`` say with the words that bound it; ``None`` when they say none.

    The noun that they count comes next: "tussen de 300 en 500", "een op de drie", "ruim 1.200", "twee van de".
    """
    lower = [w.lower() for w in words[-LONGEST:]]
    return _ratio(lower) or _partitive(lower) or _counted(lower)


def _counted(words: list[str]) -> NumberReading | None:
    atom = _atom(words, len(words))
    if atom is None:
        return None
    whole = _range(words, atom) or atom
    start, low, high = whole.start, whole.low, whole.high
    taken = len(words) - start
    if not whole.exact:
        return NumberReading(taken, minimum=low, maximum=high)
    if whole.approximate:
        return NumberReading(taken, value=low, approximate=True)
    return bounded(NumberReading(taken, value=low), words[:start])


def bounded(reading: NumberReading, before: Sequence[str]) -> NumberReading:
    """Return an exact reading as the words before it bound it: "zeker", "bijna", "zo'n"."""
    value, words = reading.value, [w.lower() for w in before]
    plain, least, most, about = (
        _end_length(endings("emphasis"), words),
        _end_length(endings("at_least"), words),
        _end_length(endings("at_most"), words),
        _end_length(endings("about"), words),
    )
    longest = max(plain, least, most, about)  # "niet meer dan" before "meer dan"
    if value is None or plain == longest:
        return reading
    if least == longest:
        return replace(reading, value=None, minimum=value)
    if most == longest:
        return replace(reading, value=None, maximum=value)
    return replace(reading, approximate=True)


def _atom(words: list[str], end: int) -> _Atom | None:
    """The one number that ends before word ``end``."""
    if end == 0:
        return None
    last = words[end - 1]
    if last in VAGUE:
        low, high = VAGUE[last]
        start = end - 2 if end > 1 and words[end - 2] in wordlist("few") else end - 1
        return _Atom(start, Decimal(low), None if high is None else Decimal(high))
    if last in ROUND_TENS:
        times = number_word(words[end - 2]) if end > 1 else None
        value = Decimal(ROUND_TENS[last]) * (times or 1)
        return _Atom(end - (1 if times is None else 2), value, value, approximate=True)
    if last in SCALES:
        return _scaled(words, end)
    value_of = number_word(last)
    if value_of is None:
        return None
    return _sum(words, end, value_of) or _Atom(end - 1, value_of, value_of, scale=_scale_of(last, value_of))


def _scaled(words: list[str], end: int) -> _Atom:
    """A scale with what multiplies it: "3,5 miljoen", "een half miljoen", "een paar honderd", "drie honderd"."""
    scale = Decimal(SCALES[words[end - 1]])
    before = words[end - 2] if end > 1 else ""
    if before in HALVES:
        return _Atom(end - 2, HALVES[before] * scale, HALVES[before] * scale, scale=scale)
    if before in wordlist("few"):
        return _Atom(end - 2, 2 * scale, 10 * scale - 1)
    times = number_word(before)
    if times is not None and before not in SCALES and times < scale:
        return _Atom(end - 2, times * scale, times * scale, scale=scale)
    return _Atom(end - 1, scale, scale)


def _sum(words: list[str], end: int, value: Decimal) -> _Atom | None:
    """Thousands and the rest in two words: "drieduizend vijfhonderd"."""
    first = words[end - 2] if end > 1 else ""
    if not first.endswith("duizend") or words[end - 1][:1].isdigit() or value >= 1000:
        return None
    thousands = number_word(first)
    return None if thousands is None else _Atom(end - 2, thousands + value, thousands + value)


def _scale_of(word: str, value: Decimal) -> Decimal:
    """The scale that a numeral ends in: 100 of "vierhonderd", 1000 of "20.000"."""
    if word[:1].isdigit():
        return Decimal(1000) if value >= 10_000 and value % 1000 == 0 else Decimal(1)
    ended = (Decimal(number) for name, number in SCALES.items() if word.endswith(name) and word != name)
    return next(ended, Decimal(1))


def _range(words: list[str], high: _Atom) -> _Atom | None:
    """The range that ends in ``high``: "drie tot vijf", "tussen de 300 en 500", "tien, misschien vijftien"."""
    at = high.start - 1
    while at > 0 and (words[at] in wordlist("perhaps") or (words[at] in {"de", "het"} and words[at - 1] == "en")):
        at -= 1
    unsure = at < high.start - 1 and words[at] == ","
    if at <= 0 or not (unsure or words[at] in RANGE_WORDS):
        return None
    hyphen = words[at - 1].endswith("-")
    low = _atom([*words[: at - 1], words[at - 1].rstrip("-")], at)
    if low is None or high.high is None or not _may_open(words, low, at):
        return None
    bottom = _with_shared_scale(low.low, high, hyphen=hyphen)
    if bottom >= high.high:
        return None
    return _Atom(low.start, bottom, high.high)


def _may_open(words: list[str], low: _Atom, at: int) -> bool:
    """Whether the words before a range let it be one: "en" asks for "tussen"; "van 3 tot 5" is a change."""
    before = [w for w in words[max(0, low.start - 2) : low.start] if w not in DETERMINERS]
    if words[at] == "en":
        return bool(before) and before[-1] == "tussen"
    return not before or before[-1] != "van"


def _with_shared_scale(low: Decimal, high: _Atom, *, hyphen: bool) -> Decimal:
    """The scale of the upper end holds for a lower one without: "drie- tot vierhonderd", "15 à 20.000"."""
    shared, top = low * high.scale, high.high or high.low
    if high.scale == 1 or low >= high.scale:
        return low
    return shared if shared < top and (hyphen or shared * 10 >= top) else low


def _ratio(words: list[str]) -> NumberReading | None:
    """A share as a ratio: "een op de drie", "vier op vijf"."""
    if len(words) < 3:
        return None
    whole = number_word(words[-1])
    at = len(words) - (3 if words[-2] == "de" else 2)
    if whole is None or at < 1 or words[at] != "op":
        return None
    part = Decimal(1) if words[at - 1] == "een" else number_word(words[at - 1])
    if part is None or not 0 < part < whole:
        return None
    return bounded(_share(len(words) - at + 1, part / whole * 100), words[: at - 1])


def _partitive(words: list[str]) -> NumberReading | None:
    """A number or share of a whole, before the whole: "twee van de", "een kwart van alle", "twee derde van de"."""
    end = len(words)
    while end and words[end - 1] in wordlist("whole_determiners"):
        end -= 1
    whole = _atom(words, end) if end else None
    end = whole.start if whole is not None and end >= 2 else end  # "drie van de tien"
    while end and words[end - 1] in wordlist("whole_determiners"):
        end -= 1
    if end < 2 or words[end - 1] != "van":
        return None
    end -= 1
    if words[end - 1] in SHARES:
        return _shares(words, end)
    if words[end - 1] in PERCENT:
        found = _counted(words[: end - 1])
        return None if found is None else replace(found, words=found.words + len(words) - end + 1, share=True)
    if words[end - 1] == "een":  # "een van de agenten"
        return bounded(NumberReading(len(words) - end + 1, value=Decimal(1)), words[: end - 1])
    found = _counted(words[:end])
    return None if found is None else replace(found, words=found.words + len(words) - end)


def _shares(words: list[str], end: int) -> NumberReading | None:
    share, before = SHARES[words[end - 1]], words[end - 2] if end > 1 else ""
    times = number_word(before)
    if words[end - 1].endswith("de") and times is None and before != "een":
        return None  # "de derde van de slachtoffers" is no share
    start = end - (2 if times is not None or before == "een" else 1)
    return bounded(_share(len(words) - start, share * (times or 1)), words[:start])


def _share(words: int, percent: Decimal) -> NumberReading:
    """A percentage, rounded to tenths; what had to be rounded is about right."""
    rounded = percent.quantize(Decimal("0.1"))
    return NumberReading(words, value=rounded, approximate=abs(percent - rounded) > Decimal("0.001"), share=True)


def _end_length(phrases: tuple[str, ...], words: Sequence[str]) -> int:
    """How many letters of the longest of ``phrases`` end ``words``, with or without determiners behind it."""
    kept = list(words)
    while kept and kept[-1] in DETERMINERS:
        kept.pop()
    found = (_at_end(phrases).search(" ".join(left)) for left in (words, kept))
    return max((len(match[1]) for match in found if match is not None), default=0)


@cache
def _at_end(phrases: tuple[str, ...]) -> "re.Pattern[str]":
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})$")
