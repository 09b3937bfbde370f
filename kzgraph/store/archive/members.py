"""Gzip files of many members, one a document: a whole for every reader of gzip, and open to reading and copying one.

Source: RFC 1952, section 2.2: members simply appear one after another. No names and no times, so that equal contents
are equal bytes.
"""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from kzgraph.errors import InputError

LEVEL = 6
_CHUNK = 1 << 20


def packed(data: bytes) -> bytes:
    """Return ``data`` as one member."""
    return gzip.compress(data, LEVEL, mtime=0)


def unpacked(member: bytes) -> bytes:
    """Return what one member or several hold."""
    return gzip.decompress(member)


def members(file: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield each member of ``file`` and what it holds. Raises InputError when the file is damaged or cannot be read."""
    try:
        with file.open("rb") as stream:
            rest = b""
            while data := rest or stream.read(_CHUNK):
                inflate, raw, found = zlib.decompressobj(wbits=31), [data], [b""]
                found.append(inflate.decompress(data))
                while not inflate.eof:
                    data = stream.read(_CHUNK)
                    if not data:
                        raise InputError(f"{file}: ends in the middle; build the archive again")
                    raw.append(data)
                    found.append(inflate.decompress(data))
                rest = inflate.unused_data
                whole = b"".join(raw)
                yield whole[: len(whole) - len(rest)], b"".join(found)
    except zlib.error as error:
        raise InputError(f"{file}: damaged ({error}); build the archive again") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
