"""Read the lexicon's TOML files into rows; a wrong row is refused with its file and number."""

import dataclasses
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kzgraph.errors import LexiconError
from kzgraph.lexicon.schema import (
    Control,
    Epistemic,
    Frame,
    Homograph,
    Intensional,
    KnownEntity,
    NounTrigger,
    Report,
    WordClass,
)

Row = TypeVar("Row", Frame, NounTrigger, Control, Report, Epistemic, WordClass, KnownEntity, Homograph, Intensional)

DATA = Path(__file__).parent / "data"


def read_rows(path: Path, table: str, row_type: type[Row]) -> Iterator[Row]:
    """Yield the rows of ``[[table]]`` in a TOML file. Raises LexiconError with file and row number."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML ({error}); mend the file or leave it out") from error
    for number, raw in enumerate(content.get(table, []), start=1):
        yield _row(raw, row_type, where=f"{path.name}: [[{table}]] number {number}")


def _row(raw: Mapping[str, Any], row_type: type[Row], *, where: str) -> Row:
    fields = {f.name: f for f in dataclasses.fields(row_type)}
    if unknown := sorted(set(raw) - set(fields)):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(fields)}")
    missing = [n for n, f in fields.items() if n not in raw and _required(f)]
    if missing:
        raise LexiconError(f"{where}: key {missing[0]!r} is missing")
    return row_type(**{name: _frozen(value) for name, value in raw.items()})


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _frozen(value: Any) -> Any:
    """Lists become tuples, also inside tables, so that rows are immutable."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    return value


def _all(pattern: str, table: str, row_type: type[Row]) -> tuple[Row, ...]:
    rows = [row for path in sorted(DATA.glob(pattern)) for row in read_rows(path, table, row_type)]
    return tuple(rows)


def _unique(rows: Iterable[Row], key: str, what: str) -> tuple[Row, ...]:
    seen: set[object] = set()
    kept = tuple(rows)
    for row in kept:
        value = getattr(row, key)
        if value in seen:
            raise LexiconError(f"{what} {value!r} stands twice; keep one of the rows")
        seen.add(value)
    return kept


@cache
def frames() -> tuple[Frame, ...]:
    """Return all verb frames of the shipped lexicon."""
    return _unique(_all("frames_*.toml", "frame", Frame), "id", "frame")


@cache
def noun_triggers() -> tuple[NounTrigger, ...]:
    """Return all nouns that name events."""
    return _unique(_all("nouns_*.toml", "noun", NounTrigger), "id", "noun")


@cache
def controls() -> tuple[Control, ...]:
    """Return the verbs and adjectives that take an infinitive."""
    return _all("control.toml", "control", Control)


@cache
def reports() -> tuple[Report, ...]:
    """Return the cues of sources."""
    return _all("report.toml", "report", Report)


@cache
def epistemics() -> tuple[Epistemic, ...]:
    """Return the words of doubt, condition and negation."""
    return _all("epistemic.toml", "epistemic", Epistemic)


@cache
def intensionals() -> tuple[Intensional, ...]:
    """Return the words under which event nouns are not asserted."""
    return _all("intensional.toml", "intensional", Intensional)


@cache
def word_classes() -> tuple[WordClass, ...]:
    """Return the semantic classes of nouns."""
    return _unique(_all("classes.toml", "class", WordClass), "name", "class")


@cache
def homographs() -> Mapping[str, tuple[str, ...]]:
    """Return form -> further verbs that it may belong to."""
    rows = _all("homographs.toml", "homograph", Homograph)
    return {row.form: row.verbs for row in rows}


def known_entities(extra: Iterable[Path] = ()) -> tuple[KnownEntity, ...]:
    """Return the curated entities, then those of the user's files; a later row with the same key replaces an earlier one.

    Raises LexiconError for a bad row or an unknown key in ``capital``, ``state`` or ``located_in``.
    """
    rows: dict[str, KnownEntity] = {}
    for path in [*sorted(DATA.glob("entities_*.toml")), *extra]:
        for row in read_rows(path, "entity", KnownEntity):
            rows[row.key] = row
    for row in rows.values():
        for field in ("capital", "state", "located_in"):
            other = getattr(row, field)
            if other is not None and other not in rows:
                raise LexiconError(f"entity {row.key!r}: {field} names the unknown entity {other!r}")
    return tuple(rows[key] for key in sorted(rows))
