"""Identifiers and times of STIX objects as functions of content. Source: STIX 2.1, OASIS Standard; RFC 4122, 4.3."""

import hashlib
from collections.abc import Iterable

from kzgraph.export.dates import span

_URLS = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")  # the namespace of URLs, RFC 4122, appendix C
_HOME = "https://w3id.org/kzgraph/"

UNDATED = "1970-01-01T00:00:00.000Z"
"""Of what no dated document speaks of: STIX asks for a time, and a clock's would be another each day."""


def stix_id(kind: str, *content: str) -> str:
    """Return "kind--" and a UUID, version 5, of the parts."""
    return f"{kind}--{_dashed(_uuid5(_uuid5(_URLS, _HOME), chr(0x1F).join((kind, *content))))}"


def timestamp(published: str | None) -> str:
    """Return the first moment that a date of any precision can mean, in UTC; ``UNDATED`` when there is none."""
    first, _ = span(published)
    return f"{first}T00:00:00.000Z" if first else UNDATED


def period(edtf: str | None) -> dict[str, str]:
    """Return start_time and stop_time of an EDTF date, as far as they are known."""
    first, last = span(edtf)
    times = {"start_time": f"{first}T00:00:00.000Z"} if first else {}
    if last and (first is None or first <= last):
        times["stop_time"] = f"{last}T23:59:59.999Z"
    return times


def versions(dates: Iterable[str | None]) -> dict[str, str]:
    """Return created and modified: the first and last of the dates of the documents that speak of a thing."""
    known = sorted(timestamp(date) for date in dates if span(date)[0])
    return {"created": known[0], "modified": known[-1]} if known else {"created": UNDATED, "modified": UNDATED}


def _uuid5(namespace: bytes, name: str) -> bytes:
    digest = bytearray(hashlib.sha1(namespace + name.encode("utf-8"), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50  # version 5
    digest[8] = digest[8] & 0x3F | 0x80  # variant of RFC 4122
    return bytes(digest)


def _dashed(uuid: bytes) -> str:
    text = uuid.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
