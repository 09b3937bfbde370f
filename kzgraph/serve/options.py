"""Everything that can be set for one server."""

from dataclasses import dataclass

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
"""Names that mean this machine, whatever a name server says."""

WILDCARDS = frozenset(("", "0.0.0.0", "::"))
"""Addresses that mean all of this machine's."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of one server.

    host: address that it listens on. timeout: seconds that one query may take. origins: those whose pages may
    read answers (CORS); none by default. allow_service: whether a query may call other endpoints. workers:
    queries that run at once. waiting: further ones that may wait for a place. max_body: bytes of a request.
    max_answer: bytes of an answer. memory: bytes that one query may take beyond the graph; 0 is no limit.
    """

    host: str = "127.0.0.1"
    timeout: float = 30.0
    origins: tuple[str, ...] = ()
    allow_service: bool = False
    workers: int = 2
    waiting: int = 64
    max_body: int = 1 << 20
    max_answer: int = 64 << 20
    memory: int = 2 << 30
