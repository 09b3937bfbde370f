"""Keys of any length as numbers of 64 bits, so that indexes stay small. Two that collide are compared for nothing."""

import hashlib

BITS = 64


def number(*parts: object) -> int:
    """Return a signed number of 64 bits for ``parts``, as SQLite stores it."""
    data = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return int.from_bytes(data[: BITS // 8], "big", signed=True)
