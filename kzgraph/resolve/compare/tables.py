"""Reads the tables of names: a row with an unknown key, or a table that nobody knows, is refused."""

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from kzgraph.errors import LexiconError

DATA = Path(__file__).parent / "data"


class DataclassInstance(Protocol):
    """What ``dataclasses.fields`` takes."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


Row = TypeVar("Row", bound=DataclassInstance)


@cache
def read_tables(name: str) -> Mapping[str, Any]:
    """Return the content of a file of ``data/``. Raises LexiconError when it is no TOML."""
    path = DATA / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML ({error}); install kzgraph again") from error


def rows(name: str, tables: Mapping[str, type[Row]]) -> Iterator[Row]:
    """Yield the rows of all tables of a file. Raises LexiconError for an unknown table or key, or a missing key."""
    for table, content in read_tables(name).items():
        if table not in tables:
            raise LexiconError(f"{name}: unknown table {table!r}; known are {', '.join(tables)}")
        for number, raw in enumerate(content, start=1):
            yield _row(raw, tables[table], f"{name}: [[{table}]] number {number}")


def _row(raw: Mapping[str, Any], row_type: type[Row], where: str) -> Row:
    fields = {f.name: f for f in dataclasses.fields(row_type)}
    if unknown := sorted(set(raw) - set(fields)):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(fields)}")
    if missing := [n for n, f in fields.items() if n not in raw and f.default is dataclasses.MISSING]:
        raise LexiconError(f"{where}: key {missing[0]!r} is missing")
    return row_type(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})
