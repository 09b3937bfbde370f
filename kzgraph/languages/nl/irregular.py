"""Dutch verbs that no rule of conjugation gives: rows and lists of ``strong_verbs.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from kzgraph.errors import LexiconError
from kzgraph.languages.language import DUTCH, find_language
from kzgraph.lexicon.loader import endings

DATA: Final = find_language(DUTCH).lexicon / "strong_verbs.toml"
_LISTS: Final = ("inseparable", "both", "whole", "unstressed", "stressed", "silent_e")


@dataclass(frozen=True, slots=True)
class Strong:
    """A row of the table. participle: with its ge-; present: singular forms if they are irregular."""

    past: tuple[str, ...]
    participle: tuple[str, ...]
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The whole data file. strong: infinitive -> row; particles: longest first; the sets hold infinitives.

    The comments of the file say what each set means.
    """

    strong: Mapping[str, Strong]
    particles: tuple[str, ...]
    inseparable: frozenset[str]
    both: frozenset[str]
    whole: frozenset[str]
    unstressed: frozenset[str]
    stressed: frozenset[str]
    silent_e: frozenset[str]


@cache
def exceptions() -> Exceptions:
    """Return the content of the data file. Raises LexiconError with the row if it cannot be read."""
    try:
        content = tomllib.loads(DATA.read_text("utf-8"))
        lists = content["lists"]
        sets = {name: frozenset(lists[name]) for name in _LISTS}
        particles = tuple(sorted(endings("particles"), key=lambda p: (-len(p), p)))
        strong = {verb: _row(verb, row) for verb, row in sorted(content["strong"].items())}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"{DATA}: cannot be read ({error}); mend it or install kzgraph again") from error
    return Exceptions(MappingProxyType(strong), particles, **sets)


def _row(verb: str, raw: Mapping[str, Any]) -> Strong:
    try:
        return Strong(**{name: tuple(forms) for name, forms in raw.items()})
    except TypeError as error:
        keys = "past, participle and where needed present"
        raise LexiconError(f"{DATA.name}: [strong] {verb}: give {keys} as lists ({error})") from error
