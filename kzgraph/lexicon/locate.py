"""Where a row of the lexicon stands: by the id that claims carry, and by the words that reasons name."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.languages.language import languages
from kzgraph.lexicon.loader import Row, lexicon_files, read_rows
from kzgraph.lexicon.schema import Control, Epistemic, Frame, Intensional, NounTrigger

DERIVED = ("part:", "count:")  # a part or a later count of what a row found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, with what proves it. file: name below ``lexicon/`` of the language."""

    file: str
    example: str
    counterexample: str = ""


def find_row(rule: str) -> Place | None:
    """Return the place of the row that made a claim, by the claim's rule; ``None`` for what no row stands behind.

    Rows of Dutch come before those of other languages.
    """
    while rule.startswith(DERIVED):
        rule = rule.partition(":")[2]
    for frame, place in _places("frames_*.toml", "frame", Frame):
        if frame.id == rule:
            return place
    nouns = _places("nouns_*.toml", "noun", NounTrigger)
    return next((place for noun, place in nouns if noun.id == rule), None)


def find_reason(rule: str) -> Place | None:
    """Return the place of the row that a reason names ("control: weigeren"); ``None`` for what is no row."""
    table, _, word = rule.partition(": ")
    if table == "row":
        return find_row(word)
    if table == "control":
        return next((p for row, p in _places("control.toml", table, Control) if row.verb == word), None)
    if table == "epistemic":
        return next((p for row, p in _places("epistemic.toml", table, Epistemic) if row.word == word), None)
    if table == "intensional":
        nouns = _places("intensional.toml", table, Intensional)
        return next((p for row, p in nouns if row.word == word), None)
    return None


def _places(pattern: str, table: str, row_type: type[Row]) -> Iterator[tuple[Row, Place]]:
    for path in (path for one in languages() for path in lexicon_files(one.code, pattern)):
        for row in read_rows(path, table, row_type):
            yield row, Place(path.name, getattr(row, "example", ""), getattr(row, "counterexample", None) or "")
