"""Times: Dutch time phrases to EDTF, anchored on the document's date, with honest precision."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from kzgraph.lexicon.loader import wordlist
from kzgraph.model.claim import TimeSpan

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
PARTS = ("ochtend", "morgen", "voormiddag", "middag", "namiddag", "avond", "nacht")
RELATIVE_DAYS = {
    "vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2, "gisteravond": -1,
    "gisterenavond": -1, "gistermiddag": -1, "gisterochtend": -1, "gisternacht": -1, "vanochtend": 0, "vanmorgen":
    0, "vanmiddag": 0, "vanavond": 0, "vannacht": 0,
}  # fmt: skip
WEEKDAY = re.compile(rf"^({'|'.join(WEEKDAYS)})(s|{'|'.join(PARTS)})?(en)?$")
FULL_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?\b")
MONTH_YEAR = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{4}})\b")
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def is_time(token: Token) -> bool:
    """Return whether a phrase with this head says when."""
    lower = token.lower_
    if WEEKDAY.match(lower) or lower in RELATIVE_DAYS or lower in MONTHS:
        return True
    if _is_measure(token):
        return False
    if YEAR.fullmatch(token.text) and token.dep_ in {"obl", "nmod", "obl:arg", "nummod"}:
        return True
    return token.lemma_.lower() in wordlist("time_nouns") and token.pos_ in {"NOUN", "PROPN"}


def is_time_adverb(token: Token) -> bool:
    """Return whether an adverb says when: "gisteren", "onlangs"."""
    return token.pos_ == "ADV" and (token.lower_ in RELATIVE_DAYS or token.lower_ in wordlist("time_adverbs"))


def _is_measure(token: Token) -> bool:
    """An age or a sentence: "een man van 34 jaar", "tien jaar cel", "drie jaar gevangenisstraf"."""
    units = {"jaar", "maand", "week", "dag", "uur"}
    if token.lemma_.lower() not in units or not any(c.dep_ == "nummod" for c in token.children):
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in wordlist("sentence_words"):
        return True
    behind = any(c.dep_ == "case" and c.lower_ in {"van", "tot"} for c in token.children)
    return behind and token.dep_ in {"nmod", "obl", "obl:arg"}


def time_of(text: str, anchor: str | None) -> TimeSpan:
    """Return the time that the words ``text`` say. anchor: the document's EDTF date, as precise as it is known.

    A weekday needs an anchor with a day: it is the nearest such day up to and including it, unless "volgende" or
    "komende" says otherwise. What cannot be anchored for certain keeps its words alone.
    Source: EDTF (ISO 8601-2:2019) levels 0 and 1.
    """
    words = " ".join(text.lower().split())
    return TimeSpan(text=" ".join(text.split()), edtf=_edtf(words, anchor))


def _edtf(words: str, anchor: str | None) -> str | None:
    if match := FULL_DATE.search(words):
        return _full_date(match, anchor)
    if match := MONTH_YEAR.search(words):
        return f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"
    day = _day(anchor)
    if day is not None:
        for word in words.split():
            if word in RELATIVE_DAYS:
                return _safe(day, RELATIVE_DAYS[word])
            if match := WEEKDAY.match(word):
                return _weekday(day, WEEKDAYS.index(match[1]), words)
    if re.fullmatch(r"(in |sinds |van |eind |begin )?(1[89]\d\d|20\d\d)", words) and (match := YEAR.search(words)):
        return match[1]
    if re.search(r"\bdit jaar\b", words) and anchor and not re.search(r"\b(begin|eind|einde)\b", words):
        return anchor[:4]
    if re.search(r"\b(vorig|afgelopen) jaar\b", words) and anchor and " in " not in words:
        return str(int(anchor[:4]) - 1)
    return None


def _full_date(match: "re.Match[str]", anchor: str | None) -> str | None:
    year = match[3] or _nearest_year(MONTHS.index(match[2]) + 1, int(match[1]), anchor)
    if year is None:
        return f"XXXX-{MONTHS.index(match[2]) + 1:02}-{int(match[1]):02}" if 1 <= int(match[1]) <= 31 else None
    try:
        return date(int(year), MONTHS.index(match[2]) + 1, int(match[1])).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, day: int, anchor: str | None) -> str | None:
    """The year that brings a date without one nearest to the anchor: "25 december" in January is last year's."""
    if anchor is None:
        return None
    centre = _day(anchor)
    if centre is None:
        return anchor[:4]
    years = [centre.year - 1, centre.year, centre.year + 1]
    dates = [(abs((date(y, month, min(day, 28)) - centre).days), y) for y in years]
    return str(min(dates)[1])


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor) if anchor and len(anchor) == 10 else None
    except ValueError:
        return None


def _safe(day: date, offset: int) -> str | None:
    try:
        return (day + timedelta(days=offset)).isoformat()
    except OverflowError:
        return None


def _weekday(day: date, weekday: int, words: str) -> str | None:
    if re.search(r"\b(volgende|komende|aanstaande)\b", words):
        return _safe(day, (weekday - day.weekday() - 1) % 7 + 1)
    if re.search(r"\b(elke|iedere|alle)\b", words):
        return None
    return _safe(day, -((day.weekday() - weekday) % 7))
