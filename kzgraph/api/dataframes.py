"""Columns as pandas and Polars frames; the only module that imports either, when a frame is asked for."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kzgraph.api.columns import Column, Kind, shown
from kzgraph.api.values import Value
from kzgraph.errors import MissingError

if TYPE_CHECKING:
    import pandas
    import polars


def pandas_frame(schema: Sequence[Column], cells: Sequence[Sequence[Value]]) -> "pandas.DataFrame":
    """Return a pandas frame: text as ``string``, days as ``datetime64[s]``, numbers as ``Int64`` and ``float64``.

    cells: by column.
    """
    pd = _library("pandas")
    series = {column.name: _series(pd, column, values) for column, values in zip(schema, cells, strict=True)}
    frame: pandas.DataFrame = pd.DataFrame(series, columns=[column.name for column in schema])
    return frame


def _series(pd: Any, column: Column, values: Sequence[Value]) -> Any:
    cells = _plain(column, values)
    if column.kind is Kind.CATEGORY:
        return pd.Series(pd.Categorical(cells, categories=_levels(column, cells), ordered=False))
    if column.kind is Kind.DAY:
        return pd.Series([None if day is None else day.isoformat() for day in cells], dtype="datetime64[s]")
    return pd.Series(cells, dtype=_PANDAS[column.kind])


_PANDAS = {
    Kind.TEXT: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
    Kind.TEXTS: "object",
}


def polars_frame(schema: Sequence[Column], cells: Sequence[Sequence[Value]]) -> "polars.DataFrame":
    """Return a Polars frame: categories as ``Enum``, days as ``Date``, several texts as ``List(String)``.

    cells: by column.
    """
    pl = _library("polars")
    series = [_polars_series(pl, column, values) for column, values in zip(schema, cells, strict=True)]
    frame: polars.DataFrame = pl.DataFrame(series)
    return frame


def _polars_series(pl: Any, column: Column, values: Sequence[Value]) -> Any:
    cells = _plain(column, values)
    kinds: dict[Kind, Callable[[], Any]] = {
        Kind.TEXT: lambda: pl.String,
        Kind.CATEGORY: lambda: pl.Enum(_levels(column, cells)),
        Kind.INTEGER: lambda: pl.Int64,
        Kind.NUMBER: lambda: pl.Float64,
        Kind.BOOLEAN: lambda: pl.Boolean,
        Kind.DAY: lambda: pl.Date,
        Kind.TEXTS: lambda: pl.List(pl.String),
    }
    return pl.Series(column.name, cells, dtype=kinds[column.kind]())


def _plain(column: Column, values: Sequence[Value]) -> list[Any]:
    """The values as the column's kind has them; an ``Iri`` is text."""
    convert: dict[Kind, Callable[[Any], Any]] = {
        Kind.TEXT: lambda cell: str(cell) if isinstance(cell, str) else shown(cell),
        Kind.CATEGORY: str,
        Kind.NUMBER: lambda cell: float(cell) if isinstance(cell, int | Decimal) else cell,
        Kind.TEXTS: lambda cell: [str(one) for one in cell],
    }
    change = convert.get(column.kind, lambda cell: cell)
    return [None if value is None else change(value) for value in values]


def _levels(column: Column, cells: Sequence[str | None]) -> list[str]:
    """The words that the column can be, and after them those that nobody foresaw."""
    return [*column.levels, *sorted({cell for cell in cells if cell is not None} - set(column.levels))]


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingError(
            f"{name} is not installed; run: pip install 'kzgraph[{name}]', or use the rows as they are"
        ) from error
