"""Claims, events, nodes and numbers as rows, pandas and Polars: the same cells, with types."""

import builtins
import datetime
from collections.abc import Mapping
from typing import Any

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as some

from kzgraph import Graph, Rows
from kzgraph.api import dataframes
from kzgraph.api.columns import Column, Kind, column_of
from kzgraph.errors import InputError, MissingError
from kzgraph.lexicon.loader import known_entities

TABLES = ("claims", "events", "nodes", "numbers")


def sole(rows: Rows, **wanted: object) -> Mapping[str, Any]:
    (found,) = (row for row in rows if all(row[name] == value for name, value in wanted.items()))
    return found


@pytest.mark.parametrize("name", TABLES)
def test_frames_hold_what_the_rows_hold(peru: Graph, name: str) -> None:
    rows, wide, long = (getattr(peru, name)(frame) for frame in ("rows", "pandas", "polars"))
    assert isinstance(wide, pandas.DataFrame) and isinstance(long, polars.DataFrame)
    assert tuple(wide.columns) == tuple(long.columns) == rows.columns
    assert len(wide) == len(long) == len(rows) > 0
    assert polars.DataFrame(long).rows() == [
        tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row.values()) for row in rows
    ]
    for column in rows.columns:
        there = [value is not None for value in rows.column(column)]
        assert list(wide[column].notna()) == there


def test_columns_have_types(peru: Graph) -> None:
    wide, long = peru.claims(), peru.claims("polars")
    assert str(wide["first_day"].dtype) == "datetime64[s]" and long["first_day"].dtype == polars.Date
    assert str(wide["modality"].dtype) == "category" and isinstance(long["modality"].dtype, polars.Enum)
    assert list(wide["modality"].cat.categories) == ["Asserted", "Decided", "Intended", "Possible", "Conditional"]
    assert str(wide["confidence"].dtype) == "float64" and str(wide["start"].dtype) == "Int64"
    assert long["actors"].dtype == polars.List(polars.String)


def test_a_claim_says_who_did_what_according_to_whom(peru: Graph) -> None:
    row = sole(peru.claims("rows"), lemma="sturen")
    assert (row["class"], row["modality"], row["polarity"]) == ("Deployment", "Decided", "Affirmed")
    assert (row["actors"], row["sources"]) == (("Peru",), ("ministerie van Defensie",))
    assert (row["file"], row["publisher"]) == ("delta", "De Delta")
    assert row["evidence"].endswith("ruim 200 soldaten naar de grens te sturen")


def test_a_day_of_the_text_is_a_day_of_the_frame(peru: Graph) -> None:
    row = sole(peru.claims("rows"), lemma="doden", file="bode")
    assert (row["time"], row["first_day"], row["last_day"]) == ("2023-05-02", *[datetime.date(2023, 5, 2)] * 2)


def test_numbers_name_the_claims_that_they_conflict_with(peru: Graph) -> None:
    rows = peru.numbers("rows")
    twelve, thirty = (sole(rows, value=value) for value in (12.0, 30.0))
    assert twelve["conflicts_with"] == (thirty["claim"],)
    assert thirty["conflicts_with"] == (twelve["claim"],)
    assert twelve["dossier"] == thirty["dossier"] is not None
    assert sole(rows, minimum=200.0)["conflicts_with"] == ()


def test_events_count_their_claims_and_documents(peru: Graph) -> None:
    rows = peru.events("rows")
    assert sum(row["claims"] for row in rows) == len(peru.claims("rows"))  # type: ignore[misc]
    assert all(1 <= row["documents"] <= row["claims"] for row in rows)  # type: ignore[operator]


def test_nodes_of_most_claims_come_first(peru: Graph) -> None:
    rows = peru.nodes("rows")
    counted = rows.column("claims")
    assert counted == sorted(counted, reverse=True)  # type: ignore[type-var]
    (known,) = (one for one in known_entities() if one.key == "peru")
    assert sole(rows, label="Peru")["wikidata"] == known.qid is not None
    assert sole(rows, label="Rode Kruis")["named"] is True


def test_an_unknown_frame_is_named(peru: Graph) -> None:
    with pytest.raises(InputError, match="frame=arrow: no such frame; there are pandas, polars, rows"):
        peru.claims("arrow")  # type: ignore[call-overload]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_one_line(peru: Graph, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(dataframes, "import_module", absent)
    with pytest.raises(MissingError, match=rf"^{library} is not installed; run: pip install 'kzgraph\[{library}\]'"):
        peru.claims(library)  # type: ignore[call-overload]


def test_rows_need_neither(peru: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        assert name.partition(".")[0] not in {"pandas", "polars"}
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert len(peru.claims("rows").records()) == len(peru.claims("rows"))


CELLS: Mapping[Kind, some.SearchStrategy[Any]] = {
    Kind.TEXT: some.text(),
    Kind.CATEGORY: some.sampled_from(["a", "b", "c d"]),
    Kind.INTEGER: some.integers(-(2**63), 2**63 - 1),
    Kind.NUMBER: some.floats(allow_nan=False),
    Kind.BOOLEAN: some.booleans(),
    Kind.DAY: some.dates(),
    Kind.TEXTS: some.lists(some.text(), max_size=3).map(tuple),
}


@given(some.data(), some.sampled_from(Kind), some.integers(0, 5))
def test_any_cell_goes_into_both_frames_and_comes_back(data: some.DataObject, kind: Kind, size: int) -> None:
    values = data.draw(some.lists(some.none() | CELLS[kind], min_size=size, max_size=size))
    rows = Rows([Column("x", kind, ("c d",) if kind is Kind.CATEGORY else ())], [[value] for value in values])
    plain = [list(value) if isinstance(value, tuple) else value for value in values]
    assert rows.to_polars()["x"].to_list() == plain
    wide = rows.to_pandas()["x"]
    back = [None if value is None or value is pandas.NaT or value is pandas.NA else value for value in wide.tolist()]
    if kind is Kind.DAY:
        back = [None if value is None else value.date() for value in back]
    elif kind in (Kind.NUMBER, Kind.CATEGORY):  # nothing is not a number there
        back = [None if value != value else value for value in back]
    assert back == plain


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, None, 2], Kind.INTEGER),
        ([1, 2.5], Kind.NUMBER),
        ([True, False], Kind.BOOLEAN),
        ([True, 2], Kind.TEXT),
        ([2**63], Kind.TEXT),
        ([datetime.date(2022, 1, 7)], Kind.DAY),
        ([datetime.date(2022, 1, 7), "2022-01"], Kind.TEXT),
        ([None], Kind.TEXT),
        ([], Kind.TEXT),
    ],
)
def test_a_column_is_of_the_kind_that_all_its_values_are(values: list[Any], kind: Kind) -> None:
    assert column_of("x", values).kind is kind
    assert len(Rows([column_of("x", values)], [[value] for value in values]).to_polars()) == len(values)
