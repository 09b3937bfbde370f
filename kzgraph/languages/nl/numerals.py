"""Dutch numerals: words and digits to numbers, and the words that bound, round or count vaguely."""

import re
from decimal import Decimal

UNITS = {
    "nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
SCALES = {"honderd": 100, "duizend": 1000, "miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12}
# "een twintigtal": about 20 (contract: value with approximate)
ROUND_TENS = {
    "tiental": 10, "twaalftal": 12, "vijftiental": 15, "twintigtal": 20, "dertigtal": 30, "veertigtal": 40,
    "vijftigtal": 50, "zestigtal": 60, "zeventigtal": 70, "tachtigtal": 80, "negentigtal": 90, "honderdtal": 100,
    "duizendtal": 1000, "dozijn": 12,
}  # fmt: skip
# contract: "tientallen" 20–99, "honderden" 200–999, "duizenden" 2000–9999, "honderdduizenden" 200000–999999
VAGUE = {"tientallen": (20, 99), "honderden": (200, 999), "duizenden": (2000, 9999), "tienduizenden": (20000, 99999),
         "honderdduizenden": (200000, 999999), "miljoenen": (2000000, None), "handvol": (2, 9)}  # fmt: skip
# before a scale: "een half miljoen"
HALVES = {"half": Decimal("0.5"), "halve": Decimal("0.5"), "kwart": Decimal("0.25"), "driekwart": Decimal("0.75")}
# before "van": percentages of a whole
SHARES = {"helft": Decimal(50), "kwart": Decimal(25), "driekwart": Decimal(75), "derde": Decimal(100) / 3,
          "vierde": Decimal(25), "vijfde": Decimal(20), "tiende": Decimal(10)}  # fmt: skip
FRACTIONS = {"anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5")}
DIGITS = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}")


def parse_digits(text: str) -> Decimal | None:
    """Return the number in digits with Dutch marks: "2.500" is 2500, "10,5" is 10.5; ``None`` when it is no number."""
    if not DIGITS.fullmatch(text):
        return None
    if re.fullmatch(r"\d+\.\d{1,2}", text):
        return Decimal(text)
    return Decimal(re.sub(r"[. ]", "", text).replace(",", "."))


def parse_word(word: str) -> Decimal | None:
    """Return the value of one written numeral ("dertien", "driehonderdvijftig", "tweeëntwintig", "anderhalf")."""
    word = word.lower()
    if word in FRACTIONS:
        return FRACTIONS[word]
    value = _below_million(word)
    return None if value is None else Decimal(value)


def _below_million(word: str) -> int | None:
    if word in SCALES:
        return SCALES[word]
    if "duizend" in word:
        left, right = word.split("duizend", 1)
        high = 1 if not left else _below_thousand(left)
        low = 0 if not right else _below_thousand(right.removeprefix("en"))
        return None if high is None or low is None else high * 1000 + low
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    if "honderd" in word:
        left, right = word.split("honderd", 1)
        high = 1 if not left else _below_hundred(left)
        low = 0 if not right else _below_hundred(right.removeprefix("en") or "?")
        return None if high is None or low is None else high * 100 + low
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    if word in UNITS:
        return UNITS[word]
    if word in TENS:
        return TENS[word]
    for tens, value in TENS.items():
        if word.endswith(tens):
            unit = UNITS.get(re.sub(r"(en|ën)$", "", word[: -len(tens)]))
            return None if unit is None or unit > 9 else value + unit
    return None
