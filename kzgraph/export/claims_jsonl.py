"""One JSON object a line for each claim, with all that the graph says of it; absent values are left out."""

import json
import re
from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any, BinaryIO

from kzgraph.store.base import View
from kzgraph.store.records import ClaimRecord, claims

# JSON allows these raw in strings, but many readers take them for the end of the line.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def write(view: View, out: BinaryIO) -> None:
    """Write the claims of ``view`` as JSON Lines in UTF-8."""
    write_claims(claims(view), out)


def write_claims(found: Iterable[ClaimRecord], out: BinaryIO) -> None:
    """Write claims as JSON Lines in UTF-8."""
    for claim in found:
        out.write(line(structure(claim)))


def line(value: Any) -> bytes:
    """Return a value as one line of JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return (_LINE_ENDS.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n").encode("utf-8")


def structure(claim: ClaimRecord) -> dict[str, Any]:
    """Return a claim as JSON values; ids are IRIs, offsets integers, numbers and dates as in the graph."""
    values: dict[str, Any] = _plain(claim)
    values["class"] = values.pop("event_class", "")
    return {"id": values.pop("id"), "class": values.pop("class"), **values}


def _plain(value: Any) -> Any:
    """Records as objects, without ``None`` and empty collections; zero and false stay."""
    if isinstance(value, str | int | None):
        return value
    if is_dataclass(value):
        value = {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        kept = ((key, _plain(item)) for key, item in value.items())
        return {key: item for key, item in kept if item is not None and item not in ({}, [])}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
