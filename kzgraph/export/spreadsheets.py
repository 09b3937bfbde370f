"""Cells that no spreadsheet runs, and the way back. Source: OWASP, CSV Injection.

A text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text". So does one
behind a semicolon or a tab inside a cell: where the comma is the decimal mark, as in Dutch, spreadsheets part columns
there. ``restored`` takes the apostrophes away again, and nothing else.
"""

import re

_STARTS = r"[=+\-@\t\r\n＝＋－＠]"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
# An apostrophe that stands there already gets one more, so that the way back is never in doubt.
_RUN = re.compile(rf"(?<![^;\t])([ \u00a0]*)(?='*{_STARTS})")
_STOPPED = re.compile(rf"(?<![^;\t])([ \u00a0]*)'(?='*{_STARTS})")


def safe(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet runs it; numbers stay numbers."""
    return cell if _NUMBER.fullmatch(cell) else _RUN.sub(r"\1'", cell)


def restored(cell: str) -> str:
    """Return the text that ``safe`` was given."""
    return _STOPPED.sub(r"\1", cell)
