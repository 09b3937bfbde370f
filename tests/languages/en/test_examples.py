"""Each row of the English lexicon finds what its example says."""

import pytest
from languages.en.english import needs_model, read

from kzgraph.lexicon.events import PROPERTIES, STATIC
from kzgraph.lexicon.loader import (
    controls,
    epistemics,
    frames,
    intensionals,
    light_verbs,
    noun_triggers,
    reports,
    word_lists,
)
from kzgraph.lexicon.schema import Control, Epistemic, Intensional
from kzgraph.model.claim import Claim

EN = "en"


def claims(text: str) -> list[Claim]:
    return read(text)[1].claims()


def test_two_hundred_verbs_and_each_event_class_has_one() -> None:
    assert len({frame.verb for frame in frames(EN)}) >= 200
    events = {frame.event for frame in frames(EN)}
    assert events <= {*PROPERTIES, *STATIC}
    assert {*PROPERTIES} - events == {"Action"}


def test_the_rules_know_all_english_lists() -> None:
    assert set(word_lists(EN)) <= set(word_lists())


@needs_model
def test_frames_nouns_and_light_verbs_find_their_event() -> None:
    rows = [
        (row.id, row.event, row.example) for rows in (frames(EN), noun_triggers(EN), light_verbs(EN)) for row in rows
    ]
    missed = [
        (name, example)
        for name, event, example in rows
        if not any(event in {c.event_class, c.property} for c in claims(example))
    ]
    assert not missed


@needs_model
def test_sources_are_found() -> None:
    assert not [row.cue for row in reports(EN) if not read(row.example)[1].composer.sources]


@needs_model
@pytest.mark.parametrize(
    "rows", [controls(EN), epistemics(EN), intensionals(EN)], ids=["control", "epistemic", "nouns"]
)
def test_certainty_is_as_the_row_says(rows: tuple[Control | Epistemic | Intensional, ...]) -> None:
    assert not [row.example for row in rows if not any(_is_so(row, claim) for claim in claims(row.example))]


def _is_so(row: Control | Epistemic | Intensional, claim: Claim) -> bool:
    return row.modality in {None, claim.modality} and row.polarity in {None, claim.polarity}
