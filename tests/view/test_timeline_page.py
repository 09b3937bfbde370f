"""The drawing of the timeline."""

import re
from datetime import date
from xml.etree import ElementTree

from factory_timeline import moment, telling
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.timeline.moments import in_order
from kzgraph.view.timeline.axis import axis_of
from kzgraph.view.timeline.page import page

DENIED = telling("2022-01-08", start=5, source="<dijkgraaf>", polarity="Negated")
EVENTS = in_order(
    [
        moment("dag", telling("2022-01-05")),
        moment("maand", telling("2022-01")),
        moment("duur", telling("2022-01-02/2022-01-09")),
        moment("open", telling("2022-01-02/..")),
        moment("voor", telling("../2022-01-03")),
        moment("omstreeks", telling("2022-01-06~")),
        moment("onzeker", telling("2022-01-07?")),
        moment("weekdag", telling(words="maandag")),
        moment("strijd", telling("2022-01-05"), DENIED),
        moment("ooit", telling(words="ooit")),
    ]
)


def drawing(html: str) -> ElementTree.Element:
    found = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert found
    return ElementTree.fromstring(re.sub(r"(\w+)=([\w.-]+)(?=[ />])", r'\1="\2"', found[0]))


def test_each_kind_of_date_is_drawn_as_such() -> None:
    rows = {
        (row.findtext("title") or "").partition(": dijk ")[2]: row for row in drawing(page(EVENTS)).iter("a")
    }
    kinds = {name: [x.get("class") for x in row if x.tag in ("circle", "rect", "path")] for name, row in rows.items()}
    assert kinds == {
        "dag": ["day"],
        "maand": ["within"],
        "duur": ["lasting"],
        "open": ["lasting", "lasting"],
        "voor": ["lasting", "lasting"],
        "omstreeks": ["day doubtful"],
        "onzeker": ["day doubtful"],
        "weekdag": ["within doubtful"],
        "strijd": ["day disputed", "day disputed"],
    }
    assert [text.text for text in rows["omstreeks"].iter("text")][1:] == ["~"]
    assert [text.text for text in rows["onzeker"].iter("text")][1:] == ["?"]


def test_all_events_are_told_with_who_says_so() -> None:
    html = page(EVENTS)
    assert html.count("<tr id=") == len(EVENTS)
    assert "&lt;dijkgraaf&gt;" in html
    assert "<b class=not>not</b> asserted" in html
    assert "in dispute" in html
    assert "tussen 1 januari 2022 en 31 januari 2022" in html
    assert "<mark>De dijk brak door</mark> &amp; het water" in html
    assert not re.search(r"<script|https?://|src=", html)


def test_a_page_without_dates_or_events() -> None:
    assert "No event has a date." in page(EVENTS[-1:])
    assert "No event has a date." in page([])


@given(st.sets(st.dates(date(1, 1, 1), date(9999, 12, 31)), max_size=12))
def test_days_stand_in_their_order(days: set[date]) -> None:
    axis = axis_of(days, 100, 900)
    assert list(axis.days) == sorted(days)
    assert list(axis.places) == sorted(axis.places)
    assert all(100 <= place <= 900 for place in axis.places)
    assert len(axis.ticks) >= min(len(days), 1)
