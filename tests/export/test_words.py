"""Claims in words: who, what, whom, how many, according to whom, how sure."""

from dataclasses import replace

import pytest
from factory_views import made

from kzgraph.export.contents import read
from kzgraph.export.words import according_to, certainty, details, printable, sentence
from kzgraph.store.records import ClaimRecord, QuantityRecord


def claim(prop: str) -> ClaimRecord:
    return next(one for one in read(made()).claims if one.property == prop)


SENTENCES = (
    ("sends", "CVVO · sends (sturen) · militairen [2500 militairen] → Kazachstan"),
    ("kills", "? · kills (om het leven komen) · agenten [18 agenten]"),
    ("attacks", "politie · not attacks (schieten) · demonstranten"),
    ("memberOf", "Armenië · memberOf (lid) · CVVO"),
    ("states", "oproerling · states (roepen) · <script>alert('weg')</script>"),
)


@pytest.mark.parametrize(("prop", "text"), SENTENCES)
def test_a_claim_in_one_line(prop: str, text: str) -> None:
    assert sentence(claim(prop)) == text


NUMBERS = (
    (QuantityRecord("q", "tientallen mensen", None, "20", "99", False, None, ()), "tientallen mensen (20 to 99)"),
    (QuantityRecord("q", "zeker 18", None, "18", None, False, None, ()), "zeker 18 (at least 18)"),
    (QuantityRecord("q", "bijna 100", None, None, "100", False, None, ()), "bijna 100 (at most 100)"),
    (QuantityRecord("q", "zo'n 200", "200", None, None, True, None, ()), "zo'n 200 (about 200)"),
    (QuantityRecord("q", "10,5 euro", "10.5", None, None, False, "EUR", ()), "10,5 euro (10.5 EUR)"),
    (
        QuantityRecord("q", "in totaal 81", "81", None, None, False, None, (), "total", "2022-01-06"),
        "in totaal 81 (81, total, as of 2022-01-06)",
    ),
)


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_numbers_say_what_their_words_mean(number: QuantityRecord, text: str) -> None:
    assert f"number: {text}" in list(details(replace(claim("kills"), quantities=(number,))))


def test_sources_in_their_chain_and_certainty() -> None:
    assert according_to(claim("kills")) == "ministerie van Binnenlandse Zaken (Volgens) < Tengri (schrijft)"
    assert according_to(claim("sends")) == ""
    assert certainty(claim("attacks")) == (
        "according to: woordvoerder (zei); modality: Asserted; polarity: Negated; confidence: 1"
    )


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert printable("a\x00b\x0b\ufffe\ud7ff\ue000\U0001f600\t\n") == "a\ufffdb\ufffd\ufffd\ud7ff\ue000\U0001f600\t\n"
