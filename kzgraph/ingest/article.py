"""One text to one ``Article``: checks, blocks, language, title and date."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kzgraph.errors import InputError
from kzgraph.ingest.blocks import find_blocks, first_heading
from kzgraph.ingest.language import is_readable_code, judge, readable_names
from kzgraph.ingest.record import NOTHING_KNOWN, Metadata
from kzgraph.languages.language import DUTCH
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, Block, BlockKind

MAX_CHARACTERS = 1_000_000
_INVISIBLE = "\ufeff\u200b\u00ad"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    columns: field (text, title, date, publisher, language, url, id) → column, for tables; others are guessed.
    language: BCP 47 code that all articles are taken to be in, without a look; ``None`` looks and skips
    what nobody reads.
    max_characters: a longer text is skipped: it is no article, and parsing it would take the memory of many.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    max_characters: int = MAX_CHARACTERS


DEFAULT_OPTIONS = ReadOptions()


def _check_text(text: str, options: ReadOptions) -> None:
    if not text:
        raise InputError("no text in it; put the article's text in or leave it out")
    if not text.strip().strip(_INVISIBLE).strip():
        raise InputError("only white space in it; put the article's text in or leave it out")
    if len(text) > options.max_characters:
        raise InputError(
            f"{len(text):,} characters, more than {options.max_characters:,}; split it into articles"
        )


def _found_language(text: str, blocks: Iterable[Block]) -> str:
    verdict = judge("\n".join(text[b.start : b.end] for b in blocks))
    if verdict.code is None:
        names = readable_names()
        raise InputError(f"not {names}: {verdict.reason}; if it is {names} all the same, state its language: {DUTCH}")
    return verdict.code


def _stated_language(known: Metadata, options: ReadOptions) -> str | None:
    """The language that somebody states; ``None`` when nobody does. Raises InputError if it cannot be read."""
    if options.language is not None:
        return options.language
    if known.language is not None and not is_readable_code(known.language):
        raise InputError(
            f"not {readable_names()}: its metadata says language {known.language!r}; correct that if it is wrong"
        )
    return known.language


def _published(stated: str | None, found: str | None) -> str | None:
    """The stated date, unless the text gives the same one more exactly."""
    if stated is None or (found is not None and found.startswith(stated)):
        return found
    return stated


def make_article(
    text: str,
    file_name: str,
    *,
    known: Metadata = NOTHING_KNOWN,
    options: ReadOptions = DEFAULT_OPTIONS,
    headings: AbstractSet[int] = frozenset(),
) -> Article:
    """Make an article of a text that is at hand already.

    known: metadata; it comes before what the text itself says. headings: offsets where headings start.
    Raises InputError, without a file name in its message, when the text is empty, too long or in a
    language that nobody reads.
    """
    _check_text(text, options)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"half a character (U+{ord(text[error.start]):04X}) at {error.start + 1}; remove it"
        ) from error
    layout = find_blocks(text, headings=headings)
    readable = [block for block in layout.blocks if block.kind is not BlockKind.META]
    if not readable:
        raise InputError("only dates and credits in it; put the article's text in or leave it out")
    language = _stated_language(known, options) or _found_language(text, readable)
    return Article(
        text=text,
        file_name=file_name,
        sha256=sha256_of(data),
        blocks=layout.blocks,
        title=known.title or first_heading(text, layout.blocks),
        publisher=known.publisher,
        published=_published(known.date, layout.published),
        language=language,
        url=known.url,
    )
