"""What is known about an article besides its text: from a row, a manifest, a sidecar or a web page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from kzgraph.errors import InputError
from kzgraph.ingest.dates import to_edtf
from kzgraph.ingest.language import language_code

FIELDS = ("text", "title", "date", "publisher", "language", "url", "id")

# Names that newspapers' exports and scrapers use, folded as ``_fold`` does; earlier names are preferred.
_GUESSES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articletext", "articlebody", "maintext", "fulltext", "bodytext",
             "tekst", "artikel", "article", "inhoud", "artikeltekst", "plaintext"),
    "title": ("title", "headline", "heading", "titel", "kop", "name"),
    "date": ("date", "published", "publishedat", "datepublished", "datepublish", "publicationdate",
             "publisheddate", "pubdate", "datum", "publicatiedatum", "gepubliceerd", "publishdate",
             "timestamp", "createdat"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "medium", "media", "bron", "krant",
                  "uitgever", "sitename", "sourcedomain", "publication", "site", "hostname"),
    "language": ("language", "lang", "taal", "inlanguage", "languagecode"),
    "url": ("url", "link", "uri", "sourceurl", "webpage", "permalink"),
    "id": ("id", "uid", "articleid", "docid", "documentid", "identifier", "artikelid"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """All of it optional. date: EDTF level 0. language: BCP 47."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return this metadata with its gaps filled from ``other``."""
        known = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) is not None}
        return replace(other, **known)


NOTHING_KNOWN = Metadata()


def _fold(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def check_mapping(columns: Mapping[str, str] | None) -> None:
    """Raise InputError if a column mapping names a field that articles do not have."""
    for field in columns or {}:
        if field not in FIELDS:
            raise InputError(f"columns: no such field {field!r}; an article has {', '.join(FIELDS)}")


def columns_of(names: Sequence[str], columns: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return field → column for a table with these column names.

    columns: field → column as the user said; it comes before the guess by common names. Raises InputError
    when a column of the mapping is not there; the message lacks the file's name.
    """
    check_mapping(columns)
    chosen: dict[str, str] = {}
    for field, column in (columns or {}).items():
        if column not in names:
            raise InputError(
                f"there is no column {column!r} for the {field}; its columns are {', '.join(names) or 'none'}"
            )
        chosen[field] = column
    folded = {_fold(name): name for name in reversed(names)}
    taken = set(chosen.values())
    for field, guesses in _GUESSES.items():
        for guess in guesses:
            guessed = folded.get(guess)
            if field not in chosen and guessed is not None and guessed not in taken:
                chosen[field] = guessed
                taken.add(guessed)
    return chosen


def _string(value: object) -> str | None:
    """Return a scalar as a string, ``None`` for nothing; a nested value (a publisher) gives its name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if value is None or isinstance(value, list | tuple | dict):
        return None
    return " ".join(str(value).split()) or None


def metadata_of(row: Mapping[str, object], chosen: Mapping[str, str]) -> Metadata:
    """Read the metadata of a row, sidecar or manifest entry. chosen: field → key, from ``columns_of``."""
    values = {field: row.get(column) for field, column in chosen.items()}
    language = _string(values.get("language"))
    date = values.get("date")
    return Metadata(
        title=_string(values.get("title")),
        publisher=_string(values.get("publisher")),
        date=None if date is None else to_edtf(date),
        language=language_code(language) if language else None,
        url=_string(values.get("url")),
    )
