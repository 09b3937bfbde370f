"""The article of a web page: its text, headings and metadata, without menus, advertisements and comments."""

import logging
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from kzgraph.errors import InputError
from kzgraph.ingest.dates import to_edtf
from kzgraph.ingest.decode import decode
from kzgraph.ingest.record import Metadata

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCK_TAGS = frozenset(("p", "item", "quote", "head", "cell", "code"))
_WINDOWS_NAMES = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "iso-8859-15"))


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's article. text: paragraphs, an empty line between. headings: offsets where headings start."""

    text: str
    headings: AbstractSet[int]
    metadata: Metadata


def looks_like_html(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    head = text[:500].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head")) or (
        head.startswith("<?xml") and "<html" in head
    )


def decode_page(data: bytes) -> str:
    """Decode a page as ``decode`` does, but believe a Windows-1252 or Latin-1 declaration in it."""
    declared = _CHARSET.search(data[:4000])
    if declared and declared[1].decode("ascii").lower() in _WINDOWS_NAMES:
        try:
            return data.decode("utf-8")  # a false declaration is commoner than bytes that are UTF-8 by chance
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")
    return decode(data)


def _blocks(element: Any) -> Iterator[tuple[str, bool]]:
    """Yield (text, is a heading) for the innermost block elements, in the order of the page."""
    for node in element.iter("p", "item", "quote", "head", "cell", "code"):
        if any(child.tag in _BLOCK_TAGS for child in node.iterdescendants()):
            continue
        for line in _lines(node):
            yield line, node.tag == "head"


def _lines(node: Any) -> Iterator[str]:
    """Yield the lines of one block: its words with single spaces, parted at line breaks."""
    words = [node.text or ""]
    for child in node.iterdescendants():
        words += ["\n" if child.tag == "lb" else "", child.text or "", child.tail or ""]
    for line in "".join(words).split("\n"):
        clean = re.sub(r"[ \t\r\f\v]+", " ", line).strip()
        if clean:
            yield clean


def read_page(html: str) -> WebPage:
    """Extract the article of a page with trafilatura; nothing is fetched.

    Offsets of later claims refer to ``WebPage.text``, what the extraction left, not to the page's source.
    Raises InputError when the page holds no article text.
    """
    from trafilatura import bare_extraction  # slow to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page we say ourselves
    # Without a fixed bound dates after today are refused, and a page would read differently next year.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
    try:
        page = bare_extraction(
            _DECLARATION.sub("", html, count=1),
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dates,
        )
    except Exception as error:  # whatever a broken page does to the library, it is a bad page
        raise InputError(f"the page cannot be read as HTML ({type(error).__name__}: {error})") from error
    if page is None or isinstance(page, dict) or page.body is None:
        raise InputError("no article text found in the page; save the article's text as a .txt file")
    pieces: list[str] = []
    headings: set[int] = set()
    position = 0
    for words, heading in _blocks(page.body):
        if heading:
            headings.add(position)
        pieces.append(words)
        position += len(words) + 2
    if not pieces:
        raise InputError("no article text found in the page; save the article's text as a .txt file")
    metadata = Metadata(
        title=page.title or None,
        publisher=page.sitename or None,
        date=to_edtf(page.date) if page.date else None,
        url=page.url or None,
    )
    return WebPage("\n\n".join(pieces), frozenset(headings), metadata)
