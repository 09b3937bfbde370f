"""Numbers beside a noun: exact, bounded, rounded or vague, as the data contract wants them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from spacy.tokens import Token

from kzgraph.lexicon.loader import endings
from kzgraph.lexicon.numerals import ROUND_TENS, SCALES, VAGUE, parse_digits, parse_word
from kzgraph.mentions.times import MONTHS

MONEY = {
    "euro": "EUR",
    "dollar": "USD",
    "roebel": "RUB",
    "pond": "GBP",
    "tenge": "KZT",
    "frank": "CHF",
    "yen": "JPY",
    "yuan": "CNY",
}
MEASURE_UNITS = {
    "procent": "%", "percent": "%", "kilometer": "km", "meter": "m", "ton": "t", "kilo": "kg", "kilogram": "kg",
    "liter": "L", "graad": "Cel", "hectare": "har", "jaar": "a", "maand": "mo", "week": "wk", "dag": "d", "uur":
    "h", "minuut": "min", "seconde": "s", "gram": "g", "mijl": "[mi_i]", "vat": "[bbl_us]", "verdieping":
    "{floor}", "keer": "{time}", "maal": "{time}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it stands beside a noun.

    value, minimum, maximum: inclusive, ``None`` when open. start, end: token indices, half-open.
    """

    start: int
    end: int
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approximate: bool = False
    unit: str | None = None

    @property
    def text_bounds(self) -> tuple[str | None, str | None, str | None]:
        """Value, minimum and maximum as canonical decimal strings."""
        return canonical(self.value), canonical(self.minimum), canonical(self.maximum)


def canonical(number: Decimal | None) -> str | None:
    """Return "2500" for 2500.0 and "10.5" for 10.50; ``None`` stays."""
    if number is None:
        return None
    text = format(number.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_at(token: Token) -> Decimal | None:
    """Return the value of a single numeral token; ``None`` for the article "een" and for other words."""
    lower = token.lower_
    if lower in {"één", "eén", "éen"}:
        return Decimal(1)
    if lower == "een" and not ("é" in lower or token.pos_ == "NUM"):
        return None
    return parse_digits(token.text) if token.text[:1].isdigit() else parse_word(lower)


def count_of(head: Token, phrase: list[Token]) -> Count | None:
    """Return the count that ``phrase`` (the tokens of the noun phrase, in order) gives of its ``head``, if any.

    Years, ages, dates and ordinals are not counts.
    """
    numerals = [t for t in phrase if _counts(t, head) and not _in_complement(t, head)]
    if not numerals:
        return None
    first, last = numerals[0], numerals[-1]
    vague = next((t for t in numerals if t.lower_ in VAGUE), None)
    left = left_context(first)
    if vague is not None:
        low, high = VAGUE[vague.lower_]
        return Count(first.i, last.i + 1, minimum=Decimal(low), maximum=None if high is None else Decimal(high))
    rounded = next((t for t in numerals if t.lemma_.lower() in ROUND_TENS), None)
    if rounded is not None:
        tens = Decimal(ROUND_TENS[rounded.lemma_.lower()])
        others = [n for t in numerals if t.i != rounded.i and (n := number_at(t)) is not None]
        return Count(first.i, last.i + 1, value=tens * (others[0] if others else 1), approximate=True)
    values = _values(numerals)
    if not values:
        return None
    unit = _unit(head)
    if len(values) == 2:
        return Count(first.i, last.i + 1, minimum=min(values), maximum=max(values), unit=unit)
    return bounded(values[-1], left, first.i, last.i + 1, unit=unit)


def count_alone(numeral: Token) -> Count | None:
    """Return the count that a numeral without a noun gives, as the words before it bound it."""
    if numeral.lower_ in VAGUE:
        low, high = VAGUE[numeral.lower_]
        return Count(numeral.i, numeral.i + 1, minimum=Decimal(low), maximum=None if high is None else Decimal(high))
    value = number_at(numeral)
    return None if value is None else bounded(value, left_context(numeral), numeral.i, numeral.i + 1)


def bounded(value: Decimal, left: str, start: int, end: int, *, unit: str | None = None) -> Count:
    """Return the count of ``value`` as the words before it (``left``, lower case) bound it."""
    if _ends_with("emphasis", left):
        return Count(start, end, value=value, unit=unit)
    if _ends_with("at_least", left):
        return Count(start, end, minimum=value, unit=unit)
    if _ends_with("at_most", left):
        return Count(start, end, maximum=value, unit=unit)
    return Count(start, end, value=value, approximate=_ends_with("about", left), unit=unit)


def _ends_with(name: str, words: str) -> bool:
    """Whether ``words`` end with one of a list, as whole words."""
    return _endings(name).search(words) is not None


@cache
def _endings(name: str) -> "re.Pattern[str]":
    return re.compile(rf"\b({'|'.join(map(re.escape, endings(name)))})$")


def _in_complement(token: Token, head: Token) -> bool:
    """The six do not count the releases: "de vrijlating van zes gevangenen"."""
    while token.head.i != token.i and token.i != head.i:
        if token.dep_ == "nmod" and token.head.i == head.i and any(c.dep_ == "case" for c in token.children):
            return True
        token = token.head
    return False


def _counts(token: Token, head: Token) -> bool:
    lower = token.lower_
    if lower in VAGUE or token.lemma_.lower() in ROUND_TENS or lower in SCALES:
        return True
    if number_at(token) is None:
        return False
    if token.i == head.i:
        return False  # a bare number names no group
    return not _is_age_or_year(token)


def _is_age_or_year(token: Token) -> bool:
    following = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    preceding = token.nbor(-1).lower_ if token.i > 0 else ""
    if preceding == "(" and following == ")":
        return True  # "Anna Visser (41)"
    if following in {"jaar", "jarige"} and preceding in {"van", "("}:
        return True
    if re.fullmatch(r"(19|20)\d\d", token.text):
        return preceding in {"in", "sinds", "van", *MONTHS}
    return False


def _values(numerals: list[Token]) -> list[Decimal]:
    """Combine scales ("2 miljoen", "drie honderd") and keep the ends of a range ("drie tot vijf")."""
    values: list[Decimal] = []
    previous: Token | None = None
    for token in numerals:
        number = number_at(token)
        if number is None:
            continue
        if token.lower_ in SCALES and values and previous is not None and token.i == previous.i + 1:
            values = (
                [v * number if v < number else v for v in values]
                if _is_range(numerals)
                else [*values[:-1], values[-1] * number]
            )
        else:
            values.append(number)
        previous = token
    if len(values) > 1 and not _is_range(numerals):
        return values[:1]
    return values[:2]


def _is_range(numerals: list[Token]) -> bool:
    doc, low, high = numerals[0].doc, numerals[0].i, numerals[-1].i
    between = [t.lower_ for t in doc[low:high]]
    before = doc[low - 1].lower_ if low else ""
    return (
        "tot" in between
        or "à" in between
        or "a" in between
        or ("en" in between and (before == "tussen" or _before(doc[low], 2) == "tussen"))
    )


def _before(token: Token, distance: int) -> str:
    return str(token.nbor(-distance).lower_) if token.i >= distance else ""


def left_context(token: Token) -> str:
    """Return the up to five words before a numeral in lower case, without determiners and quotes right before it."""
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 5) : token.i]]
    while words and words[-1] in {"een", "de", "het", "die", "deze", "‘", "'", '"', "“", "’", ",,"}:
        words.pop()
    return " ".join(words)


def _unit(head: Token) -> str | None:
    lemma = head.lemma_.lower()
    return MONEY.get(lemma) or MEASURE_UNITS.get(lemma)
