"""Text as people are shown it: nothing moves a cursor, paints a screen or turns the order of letters round.

Control codes (ECMA-48) come from names and texts of others; so do the marks that reorder letters (Unicode TR 36 and TR
39, "bidirectional text spoofing"; CVE-2021-42574).
"""

import re

_CODES = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb"
_UNSAFE = re.compile(f"[{_CODES}]")
_COLOURS = re.compile(f"(\x1b\\[[0-9;]{{0,20}}m)|[{_CODES}]")
_BREAKS = re.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def shown(text: str) -> str:
    """Return ``text`` with U+FFFD in place of each code that a terminal obeys; line feeds and tabs stay."""
    return _UNSAFE.sub("\ufffd", text)


def shown_line(text: str) -> str:
    """Return ``text`` as ``shown`` does, on one line: no name can add a line to a list or a log."""
    return shown(_BREAKS.sub(" ", text))


def coloured(text: str) -> str:
    """Return ``text`` as ``shown`` does, but with the colours that we gave it."""
    return _COLOURS.sub(lambda found: found[1] or "\ufffd", text)
