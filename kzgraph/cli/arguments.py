"""Arguments that several commands share: how articles are read."""

import argparse
from pathlib import Path

from kzgraph.settings import DEFAULT_BASE, Settings, is_base


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add --language, --model, --entities and --column."""
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="the language of all articles, such as nl or en (default: each is looked at)",
    )
    parser.add_argument(
        "--model",
        default=[],
        action="append",
        metavar="NAME",
        help="an installed spaCy pipeline: for Dutch in place of ours, or en_core_web_sm for English; repeatable",
    )
    parser.add_argument(
        "--entities",
        type=Path,
        nargs="+",
        default=[],
        action="extend",
        metavar="FILE",
        help="files with more names (TOML)",
    )
    parser.add_argument(
        "--column",
        type=_column,
        default=[],
        action="append",
        metavar="FIELD=NAME",
        help="the column of tables that holds a field (text, title, date, publisher, url, id); repeatable",
    )


def add_min_confidence(parser: argparse.ArgumentParser) -> None:
    """Add --min-confidence."""
    parser.add_argument(
        "--min-confidence", type=share, default=0.0, metavar="X", help="leave out claims below X (0 to 1)"
    )


def add_decisions(parser: argparse.ArgumentParser) -> None:
    """Add --decisions."""
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help="what people decided about nodes (default: decisions.jsonl in the folder, when it is there)",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings that the arguments of ``add_reading`` give. Raises InputError for a missing file."""
    from kzgraph.languages.language import DUTCH

    language = _language(arguments.language)
    decisions: Path | None = getattr(arguments, "decisions", None)
    check_there([*arguments.entities, *([decisions] if decisions is not None else [])])
    return Settings(
        base=getattr(arguments, "base", DEFAULT_BASE),
        model=next((name for name in reversed(arguments.model) if _language_of(name, language) == DUTCH), None),
        models=tuple((code, name) for name in arguments.model if (code := _language_of(name, language)) != DUTCH),
        language=language,
        entity_files=tuple(arguments.entities),
        min_confidence=getattr(arguments, "min_confidence", 0.0),
        columns=tuple(arguments.column),
        decisions=decisions,
    )


def _language(code: str | None) -> str | None:
    """The code as the program knows it. Raises InputError for a language that nothing reads."""
    if code is None:
        return None
    from kzgraph.errors import InputError, LexiconError
    from kzgraph.languages.language import find_language, languages

    try:
        find_language(code)
    except LexiconError as error:
        known = ", ".join(f"{one.code} ({one.name})" for one in languages())
        raise InputError(f"--language {code}: nothing here reads it; known are {known}") from error
    return code


def _language_of(model: str, language: str | None) -> str:
    """The language that a pipeline is for: the one that is named, else what its name begins with, else Dutch."""
    from kzgraph.languages.language import DUTCH, languages

    if language is not None:
        return language.split("-")[0].lower()
    start = Path(model).name.split("_")[0]
    return next((one.code for one in languages() if one.code == start), DUTCH)


def check_there(paths: list[Path]) -> None:
    """Raise InputError for the first path that does not exist."""
    from kzgraph.errors import InputError

    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the name")


def base(text: str) -> str:
    """Return an IRI below which resources can lie. Raises ArgumentTypeError for any other text."""
    if not is_base(text):
        raise argparse.ArgumentTypeError(
            "must be an IRI that ends in / or #, such as https://example.org/id/"
        )
    return text


def count(text: str) -> int:
    """Return a whole number of at least one. Raises ArgumentTypeError for any other text."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("must be a whole number of at least 1")
    return int(text)


def seconds(text: str) -> float:
    """Return a number of seconds above 0. Raises ArgumentTypeError for any other text."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 86400:
        raise argparse.ArgumentTypeError("must be a number of seconds above 0, at most 86400")
    return value


def share(text: str) -> float:
    """Return a number from 0 to 1. Raises ArgumentTypeError for any other text."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("must be from 0 to 1")
    return value


def _column(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not (field and equals and name):
        raise argparse.ArgumentTypeError(f"must be FIELD=NAME, such as text=Artikel, not {text!r}")
    return field, name
