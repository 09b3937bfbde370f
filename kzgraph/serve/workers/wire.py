"""What goes between the server and a worker: a question, and the reply to it, as frames on a socket.

A frame is the length of a JSON head and of a body, each 8 bytes, then both.
"""

import json
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

SIZES = struct.Struct("!QQ")


@dataclass(frozen=True, slots=True)
class Ask:
    """A query as it came.

    default, named: graphs of the protocol. accept: the Accept header, "" for any. base: of relative IRIs.
    """

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    accept: str = ""
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the client gets: a status, a media type and the bytes."""

    status: int
    media: str
    body: bytes

    @classmethod
    def refusal(cls, status: int, line: str) -> "Reply":
        """Return one line of text that says what is wrong."""
        return cls(status, "text/plain; charset=utf-8", (" ".join(line.split()) + "\n").encode("utf-8", "replace"))


def ask_frame(ask: Ask) -> bytes:
    """Return ``ask`` as a frame."""
    return _frame(asdict(ask), b"")


def reply_frame(reply: Reply) -> bytes:
    """Return ``reply`` as a frame."""
    return _frame({"status": reply.status, "media": reply.media}, reply.body)


def read_ask(read: Callable[[int], bytes]) -> Ask:
    """Return the question of a frame. read: gives exactly so many bytes, or raises EOFError."""
    head, _ = SIZES.unpack(read(SIZES.size))
    found = json.loads(read(head))
    return Ask(found["query"], tuple(found["default"]), tuple(found["named"]), found["accept"], found["base"])


def to_reply(head: bytes, body: bytes) -> Reply:
    """Return the reply of a frame's two parts."""
    found = json.loads(head)
    return Reply(found["status"], found["media"], body)


def _frame(head: dict[str, Any], body: bytes) -> bytes:
    text = json.dumps(head).encode()
    return SIZES.pack(len(text), len(body)) + text + body
