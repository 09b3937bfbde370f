"""How often a request is tried, and how long is waited between. Source of Retry-After: RFC 9110 10.2.3."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Statuses after which the same request may succeed."""


@dataclass(frozen=True, slots=True)
class Patience:
    """tries: at most. first: seconds before the second, doubled each time up to ``most``.

    longest: the most seconds that a server may ask for. statuses: those after which it is tried again; ``asked``:
    those only where the server says when. late: also when no answer came in time.
    """

    tries: int = 6
    first: float = 0.5
    most: float = 30.0
    longest: float = 300.0
    statuses: frozenset[int] = BUSY
    asked: frozenset[int] = frozenset()
    late: bool = True
    sleep: Callable[[float], None] = time.sleep

    def wait(self, tried: int, after: float | None = None) -> float:
        """Return the seconds to wait after so many tries. after: what the server asks for."""
        doubled = min(self.most, self.first * 2.0 ** min(tried - 1, 30))
        return doubled if after is None else max(after, 0.0)

    def again_after(self, error: Exception, tried: int) -> bool:
        """Return whether to try again after a failure of the connection; what is wrong with TLS stays wrong."""
        hopeless = isinstance(error, ssl.SSLError) or (isinstance(error, TimeoutError) and not self.late)
        return not hopeless and tried < self.tries

    def again(self, tried: int, status: int, after: float | None) -> bool:
        """Return whether to try again after an answer of this status. after: of its Retry-After."""
        named = status in self.statuses or (status in self.asked and after is not None)
        return named and tried < self.tries and (after or 0.0) <= self.longest


FOR_QUERIES = Patience(tries=3, late=False, statuses=frozenset((502, 504)), asked=frozenset((429, 503)))
"""A query that failed, or took too long, will do so again."""


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for, if it is one."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
