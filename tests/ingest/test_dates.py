"""Dates in any writing to EDTF level 0."""

import csv
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.ingest.dates import find_date, to_edtf

with (Path(__file__).parent / "cases/dates.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["written"], row["edtf"] or None) for row in csv.DictReader(file)]
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(("written", "edtf"), CASES)
def test_case(written: str, edtf: str | None) -> None:
    assert to_edtf(written) == edtf


def test_values_of_toml_and_json() -> None:
    assert to_edtf(date(2022, 1, 7)) == "2022-01-07"
    assert to_edtf(datetime(2022, 1, 7, 23, 0, tzinfo=UTC)) == "2022-01-07"
    assert to_edtf(2022) == "2022"
    assert to_edtf(True) is None
    assert to_edtf(["2022-01-07", "x" * 200]) is None


@given(days)
def test_each_day_in_dutch_writing(day: date) -> None:
    expected = day.isoformat()
    assert to_edtf(day) == expected
    assert to_edtf(expected) == expected
    assert to_edtf(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == expected
    assert to_edtf(f"{day.day:02}-{day.month:02}-{day.year}") == expected


@given(st.text(max_size=60))
def test_a_result_is_edtf_level_0(text: str) -> None:
    found = to_edtf(text)
    assert found is None or re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", found)


@given(st.text(max_size=20), days, st.text(max_size=20))
def test_a_found_date_lies_in_the_line(before: str, day: date, after: str) -> None:
    line = f"{before} {day.day} {MONTHS[day.month - 1]} {day.year} {after}"
    found = find_date(line)
    assert found is not None
    assert 0 <= found.start < found.end <= len(line)
    assert re.search(r"\d{4}|\d{2}", line[found.start : found.end])
