"""The forms of Dutch phrases of time as patterns over words of the lexicon."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kzgraph.languages.nl.numerals import TENS, UNITS
from kzgraph.lexicon.loader import time_words

KINDS = (
    "month", "day", "part", "season", "unit", "weekend", "feast", "easter", "order", "position", "shift", "from",
    "until", "about", "ago", "habit",
)  # fmt: skip
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:ste|de|e)?"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
CENTURIES = {"achttiende": 18, "negentiende": 19, "twintigste": 20, "eenentwintigste": 21}


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def pieces() -> Mapping[str, str]:
    """Return the patterns of single words and short phrases by name."""
    found = {kind: either(time_words(kind)) for kind in KINDS}
    found["weekday"] = f"{either(time_words('weekday'))}(?:s|{found['part']})?"
    found["number"] = f"(?:\\d{{1,3}}|{either([*UNITS, *TENS])})"
    found["date"] = rf"(?:{found['weekday']},? )?(?:de )?{DAY_NUMBER} {found['month']}(?: {YEAR})?"
    found["digits"] = rf"{DAY_NUMBER}[-/.](?:1[0-2]|0?[1-9])[-/.]{YEAR}"
    found["feast_date"] = rf"(?:{found['feast']}|{found['easter']})(?: {YEAR})?"
    found["month_year"] = rf"{found['month']} {YEAR}"
    found["season_year"] = rf"(?:{found['order']} )?{found['season']}(?: van)?(?: {YEAR})?"
    found["quarter"] = rf"{either(QUARTERS)} kwartaal(?: van)? {YEAR}"
    found["half"] = rf"(?:eerste|tweede) helft (?:van )?(?:{found['month']} )?{YEAR}"
    found["decade"] = rf"jaren (?:['’‘]?\d0|1[89]\d0|20\d0|{either(TENS)})"
    found["century"] = rf"(?:\d\d(?:ste|e)|{either(CENTURIES)}) eeuw"
    named = f"{found['weekday']}|{found['month']}|{found['weekend']}|{found['unit']}|{found['part']}"
    found["ordered"] = rf"{found['order']} (?:{named})"
    found["weekday_of_week"] = rf"{found['weekday']} (?:{found['order']} week|over een week)"
    found["week_of_weekday"] = rf"{found['order']} week {found['weekday']}"
    found["year_of_order"] = rf"{found['month']} (?:van )?{found['order']} jaar"
    return found


@cache
def clock() -> str:
    """Return the pattern of a time of day: "om acht minuten over zes", "rond half twee 's nachts", "om 18.08 uur"."""
    number = f"(?:\\d{{1,2}}|{either(UNITS)}|twintig)"
    minutes = rf"(?:(?:kwart|{number}(?: minuten)?) (?:voor|over) (?:half )?|half )?"
    day = r"(?: (?:uur )?['’‘]s (?:nachts|ochtends|morgens|middags|namiddags|avonds)| uur)?"
    return rf"(?:om|rond|omstreeks|tegen|vanaf|na|voor) (?:\d{{1,2}}[.:]\d\d(?: uur)?|{minutes}{number}{day})"


POINTS = (
    "digits", "date", "feast_date", "year_of_order", "month_year", "quarter", "half", "decade", "century",
    "weekday_of_week", "week_of_weekday", "ordered", "season_year", "weekday", "day", "weekend", "month",
)  # fmt: skip


@cache
def phrase_pattern() -> "re.Pattern[str]":
    """Return the pattern of a whole phrase; its only group that matches names the form."""
    p = pieces()
    point = "(?:" + "|".join(f"(?:{p[name]})" for name in POINTS) + f"|{YEAR})"
    number, unit = p["number"], p["unit"]
    forms = {
        "habit": rf"{p['habit']} (?:{point}|{unit}|{p['part']})",
        "night": rf"(?:de )?nacht (?:van )?(?:{p['weekday']}|{p['date']}) op (?:{p['weekday']}|{p['date']})",
        "range": rf"(?:tussen|van) (?:{point}|{DAY_NUMBER}) (?:en|tot(?: en met)?|t/m) (?:de )?{point}"
        rf"|{DAY_NUMBER} (?:en|tot(?: en met)?|t/m|-|–) (?:{p['date']})|{YEAR} ?[-–] ?{YEAR}",
        "last": rf"(?:de )?{p['order']} {number} {unit}",
        "ago": rf"(?:zo'n |ruim |bijna |ongeveer )?(?:{number}|een half|anderhalf|anderhalve) {unit} {p['ago']}",
        "step": rf"(?:{number} {unit}|(?:de )?(?:dag|week|maand)|(?:de )?{p['weekday']}) {p['shift']}"
        rf"|(?:de|een) (?:volgende|vorige) dag|(?:die|dezelfde|diezelfde) (?:dag|{p['part']})",
        "open": rf"(?:{p['from']}|{p['until']}) (?:de |het )?(?:{p['position']} )?{point}|{p['from']} {number} {unit}",
        "over": rf"over {number} {unit}",
        "approximate": rf"{p['about']} (?:de |het )?{point}",
        "part": rf"(?:{p['position']})(?: van)? (?:de |het )?{point}",
        "point": rf"{point}(?:,? {clock()})?",
    }
    body = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
    return re.compile(rf"(?<![\w/-])(?:{body})(?![\w-])")
