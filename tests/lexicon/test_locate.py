"""Rows are found again by the ids and words that claims and reasons carry."""

import tomllib

import pytest

from kzgraph.lexicon.loader import frames, lexicon_files, noun_triggers
from kzgraph.lexicon.locate import find_reason, find_row
from kzgraph.lexicon.schema import Frame


def test_the_row_of_a_claim_is_where_it_is_said_to_be() -> None:
    for row in (frames()[0], frames()[-1], noun_triggers()[0], noun_triggers()[-1]):
        place = find_row(row.id)
        assert place is not None
        tables = tomllib.loads(lexicon_files("nl", place.file)[0].read_text("utf-8"))
        assert any(one["example"] == row.example == place.example for rows in tables.values() for one in rows)


def test_parts_and_counts_have_the_row_of_the_whole() -> None:
    row = noun_triggers()[0].id
    assert find_row(f"part:{row}") == find_row(f"count:part:{row}") == find_row(row)


@pytest.mark.parametrize("rule", ["action", "title:headOf", "nergens:Attack", ""])
def test_what_code_finds_has_no_row(rule: str) -> None:
    assert find_row(rule) is None


@pytest.mark.parametrize(
    ("rule", "file"),
    [
        ("control: weigeren", "control.toml"),
        ("epistemic: mogelijk", "epistemic.toml"),
        ("intensional: dreigen", "intensional.toml"),
        (f"row: {frames()[3].id}", "frames_"),
    ],
)
def test_reasons_have_their_rows(rule: str, file: str) -> None:
    place = find_reason(rule)
    assert place is not None
    assert place.file.startswith(file)


@pytest.mark.parametrize("rule", ["auxiliary: zullen", "construction: purpose", "control: bestaat niet", "source: zei"])
def test_constructions_and_cues_have_none(rule: str) -> None:
    assert find_reason(rule) is None


@pytest.mark.parametrize("row", [frames("en")[0], frames("en")[-1]], ids=lambda row: row.id)
def test_rows_of_other_languages_are_found_too(row: Frame) -> None:
    place = find_row(row.id)
    assert place is not None and place.example == row.example
