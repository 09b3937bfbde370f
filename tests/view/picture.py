"""Takes the README's picture of a network page: ``python tests/view/picture.py PAGE.html PICTURE.png [NAME]``.

NAME: what to search for first, so that the picture shows its claims. Needs Chromium and playwright.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def take(page: Path, picture: Path, name: str | None) -> None:
    """Write a picture of ``page`` at 1280 by 720 pixels, one and a half times as sharp, in the light scheme."""
    chromium = shutil.which("chromium")
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            viewport={"width": 1280, "height": 720}, device_scale_factor=1.5, color_scheme="light"
        )
        tab = context.new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("html[data-ready]", state="attached")
        if name:
            tab.fill("#query", name)
            tab.press("#query", "Enter")
        tab.wait_for_timeout(800)
        picture.parent.mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
