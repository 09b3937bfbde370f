"""The formats by name, and how each is written; the libraries that some need are loaded when they write."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from kzgraph.export import (
    claims_csv,
    claims_jsonl,
    csvw,
    ftm,
    gexf,
    graphml,
    jsonld,
    nanopub,
    neo4j,
    nquads,
    ntriples,
    rdf12,
    stix,
    trig,
    turtle,
)
from kzgraph.store.base import View

Writer: TypeAlias = Callable[[View, BinaryIO], str | None]
"""Writes a graph to a file; returns what was left out, for the log, or ``None`` when nothing was."""

FolderWriter: TypeAlias = Callable[[View, Path], str | None]
"""Writes a graph into an empty folder; returns as ``Writer`` does."""

FORMATS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "nq": nquads.write,
        "trig": trig.write,
        "ttl": turtle.write,
        "nt": ntriples.write,
        "jsonld": jsonld.write,
        "rdf12": rdf12.write_turtle,
        "nq12": rdf12.write_nquads,
        "nanopub": nanopub.write,
        "csv": claims_csv.write,
        "jsonl": claims_jsonl.write,
        "graphml": graphml.write,
        "gexf": gexf.write,
        "ftm": ftm.write,
        "ftm-statements": ftm.write_statements,
        "stix": stix.write,
    }
)
"""Name of a format of one file → its writer."""

FOLDERS: Final[Mapping[str, FolderWriter]] = MappingProxyType({"csvw": csvw.write, "neo4j": neo4j.write})
"""Name of a format of several files → its writer."""
