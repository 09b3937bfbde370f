"""News agencies: their names, and the credits by which a document says that its text is theirs.

Names and forms are in ``data/agencies.toml``. A photograph's credit ("Beeld REUTERS") says nothing of the text.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kzgraph.errors import LexiconError
from kzgraph.model.text import Article, BlockKind

DATA = Path(__file__).parent / "data" / "agencies.toml"
_SIGNED = re.compile(r"\([^()]{2,40}\)(?=[.]?\s*\Z)")  # "… tot maandag. (ANP/AFP)"


@dataclass(frozen=True, slots=True)
class Agency:
    """One news agency. names: further names; example: a text that credits it."""

    name: str
    example: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A form of crediting: a regular expression in which ``{agencies}`` stands for names of agencies."""

    form: str
    example: str
    counterexample: str


@cache
def agencies() -> tuple[Agency, ...]:
    """Return the agencies of the data file. Raises LexiconError for a row with wrong keys."""
    rows = [Agency(**row) for row in _rows("agency", {"name", "names", "example"})]
    return tuple(Agency(row.name, row.example, tuple(row.names)) for row in rows)


@cache
def credit_forms() -> tuple[Credit, ...]:
    """Return the forms of credits. Raises LexiconError for a row with wrong keys."""
    return tuple(Credit(**row) for row in _rows("credit", {"form", "example", "counterexample"}))


@cache
def agency_names() -> Mapping[str, str]:
    """Return each name of an agency, casefolded → the name that we call it by."""
    return {name.casefold(): one.name for one in agencies() for name in (one.name, *one.names)}


def agency_of(*names: str) -> str | None:
    """Return the agency that one of ``names`` names, or ``None``."""
    return next((found for name in names if (found := agency_names().get(name.casefold()))), None)


def credited(text: str) -> tuple[str, ...]:
    """Return the agencies that ``text``, which stands round an article, credits for it, sorted."""
    one = _one_of()
    several = rf"(?P<agencies>(?:{one})(?:\s*(?:[/,–-]|en)\s*(?:{one}))*)"
    found = set()
    for row in credit_forms():
        for match in re.finditer(row.form.replace("{agencies}", several), text):
            parts = re.findall(rf"(?:{one})(?![\w-])", match["agencies"])
            found |= {name for part in parts if (name := agency_of(part))}
    return tuple(sorted(found))


@cache
def _one_of() -> str:
    """A regular expression for the names, longest first, for some begin with others."""
    names = {name for row in agencies() for name in (row.name, *row.names, row.name.upper())}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def credits_of(article: Article) -> tuple[str, ...]:
    """Return the agencies that an article is credited to, by what stands round its text or by its publisher."""
    found = {name for part in _round(article) for name in credited(part)}
    if article.publisher and (name := agency_of(article.publisher)):
        found.add(name)
    return tuple(sorted(found))


def _round(article: Article) -> Iterator[str]:
    """What is not read for claims, and the very end."""
    read = [block for block in article.blocks if block.kind is not BlockKind.META]
    place = 0
    for block in read:
        if block.start > place:
            yield article.text[place : block.start].strip()
        place = block.end
    yield article.text[place:].strip()
    if read and (end := _SIGNED.search(article.text, read[-1].start, read[-1].end)):
        yield end[0]


def _rows(table: str, keys: set[str]) -> Iterator[dict[str, Any]]:
    try:
        content = tomllib.loads(DATA.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{DATA}: cannot be read as TOML ({error}); install kzgraph again") from error
    for number, row in enumerate(content.get(table, ()), start=1):
        if unknown := sorted(set(row) - keys):
            raise LexiconError(f"{DATA.name}: [[{table}]] number {number}: unknown key {unknown[0]!r}")
        yield row
