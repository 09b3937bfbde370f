"""Does a graph keep the data contract: SHACL shapes and checks over a document at a time.

A document's graph is validated with the shared nodes that it reaches, so that time grows with the number of
documents and memory with what they share. Nothing is written into the graph.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Quad

from kzgraph.rdf.checks import load_rules, plain, queried, said_of_events, unsaid
from kzgraph.rdf.finding import Finding
from kzgraph.rdf.units import Source, sources, survey, units
from kzgraph.rdf.vocab import ontology_dir

DESCRIBED = "Event-claim"
"""The shape that asks for a claim of an event; the claim may be of another document than the one that leads to it."""

__all__ = ["Finding", "validate", "validate_path", "validate_quads"]


def validate(source: Path | Iterable[Quad]) -> list[Finding]:
    """Return the breaches of the data contract in a file, a folder or quads, sorted."""
    return validate_path(source) if isinstance(source, Path) else validate_quads(source)


def validate_path(path: Path) -> list[Finding]:
    """Validate a folder that ``kzgraph build`` made (its record) or one .ttl, .trig, .nq or .nt file.

    Raises InputError when there is no graph or it cannot be parsed.
    """
    return _validate(sources(path))


def validate_quads(quads: Iterable[Quad], *, name: str = "") -> list[Finding]:
    """Validate ``quads``: a named graph for each document and the rest in the default graph, or all there.

    name: stands for a file name in the findings.
    """
    kept = tuple(quads)
    return _validate([Source(name, lambda: kept)])


def _validate(supplies: Sequence[Source]) -> list[Finding]:
    from kzgraph.rdf.shacl import load_shapes, violations  # rdflib and pySHACL: half a second to import

    folder = ontology_dir()
    shapes, rules = load_shapes(folder), load_rules(folder)
    found = survey(supplies)
    documents = frozenset(found.documents)
    findings: set[Finding] = set()
    said: set[tuple[str, str, str]] = set()
    for unit in units(supplies, found):
        said.update(said_of_events(unit.quads))
        findings.update(violations(unit, shapes))
        findings.update(queried(unit, rules))
        findings.update(plain(unit, rules, documents, found.claims))
    findings.update(unsaid(found, said))
    findings = {each for each in findings if each.shape != DESCRIBED or each.node not in found.described}
    # A shared node is seen with each document that reaches it; its finding names the file where it stands.
    return sorted({replace(each, file=found.names.get(each.node, each.file)) for each in findings})
