"""No cell is a formula, where columns are parted by commas and where they are not; the text is not lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.export.spreadsheets import restored, safe

STARTS = "=+-@\t\r\n＝＋－＠"
ODD = st.text(st.sampled_from([*STARTS, *" ';,\"a1.|\u00a0"]), max_size=12)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("=1+1", "'=1+1"), ("+31 6", "'+31 6"), ("-veel", "'-veel"), ("@naam", "'@naam"), (" =1", " '=1"),
     ("\tx", "'\tx"), ("\rx", "'\rx"), ("＝1", "'＝1"), ("'=1", "''=1"), ("-5", "-5"), ("-5.5", "-5.5"), ("a=b", "a=b"),
     ("", ""), ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"), ("a; -b", "a; '-b"), ("a, =b", "a, =b"),
     ("-1+1", "'-1+1")],
)  # fmt: skip
def test_no_cell_is_a_formula(cell: str, expected: str) -> None:
    assert safe(cell) == expected


@given(ODD | st.text(max_size=40))
def test_what_was_written_is_got_back(cell: str) -> None:
    assert restored(safe(cell)) == cell


@given(st.lists(ODD, min_size=1, max_size=4))
def test_no_part_of_a_row_is_run_however_it_is_parted(row: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe(cell) for cell in row])
    for cell in next(csv.reader(io.StringIO(out.getvalue(), newline=""))):
        parts = cell.replace("\t", ";").split(";") if not _is_number(cell) else []
        assert not any(part.lstrip(" \u00a0").startswith(tuple("=+-@＝＋－＠")) for part in parts)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
