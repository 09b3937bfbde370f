"""Files and folders to articles. What cannot be used is skipped, with one clear line each."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.ingest.article import DEFAULT_OPTIONS, ReadOptions, make_article
from kzgraph.ingest.decode import decode
from kzgraph.ingest.manifest import load_sidecar, sidecar_of
from kzgraph.ingest.record import check_mapping, columns_of, metadata_of
from kzgraph.ingest.sources import READABLE, Kind, Source, find_sources
from kzgraph.ingest.tables import BadRow, Row, csv_rows, json_lines, json_rows
from kzgraph.ingest.webpage import decode_page, looks_like_html, read_page
from kzgraph.model.text import Article

_MAX_BYTES = 50_000_000  # of a file that holds one article
_PAGE_SHARE = 5  # a page may be as many times longer than its article
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article. path: file or ``file#row``; reason: what is wrong; mend: what to do."""

    path: str
    reason: str
    mend: str = ""

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.path}: {self.reason}" + (f"; {self.mend}" if self.mend else "")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """All that was read, in the order of file names."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def _skip(path: str, error: InputError) -> Skipped:
    """Our messages read "what is wrong; how to mend it"."""
    reason, _, mend = str(error).partition("; ")
    return Skipped(path, reason, mend)


def _one_article(source: Source, data: bytes, options: ReadOptions) -> Article:
    beside = sidecar_of(source.path)
    known = load_sidecar(beside).over(source.metadata) if beside else source.metadata
    text = decode_page(data) if source.kind is Kind.HTML else decode(data)
    name = source.name
    if source.kind is not Kind.HTML and not looks_like_html(text):
        return make_article(text, name, known=known, options=options)
    if len(text) > _PAGE_SHARE * options.max_characters:
        raise InputError(f"a web page of {len(text):,} characters; save the article's text as a .txt file")
    page = read_page(text)
    return make_article(
        page.text, name, known=known.over(page.metadata), options=options, headings=page.headings
    )


def _rows(source: Source, text: str) -> Iterator[Row | BadRow]:
    if source.kind is Kind.JSON_LINES:
        return json_lines(text)
    if source.kind is Kind.JSON:
        return json_rows(text)
    return csv_rows(text, tabs=source.kind is Kind.TSV)


def _row_article(source: Source, row: Row, options: ReadOptions) -> Article:
    chosen = columns_of(list(row.values), options.columns)
    if "text" not in chosen:
        names = ", ".join(list(row.values)[:12]) or "none"
        raise InputError(
            f"no column holds the text (its columns: {names}); say which with --column text=NAME"
        )
    text = row.values[chosen["text"]]
    if not isinstance(text, str):
        raise InputError(f"its {chosen['text']} is no text; write a string")
    known = metadata_of(row.values, chosen)
    where = _row_name(source, row, chosen.get("id"))
    if known.date is None and "date" in chosen and row.values[chosen["date"]] not in (None, ""):
        _log.warning(
            "%s: %r is no date that kzgraph knows; it is left out", where, row.values[chosen["date"]]
        )
    return make_article(text, where, known=known.over(source.metadata), options=options)


def _row_name(source: Source, row: Row, id_column: str | None) -> str:
    identifier = row.values.get(id_column) if id_column else None
    name = str(identifier).strip()[:80] if isinstance(identifier, str | int) else ""
    return f"{source.name}#{name or row.number}"


def _table(source: Source, data: bytes, options: ReadOptions) -> Iterator[Article | Skipped]:
    empty = True
    for row in _rows(source, decode(data)):
        empty = False
        where = f"{source.label}#{row.number}"
        if isinstance(row, BadRow):
            yield Skipped(where, *row.reason.split("; ", 1))
            continue
        try:
            yield _row_article(source, row, options)
        except InputError as error:
            yield _skip(where, error)
    if empty:
        raise InputError("no rows; write one article a row")


def read_source(source: Source, options: ReadOptions = DEFAULT_OPTIONS) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, and a ``Skipped`` for each that cannot be used, with no error."""
    path = source.label
    if source.kind is Kind.MISSING:
        yield Skipped(
            path,
            "the manifest names this file, and it is not there",
            "correct the name or take the entry out",
        )
        return
    if source.kind is Kind.UNKNOWN:
        yield Skipped(
            path, f"kzgraph does not read {source.path.suffix or 'such'} files", f"it reads {READABLE}"
        )
        return
    try:
        single = source.kind in (Kind.TEXT, Kind.HTML)
        size = source.path.stat().st_size
        if single and size > _MAX_BYTES:
            raise InputError(f"{size // 1_000_000} MB, too much for one article; split it into articles")
        data = source.path.read_bytes()
        if not data:
            raise InputError("an empty file; put the article's text in it or leave it out")
        if single:
            yield _one_article(source, data, options)
        else:
            yield from _table(source, data, options)
    except InputError as error:
        yield _skip(path, error)
    except OSError as error:
        yield Skipped(path, f"cannot be read ({error.strerror or error})", "check its permissions")


def read_paths(paths: Sequence[Path], options: ReadOptions = DEFAULT_OPTIONS) -> Iterator[Article | Skipped]:
    """Read files and folders, one article after the other, by file name whatever the order of ``paths``.

    ``Article.text`` is the file's text exactly as it decodes (line ends and a byte order mark included), the
    cell of a table, or for a web page the text that trafilatura extracts. A text that was there before is
    skipped: a document's identity is its text. Paths are looked at before this returns, contents later.
    Raises InputError for a path that is not there, a folder with nothing to read, a wrong manifest or
    column mapping.
    """
    check_mapping(options.columns)
    return _without_twins(find_sources(paths), options)


def _without_twins(sources: Sequence[Source], options: ReadOptions) -> Iterator[Article | Skipped]:
    seen: dict[str, str] = {}
    for source in sources:
        for item in read_source(source, options):
            if isinstance(item, Skipped):
                yield item
            elif item.sha256 in seen:
                where = source.label + item.file_name.removeprefix(source.name)
                yield Skipped(where, f"the same text as {seen[item.sha256]}", "keep one of the two")
            else:
                seen[item.sha256] = item.file_name
                yield item


def read_all(paths: Sequence[Path], options: ReadOptions = DEFAULT_OPTIONS) -> ReadResult:
    """Read all into memory. Raises InputError as ``read_paths`` does, and when no article could be used."""
    items = list(read_paths(paths, options))
    articles = tuple(item for item in items if isinstance(item, Article))
    skipped = tuple(item for item in items if isinstance(item, Skipped))
    if not articles:
        first = f"{skipped[0]}" if skipped else "nothing to read"
        more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
        raise InputError(first + more)
    return ReadResult(articles, skipped)
