"""The rules of comparison and what each is worth."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kzgraph.errors import LexiconError
from kzgraph.model.judgement import Judgement
from kzgraph.resolve.compare.tables import read_tables, rows

FILE = "rules.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a way of being alike is worth, 0 to 1. example: two names that it judges; kind: what they are."""

    name: str
    value: float
    example: tuple[str, str]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bands:
    """From ``same`` on, two nodes are one; from ``unsure`` on a person should look. tuned_on: what set them."""

    same: float
    unsure: float
    tuned_on: str

    def judgement(self, value: float) -> Judgement:
        """Return what a score of ``value`` says."""
        if value >= self.same:
            return Judgement.POSITIVE
        return Judgement.UNSURE if value >= self.unsure else Judgement.NEGATIVE


@cache
def bands() -> Bands:
    """Return the thresholds. Raises LexiconError when the file has none."""
    table: dict[str, Any] = dict(read_tables("bands.toml"))
    try:
        return Bands(float(table["same"]), float(table["unsure"]), str(table["tuned_on"]))
    except (KeyError, ValueError) as error:
        raise LexiconError(f"bands.toml: no thresholds ({error}); install kzgraph again") from error


@cache
def rule_rows() -> tuple[Rule, ...]:
    """Return the rules for whole names."""
    return tuple(row for table, row in _all() if table == "rule")


@cache
def tier_rows() -> tuple[Rule, ...]:
    """Return the rules for words."""
    return tuple(row for table, row in _all() if table == "word")


def _all() -> list[tuple[str, Rule]]:
    tables = read_tables(FILE)
    kept = list(rows(FILE, {"rule": Rule, "word": Rule}))
    names = [table for table, content in tables.items() for _ in content]
    return list(zip(names, kept, strict=True))


@cache
def worth(name: str) -> float:
    """Return the value of a rule for whole names. Raises LexiconError when there is none."""
    return _value(rule_rows(), name)


@cache
def tier(name: str) -> float:
    """Return the value of a rule for words. Raises LexiconError when there is none."""
    return _value(tier_rows(), name)


def _value(found: tuple[Rule, ...], name: str) -> float:
    for row in found:
        if row.name == name:
            return row.value
    raise LexiconError(f"{FILE}: there is no rule {name!r}")
