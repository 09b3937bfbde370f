"""A table of values with typed columns: what queries, claims, events, nodes and numbers come as."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args, overload

from kzgraph.api import dataframes
from kzgraph.api.columns import Column, shown
from kzgraph.api.values import Value
from kzgraph.errors import InputError, QueryError

if TYPE_CHECKING:
    import pandas
    import polars

Frame: TypeAlias = Literal["pandas", "polars", "rows"]
SHOWN = 50  # rows that a notebook shows; a frame has all of them


class Rows(Sequence[Mapping[str, Value]]):
    """A table: a sequence of rows, each a mapping from column to value.

    It prints as ``kzgraph query`` does, shows as a table in a notebook, and becomes a pandas or Polars frame with
    ``to_pandas()`` and ``to_polars()``.
    """

    __slots__ = ("_cells", "schema")

    def __init__(self, schema: Sequence[Column], cells: Iterable[Sequence[Value]]) -> None:
        self.schema = tuple(schema)
        self._cells = tuple(tuple(row) for row in cells)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.schema)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._cells)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Value]: ...

    @overload
    def __getitem__(self, index: slice) -> "Rows": ...

    def __getitem__(self, index: int | slice) -> "Mapping[str, Value] | Rows":
        """Return a row, or the rows of a slice."""
        if isinstance(index, slice):
            return Rows(self.schema, self._cells[index])
        return dict(zip(self.columns, self._cells[index], strict=True))

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        """Go through the rows."""
        names = self.columns
        return (dict(zip(names, row, strict=True)) for row in self._cells)

    def column(self, name: str) -> list[Value]:
        """Return the values of one column. Raises QueryError when there is no such column."""
        if name not in self.columns:
            raise QueryError(f"no column {name!r}; there are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return [row[place] for row in self._cells]

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as a list of dictionaries."""
        return [dict(row) for row in self]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame with typed columns. Raises MissingError when pandas is not installed."""
        return dataframes.pandas_frame(self.schema, self._turned())

    def to_polars(self) -> "polars.DataFrame":
        """Return a Polars frame with typed columns. Raises MissingError when Polars is not installed."""
        return dataframes.polars_frame(self.schema, self._turned())

    def _turned(self) -> list[list[Value]]:
        """The cells by column."""
        return [[row[place] for row in self._cells] for place in range(len(self.schema))]

    def __eq__(self, other: object) -> bool:
        """Two tables are equal when columns and cells are."""
        return isinstance(other, Rows) and (self.schema, self._cells) == (other.schema, other._cells)

    def __hash__(self) -> int:
        """Of what equality compares."""
        return hash((self.schema, self._cells))

    def __repr__(self) -> str:
        """Say how large it is."""
        return f"<Rows: {len(self)} × {', '.join(self.columns)}>"

    def __str__(self) -> str:
        """As the command line prints it."""
        from kzgraph.export.answers import table

        return table(list(self.columns), [[shown(cell) for cell in row] for row in self._cells])

    def _repr_html_(self) -> str:
        """As a notebook shows it; nothing in a cell is taken for HTML."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{escape(shown(cell))}</td>" for cell in row) for row in self._cells[:SHOWN])
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        count = "1 row" if len(self) == 1 else f"{len(self)} rows"
        note = f"{count}, {SHOWN} shown" if len(self) > SHOWN else count
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<p>{note}</p>"


def framed(rows: Rows, frame: Frame) -> "pandas.DataFrame | polars.DataFrame | Rows":
    """Return ``rows`` as the frame of that name. Raises InputError for another name, MissingError without library."""
    if frame == "rows":
        return rows
    if frame == "polars":
        return rows.to_polars()
    if frame == "pandas":
        return rows.to_pandas()
    raise InputError(f"frame={frame}: no such frame; there are {', '.join(get_args(Frame))}")
