"""A page of a graph, shown inside a notebook without any network: the page is in the frame itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from kzgraph.errors import InputError

LIMIT = 12_000_000
"""Bytes of a page that a notebook holds at most: each goes into its file, and all are read when it opens."""


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file. kind: "explorer" or "network". height: of its frame, in CSS pixels; limit: bytes shown inline."""

    html: bytes = field(repr=False)
    kind: str = "network"
    height: int = 640
    limit: int = LIMIT

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self.html)

    def save(self, path: str | Path) -> Path:
        """Write the file, whole or not at all, and return where. Raises OutputError when it cannot be written."""
        from kzgraph.export.files import atomic_file

        place = Path(path)
        with atomic_file(place) as out:
            out.write(self.html)
        return place

    def _repr_html_(self) -> str:
        """Return a frame that holds the page; what is too large for a notebook says how to open it."""
        if self.size > self.limit:
            return (
                f"<p>The {self.kind} page has {self.size:,} bytes, more than the {self.limit:,} that a notebook shows; "
                "write it with <code>.save('graph.html')</code> and open that in a browser.</p>"
            )
        # Its scripts run in an origin of their own: nothing of a text can reach the notebook.
        return (
            f'<iframe title="kzgraph {escape(self.kind)}" sandbox="allow-scripts allow-downloads" width="100%" '
            f'height="{self.height}" style="border:1px solid #ccc" srcdoc="{escape(self.html.decode("utf-8"))}">'
            "</iframe>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """Return HTML and plain text, as notebooks ask for them."""
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


def checked_height(height: int) -> int:
    """Return ``height``. Raises InputError when it is no height of a frame."""
    if not 50 <= height <= 10_000:
        raise InputError(f"height={height}: must be from 50 to 10000 pixels")
    return height
