"""Digest authentication, which Virtuoso asks for. Source: RFC 7616."""

import hashlib
import os
import re
from collections.abc import Sequence
from itertools import pairwise

_PAIR = re.compile(r'(?<!\w)(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_ALGORITHMS = {"SHA-256": "sha256", "MD5": "md5"}
"""The stronger first."""


class Digest:
    """One challenge of a server, and how often it was answered."""

    def __init__(
        self, *, realm: str, nonce: str, algorithm: str, opaque: str | None, counted: bool, stale: bool
    ) -> None:
        self._realm, self._nonce, self._algorithm, self._opaque = realm, nonce, algorithm, opaque
        self._counted = counted
        self._count = 0
        self.stale = stale
        """Whether the server knows the password to be right and only wants its new nonce."""

    def header(self, user: str, password: str, method: str, target: str, *, client: str | None = None) -> str:
        """Return the value of the Authorization header. client: a nonce of ours; a random one by default."""
        self._count += 1
        count, ours = f"{self._count:08x}", client or os.urandom(16).hex()
        secret, what = self._hash(f"{user}:{self._realm}:{password}"), self._hash(f"{method}:{target}")
        proof = f"{count}:{ours}:auth:{what}" if self._counted else what
        fields = [
            *(f'{name}="{_quoted(value)}"' for name, value in (("username", user), ("realm", self._realm))),
            f'nonce="{self._nonce}", uri="{target}", algorithm={self._algorithm}',
            f'response="{self._hash(f"{secret}:{self._nonce}:{proof}")}"',
        ]
        if self._opaque is not None:
            fields.append(f'opaque="{self._opaque}"')
        if self._counted:
            fields.append(f'qop=auth, nc={count}, cnonce="{ours}"')
        return f"Digest {', '.join(fields)}"

    def _hash(self, text: str) -> str:
        return hashlib.new(_ALGORITHMS[self._algorithm], text.encode(), usedforsecurity=False).hexdigest()


def challenge(values: Sequence[str]) -> Digest | None:
    """Return the strongest digest challenge of the WWW-Authenticate headers that we can answer, if any."""
    found = [digest for value in values for part in _parts(value) if (digest := _parsed(part))]
    return min(found, key=lambda one: list(_ALGORITHMS).index(one._algorithm), default=None)


def _parts(value: str) -> list[str]:
    """The Digest challenges of one header, which may hold several."""
    starts = [match.start() for match in re.finditer(r"(?<![\w=\"])Digest\s", value, re.IGNORECASE)]
    return [value[start:end] for start, end in pairwise([*starts, len(value)])]


def _parsed(text: str) -> Digest | None:
    pairs = {name.lower(): quoted or plain for name, quoted, plain in _PAIR.findall(text)}
    algorithm = pairs.get("algorithm", "MD5").upper()
    kinds = {kind.strip().lower() for kind in pairs.get("qop", "").split(",")} - {""}
    if "nonce" not in pairs or algorithm not in _ALGORITHMS or (kinds and "auth" not in kinds):
        return None
    return Digest(
        realm=re.sub(r"\\(.)", r"\1", pairs.get("realm", "")),
        nonce=pairs["nonce"],
        algorithm=algorithm,
        opaque=pairs.get("opaque"),
        counted=bool(kinds),
        stale=pairs.get("stale", "").lower() == "true",
    )


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
