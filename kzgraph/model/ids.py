"""Identifiers as functions of content, so that a second run, on any machine, yields the same ones."""

import hashlib
import re
import unicodedata

DIGEST_LENGTH = 16  # hex digits: 64 bits, a collision in 10^6 claims has a chance of 3 in 10^8


def digest(*parts: str) -> str:
    """Return the first 16 hex digits of SHA-256 over the parts, which are kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def slug(name: str, *, limit: int = 60) -> str:
    """Return ``name`` in lower-case ASCII letters, digits and hyphens, for the readable part of an IRI.

    Letters that have no ASCII base are dropped; when nothing is left the digest of the name stands in.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:limit].rstrip("-")
    return plain or digest(name)
