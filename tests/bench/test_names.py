"""The bench of names counts what it says."""

from pathlib import Path

from bench.names import Outcome, Pair, banded, blocking, figures, name_bench, own_pairs, table
from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind


def pair(*, same: bool, left: str = "Ilse Daalder", right: str = "I. Daalder") -> Pair:
    return Pair(left, right, EntityKind.PERSON, same, "initials", "Person")


def outcome(value: float, *, same: bool) -> Outcome:
    return Outcome(pair(same=same), Score(value, "rule", ""), value >= 0.8)


FOUND = [outcome(0.9, same=True), outcome(0.9, same=True), outcome(0.9, same=False), outcome(0.6, same=True)]
FOUND += [outcome(0.1, same=False), outcome(0.1, same=False), outcome(0.1, same=False)]


def test_figures() -> None:
    counted = figures(FOUND)
    assert (counted["pairs"], counted["same"], counted["false merges"]) == (7, 3, 1)
    assert (counted["precision"], counted["recall"], counted["F1"]) == (0.667, 0.667, 0.667)
    assert (counted["false of negatives"], counted["false of merges"]) == (0.25, 0.3333)


def test_bands_hold_all_pairs() -> None:
    assert {name: row["pairs"] for name, row in banded(FOUND).items()} == {"joined": 3, "asked": 1, "apart": 3}


def test_blocking_counts_pairs_that_are_one() -> None:
    strangers = pair(same=True, left="Ilse Daalder", right="Roos Wolters")
    assert blocking([pair(same=True), strangers, pair(same=False)]) == 0.5


def test_the_parts_of_our_table() -> None:
    assert all(len(pairs) >= 100 for pairs in own_pairs().values())


def test_a_copy_of_name_bench_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("schema,name1,name2,is_match,quality\nVessel,MV Groenhart,Groenhart,true,\n", "utf-8")
    assert name_bench(path) == [Pair("MV Groenhart", "Groenhart", EntityKind.THING, True, "MEDIUM", "Vessel")]


def test_errors_are_listed() -> None:
    wrong = outcome(0.9, same=False)
    text = table({"test": {"ours": figures(FOUND)}, "microseconds": {"again": 9.0}}, [wrong])
    assert "| joined, and two | Ilse Daalder | I. Daalder | person | initials | 0.9 | rule |" in text
