"""Every row of the tables of names proves itself by its example."""

import pytest

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, bands, compare
from kzgraph.resolve.compare.concepts import Concept, Place, concept_rows, place_rows
from kzgraph.resolve.compare.given import GivenName, given_rows
from kzgraph.resolve.compare.known import Acronym, acronym_rows
from kzgraph.resolve.compare.people import Part, part_rows
from kzgraph.resolve.compare.rules import Rule, rule_rows, tier_rows, worth
from kzgraph.resolve.compare.sounds import Script, Sound, readings, script_rows, skeleton, sound_rows
from kzgraph.resolve.compare.words import Lookalike, lookalike_rows

BESIDE_NAMES = {"same outside id", "other outside id", "other kind", "other particle"}


def person(name: str) -> Named:
    return Named((name,), EntityKind.PERSON)


def body(name: str) -> Named:
    return Named((name,), EntityKind.ORGANISATION)


@pytest.mark.parametrize("row", sound_rows(), ids=lambda r: f"{r.letters}{r.at}{r.before}")
def test_a_sound_makes_two_spellings_meet(row: Sound) -> None:
    left, right = (name.replace(" ", "") for name in row.example)
    assert readings(left) & readings(right)


@pytest.mark.parametrize("row", script_rows(), ids=lambda r: r.name)
def test_a_script_can_be_read(row: Script) -> None:
    left, right = row.example
    read = skeleton if row.vowels == "left out" else readings
    assert read(left) & read(right)


@pytest.mark.parametrize("row", part_rows(), ids=lambda r: f"{r.kind}-{r.words[0]}")
def test_parts_of_peoples_names(row: Part) -> None:
    left, right = row.example
    same = compare(person(left), person(right)).value >= bands().same
    assert same is (row.kind not in {"younger", "elder", "common"})


@pytest.mark.parametrize("row", given_rows(), ids=lambda r: r.same[0])
def test_given_names(row: GivenName) -> None:
    left, right = row.example
    assert compare(person(left), person(right)).value >= bands().same


@pytest.mark.parametrize("row", concept_rows(), ids=lambda r: r.means)
def test_words_of_organisations(row: Concept) -> None:
    left, right = row.example
    assert compare(body(left), body(right)).value >= bands().unsure


@pytest.mark.parametrize("row", acronym_rows(), ids=lambda r: r.short)
def test_acronyms(row: Acronym) -> None:
    left, right = (Named((name,), EntityKind(row.kind)) for name in row.example)
    assert compare(left, right).value >= bands().same


@pytest.mark.parametrize("row", lookalike_rows(), ids=lambda r: r.apart[0])
def test_lookalikes(row: Lookalike) -> None:
    left, right = row.example
    assert compare(person(left), person(right)).value < bands().same
    assert compare(body(left), body(right)).value < bands().same


@pytest.mark.parametrize("row", place_rows(), ids=lambda r: r.place)
def test_places(row: Place) -> None:
    left, right = row.example
    assert compare(body(left), body(right)).value >= bands().same


@pytest.mark.parametrize("row", [r for r in rule_rows() if r.name not in BESIDE_NAMES], ids=lambda r: r.name)
def test_rules(row: Rule) -> None:
    kind = EntityKind(row.kind)
    left, right = row.example
    assert compare(Named((left,), kind), Named((right,), kind)).rule == row.name


@pytest.mark.parametrize("row", [r for r in tier_rows() if r.kind], ids=lambda r: r.name)
def test_worth_of_words_of_organisations(row: Rule) -> None:
    left, right = row.example
    assert compare(body(left), body(right)).value == pytest.approx(row.value * worth("same words"), abs=0.001)


@pytest.mark.parametrize("row", [r for r in tier_rows() if not r.kind], ids=lambda r: r.name)
def test_worth_of_words(row: Rule) -> None:
    given, other = (f"{name} Daalder" for name in row.example)
    assert compare(person(given), person(other)).value == pytest.approx(row.value)
