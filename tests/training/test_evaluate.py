"""Scores count what they say they count."""

from __future__ import annotations

from pathlib import Path

from training.evaluate import Analysis, read_hand_names, score_names, score_trees, spans
from training.treebank import Sentence, Token


def gold() -> Sentence:
    verb = Token("slaapt", "slapen", "VERB", "WW", "_", "root", "O")
    return [Token("Ada", "Ada", "PROPN", "N", "_", "nsubj", "B-PER", verb), verb]


def test_labelled_score_needs_head_and_relation() -> None:
    predicted = [
        Analysis(2, "obj", "PROPN", "N", "Ada", "_", "B-PER"),
        Analysis(0, "root", "VERB", "WW", "slaap", "_", "O"),
    ]
    scores = score_trees([gold()], [predicted])
    assert (scores["UAS"], scores["LAS"], scores["lemma"]) == (1.0, 0.5, 0.5)


def test_names_must_match_in_span_and_type() -> None:
    wrong = [
        Analysis(2, "nsubj", "PROPN", "N", "Ada", "_", "B-LOC"),
        Analysis(0, "root", "VERB", "WW", "slapen", "_", "O"),
    ]
    assert score_names([gold()], [wrong])["F"] == 0.0


def test_predictions_on_unlabelled_tokens_do_not_count() -> None:
    sentence = gold()
    sentence[0].name = ""
    found = [
        Analysis(2, "nsubj", "PROPN", "N", "Ada", "_", "B-PER"),
        Analysis(0, "root", "VERB", "WW", "slapen", "_", "B-PER"),
    ]
    assert set(score_names([sentence], [found]).values()) == {0.0}


def test_right_span_of_wrong_type_counts_as_a_span() -> None:
    wrong = [
        Analysis(2, "nsubj", "PROPN", "N", "Ada", "_", "B-LOC"),
        Analysis(0, "root", "VERB", "WW", "slapen", "_", "O"),
    ]
    assert score_names([gold()], [wrong])["F spans"] == 1.0


def test_hand_names_are_read_by_position(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("sentence\tstart\tend\ttype\n0\t0\t1\tLOC\n1\t0\t2\t?\n")
    copies = read_hand_names(path, [gold(), gold(), gold()])
    assert [[t.name for t in s] for s in copies] == [["B-LOC", "O"], ["", ""]]


def test_spans() -> None:
    assert spans(["B-PER", "I-PER", "B-LOC", "O", "B-ORG"]) == {(0, 2, "PER"), (2, 3, "LOC"), (4, 5, "ORG")}
