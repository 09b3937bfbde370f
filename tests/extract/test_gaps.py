"""Why sentences gave no claim, on short texts read by the shipped model."""

from collections.abc import Callable
from functools import cache

import pytest
from factory import make_article

from kzgraph.extract.claims import Extraction
from kzgraph.extract.gaps import LEFT_OUT, gaps_of
from kzgraph.mentions.table import MentionTable
from kzgraph.model.gap import Gap, GapKind
from kzgraph.model.text import Article
from kzgraph.pipeline import load_reader
from kzgraph.settings import Settings


@cache
def reader() -> Callable[[Article], tuple[MentionTable, Extraction]]:
    return load_reader(Settings())


def gaps(text: str, *, every: bool = False, keep: bool = True) -> list[Gap]:
    _, extraction = reader()(make_article(text))
    kept = extraction.claims() if keep else []
    return gaps_of(extraction, kept, lambda claim: LEFT_OUT, every=every)


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "reason", "detail"),
    [
        ("Dat kon de gemoederen niet bedaren.", "verb", "bedaren", "a verb without a row", "nobody acts"),
        ("In totaal gaat het om 2500 soldaten.", "number", "soldaten", "a count without an event", ""),
        ("Het gaat om de staking.", "noun", "staking", "a noun without participant, number or place", "staking:"),
        ("Er werd niet gesloten.", "verb", "gesloten", "a row did not fit", "needs obj"),
        ("Dat is volgens de politie zo.", "cue", "volgens", "a cue without content", "politie"),
    ],
)
def test_a_gap_and_its_reason(text: str, kind: str, trigger: str, reason: str, detail: str) -> None:
    found = gaps(text)
    fitting = [g for g in found if (g.kind, g.trigger, g.reason) == (kind, trigger, reason)]
    assert len(fitting) == 1, found
    assert detail in fitting[0].detail
    assert text[fitting[0].start : fitting[0].end] == trigger
    assert fitting[0].sentence == text.rstrip(".") + "."


@pytest.mark.parametrize(
    "text",
    [
        "De politie arresteerde twee betogers.",
        "Het is warm in Lima.",
        "Volgens het leger zijn twee boeren gedood.",
        "Een mooie dag.",
    ],
)
def test_no_gap(text: str) -> None:
    assert gaps(text) == []


def test_every_word_that_gave_none_counts_on_demand() -> None:
    text = "De politie arresteerde twee betogers tijdens de staking."
    assert gaps(text) == []
    assert ("staking", "noun") in [(g.trigger, g.kind) for g in gaps(text, every=True)]
    assert "arresteerde" not in [g.trigger for g in gaps(text, every=True)]


def test_claims_that_are_left_out_are_gaps() -> None:
    (found,) = [g for g in gaps("De politie arresteerde twee betogers.", keep=False) if g.kind is GapKind.CLAIM]
    assert (found.trigger, found.reason) == ("arresteerde", LEFT_OUT)
    assert found.detail.startswith("arresteren:Arrest")


def test_the_order_is_that_of_the_text() -> None:
    found = gaps("Dat kon de gemoederen niet bedaren. In totaal gaat het om 2500 soldaten.", every=True)
    assert [g.start for g in found] == sorted(g.start for g in found)
    assert len({g.sentence_start for g in found}) == 2
