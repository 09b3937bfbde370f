"""Pictures of each view of the explorer for docs/explorer.md: ``python -m bench screenshots`` makes them anew.

They show the graph in output/, in Dutch; WebP, as Chromium itself writes it.
"""

import base64
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.explorer import ARGUMENTS, serving

QUALITY = 72  # of WebP, 0 to 100: text stays sharp, a picture takes some 40 kB
WIDE, PHONE = (1280, 720), (390, 844)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the part of the address behind #, and what is done before it is taken."""

    name: str
    route: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    steps: tuple[Callable[[Any], object], ...] = field(default=())


def _typed(page: Any) -> None:
    page.fill(".search input", "leger")
    page.wait_for_selector("#hits li.sentence")


def _asked(page: Any) -> None:
    page.wait_for_selector("[data-question]")
    page.click("[data-question=actors-ranked]")
    page.wait_for_selector("table.answer tbody tr")
    page.click("[data-answer=chart]")
    page.evaluate("document.querySelector('.view').scrollTo(0, 290)")


PICTURES = (
    Picture("graph", "#/graph"),
    Picture("evidence", "#/graph?at=node:actor/csto&article=document/6980c14a72686d10"),
    Picture("search", "#/graph", steps=(_typed,)),
    Picture("filters", "#/graph?cls=Membership&sure=0.6", steps=(lambda page: page.click("#tab-filters"),)),
    Picture("communities", "#/graph?colour=community&around=actor/tokayev", dark=True),
    Picture("numbers", "#/numbers"),
    Picture("frames", "#/frames"),
    Picture("timeline", "#/timeline"),
    Picture("map", "#/map"),
    Picture("sources", "#/sources", dark=True),
    Picture("sparql", "#/sparql", steps=(_asked,)),
    Picture("phone", "#/graph?at=node:actor/csto", size=PHONE),
)


def write(graph: Path, folder: Path) -> list[Path]:
    """Take all pictures of ``graph`` and return the files written in ``folder``."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with serving(graph) as address, sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        made = [_taken(chromium, address, one, folder) for one in PICTURES]
        chromium.close()
    return made


def _taken(chromium: Any, address: str, one: Picture, folder: Path) -> Path:
    width, height = one.size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        locale="nl-NL",
        color_scheme="dark" if one.dark else "light",
        has_touch=one.size == PHONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + one.route)
    page.wait_for_selector(".stage canvas, .view :is(h2, h3, .editor)")
    page.wait_for_timeout(800)
    for step in one.steps:
        step(page)
    page.wait_for_timeout(400)
    session = context.new_cdp_session(page)
    picture = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    file = folder / f"explorer-{one.name}.webp"
    file.write_bytes(base64.b64decode(picture["data"]))
    context.close()
    return file
