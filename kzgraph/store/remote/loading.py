"""A graph → a store: each named graph is sent whole unless it is there, and counted afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from kzgraph.rdf.vocab import Segment
from kzgraph.store.named_graphs import Held, NamedGraphs
from kzgraph.store.remote.asking import Asked
from kzgraph.store.remote.counting import counts, documents
from kzgraph.store.remote.http import RefusedError, UnreachableError
from kzgraph.store.remote.journal import Journal
from kzgraph.store.remote.writers import Writer

_BYTES = 8 << 20
"""Of one request, at most."""

_TOO_LARGE = 413
_NOBODY = frozenset((401, 403))
"""Refusals that will be the same for all graphs."""


@dataclass
class Report:
    """What became of a load, as names of graphs. failed: with the reason; stopped: why it ended before its time."""

    sent: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    triples: int = 0
    stopped: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all of the graph is in the store, as far as counts tell."""
        return not self.failed and not self.stopped


@dataclass(frozen=True, slots=True)
class Load:
    """One load. shared: name that the default graph gets. step: is called after each graph."""

    graphs: NamedGraphs
    store: Asked
    writer: Writer
    journal: Journal
    shared: str
    step: Callable[[], None]

    def run(self, *, everything: bool = False, prune: bool = False) -> Report:
        """Send what is not there, count all, and find what is no longer ours.

        everything: send also what is there. prune: remove named graphs of documents that the graph no longer has.
        Raises StoreError when the store cannot be asked or takes nothing.
        """
        report = Report()
        held = {self._iri(name): one for name, one in self.graphs.held.items()}
        there = {} if everything else self._whole(held)
        try:
            self._send(held, there, report)
            self._verify(held, report)
            self._stale(held, report, prune=prune)
        except UnreachableError as error:
            if not report.sent and not there:
                raise
            report.stopped = str(error)
        report.triples = sum(held[name].triples for name in (*report.sent, *report.kept))
        return report

    def _iri(self, name: str) -> str:
        return name or self.shared

    def _whole(self, held: dict[str, Held]) -> dict[str, int]:
        """The graphs that the journal knows to be sent as they are now, and of which all is there."""
        sent = self.journal.sent
        known = [name for name, one in held.items() if name in sent and sent[name].digest == one.digest]
        return {name: count for name, count in counts(self.store, known) if count == held[name].triples}

    def _send(self, held: dict[str, Held], there: dict[str, int], report: Report) -> None:
        sender = Sender(self.writer)
        report.kept = sorted(there)
        for _ in there:
            self.step()
        for plain, lines in self.graphs.chosen([name for name in self.graphs.held if self._iri(name) not in there]):
            name = self._iri(plain)
            self.journal.begin(name)
            try:
                count = sender.send(name, lines)
            except RefusedError as error:
                if error.status in _NOBODY:
                    if not report.sent:
                        raise
                    report.stopped = str(error)
                    return
                report.failed[name] = str(error)
            else:
                if count != held[name].triples:
                    report.failed[name] = "its file changed while it was read; run again"
                else:
                    self.journal.finish(name, held[name])
                    report.sent.append(name)
            self.step()

    def _verify(self, held: dict[str, Held], report: Report) -> None:
        for name, count in list(counts(self.store, report.sent)):
            if count != held[name].triples:
                report.failed[name] = f"{held[name].triples:,} triples were sent, and the store counts {count:,}"
                self.journal.begin(name)
        report.sent = [name for name in report.sent if name not in report.failed]

    def _stale(self, held: dict[str, Held], report: Report, *, prune: bool) -> None:
        starts = {name.rpartition(Segment.DOCUMENT)[0] + Segment.DOCUMENT for name in held if Segment.DOCUMENT in name}
        found = documents(self.store, starts) if starts else set()
        gone = sorted((found | self.journal.names) - held.keys())
        report.stale = [name for name, count in counts(self.store, gone) if count or name in found]
        if not prune or report.stopped:
            return
        for name in gone:
            self.writer.drop(name)
            self.journal.remove(name)
        report.pruned, report.stale = report.stale, []


class Sender:
    """Sends graphs in pieces. A store that finds a piece too large gets smaller ones from then on."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._most = writer.most

    def send(self, name: str, lines: Iterator[str]) -> int:
        """Make the graph ``name`` hold ``lines`` and nothing else; return how many. Raises as ``Client.request``."""
        count = 0
        for piece in self._pieces(lines):
            self._put(name, piece, first=not count)
            count += len(piece)
        if not count:
            self._writer.replace(name, ())
        return count

    def _pieces(self, lines: Iterator[str]) -> Iterator[list[str]]:
        piece: list[str] = []
        size = 0
        for line in lines:
            if piece and (len(piece) >= self._most or size + len(line) > _BYTES):
                yield piece
                piece, size = [], 0
            piece.append(line)
            size += len(line)
        if piece:
            yield piece

    def _put(self, name: str, piece: list[str], *, first: bool) -> None:
        try:
            (self._writer.replace if first else self._writer.append)(name, piece)
        except RefusedError as error:
            if error.status != _TOO_LARGE or len(piece) == 1:
                raise
            self._most = max(1, min(self._most, len(piece) // 2))
            rest = iter(piece)
            while part := list(islice(rest, self._most)):
                self._put(name, part, first=first)
                first = False
