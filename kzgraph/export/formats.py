"""The formats by name, and how a file of each is written."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from kzgraph.export import claims_csv, claims_jsonl, jsonld, nquads, ntriples, trig, turtle
from kzgraph.store.base import View

Writer: TypeAlias = Callable[[View, BinaryIO], None]

FORMATS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "nq": nquads.write,
        "trig": trig.write,
        "ttl": turtle.write,
        "nt": ntriples.write,
        "jsonld": jsonld.write,
        "csv": claims_csv.write,
        "jsonl": claims_jsonl.write,
    }
)
"""Name of the format, which is also the ending of its files → its writer."""
