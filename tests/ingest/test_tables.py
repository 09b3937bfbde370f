"""JSON Lines, JSON, CSV and TSV: columns, rows, and what is wrong with them."""

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.errors import InputError
from kzgraph.ingest import ReadOptions, ReadResult, read_all, read_paths
from kzgraph.ingest.record import columns_of
from kzgraph.ingest.tables import BadRow, Row, csv_rows, json_lines, json_rows
from kzgraph.model.text import Article

DUTCH = "De politie heeft vijf mensen aangehouden in de stad. Zij zitten nog vast, zegt een woordvoerder."
OTHER = "Het water staat hoog in de rivier. De dijken houden het volgens het waterschap nog wel."


def read(tmp_path: Path, name: str, content: str | bytes, **columns: str) -> ReadResult:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_all([path], ReadOptions(columns=columns))


def test_csv_with_dutch_names(tmp_path: Path) -> None:
    content = f'Kop,Tekst,Datum,Krant,URL,ID\n"Vijf, zes","{DUTCH}",7 januari 2022,De Proef,https://voorbeeld.test/1,n-1\n'
    (article,) = read(tmp_path, "a.csv", content).articles
    assert article.text == DUTCH
    assert article.title == "Vijf, zes"
    assert article.published == "2022-01-07"
    assert article.publisher == "De Proef"
    assert article.url == "https://voorbeeld.test/1"
    assert article.file_name == "a.csv#n-1"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_line_ends_and_encodings(tmp_path: Path, separator: str, end: str, codec: str) -> None:
    cell = f'België: ‘{DUTCH}’\r\nTweede regel; met | van alles, ""en"" een\ttab.'
    content = f'titel{separator}tekst{end}Eén{separator}"{cell}"{end}'.encode(codec)
    (article,) = read(tmp_path, "a.csv", content).articles
    assert article.text == cell.replace('""', '"')
    assert article.title == "Eén"


def test_tsv(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.tsv", f"title\ttext\nEen, twee\t{DUTCH}\n").articles
    assert article.title == "Een, twee"


def test_columns_can_be_named(tmp_path: Path) -> None:
    content = f"A,B,text\nKop van een stuk,{DUTCH.replace(',', '')},niets\n"
    (article,) = read(tmp_path, "a.csv", content, text="B", title="A").articles
    assert article.text == DUTCH.replace(",", "")
    assert article.title == "Kop van een stuk"


def test_wrong_column_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such field 'tekst'"):
        read_paths([tmp_path], ReadOptions(columns={"tekst": "a"}))
    with pytest.raises(InputError, match="there is no column 'C' for the text; its columns are A, B"):
        read(tmp_path, "a.csv", "A,B\n1,2\n", text="C")
    with pytest.raises(InputError, match=r"no column holds .* .its columns: A, B.; say which with --column text=NAME"):
        read(tmp_path, "a.csv", "A,B\n1,2\n")


def test_broken_csv_rows_are_skipped_with_their_number(tmp_path: Path) -> None:
    content = f'id,text\n1,"{DUTCH}"\n2,te,veel\n\n4,\n5,"{OTHER}"\n6,"niet gesloten\n7,x\n'
    result = read(tmp_path, "a.csv", content)
    assert [article.file_name for article in result.articles] == ["a.csv#1", "a.csv#5"]
    lines = [str(skipped).removeprefix(f"{tmp_path}/") for skipped in result.skipped]
    assert lines[0] == "a.csv#2: 3 columns where the header has 2; quote a cell that holds one"
    assert lines[1].startswith("a.csv#4: no text in it")
    assert lines[2].startswith("a.csv#6: broken row")
    assert len(lines) == 3


def test_broken_json_lines_are_skipped_with_their_number(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"text": DUTCH, "title": "Vijf", "date": "2022-01-07T12:00:00Z", "source": {"name": "De Proef"}}
        ),
        '{"text": broken',
        "",
        "[1, 2]",
        json.dumps({"body": OTHER, "id": 17}),
        json.dumps({"text": 12}),
        json.dumps({"text": None}),
        json.dumps({"titel": "zonder tekst"}),
        '{"text": "half een teken \\ud800"}',
        json.dumps({"text": "Die Polizei hat in der Stadt vier Menschen verhaftet und sie sind noch da."}),
        json.dumps({"text": DUTCH + " Ook Duits.", "lang": "de"}),
        '{"text": ' + "9" * 5000 + "}",
    ]
    result = read(tmp_path, "a.jsonl", "\n".join(rows))
    assert [article.file_name for article in result.articles] == ["a.jsonl#1", "a.jsonl#17"]
    assert result.articles[0].publisher == "De Proef"
    found = {skipped.path.rsplit("#", 1)[1]: skipped.reason for skipped in result.skipped}
    assert sorted(found, key=int) == ["2", "4", "6", "7", "8", "9", "10", "11", "12"]
    for number, words in {
        "2": "broken JSON",
        "4": "no JSON object",
        "6": "no text",
        "8": "no column",
        "9": "half a character",
        "10": "German",
        "11": "its metadata says language 'de'",
        "12": "unusable JSON",
    }.items():
        assert words in found[number]
    assert all(skipped.mend for skipped in result.skipped)


def test_json_list_and_object(tmp_path: Path) -> None:
    assert len(read(tmp_path, "a.json", json.dumps([{"text": DUTCH}, {"text": OTHER}])).articles) == 2
    assert len(read(tmp_path, "b.json", json.dumps({"maintext": DUTCH})).articles) == 1


def test_an_odd_date_is_left_out_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        (article,) = read(tmp_path, "a.jsonl", json.dumps({"text": DUTCH, "date": "gisteren"})).articles
    assert article.published is None
    assert "a.jsonl#1: 'gisteren' is no date" in caplog.text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ["headline", "article_text", "pub_date", "outlet"],
            {"title": "headline", "text": "article_text", "date": "pub_date", "publisher": "outlet"},
        ),
        (["Text", "TITLE", "Language"], {"text": "Text", "title": "TITLE", "language": "Language"}),
        (["content", "text"], {"text": "text"}),
        (
            ["kop", "tekst", "datum", "bron", "taal", "link"],
            {
                "title": "kop",
                "text": "tekst",
                "date": "datum",
                "publisher": "bron",
                "language": "taal",
                "url": "link",
            },
        ),
        (["a", "b"], {}),
    ],
)
def test_guesses(names: list[str], expected: dict[str, str]) -> None:
    assert columns_of(names) == expected


def test_a_mapping_comes_before_a_guess() -> None:
    assert columns_of(["text", "summary"], {"text": "summary"}) == {"text": "summary"}
    assert columns_of(["title", "text"], {"text": "title"}) == {"text": "title"}


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@given(st.lists(st.tuples(cells.filter(str.strip), cells), min_size=1, max_size=6))
def test_csv_cells_come_back_as_they_were(rows: list[tuple[str, str]]) -> None:
    quoted = "".join(
        "".join(('"', a.replace('"', '""'), '","', b.replace('"', '""'), '"\r\n')) for a, b in rows
    )
    got = list(csv_rows("text,title\r\n" + quoted))
    assert got == [Row(n, {"text": a, "title": b}) for n, (a, b) in enumerate(rows, start=1)]


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), min_size=1, max_size=6)
)
def test_json_rows_come_back_as_they_were(rows: list[dict[str, str]]) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert [row.values for row in json_lines(lines) if isinstance(row, Row)] == rows
    assert [row.values for row in json_rows(json.dumps(rows)) if isinstance(row, Row)] == rows


@given(st.text(max_size=200))
def test_any_text_is_rows_bad_rows_or_one_error(text: str) -> None:
    for reader in (json_lines, json_rows, csv_rows):
        try:
            for row in reader(text):
                assert isinstance(row, Row | BadRow)
        except InputError as error:
            assert "; " in str(error)


def test_an_address_as_identifier(tmp_path: Path) -> None:
    content = f'id,text\nhttps://a.test/1?x,"{DUTCH}"\nhttps://a.test/2,"{DUTCH}"\n'
    result = read(tmp_path, "a.csv", content)
    assert [article.file_name for article in result.articles] == ["a.csv#https://a.test/1?x"]
    assert [skipped.path for skipped in result.skipped] == [f"{tmp_path}/a.csv#https://a.test/2"]


def test_ids_of_a_table_are_ids_of_documents(tmp_path: Path) -> None:
    items = read(tmp_path, "a.csv", f'text\n"{DUTCH}"\n"{OTHER}"\n').articles
    assert all(isinstance(item, Article) for item in items)
    assert len({item.id for item in items}) == 2
