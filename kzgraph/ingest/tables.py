"""Rows of JSON Lines, JSON, CSV and TSV files, one article each."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.errors import InputError

_LONGEST_FIELD = 2**31 - 1
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. number: from 1, the line of JSON Lines, place in a JSON list, or CSV row below the header."""

    number: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, with the reason in words."""

    number: int
    reason: str


def _json_row(number: int, source: str) -> Row | BadRow:
    try:
        value = json.loads(source)
    except json.JSONDecodeError as error:
        return BadRow(number, f"broken JSON at character {error.pos + 1} ({error.msg.lower()}); correct it")
    except RecursionError:
        return BadRow(number, "JSON nested too deeply; write flat objects, one a line")
    except ValueError as error:  # an integer of thousands of digits
        return BadRow(number, f"unusable JSON ({error}); correct it")
    if not isinstance(value, dict):
        return BadRow(number, 'this row is no JSON object; write {"text": "…", "title": "…"}')
    return Row(number, value)


def json_lines(text: str) -> Iterator[Row | BadRow]:
    """Yield the rows of a JSON Lines text; empty lines are passed over."""
    # Only line feeds part rows: U+2028 may stand inside a JSON string.
    for number, line in enumerate(io.StringIO(text.removeprefix("\ufeff"), newline="\n"), start=1):
        if line.strip():
            yield _json_row(number, line)


def json_rows(text: str) -> Iterator[Row | BadRow]:
    """Yield the rows of JSON that is a list of objects, or one object. Raises InputError for broken JSON."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"broken JSON ({error}); one object a line belongs in a .jsonl file") from error
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        yield (
            Row(number, row)
            if isinstance(row, dict)
            else BadRow(number, 'this entry is no JSON object; write {"text": "…", "title": "…"}')
        )


def _separator(header: str) -> str:
    """The separator that occurs most in the header line; a comma when there is only one column."""
    return max(_SEPARATORS, key=lambda mark: (header.count(mark), mark == ","))


def csv_rows(text: str, *, tabs: bool = False) -> Iterator[Row | BadRow]:
    """Yield the rows of a CSV text with a header; commas, semicolons, tabs or bars part the columns.

    tabs: it is a TSV file. Raises InputError when there is no header.
    """
    csv.field_size_limit(_LONGEST_FIELD)  # the default of 128 KiB is shorter than a long article
    source = text.removeprefix("\ufeff")
    header_line = source.split("\n", 1)[0].rstrip("\r")
    if not header_line.strip():
        raise InputError("the first row is empty; it has to name the columns")
    reader = csv.reader(
        io.StringIO(source, newline=""), delimiter="\t" if tabs else _separator(header_line), strict=True
    )
    header: Sequence[str] | None = None
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            number += 1
            yield BadRow(
                number, f"broken row ({error}); look for a quotation mark that is not closed or not doubled"
            )
            continue
        if cells is None:
            return
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        number += 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            yield BadRow(
                number,
                f"{len(cells)} columns where the header has {len(header)}; quote a cell that holds one",
            )
            continue
        yield Row(number, dict(zip(header, cells, strict=True)))
