"""Datelines and regions."""

import pytest

from kzgraph.annotate.extensions import SegmentKind
from kzgraph.annotate.segments import DATELINE, regions
from kzgraph.model.text import Article, Block, BlockKind


@pytest.mark.parametrize(
    "text",
    [
        "ROTTERDAM - De haven ligt stil.",
        "ALMATY, Jan 7 (Reuters) - De haven ligt stil.",
        "GENT/AALST (ANP/AFP) - De haven ligt stil.",
        "BRUSSEL (Belga) – De haven ligt stil.",
        "Den Haag (ANP) – De haven ligt stil.",
        "NEW YORK — De haven ligt stil.",
        "(ANP) - De haven ligt stil.",
    ],
)
def test_datelines(text: str) -> None:
    found = DATELINE.match(text)
    assert found
    assert text[found.end() :].strip() == "De haven ligt stil."


@pytest.mark.parametrize(
    "text",
    [
        "Rotterdam - de stad met de haven - ligt stil.",
        "De burgemeester (ANP) sprak.",
        "EU-ministers vergaderen vandaag.",
        "De V.S. willen meer.",
        "NAVO-chef bezoekt Gent.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert not DATELINE.match(text)


def test_regions_cover_the_text() -> None:
    text = "menu\n\nKop\n\nGENT - Tekst.\n"
    blocks = (Block(0, 4, BlockKind.META), Block(6, 9, BlockKind.HEADING), Block(11, 24))
    found = list(regions(Article(text, "x", "0" * 64, blocks)))
    assert [text[r.start : r.end] for r in found] == [
        "menu",
        "\n\n",
        "Kop",
        "\n\n",
        "GENT -",
        " Tekst.",
        "\n",
    ]
    assert [r.kind for r in found] == [
        SegmentKind.META,
        SegmentKind.GAP,
        SegmentKind.HEADING,
        SegmentKind.GAP,
        SegmentKind.DATELINE,
        SegmentKind.SENTENCE,
        SegmentKind.GAP,
    ]
