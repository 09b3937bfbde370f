"""Bytes to text: UTF-8 first, Windows-1252 when the bytes are plausible as that, else an error."""

import codecs
import re

from kzgraph.errors import InputError

UTF8 = "utf-8"
WINDOWS = "cp1252"

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich-text document"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_USUAL = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")  # é, ë, non-breaking space, dashes, quotes
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # no character in Windows-1252
# What Windows-1252 makes of a torn UTF-8 sequence: "Kirgizi\xc3" -> "KirgiziÃ", "\xe2\x80" -> "â€".
_TORN = re.compile(r"[a-zà-ÿ][ÃÂ]|â€")


def binary_kind(data: bytes) -> str | None:
    """Say what kind of binary file ``data`` looks like ("a PDF file"); ``None`` if it may be text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    if b"\x00" in data:
        zeros = data.count(b"\x00")
        return "UTF-16 without a byte order mark" if zeros * 5 > len(data) * 2 else "a binary file"
    if len(_CONTROL.findall(data)) * 50 > len(data):
        return "a binary file"
    return None


def _plausible_windows(data: bytes) -> bool:
    """Tell Windows-1252 from UTF-8 with a few bytes gone wrong.

    Torn UTF-8 keeps most of its multi-byte sequences whole; in Windows-1252 one is an accident ("CAFÉ”").
    """
    if _UNDEFINED.search(data):
        return False
    whole = len(_MULTIBYTE.findall(data))
    usual = len(_USUAL.findall(data))
    loose = len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
    return (whole < loose or (whole == loose and not usual)) and not _TORN.search(data.decode(WINDOWS))


def _where(data: bytes, position: int) -> str:
    line = data.count(b"\n", 0, position) + 1
    return f"byte {position + 1}, line {line}"


def encoding_of(data: bytes) -> str:
    """Return the codec to read ``data`` with: ``utf-8``, ``utf-16``, ``utf-32`` or ``cp1252``.

    Raises InputError for a binary file and for broken UTF-8; its message lacks the file's name.
    """
    if kind := binary_kind(data):
        raise InputError(f"this is {kind}, not text; save the article as plain text in UTF-8, or as HTML")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    try:
        data.decode(UTF8)
    except UnicodeDecodeError as error:
        if _plausible_windows(data):
            return WINDOWS
        where = _where(data, error.start)
        raise InputError(
            f"broken UTF-8 at {where}; repair that character or save the file as UTF-8 again"
        ) from error
    return UTF8


def decode(data: bytes) -> str:
    """Return the text of ``data``, with its line ends as they are.

    A UTF-8 byte order mark stays in the text as U+FEFF: offsets are code points of the file read as UTF-8.
    Raises InputError as ``encoding_of`` does, and for broken UTF-16 and UTF-32.
    """
    codec = encoding_of(data)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"broken {codec.upper()} at byte {error.start + 1}; save the file as UTF-8"
        ) from error
