"""Numbers beside a noun: exact, bounded, rounded or vague, as the data contract wants them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import time_words, unit_words, wordlist

YEAR = re.compile(r"(19|20)\d\d")
BETWEEN = frozenset({"ADJ", "ADV", "VERB", "PROPN", "X"})  # parts of speech between a number and its noun


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
    if is_word(token, "article_ones") and token.pos_ == "NUM":
        return Decimal(1)
    return numbers(token.lang_).number_word(token.text)


def count_of(head: Token, phrase: list[Token]) -> Count | None:
    """Return the count that the words before ``head`` give of it, if any. phrase: the tokens of its noun phrase.

    Years, ages, dates and ordinals are not counts.
    """
    if _counts_itself(head):
        return _count(head.i + 1, head, unit=None)
    inside = {t.i for t in phrase}
    is_number_word = numbers(head.lang_).is_number_word
    unit_noun: Token | None = None
    for token in reversed(head.doc[head.sent.start : head.i]):
        if is_number_word(token.text) and not _is_age_or_year(token):
            return _count(token.i + 1, head, unit=_unit(unit_noun or head))
        if is_word(token, "of_words") or is_word(token, "whole_determiners"):
            return _part_of(token.i + 1, head, inside)
        if unit_noun is None and _unit(token) is not None and token.i in inside:
            unit_noun = token  # "tien ton graan"
        elif not (token.is_quote or (token.i in inside and (token.pos_ in BETWEEN or token.dep_ == "compound"))):
            return None
    return None


def count_alone(numeral: Token) -> Count | None:
    """Return the count that a numeral without a noun gives, as the words beside it bound or extend it."""
    return _count(_end_of_number(numeral), numeral, unit=None)


def _counts_itself(head: Token) -> bool:
    known = numbers(head.lang_)
    return head.lower_ in known.VAGUE or head.lemma_.lower() in known.ROUND_TENS or head.lower_ in known.SCALES


def _part_of(end: int, head: Token, inside: set[int]) -> Count | None:
    """The number of a part, when it governs the whole: "twee van de agenten"."""
    count = _count(end, head, unit=None)
    return count if count is not None and any(i in inside for i in range(count.start, count.end)) else None


def _count(end: int, head: Token, *, unit: str | None) -> Count | None:
    """What the words up to ``end`` say, as a count of tokens."""
    known = numbers(head.lang_)
    first = max(head.sent.start, end - known.LONGEST)
    reading = known.reading_before([t.text for t in head.doc[first:end]])
    if reading is None:
        return None
    return Count(
        start=end - reading.words,
        end=end,
        value=reading.value,
        minimum=reading.minimum,
        maximum=reading.maximum,
        approximate=reading.approximate,
        unit="%" if reading.share else unit,
    )


def _end_of_number(numeral: Token) -> int:
    """Index behind the number phrase that ``numeral`` is part of: "tien, misschien vijftien", "3,5 miljoen"."""
    doc, end, known = numeral.doc, numeral.i + 1, numbers(numeral.lang_)
    while end < numeral.sent.end:
        ahead = end
        while ahead < numeral.sent.end and _may_continue(doc[ahead]):
            ahead += 1
        if ahead == numeral.sent.end or not known.is_number_word(doc[ahead].text):
            break
        first = max(numeral.sent.start, ahead + 1 - known.LONGEST)
        reading = known.reading_before([t.text for t in doc[first : ahead + 1]])
        if reading is None or ahead + 1 - reading.words > numeral.i:
            break
        end = ahead + 1
    return end


def _may_continue(token: Token) -> bool:
    lower, ranges = token.lower_, numbers(token.lang_).RANGE_WORDS
    return lower in ranges or token.text == "," or lower in wordlist("perhaps", token.lang_)


def _is_age_or_year(token: Token) -> bool:
    following = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    preceding = token.nbor(-1).lower_ if token.i > 0 else ""
    if preceding == "(" and following == ")":
        return True  # "Anna Visser (41)"
    if following in wordlist("age_words", token.lang_) and preceding in wordlist("age_openers", token.lang_):
        return True
    if YEAR.fullmatch(token.text) is None:
        return False
    opened = preceding in wordlist("year_openers", token.lang_) or preceding in time_words("month", token.lang_)
    return opened or _ends_period(token)


def _ends_period(token: Token) -> bool:
    """The later of two years: "tussen 2017 en 2021"; what is written without a mark and is not round is no number."""
    if token.i < 2 or token.nbor(-1).lower_ not in numbers(token.lang_).RANGE_WORDS:
        return False
    first = token.nbor(-2).text
    return YEAR.fullmatch(first) is not None and first < token.text and not (first[-2:] == token.text[-2:] == "00")


def _unit(head: Token) -> str | None:
    return unit_words(head.lang_).get(head.lemma_.lower())
