"""A question → its answer as bytes. This runs in a worker, so that whatever it takes can be stopped."""

import io
from collections.abc import Mapping, Sequence

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from kzgraph.serve.options import Options
from kzgraph.serve.sparql.accept import preferred
from kzgraph.serve.sparql.formats import GRAPHS, RESULTS, content_type
from kzgraph.serve.workers.wire import Ask, Reply
from kzgraph.store.dataset import dataset
from kzgraph.store.faults import explain
from kzgraph.store.tokens import calls_service


class TooLargeError(Exception):
    """An answer has more bytes than it may have."""


class Bounded(io.BytesIO):
    """Memory for so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Keep ``data``. Raises TooLargeError."""
        if self.tell() + len(data) > self._most:
            raise TooLargeError
        return super().write(data)


def answer(index: Store, ask: Ask, *, prefixes: Mapping[str, str], options: Options) -> Reply:
    """Return the answer, or one line that says why there is none."""
    try:
        if not options.allow_service and calls_service(ask.query):
            return Reply.refusal(403, "SERVICE is refused: this server asks no other; see --allow-service")
        chosen = dataset(ask.default, ask.named)
        found = index.query(ask.query, base_iri=ask.base, prefixes=dict(prefixes), **chosen)
    except (SyntaxError, ValueError) as error:
        return Reply.refusal(400, f"the query cannot be run: {explain(error, ask.query)}")
    except (RuntimeError, OSError) as error:
        return Reply.refusal(500, f"the query failed: {explain(error, ask.query)}")
    try:
        return _written(found, ask.accept, options.max_answer)
    except TooLargeError:
        most = options.max_answer >> 20
        return Reply.refusal(500, f"refused: the answer has more than {most} MiB; add LIMIT, or ask for fewer columns")
    except MemoryError:
        return Reply.refusal(500, "stopped: the query needs more memory than it may have")
    except (RuntimeError, ValueError, OSError) as error:
        return Reply.refusal(500, f"the query failed: {explain(error, ask.query)}")


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, accept: str, most: int) -> Reply:
    forms: Mapping[str, object] = GRAPHS if isinstance(found, QueryTriples) else RESULTS
    media = preferred(accept, tuple(forms))
    if media is None:
        return not_acceptable(list(forms))
    sink = Bounded(most)
    if isinstance(found, QueryTriples):
        found.serialize(sink, format=GRAPHS[media])
    else:
        found.serialize(sink, format=RESULTS[media])
    return Reply(200, content_type(media), sink.getvalue())


def not_acceptable(offered: Sequence[str]) -> Reply:
    """Return the refusal of a client that accepts none of what is offered."""
    return Reply.refusal(406, f"none of what Accept names can be had; there are: {', '.join(offered)}")
