"""A language as the rest of the program sees it: a folder of data with ``language.toml``, and Python parts beside it.

A language comes with kzgraph (a folder beside this file), or from elsewhere: the environment variable
``KZGRAPH_LANGUAGES`` names folders that hold folders of languages, one a language, called after its code.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, wraps
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from kzgraph.errors import LexiconError

DUTCH: Final = "nl"
FILE: Final = "language.toml"
FOLDERS: Final = "KZGRAPH_LANGUAGES"
_HERE: Final = Path(__file__).parent
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Language:
    """What ``language.toml`` says. It has all of these keys but ``code`` and ``folder``.

    code: ISO 639-1, the name of the folder. name: in English. aliases: how metadata write it, lower case.
    regions: further such names, of a variety → its BCP 47 code. words: commonest function words, which tell it from
    others. spelling: pattern of words that look like it; foreign: of words that do not. stemmer: its name in Snowball.
    particles: where the lexicon writes the particle of a verb: "before" ("afkondigen") or "behind" ("carry out").
    models: names of spaCy pipelines that read it, best first; none for a language that has its own.
    """

    code: str
    folder: Path
    name: str
    words: frozenset[str]
    aliases: tuple[str, ...] = ()
    regions: Mapping[str, str] | None = None
    spelling: str = ""
    foreign: str = ""
    stemmer: str = ""
    models: tuple[str, ...] = ()
    particles: str = "before"

    @property
    def lexicon(self) -> Path:
        """The folder with the TOML files of its words."""
        return self.folder / "lexicon"


def find_language(code: str) -> Language:
    """Return the language that a BCP 47 code means. Raises LexiconError for one that is not there."""
    known = _languages(os.environ.get(FOLDERS, ""))
    found = known.get(code.split("-")[0].lower())
    if found is None:
        raise LexiconError(f"there is no language {code!r}; known are {', '.join(known)}")
    return found


def languages() -> tuple[Language, ...]:
    """Return all languages, Dutch first, then by code."""
    return tuple(_languages(os.environ.get(FOLDERS, "")).values())


@cache
def _languages(elsewhere: str) -> Mapping[str, Language]:
    folders = [_HERE, *(Path(name) for name in elsewhere.split(os.pathsep) if name)]
    found = {file.parent.name: file for folder in folders for file in folder.glob(f"*/{FILE}")}
    order = sorted(found, key=lambda code: (code != DUTCH, code))
    return {code: _read(code, found[code]) for code in order}


def _read(code: str, file: Path) -> Language:
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{file}: cannot be read as TOML ({error}); mend the file or leave it out") from error
    known = [field.name for field in fields(Language)][2:]
    if wrong := sorted(set(raw) - set(known)):
        raise LexiconError(f"{file}: unknown key {wrong[0]!r}; known are {', '.join(known)}")
    if missing := sorted({"name", "words"} - set(raw)):
        raise LexiconError(f"{file}: key {missing[0]!r} is missing")
    return Language(code, file.parent, **dict(_values(raw)))


def _values(raw: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in raw.items():
        if name == "words":
            yield name, frozenset(value.lower().split())
        else:
            yield name, tuple(value) if isinstance(value, list) else value


def joined_particle(particle: str, verb: str, language: str) -> str:
    """Return a verb with its particle as the lexicon of the language writes it: "afkondigen", "carry out"."""
    return particle + verb if find_language(language).particles == "before" else f"{verb} {particle}"


class Loaded(Protocol[Value_co]):
    """What gives the data of a language; of Dutch, when none is named."""

    def __call__(self, language: str = DUTCH) -> Value_co:
        """Return the data of the language with this code."""


class _Load(Protocol[Value_co]):
    def __call__(self, language: str) -> Value_co: ...


def of_language(load: _Load[Value_co]) -> Loaded[Value_co]:
    """Keep what ``load`` gives for each language, also when the language is left out because it is Dutch."""
    kept = cache(load)

    @wraps(load)
    def loaded(language: str = DUTCH) -> Value_co:
        return kept(language)

    return loaded
