import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from factory_counts import count, scenes

from kzgraph.analyse.numbers.dossier import dossiers
from kzgraph.view.numbers.chart import COLOURS, Scale, colours_of
from kzgraph.view.numbers.page import page

COUNTS = (
    count("8", by="ministerie", day="2031-05-01"),
    count(">=18", by="politie", day="2031-05-03", paper="b"),
    count("20-99", by="<b>zender</b>", paper="c"),
    count("~30", paper="d"),
    count("<=40", paper="e"),
    count("3", "huizen", paper="e", event="Destruction", start=9),
)
PAGE = page(dossiers(COUNTS, scenes(*COUNTS)))


class Strict(HTMLParser):
    """Asserts that each tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def drawings() -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", PAGE, re.DOTALL)]


def test_the_page_is_well_formed_and_needs_nothing() -> None:
    parser = Strict()
    parser.feed(PAGE)
    assert parser.open == []
    assert "<script" not in PAGE
    assert not re.search(r"(src|href)=", PAGE)
    assert "<b>zender" not in PAGE


def test_each_count_has_a_mark_with_its_sentence() -> None:
    (svg,) = drawings()
    assert svg.get("role") == "img"
    rows = svg.findall("g")
    assert len(rows) == 5
    titles = " ".join(row.findtext("title") or "" for row in rows)
    assert all(one.sentence in titles for one in COUNTS[:5])
    kinds = {child.tag for row in rows for child in row if child.get("fill") or child.get("stroke")}
    assert kinds == {"circle", "path", "rect"}


def test_what_is_said_once_has_no_chart() -> None:
    assert "Said once" in PAGE
    assert "3 huizen" in PAGE


def test_marks_stand_in_the_order_of_their_numbers() -> None:
    scale = Scale(COUNTS)
    places = [scale.x(number) for number in (0, 8, 18, 40, 99)]
    assert places == sorted(places)
    assert scale.ticks() == sorted(scale.ticks())


@pytest.mark.parametrize("numbers", [("1", "1"), ("0", "0"), ("3", "500000"), ("1", "9"), ("2500", "2500")])
def test_each_scale_has_ticks_within_the_drawing(numbers) -> None:
    scale = Scale([count(number) for number in numbers])
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 12
    assert all(300 <= scale.x(tick) <= 840 for tick in ticks)


def test_each_source_has_a_colour_of_its_own_while_there_are_any() -> None:
    many = [count("8", by=f"bron {n:02}", paper=str(n)) for n in range(12)]
    colours = colours_of(many)
    assert len(colours) == 12
    assert len(set(colours.values())) == len(COLOURS)
