"""The articles of a build as they were read at its start: what happens to the files later changes nothing."""

import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.model.ids import digest, sha256_of
from kzgraph.model.text import Article
from kzgraph.store.archive.members import packed, unpacked
from kzgraph.store.archive.state import place_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
pragma journal_mode = off; pragma synchronous = off;
create table article (id text primary key, place integer, sha256 text, data blob) without rowid;
create index article_place on article (place);
"""


@cache
def _adapter() -> "TypeAdapter[Article]":
    from pydantic import TypeAdapter

    return TypeAdapter(Article)


def write_inputs(articles: Iterable[Article], file: Path) -> int:
    """Write articles to a new file; return how many. Of one text the first counts."""
    file.unlink(missing_ok=True)
    count = 0
    connection = sqlite3.connect(file)
    try:
        connection.executescript(_TABLES)
        for article in articles:
            data = _adapter().dump_json(article)
            row = (article.id, place_of(article.id), sha256_of(data), packed(data))
            count += connection.execute("insert or ignore into article values (?, ?, ?, ?)", row).rowcount
        connection.commit()
    finally:
        connection.close()
    return count


def article_of(row: bytes) -> Article:
    """Return the article of a row."""
    return _adapter().validate_json(unpacked(row))


class Inputs:
    """The articles of a file that ``write_inputs`` wrote, by part."""

    def __init__(self, file: Path) -> None:
        self._sql = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)

    def __enter__(self) -> "Inputs":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._sql.close()

    def digest(self, first: int, after: int) -> str:
        """Return a digest of the articles with places from ``first`` to before ``after``."""
        query = "select sha256 from article where place >= ? and place < ? order by id"
        return digest(*(row[0] for row in self._sql.execute(query, (first, after))))

    def rows(self, first: int, after: int) -> list[bytes]:
        """Return these articles by id, each for ``article_of``."""
        query = "select data from article where place >= ? and place < ? order by id"
        return [row[0] for row in self._sql.execute(query, (first, after))]

    def ids(self) -> list[str]:
        """Return the ids of all articles, sorted."""
        return [row[0] for row in self._sql.execute("select id from article order by id")]
