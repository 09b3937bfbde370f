"""What a command says: results on standard output; notes, warnings and progress on standard error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kzgraph.cli.terminal import drawn_on
from kzgraph.model.shown import shown, shown_line

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Console:
    """How much a command says. quiet: only data and errors; verbose: more; json: results as JSON."""

    quiet: bool = False
    verbose: bool = False
    json: bool = False

    def result(self, text: str, data: Any) -> None:
        """Print what was asked for: ``text`` for people, or ``data`` with ``--json``."""
        print(json.dumps(data, ensure_ascii=False, indent=2) if self.json else shown(text))

    def summary(self, text: str, data: Any) -> None:
        """Print what was done, as ``result`` does, unless quiet."""
        if self.json or not self.quiet:
            self.result(text, data)

    def aside(self, text: str) -> None:
        """Print a summary beside the data, unless quiet."""
        if not self.quiet:
            print(shown(text), file=sys.stderr)

    def warn(self, text: str) -> None:
        """Print a warning, unless quiet."""
        if not self.quiet:
            print(f"kzgraph: warning: {shown_line(text)}", file=sys.stderr)

    def note(self, text: str) -> None:
        """Print a note, only when verbose."""
        if self.verbose:
            print(f"kzgraph: {shown_line(text)}", file=sys.stderr)

    @contextmanager
    def progress(self, title: str, total: int) -> Iterator[Step]:
        """Yield a function to call after each of ``total`` steps; a bar is drawn on a terminal alone."""
        if self.quiet or self.json or total < 2 or not sys.stderr.isatty():
            yield _nothing
            return
        from tqdm import tqdm

        with tqdm(total=total, desc=title, unit="doc", file=drawn_on(sys.stderr), leave=False) as bar:
            yield lambda: _advance(bar)


def _advance(bar: Any) -> None:
    bar.update()


def _nothing() -> None:
    return
