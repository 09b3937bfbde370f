"""The weights of confidence and the table that says how far it can be believed."""

from pathlib import Path

import pytest

from bench.confidence import DOUBTS, Example, GoldSet, apart, cross_validated, figures, fitted, gold_sets


def rows(right: int, wrong: int, document: str = "a", **features: float) -> list[Example]:
    named = {name.replace("_", " "): value for name, value in features.items()}
    return [Example(document, named, 0.9, i < right) for i in range(right + wrong)]


def test_what_is_often_wrong_weighs_down() -> None:
    weights = fitted([*rows(90, 10), *rows(10, 10, pronouns=1), *rows(19, 1, passive=1)])
    assert weights.of["pronouns"] < -1
    assert weights.of["passive"] > 0
    assert weights.share(()) == pytest.approx(0.9, abs=0.03)
    assert weights.share((("pronouns", 1.0),)) < 0.65
    assert all(round(weight, 2) == weight for weight in (weights.start, *weights.of.values()))


def test_no_doubt_makes_a_claim_more_certain() -> None:
    weights = fitted([*rows(70, 30), *rows(20, 0, pronouns=1)])
    assert "pronouns" in DOUBTS
    assert "pronouns" not in weights.of


def test_a_document_does_not_judge_itself() -> None:
    odd = rows(0, 10, "b", passive=1)
    shares = cross_validated([*rows(90, 10), *odd])
    assert min(shares[-10:]) > 0.85  # that passives are wrong was told by "b" alone


@pytest.mark.parametrize(
    ("shares", "right", "brier", "ece", "ranking"),
    [
        ([1.0, 1.0, 0.0, 0.0], [1, 1, 0, 0], 0.0, 0.0, 1.0),
        ([0.5, 0.5, 0.5, 0.5], [1, 1, 0, 0], 0.25, 0.0, 0.5),
        ([0.0, 0.0, 1.0, 1.0], [1, 1, 0, 0], 1.0, 1.0, 0.0),
        ([0.95, 0.95, 0.95, 0.55], [1, 1, 0, 0], 0.3025, 0.35, 0.75),
    ],
)
def test_the_figures(shares: list[float], right: list[int], brier: float, ece: float, ranking: float) -> None:
    found = figures(shares, [Example("a", {}, 0.9, bool(r)) for r in right])
    assert found["brier"] == pytest.approx(brier, abs=1e-4)
    assert found["ece"] == pytest.approx(ece, abs=1e-3)
    assert found["ranking"] == ranking
    assert sum(b["n"] for b in found["bins"]) == len(shares)


def test_a_set_does_not_judge_itself() -> None:
    found = apart({"odd": rows(0, 10, "b", passive=1), "usual": rows(90, 10)})
    assert found["odd"]["claims"] == 10
    assert found["odd"]["right"] == 0.0
    assert found["odd"]["confidence"] > 0.85


def test_further_folders_are_sets_of_their_own(tmp_path: Path) -> None:
    sets = gold_sets(tmp_path / "shared", [tmp_path / "own"])
    assert [one.name for one in sets] == ["seeds", "dev", "own"]
    assert sets[2] == GoldSet(
        "own", tmp_path / "own" / "docs", tmp_path / "own" / "gold", tmp_path / "own" / "entities.yaml"
    )
