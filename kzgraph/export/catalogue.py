"""The formats that a graph can be written in, by name: how a file is called, what it holds and what it cannot hold.

Importing this module loads nothing else, so that ``kzgraph export --help`` stays quick.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ending: of its file names; files: what a folder of it consists of, empty when it is one file.

    lacks: what of a graph has no place in it, "" when all has. extra: needs ``pip install 'kzgraph[exchange]'``.
    """

    name: str
    ending: str
    holds: str
    lacks: str = ""
    files: tuple[str, ...] = ()
    extra: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return bool(self.files)


_ALL: Final = (
    Format("nq", "nq", "N-Quads, sorted: the graph"),
    Format("trig", "trig", "TriG in reading order: the graph, a named graph for each document"),
    Format("ttl", "ttl", "Turtle in reading order: the graph", "which document a triple stands in, but for claims"),
    Format("nt", "nt", "N-Triples, sorted: the graph", "which document a triple stands in, but for claims"),
    Format("jsonld", "jsonld", "JSON-LD 1.1 with its context: the graph"),
    Format("rdf12", "ttl", "Turtle 1.2: the graph, with claims as reifiers of what they say", "as ttl"),
    Format("nq12", "nq", "N-Quads 1.2: the graph, with claims as reifiers of what they say"),
    Format(
        "nanopub",
        "trig",
        "TriG: each claim a nanopublication (assertion, provenance, publication info) with a trusty URI, unsigned",
        "events but for class and name, nodes without a claim, signatures, a date of publication",
    ),
    Format("csv", "csv", "CSV: a row for each claim, for spreadsheets", "ids of nodes, and nodes without a claim"),
    Format("jsonl", "jsonl", "JSON Lines: an object for each claim", "events and nodes without a claim"),
    Format(
        "csvw",
        "",
        "CSV on the Web: tables of claims, roles, sources, nodes, events, quantities and documents with keys and types",
        "runs, the reasons of links, actors of events other than by their claims",
        (
            "claims.csv",
            "roles.csv",
            "sources.csv",
            "nodes.csv",
            "names.csv",
            "events.csv",
            "quantities.csv",
            "documents.csv",
            "csv-metadata.json",
        ),
    ),
    Format(
        "graphml",
        "graphml",
        "GraphML for yEd, Cytoscape, igraph, NetworkX: nodes, claims, events and documents as nodes; roles and sources "
        "as edges, and of layer 'fact' each plain fact from actor to object with quote, source and confidence",
        "passages apart from their claims, runs, the reasons of links, control characters; a list of names is one text",
    ),
    Format(
        "gexf",
        "gexf",
        "GEXF 1.3 for Gephi: the same network as graphml, facts, claims and events with their days",
        "as graphml",
    ),
    Format(
        "neo4j",
        "",
        "Neo4j: nodes and relationships as CSV for neo4j-admin import, and load.cypher for a running database",
        "passages apart from their claims, runs, the reasons of links",
        ("nodes.csv", "relationships.csv", "load.cypher"),
    ),
    Format(
        "ftm",
        "ftm.json",
        "FollowTheMoney entities, JSON lines: named actors, places, documents, events; claims as notes, facts as links",
        "groups, things and actors without a name (words in notes), roles in events, confidence and modality other "
        "than as words, times that are no date",
        extra=True,
    ),
    Format(
        "ftm-statements",
        "csv",
        "FollowTheMoney statements, CSV: the same, each value with its document and the words it stands for there",
        "as ftm",
        extra=True,
    ),
    Format(
        "stix",
        "json",
        "STIX 2.1 bundle: actors as identities, places as locations, documents as reports, claims as notes, "
        "facts as relationships, violence as incidents",
        "things and places without coordinates or country (words in notes), events that are not violent, "
        "modality other than as words and labels; relationships are of our own types (sends), "
        "as it permits",
        extra=True,
    ),
)

CATALOGUE: Final[Mapping[str, Format]] = MappingProxyType({one.name: one for one in _ALL})
"""Name → format, in the order of the help."""


def by_ending(name: str) -> Format | None:
    """Return the format that a file of this name has, the first of those with its ending; ``None`` if no format has."""
    return next((one for one in _ALL if one.ending and name.endswith(f".{one.ending}")), None)
