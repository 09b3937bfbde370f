"""One JSON object a line for each claim, with all that the graph says of it; absent values are left out."""

import json
import re
from dataclasses import asdict
from typing import Any, BinaryIO

from kzgraph.store.base import View
from kzgraph.store.records import ClaimRecord, claims

# JSON allows these raw in strings, but many readers take them for the end of the line.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def write(view: View, out: BinaryIO) -> None:
    """Write the claims of ``view`` as JSON Lines in UTF-8."""
    for claim in claims(view):
        out.write(line(structure(claim)))


def line(value: Any) -> bytes:
    """Return a value as one line of JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return (_LINE_ENDS.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n").encode("utf-8")


def structure(claim: ClaimRecord) -> dict[str, Any]:
    """Return a claim as JSON values; ids are IRIs, offsets integers, numbers and dates as in the graph."""
    values: dict[str, Any] = _without_empty(asdict(claim))
    values["class"] = values.pop("event_class", "")
    return {"id": values.pop("id"), "class": values.pop("class"), **values}


def _without_empty(value: Any) -> Any:
    """Drop ``None`` and empty collections; zero and false stay."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item not in ({}, [])}
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value
