"""What has been sent to a store, kept beside the graph so that a load which was stopped goes on where it was.

A file of JSON lines, to which each step is added as it is done: first ``{"endpoint": …}``, then for a graph
``{"graph", "state": "begun"}`` before it is sent, ``{"graph", "state": "sent", "digest", "triples"}`` when the store
has taken all of it, and ``{"graph", "state": "gone"}`` when it was removed. The last line of a graph counts. A line
that was cut off in the middle counts for nothing, and that graph is sent again.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from kzgraph.errors import InputError, OutputError
from kzgraph.store.named_graphs import Held

_BEGUN, _SENT, _GONE = "begun", "sent", "gone"


def usual_place(graph: Path, endpoint: str) -> Path:
    """Return where the journal of a graph and a store lies: in the folder, or beside the file."""
    name = f"load-{sha256(endpoint.encode()).hexdigest()[:12]}.jsonl"
    return graph / name if graph.is_dir() else graph.with_name(f"{graph.name}.{name}")


@dataclass
class Journal:
    """An open journal. sent: what the store has taken whole; begun: graphs that it may hold a part of."""

    sent: dict[str, Held]
    begun: set[str]
    _out: BinaryIO

    def begin(self, name: str) -> None:
        """Note that a graph is about to be sent."""
        self.sent.pop(name, None)
        self.begun.add(name)
        self._add({"graph": name, "state": _BEGUN})

    def finish(self, name: str, held: Held) -> None:
        """Note that all of a graph was taken."""
        self.begun.discard(name)
        self.sent[name] = held
        self._add({"graph": name, "state": _SENT, "digest": held.digest, "triples": held.triples})

    def remove(self, name: str) -> None:
        """Note that a graph was removed."""
        self.sent.pop(name, None)
        self.begun.discard(name)
        self._add({"graph": name, "state": _GONE})

    @property
    def names(self) -> set[str]:
        """All graphs that the store may hold of ours."""
        return self.begun | self.sent.keys()

    def _add(self, line: dict[str, Any]) -> None:
        self._out.write(_line(line))
        self._out.flush()


@contextmanager
def opened(file: Path, endpoint: str) -> Iterator[Journal]:
    """Open the journal ``file`` of what goes to ``endpoint``; it is made when it is not there.

    Raises InputError when it is of another store or is none, and OutputError when it cannot be written or another load
    writes it now.
    """
    try:
        out = file.open("a+b")
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror}; name a place with --state") from error
    with out:
        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(f"{file}: another load to this store is running; wait for it to end") from error
        out.seek(0)
        data = out.read()
        journal = Journal({}, set(), out)
        _read(data, journal, file, endpoint)
        if not data:
            out.write(_line({"endpoint": endpoint}))
        elif not data.endswith(b"\n"):
            out.write(b"\n")  # the end of a line that was cut off
        out.flush()
        yield journal


def _read(data: bytes, journal: Journal, file: Path, endpoint: str) -> None:
    for number, line in enumerate(data.splitlines()):
        try:
            found = json.loads(line)
            name, state = found.get("graph"), found.get("state")
            held = Held(found["triples"], found["digest"]) if state == _SENT else None
        except (ValueError, AttributeError, KeyError):
            found, name, held, state = {}, None, None, None
        if number == 0 and found.get("endpoint") != endpoint:
            there = f"of {found['endpoint']}" if "endpoint" in found else "no journal of a load"
            raise InputError(f"{file}: is {there}; name another file with --state")
        if name is None:
            continue
        journal.sent.pop(name, None)
        journal.begun.discard(name)
        if held is not None:
            journal.sent[name] = held
        elif state == _BEGUN:
            journal.begun.add(name)


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8") + b"\n"
