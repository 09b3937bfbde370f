"""The explorer in a browser: a tab that notes what its page does, and a server in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


class Tab:
    """A page in the browser with what it did: requests, dialogs and errors."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_default_timeout(30_000)  # machines are slow at times
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def open(self, address: str) -> "Tab":
        """Open an address and wait until the network is drawn."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
        return self

    def go(self, route: str) -> None:
        """Change the part of the address behind #."""
        self.page.evaluate(f"location.hash = {route!r}")

    def until(self, condition: str, seconds: float = 30) -> None:
        """Wait until a JavaScript condition holds. Playwright's own way needs ``eval``, which the page forbids."""
        for _ in range(int(seconds / 0.05)):
            if self.page.evaluate(f"Boolean({condition})"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never so: {condition}")

    def shown(self) -> set[str]:
        """Return the ids of the nodes that are drawn."""
        return set(self.page.evaluate("kzgraph.nodes().map((node) => node.id)"))

    def claims(self) -> int:
        """Return how many claims the lines that are drawn stand for."""
        code = "new Set(kzgraph.links().flatMap((link) => link.claims.map((claim) => claim.i))).size"
        return int(self.page.evaluate(code))

    def search(self, text: str) -> None:
        """Search for a name and take the first answer."""
        self.page.fill(".search input", text)
        self.page.wait_for_selector("#hits li")
        self.page.press(".search input", "Enter")
        self.page.wait_for_selector("#panel h2")


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """Run ``kzgraph serve`` and yield its address, with the last slash."""
    command = [sys.executable, "-m", "kzgraph", "serve", str(path), "--port", "0"]
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ran.stderr is not None
    try:
        line = ran.stderr.readline()
        found = re.search(r" at (http://\S+/) ", line)
        assert found, line
        yield found[1]
    finally:
        ran.send_signal(signal.SIGINT)
        ran.wait(20)
        ran.stderr.close()
