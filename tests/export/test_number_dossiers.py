import csv
import io
import json

from factory_counts import count, scenes

from kzgraph.analyse.numbers.dossier import dossiers
from kzgraph.export.dossiers.numbers import COLUMNS, as_csv, as_json, as_table

OLD = count("8", by="ministerie", day="2031-05-01")
NEW = count("13", by="politie", day="2031-05-02", paper="b")
AGAIN = count("13", by="=zender", day="2031-05-02", paper="c")
PEOPLE = count("20", "mensen", day="2031-05-02", paper="b", start=70)
COUNTS = (OLD, NEW, AGAIN, PEOPLE)
FOUND = dossiers(COUNTS, scenes(*COUNTS))


def test_the_table_has_each_count_with_its_sentence_and_each_pair_with_its_reason() -> None:
    text = as_table(FOUND)
    assert "Killing: security forces" in text
    assert all(one.sentence in text and one.said_by in text and one.paper.file in text for one in COUNTS)
    assert "13 → 8" in text
    assert "13 (published 2031-05-02) is later than 8 (published 2031-05-01), and greater" in text
    assert "low 13, best 13, high 13" in text


def test_a_narrow_terminal_gets_narrow_tables() -> None:
    assert all(len(line) <= 120 for line in as_table(FOUND, width=120).splitlines() if "──" in line)


def test_nothing_to_show() -> None:
    assert as_table([]) == "no document counts anybody\n"
    assert json.loads(as_json([])) == {"dossiers": []}


def test_json_names_the_claims_of_each_pair() -> None:
    killed, people = json.loads(as_json(FOUND))["dossiers"]
    updates = {(pair["first"], pair["second"]) for pair in killed["pairs"] if pair["outcome"] == "update"}
    assert updates == {(NEW.claim, OLD.claim), (AGAIN.claim, OLD.claim)}
    assert (killed["low"], killed["best"], killed["high"]) == ("13", "13", "13")
    assert [one["beside"] for one in people["counts"]] == [False, True]
    assert killed["counts"][0]["sentence"]["exact"] == OLD.exact


def test_csv_has_a_row_for_each_count_and_runs_in_no_spreadsheet() -> None:
    rows = {row["claim"]: row for row in csv.DictReader(io.StringIO(as_csv(FOUND)))}
    assert rows.keys() == {one.claim for one in COUNTS}
    assert tuple(next(iter(rows.values()))) == COLUMNS
    assert rows[NEW.claim]["updates"] == OLD.claim
    assert rows[OLD.claim]["updated_by"] == f"{NEW.claim} | {AGAIN.claim}"
    assert rows[NEW.claim]["part_of"] == ""
    assert rows[PEOPLE.claim]["has_part"] == NEW.claim
    assert rows[AGAIN.claim]["agrees_with"] == NEW.claim
    assert not any(cell.startswith("=") for row in rows.values() for cell in row.values())
