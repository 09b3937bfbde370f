"""The rows of ``rival_words.toml``: families, words and modifiers, each with an example."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from kzgraph.errors import LexiconError
from kzgraph.languages.language import DUTCH, find_language

DATA = find_language(DUTCH).lexicon / "rival_words.toml"


class Valence(StrEnum):
    """What a word itself says of those who are called so, or of those who do what is called so."""

    NEUTRAL = "neutral"
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    DISTANCED = "distanced"  # "zogenaamde": the word is that of others
    UNKNOWN = "unknown"  # no row has it


@dataclass(frozen=True, slots=True)
class Family:
    """Words that can stand for one another. kinds: classes of nodes; classes: event classes of claims, for verbs."""

    name: str
    en: str
    nl: str
    kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RivalWord:
    """One word with its forms. why: what praise or blame it holds; only of words that are loaded."""

    family: str
    example: str
    forms: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    valence: str = Valence.NEUTRAL
    why: str = ""
    counterexample: str = ""


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words before a noun that load whatever they stand before."""

    forms: tuple[str, ...]
    valence: str
    why: str
    example: str


Row = TypeVar("Row", Family, RivalWord, Modifier)


@cache
def families() -> Mapping[str, Family]:
    """Return the families by name. Raises LexiconError for a wrong row."""
    return {row.name: row for row in _rows("family", Family)}


@cache
def rival_words() -> tuple[RivalWord, ...]:
    """Return the words. Raises LexiconError for a wrong row, or a form that stands in two."""
    rows = _rows("word", RivalWord)
    for row in rows:
        _check(row)
    for words in ([form for row in rows for form in row.forms], [verb for row in rows for verb in row.verbs]):
        if twice := sorted(word for word in set(words) if words.count(word) > 1):
            raise LexiconError(f"{DATA.name}: {twice[0]!r} stands twice; keep one of the rows")
    return rows


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Return the loaded words before nouns, form → row. Raises LexiconError for a wrong row."""
    return {form: row for row in _rows("modifier", Modifier) for form in row.forms}


def _check(row: RivalWord) -> None:
    where = f"{DATA.name}: [[word]] {(*row.forms, *row.verbs, '?')[0]!r}"
    if row.family not in families():
        raise LexiconError(f"{where}: no family is named {row.family!r}")
    if row.valence not in ("neutral", "favourable", "unfavourable"):
        raise LexiconError(f"{where}: valence is neutral, favourable or unfavourable, not {row.valence!r}")
    if (row.valence == Valence.NEUTRAL) == bool(row.why):
        raise LexiconError(f"{where}: a loaded word has a 'why', a neutral one has none")


def _rows(table: str, kind: type[Row]) -> tuple[Row, ...]:
    try:
        content = tomllib.loads(DATA.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{DATA}: cannot be read as TOML ({error}); install kzgraph again") from error
    return tuple(_row(raw, kind, f"{DATA.name}: [[{table}]] number {n}") for n, raw in enumerate(content[table], 1))


def _row(raw: Mapping[str, Any], kind: type[Row], where: str) -> Row:
    known = [field.name for field in fields(kind)]
    if unknown := sorted(set(raw) - set(known)):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(known)}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise LexiconError(f"{where}: {error}") from error
