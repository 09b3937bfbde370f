"""The settings of a build as keyword arguments."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypedDict

from kzgraph.errors import InputError, LexiconError
from kzgraph.languages.language import find_language
from kzgraph.settings import DEFAULT_BASE, Settings

PathLike = str | os.PathLike[str]


class Options(TypedDict, total=False):
    """What ``build`` can be told, by the names of the command line.

    base: IRI below which the graph's resources lie. model: an installed spaCy pipeline with Universal Dependencies, in
    place of the shipped Dutch one. models: language → pipeline, for other languages. language: that all articles are
    taken to be in; else each is looked at. entities: files with more names (TOML). min_confidence: claims below it are
    left out, 0 to 1. columns: field (text, title, date, publisher, url, id) → column of tables. decisions: file of what
    people decided about nodes.
    """

    base: str
    model: str | None
    models: Mapping[str, str]
    language: str | None
    entities: Iterable[PathLike]
    min_confidence: float
    columns: Mapping[str, str]
    decisions: PathLike | None


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the settings that the options give. Raises InputError for a wrong one, with what to write."""
    unknown = sorted(set(options) - set(Options.__annotations__))
    if unknown:
        raise InputError(f"{unknown[0]}: no such setting; there are {', '.join(Options.__annotations__)}")
    entities, decisions = options.get("entities", ()), options.get("decisions")
    if isinstance(entities, str | os.PathLike):
        entities = (entities,)
    return Settings(
        base=_base(options.get("base", DEFAULT_BASE)),
        model=options.get("model"),
        models=tuple(sorted((_language(code), name) for code, name in dict(options.get("models", {})).items())),
        language=_language(options["language"]) if options.get("language") is not None else None,
        entity_files=tuple(_there(file) for file in entities),
        min_confidence=share(options.get("min_confidence", 0.0)),
        columns=tuple(sorted(dict(options.get("columns", {})).items())),
        decisions=_there(decisions) if decisions is not None else None,
    )


def share(value: float) -> float:
    """Return a confidence. Raises InputError when it is not from 0 to 1."""
    if not 0 <= value <= 1:
        raise InputError(f"min_confidence={value}: must be from 0 to 1")
    return float(value)


def at_least_one(name: str, value: int) -> int:
    """Return a number of things. Raises InputError when it is less than one."""
    if value < 1:
        raise InputError(f"{name}={value}: must be 1 or more")
    return value


def _language(code: str) -> str:
    """Return the code of a language. Raises InputError for one that nothing reads."""
    try:
        find_language(code)
    except LexiconError as error:
        raise InputError(f"language={code}: {error}") from error
    return code


def _base(text: str) -> str:
    if not text.startswith(("http://", "https://", "urn:")) or text[-1] not in "/#:" or set(text) & set(' <>"{}|\\^`'):
        raise InputError(f"base={text}: must be an IRI that ends in / or #, such as https://example.org/id/")
    return text


def _there(file: PathLike) -> Path:
    path = Path(file)
    if not path.exists():
        raise InputError(f"{path}: no such file; check the name")
    return path
