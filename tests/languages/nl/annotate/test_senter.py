"""Sentence ends, as a table: ``|`` marks each."""

from itertools import pairwise
from pathlib import Path

import pytest

from kzgraph.annotate.tokens import words_and_spaces
from kzgraph.languages.nl.annotate.senter import closing_quotes, sentence_starts
from kzgraph.languages.nl.annotate.tokenizer import split


def sentences(text: str) -> list[str]:
    words, spaces = words_and_spaces(split(text))
    starts = [*sentence_starts(words, spaces), len(words)]
    pieces = [w + " " * s for w, s in zip(words, spaces, strict=True)]
    return ["".join(pieces[a:b]) for a, b in pairwise(starts)]


@pytest.mark.parametrize("row", (Path(__file__).parent / "cases" / "sentences.csv").read_text("utf-8").splitlines()[1:])
def test_sentences(row: str) -> None:
    marked = row.rpartition(";")[0]
    wanted = [s.strip() for s in marked.split("|")]
    assert [s.strip() for s in sentences(marked.replace("|", ""))] == wanted


def test_empty() -> None:
    assert sentence_starts([], []) == []


def test_empty_line_ends_a_sentence() -> None:
    assert sentences("Kop zonder punt\n\nDe tekst begint.") == ["Kop zonder punt\n\n", "De tekst begint."]


def test_short_line_without_stop_ends_before_a_capital() -> None:
    assert len(sentences("Kop zonder punt\nDe tekst begint hier.")) == 2
    assert len(sentences("Een regel die doorloopt,\nmaar wel verder gaat.")) == 1


def test_wrapped_lines_do_not_end() -> None:
    line = "Een lange regel die door een tekstverwerker is afgebroken vlak voor de naam\nJansen, die daar woont."
    assert len(sentences(line)) == 1


def test_straight_quotes_alternate() -> None:
    words = ['"', "a", '"', "b", '"', "c", '"']
    assert closing_quotes(words, [True] * len(words)) == {2, 6}
