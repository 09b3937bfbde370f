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
_LONGEST_WORD = 45  # letters; whatever is longer is no word of a newspaper
_SHORT = 12  # words; below, one function word more or less is chance (headlines)
_SHORTEST = 6  # words; a shorter line is Dutch unless it is plainly something else
_LEAST_SHARE = 0.15  # of function words; Dutch prose has 0.40 to 0.50
_FOREIGN_SHARE = 0.12  # of words spelled as in no Dutch one; Dutch news with Kazakh names has 0.05
# Spelling settles what function words leave open: one line of Dutch, or a language that is not listed.
_DUTCH_SPELLING = re.compile(
    r"ij|aa|ee|oo|uu|oe|ui|sch|cht|ieu|nk|(?:en|de|te|je|lijk|heid|isch|sche)$|^(?:ge|ver|ont)"
)
_FOREIGN_SPELLING = re.compile(
    r"[^a-zëïéèöüáóêâîûçà']|th(?!e|o)|sh|wh|tion|[^aeiou]y$|q|[^e]x|[csr]z|ght|ow|oa|aux?$|dj[aeiou]"
)
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
    """Whether a text is Dutch. reason: why not, in words for a message; ``None`` for Dutch."""

    dutch: bool
    reason: str | None = None


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
        return Verdict(False, f"this looks like {script}")
    plain = sample.replace("\u00ad", "").replace("’", "'").lower()
    words = [word for word in _WORD.findall(plain) if len(word) <= _LONGEST_WORD]
    if not words:
        return Verdict(False, "there are no words in it")
    hits = {code: sum(word in known for word in words) for code, (_, known) in _languages().items()}
    dutch = hits.pop("nl")
    best = max(sorted(hits), key=lambda code: hits[code])
    foreign = sum(1 for word in words if _FOREIGN_SPELLING.search(word))
    spelled = sum(1 for word in words if _DUTCH_SPELLING.search(word)) - foreign
    if hits[best] > dutch + 1 or (hits[best] > dutch and spelled <= 0):
        return Verdict(False, f"this looks like {_languages()[best][0]}")
    odd = len(words) >= _SHORT or spelled <= 0 or foreign >= _FOREIGN_SHARE * len(words)
    if len(words) >= _SHORTEST and dutch < _LEAST_SHARE * len(words) and odd:
        return Verdict(False, "there are hardly any Dutch words in it")
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
