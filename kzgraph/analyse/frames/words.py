"""Rival words: what speakers call people, deeds and events of one kind, with the praise or blame that the word holds.

The rows are in ``analyse/data/rival_words.toml``, each with an example.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kzgraph.errors import LexiconError

DATA = Path(__file__).parents[1] / "data" / "rival_words.toml"
SHORTEST = 3  # letters before an ending: "hulp-troepen"

_TOKEN = re.compile(r"[\w'’-]+|,")
# What follows them says whose or where, not what: "de familie van de soldaten" are no soldiers.
_LINKS = frozenset(
    ("van", "in", "uit", "bij", "met", "op", "onder", "tegen", "die", "dat", "wie", "om", "te", "voor", "door", "naar",
     "aan", "over", "tussen", "tot", "sinds", "volgens", "en", "of", ",")
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Found:
    """A rival word in a text. word: as it stands there, lower case; why: what the word and its modifiers hold."""

    family: str
    word: str
    valence: Valence
    why: str = ""


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


def word_in(text: str) -> Found | None:
    """Return what a mention names its referent by: the row of its head noun, with the modifiers before it.

    text: the words of one mention ("26 gewapende criminelen"). ``None`` when no row has its head.
    """
    tokens = head_phrase(text)
    for size in range(min(len(tokens), _longest()), 0, -1):
        row = _by_form().get(" ".join(tokens[-size:]))
        if row is not None:
            return _loaded(row, " ".join(tokens[-size:]), tokens[:-size])
    row = _by_ending(tokens[-1]) if tokens else None
    return _loaded(row, tokens[-1], tokens[:-1]) if row else None


def verb_in(lemma: str, rule: str, event_class: str) -> Found | None:
    """Return the row of a claim's verb. rule: id of the lexicon row that made the claim, for verbs of several words."""
    for verb, row in _by_verb().get(lemma, ()):
        before = verb.split()[:-1]
        if event_class in families()[row.family].classes and (not before or before[-1] in rule):
            return Found(row.family, verb, Valence(row.valence), row.why)
    return None


def head_phrase(text: str) -> list[str]:
    """Return the words of a mention up to its head noun, lower case: "de leider van de rebellen" → de, leider."""
    tokens = [token.lower().replace("’", "'").strip("'") for token in _TOKEN.findall(text)]
    while tokens and tokens[0] in _LINKS:
        tokens = tokens[1:]
    for place, token in enumerate(tokens):
        if token in _LINKS and not _goes_on(tokens, place):
            return tokens[:place]
    return tokens


def loads(text: str) -> Found | None:
    """Return the first loaded word anywhere in ``text``, such as the words of a framing; ``None`` if there is none."""
    tokens = [token.lower().replace("’", "'").strip("'") for token in _TOKEN.findall(text)]
    for start in range(len(tokens)):
        for size in range(min(_longest(), len(tokens) - start), 0, -1):
            row = _by_form().get(" ".join(tokens[start : start + size]))
            if row is not None and row.valence != Valence.NEUTRAL:
                return Found(row.family, " ".join(tokens[start : start + size]), Valence(row.valence), row.why)
        if (modifier := modifiers().get(tokens[start])) is not None:
            return Found("", tokens[start], Valence(modifier.valence), modifier.why)
    return None


def _goes_on(tokens: list[str], place: int) -> bool:
    """Whether a link word belongs to a name of several words: "agent van het buitenland"."""
    return any(
        " ".join(tokens[place - 1 : place - 1 + size]) in _by_form() for size in range(3, _longest() + 1) if place
    )


def _loaded(row: RivalWord, word: str, before: list[str]) -> Found:
    """A modifier outweighs a neutral noun; one that keeps its distance outweighs all."""
    valence, why = Valence(row.valence), row.why
    kept = [token for token in before if token in modifiers()]
    for modifier in (modifiers()[token] for token in kept):
        if valence is Valence.NEUTRAL or modifier.valence == Valence.DISTANCED:
            valence, why = Valence(modifier.valence), modifier.why
    return Found(row.family, " ".join([*kept, word]), valence, why)


@cache
def _by_form() -> Mapping[str, RivalWord]:
    return {form: row for row in rival_words() for form in row.forms}


@cache
def _by_verb() -> Mapping[str, list[tuple[str, RivalWord]]]:
    """Last word of a verb → the verb and its row, verbs of several words first."""
    found: dict[str, list[tuple[str, RivalWord]]] = {}
    for row in rival_words():
        for verb in row.verbs:
            found.setdefault(verb.split()[-1], []).append((verb, row))
    return {last: sorted(pairs, key=lambda pair: -len(pair[0].split())) for last, pairs in found.items()}


@cache
def _longest() -> int:
    return max(len(form.split()) for form in _by_form())


def _by_ending(token: str) -> RivalWord | None:
    fits = (
        row for row in rival_words() for end in row.endings if token.endswith(end) and len(token) >= len(end) + SHORTEST
    )
    return next(fits, None)


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
