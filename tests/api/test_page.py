"""The page in a notebook: one frame without network, whose scripts cannot reach the notebook."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from factory_graph import resolved_graph

from kzgraph import Graph, Page
from kzgraph.api import pages
from kzgraph.errors import InputError
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record


class Frame(HTMLParser):
    """The attributes of the only frame of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe" and not self.attributes
        self.attributes = dict(attrs)


def test_the_frame_holds_the_whole_page(peru: Graph) -> None:
    page = peru.view("network", height=400)
    found = Frame(page._repr_html_()).attributes
    assert (found["srcdoc"] or "").encode() == page.html
    assert found["height"] == "400" and found["sandbox"] == "allow-scripts allow-downloads"
    assert page.html == (peru.path / "graph.html").read_bytes()
    assert page._repr_mimebundle_()["text/plain"] == repr(page) and len(repr(page)) < 200


def test_a_page_is_saved_whole(peru: Graph, tmp_path: Path) -> None:
    page = peru.view("network")
    assert page.save(tmp_path / "g.html").read_bytes() == page.html


def test_a_large_page_says_how_to_open_it() -> None:
    shown = Page(b"x" * 100, limit=99)._repr_html_()
    assert "100 bytes" in shown and ".save(" in shown and "iframe" not in shown


def test_the_network_page_stands_in_for_an_explorer_that_cannot_be_made(
    peru: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object) -> bytes:
        raise InputError("the explorer is not built")

    monkeypatch.setattr(pages, "_explorer", absent)
    assert peru.view().kind == "network"
    with pytest.raises(InputError, match="not built"):
        peru.view("explorer")
    monkeypatch.setattr(pages, "_explorer", lambda *_: b"x" * (pages.LIMIT + 1))
    assert peru.view().kind == "network" and peru.view("explorer").size > pages.LIMIT


@pytest.mark.parametrize(("kind", "height"), [("map", 640), ("network", 0), ("network", 10**6)])
def test_a_wrong_view_is_told(peru: Graph, kind: str, height: int) -> None:
    with pytest.raises(InputError):
        peru.view(kind, height=height)  # type: ignore[arg-type]


def test_hostile_words_stay_inside_the_frame(tmp_path: Path) -> None:
    file = tmp_path / "hostile.nq"
    record = to_record(resolved_graph(), base="https://w3id.org/kzgraph/id/")
    file.write_bytes(nquads(record.quads()))
    assert b"<script>alert" in file.read_bytes()
    Frame(Graph.open(file).view("network")._repr_html_())  # one frame, and nothing beside it
