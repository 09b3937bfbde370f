"""Our own texts as frames for others: sentences in paragraphs, with their names marked for other names."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BENCH = Path(__file__).parents[1]
FOLDERS = (BENCH.parent / "seeds", *(BENCH / "judged" / f"round{n}" for n in (1, 2, 3)))
KINDS = ("person", "town", "body", "company", "land")
_END = re.compile(r"(?<=[.!?])([\"”’']?)\s+(?=[\"“‘',]*[A-ZÀ-Ý])")


@dataclass(frozen=True)
class Frame:
    """A text: its paragraphs, the first its heading, each a tuple of sentences."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]


@cache
def frames() -> tuple[Frame, ...]:
    """Return our texts as frames, in the order of their files."""
    files = [file for folder in FOLDERS for file in sorted(folder.glob("*.txt"))]
    return tuple(Frame(file.stem, tuple(_paragraphs(file.read_text("utf-8")))) for file in files)


def _paragraphs(text: str) -> Iterator[tuple[str, ...]]:
    for paragraph in text.split("\n"):
        if paragraph.strip():
            yield tuple(_sentences(paragraph.strip()))


def _sentences(paragraph: str) -> Iterator[str]:
    """Sentences, but never half a quotation."""
    rest = ""
    for piece in _END.sub(r"\1\n", paragraph).split("\n"):
        rest = f"{rest} {piece}".strip()
        if rest.count('"') % 2 == 0 and rest.count("“") + rest.count(",,") <= rest.count("”"):
            yield rest
            rest = ""
    if rest:
        yield rest


@cache
def slots() -> dict[str, list[list[str]]]:
    """Return the rows of ``slots.toml``."""
    rows: dict[str, list[list[str]]] = tomllib.loads((BENCH / "synthetic" / "slots.toml").read_text("utf-8"))
    return rows


@cache
def marked() -> tuple[re.Pattern[str], dict[str, tuple[str, int, int]]]:
    """Return what finds a name in our texts, and for each name its kind, its row and which form of the row it is."""
    forms = {
        form: (kind, row, number)
        for kind in KINDS
        for row, entry in enumerate(slots()[kind])
        for number, form in enumerate(entry)
        if form
    }
    names = "|".join(re.escape(form) for form in sorted(forms, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![\w-])(?:{names})(?=s?\b)"), forms
