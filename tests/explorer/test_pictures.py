"""docs/explorer.md has a picture of each view, small, and none that nobody shows."""

import re

from browsing import ROOT

from bench.screenshots import PICTURES

DOCS = ROOT / "docs"
SHOWN = set(re.findall(r"\(img/explorer-(\w+)\.webp\)", (DOCS / "explorer.md").read_text("utf-8")))
MOST = 120_000  # bytes


def test_each_view_has_a_picture_that_is_shown() -> None:
    views = re.search(r"VIEWS: .* = \[(.*?)\]", (ROOT / "web" / "src" / "route.ts").read_text("utf-8"))
    assert views is not None
    assert set(re.findall(r"\w+", views[1])) <= SHOWN
    assert {one.name for one in PICTURES} == SHOWN


def test_pictures_are_small_and_webp() -> None:
    files = sorted((DOCS / "img").glob("explorer-*.webp"))
    assert {file.stem.removeprefix("explorer-") for file in files} == SHOWN
    for file in files:
        data = file.read_bytes()
        assert len(data) < MOST, file.name
        assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
