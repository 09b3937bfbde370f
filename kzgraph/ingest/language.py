"""In which language is a text? Counted by function words and by script, so that a paragraph is enough to tell.

Flemish is Dutch here: both are written with the same function words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kzgraph.languages.language import DUTCH, find_language, languages

_SAMPLE = 20_000  # characters; more does not change the verdict
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_WORD = 45  # letters; whatever is longer is no word of a newspaper
_SHORT = 12  # words; below, one function word more or less is chance (headlines)
_SHORTEST = 6  # words; a shorter line is Dutch unless it is plainly something else
_LEAST_SHARE = 0.15  # of function words; Dutch prose has 0.40 to 0.50
_FOREIGN_SHARE = 0.12  # of words spelled as in no Dutch one; Dutch news with Kazakh names has 0.05
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """In which language that can be read a text is. code: ``None`` for no such; reason: why, in words for a message."""

    code: str | None
    reason: str | None = None


@cache
def _listed() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Code → (name in English, function words), of languages that nobody reads."""
    source = files("kzgraph.ingest").joinpath("data/languages.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(source)
    return {code: (row["name"], frozenset(row["words"].lower().split())) for code, row in rows.items()}


def _function_words() -> Mapping[str, tuple[str, frozenset[str]]]:
    return {**_listed(), **{one.code: (one.name, one.words) for one in languages()}}


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
    """Judge the first 20,000 characters of ``text``: Dutch, unless another language or no Dutch shows."""
    sample = text[:_SAMPLE]
    if script := _foreign_script(sample):
        return Verdict(None, f"this looks like {script}")
    plain = sample.replace("\u00ad", "").replace("’", "'").lower()
    words = [word for word in _WORD.findall(plain) if len(word) <= _LONGEST_WORD]
    if not words:
        return Verdict(None, "there are no words in it")
    known, usual = _function_words(), find_language(DUTCH)
    hits = {code: sum(word in common for word in words) for code, (_, common) in known.items()}
    own = hits.pop(usual.code)
    best = max(sorted(hits), key=lambda code: hits[code])
    strange, like = re.compile(usual.foreign), re.compile(usual.spelling)
    foreign = sum(1 for word in words if strange.search(word))
    spelled = sum(1 for word in words if like.search(word)) - foreign
    if hits[best] > own + 1 or (hits[best] > own and spelled <= 0):
        return _other(best, known[best][0], hits[best] / len(words))
    odd = len(words) >= _SHORT or spelled <= 0 or foreign >= _FOREIGN_SHARE * len(words)
    if len(words) >= _SHORTEST and own < _LEAST_SHARE * len(words) and odd:
        return Verdict(None, f"there are hardly any {usual.name} words in it")
    return Verdict(usual.code)


def _other(code: str, name: str, share: float) -> Verdict:
    """The verdict on a text that is not Dutch. share: of its words that are function words of the language."""
    if share >= _LEAST_SHARE and any(one.code == code for one in languages()):
        return Verdict(code)
    return Verdict(None, f"this looks like {name}")


def language_code(value: str) -> str:
    """Return the BCP 47 code of a language as metadata writes it ("nl_NL", "Nederlands", "dut" → "nl")."""
    plain = value.strip()
    key = plain.lower().replace("-", "_")
    for one in languages():
        if key in one.aliases:
            return one.code
        if one.regions and key in one.regions:
            return one.regions[key]
    primary, *rest = plain.replace("_", "-").split("-")
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def is_readable_code(code: str) -> bool:
    """Tell whether a BCP 47 code means a language that can be read, of any region."""
    return any(one.code == code.split("-")[0] for one in languages())


def readable_names() -> str:
    """Return the names of the languages that can be read, for messages: "Dutch or English"."""
    return " or ".join(one.name for one in languages())
