"""Is a text Dutch? Counted by function words and by script, so that a paragraph is enough to tell.

Flemish is Dutch here: both are written with the same function words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SAMPLE = 20_000  # characters; more does not change the verdict
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT = 12  # words; below, no function word at all is no proof against Dutch (headlines)
_LEAST_SHARE = 0.08  # Dutch prose has 0.40 to 0.50, the barest headlines 0.15
_SCRIPTS: Mapping[str, str] = {
    "CYRILLIC": "Russian or another language in Cyrillic script",
    "GREEK": "Greek",
    "ARABIC": "Arabic, Persian or another language in Arabic script",
    "HEBREW": "Hebrew",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "THAI": "Thai",
    "DEVANAGARI": "Hindi or another language in Devanagari script",
}
_DUTCH_NAMES = frozenset(("nl", "nld", "dut", "dutch", "nederlands", "nl_nl"))
_FLEMISH_NAMES = frozenset(("vlaams", "flemish", "nl_be", "vls"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is Dutch. looks_like: what it is instead, as words for a message; ``None`` for Dutch."""

    dutch: bool
    looks_like: str | None = None


@cache
def _languages() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Code → (name in English, function words)."""
    source = files("kzgraph.ingest").joinpath("data/languages.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(source)
    return {code: (row["name"], frozenset(row["words"].lower().split())) for code, row in rows.items()}


def _foreign_script(sample: str) -> str | None:
    """Name the language of a text that is mostly in another script than Latin."""
    letters = [c for c in sample[:2000] if c.isalpha()]
    scripts: dict[str, int] = {}
    for letter in letters:
        script = unicodedata.name(letter, "UNKNOWN").split()[0]
        scripts[script] = scripts.get(script, 0) + 1
    for script, count in scripts.items():
        if script in _SCRIPTS and count * 2 > len(letters):
            return _SCRIPTS[script]
    return None


def judge(text: str) -> Verdict:
    """Judge the first 20,000 characters of ``text``."""
    sample = text[:_SAMPLE]
    if script := _foreign_script(sample):
        return Verdict(False, script)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if not words:
        return Verdict(False, "no words at all")
    hits = {code: sum(word in known for word in words) for code, (_, known) in _languages().items()}
    dutch = hits.pop("nl")
    best = max(sorted(hits), key=lambda code: hits[code])
    # One word more is chance in a short text; in a long one the shares differ by tens.
    if hits[best] > dutch + (1 if len(words) < 2 * _SHORT else 0):
        return Verdict(False, _languages()[best][0])
    if len(words) >= _SHORT and dutch < _LEAST_SHARE * len(words):
        return Verdict(False, "text with hardly any Dutch words")
    return Verdict(True)


def language_code(value: str) -> str:
    """Return the BCP 47 code of a language as metadata writes it ("nl_NL", "Nederlands", "dut" → "nl")."""
    plain = value.strip()
    key = plain.lower().replace("-", "_")
    if key in _DUTCH_NAMES:
        return "nl"
    if key in _FLEMISH_NAMES:
        return "nl-BE"
    primary, *rest = plain.replace("_", "-").split("-")
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def is_dutch_code(code: str) -> bool:
    """Tell whether a BCP 47 code means Dutch of any region."""
    return code.split("-")[0] == "nl"
