"""What a terminal is sent: whatever a command prints, no code of a text of others reaches it."""

import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from kzgraph.model.shown import coloured


class Terminal:
    """A stream to a terminal, without what the terminal would obey; our colours pass. stream: for what draws itself."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write what may be shown of ``text``."""
        return self.stream.write(coloured(text))

    @property
    def buffer(self) -> "Terminal":
        """What takes bytes: an export to standard output."""
        return _Bytes(self.stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class _Bytes(Terminal):
    """The same for UTF-8 bytes."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Write what may be shown of ``data``."""
        self.stream.write(coloured(self._decoder.decode(data)))
        return len(data)


@contextmanager
def guarded() -> Iterator[None]:
    """Run a block whose output is fit for where it goes.

    A terminal gets it by way of ``Terminal``; elsewhere bytes go as they are. What the encoding cannot hold, such as
    half a character in a file's name, is written as an escape.
    """
    before = sys.stdout, sys.stderr
    try:
        sys.stdout, sys.stderr = (_fit(stream) for stream in before)
        yield
    finally:
        sys.stdout, sys.stderr = before


def drawn_on(stream: Any) -> Any:
    """Return the stream for what moves the cursor itself: a progress bar."""
    return stream.stream if isinstance(stream, Terminal) else stream


def _fit(stream: Any) -> Any:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return Terminal(stream) if stream.isatty() else stream
