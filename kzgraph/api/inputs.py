"""What a user gives to be read: files and folders, texts, and rows with a text in them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kzgraph.errors import InputError
from kzgraph.ingest import ReadOptions, ReadResult, Skipped, make_article, read_all
from kzgraph.ingest.record import columns_of, metadata_of
from kzgraph.model.ids import digest
from kzgraph.model.text import Article

Given: TypeAlias = str | os.PathLike[str] | Mapping[str, object] | Article
"""A path, a text, a row ``{"text": …, "title": …, "date": …, "publisher": …}``, or an article that is read already."""

_ENDS = (".", "!", "?", "…", '"', "”", "’", "'", "»", ")")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was given, taken apart. texts: each with the fields that are known of it."""

    paths: tuple[Path, ...] = ()
    texts: tuple[Mapping[str, object] | Article, ...] = ()

    def check_files(self, what: str) -> None:
        """Raise InputError when there are texts that are in no file, which ``what`` cannot take."""
        if self.texts:
            raise InputError(f"{what} is made of files alone; write the texts to a JSON Lines file and give that")

    def reading(self) -> Callable[[Sequence[Path], ReadOptions], ReadResult]:
        """Return what reads all of it, in place of a build's own reading."""
        return self._read

    def _read(self, paths: Sequence[Path], options: ReadOptions) -> ReadResult:
        found = read_all(paths, options) if paths else ReadResult((), ())
        articles = {one.sha256: one for one in found.articles}
        skipped = list(found.skipped)
        for item in self._articles(options):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif item.sha256 in articles:
                same = articles[item.sha256].file_name
                skipped.append(Skipped(item.file_name, f"the same text as {same}", "keep one of the two"))
            else:
                articles[item.sha256] = item
        if not articles:
            raise InputError(str(skipped[0]) if skipped else "nothing to read")
        return ReadResult(tuple(sorted(articles.values(), key=lambda one: (one.file_name, one.id))), tuple(skipped))

    def _articles(self, options: ReadOptions) -> Iterator[Article | Skipped]:
        for number, text in enumerate(self.texts, start=1):
            try:
                yield text if isinstance(text, Article) else _article(text, options)
            except InputError as error:
                reason, _, mend = str(error).partition("; ")
                yield Skipped(f"text {number}", reason, mend)


def inputs_of(given: Given | Iterable[Given]) -> Inputs:
    """Return what was given, taken apart.

    A string is the name of a file or folder when there is one; else it is a text, if it has a line feed or several
    words that end as a sentence does. Raises InputError for what is neither.
    """
    single = isinstance(given, str | os.PathLike | Mapping | Article)
    items: list[Given] = [given] if single else list(given)  # type: ignore[list-item, arg-type]
    if not items:
        raise InputError("nothing to read; give files, folders, texts or rows with a text")
    paths: list[Path] = []
    texts: list[Mapping[str, object] | Article] = []
    for item in items:
        if isinstance(item, Mapping | Article):
            texts.append(item)
        elif isinstance(item, str) and _is_text(item):
            texts.append({"text": item})
        elif isinstance(item, str | os.PathLike):
            paths.append(_path(item))
        else:
            raise InputError(f"a {type(item).__name__} cannot be read; give a path, a text or a row with a text")
    return Inputs(tuple(paths), tuple(texts))


def _is_text(words: str) -> bool:
    text = words.strip()
    if "\n" in text:
        return True
    return len(text.split()) > 1 and text.endswith(_ENDS) and not Path(words).exists()


def _path(item: str | os.PathLike[str]) -> Path:
    path = Path(item)
    try:
        there = path.exists()
    except (OSError, ValueError):  # too long, or with a null character: no name of a file
        there = False
    if not there:
        raise InputError(f"{str(item)[:80]}: no such file or folder; a text is given as {{'text': …}}")
    return path


def _article(row: Mapping[str, object], options: ReadOptions) -> Article:
    chosen = columns_of(list(row), options.columns)
    text = row.get(chosen.get("text", "text"))
    if not isinstance(text, str):
        raise InputError(f"no text in it (its fields: {', '.join(map(str, row)) or 'none'}); write {{'text': '…'}}")
    name = row.get(chosen["id"]) if "id" in chosen else None
    file_name = str(name).strip()[:80] if isinstance(name, str | int) else ""
    return make_article(
        text, file_name or f"text-{digest(text)[:8]}.txt", known=metadata_of(row, chosen), options=options
    )
