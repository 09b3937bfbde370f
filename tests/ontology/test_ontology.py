"""The checks in ontology/checks/ontology hold, and each of them can fail."""

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from kzgraph.rdf.checks import Check, load_checks
from kzgraph.rdf.vocab import ontology_dir

CHECKS = load_checks(ontology_dir() / "checks" / "ontology")
PREFIXES = """
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
BREACHES = {
    "blank-node": "kz:Claim rdfs:seeAlso [] .",
    "class-cycle": "kz:Actor rdfs:subClassOf kz:Government .",
    "defined-here": "kz:Naamloos a owl:Class .",
    "definition": 'kz:Naamloos a owl:Class ; skos:definition "no Dutch"@en .',
    "direct-property-with-domain": "kz:sends rdfs:domain kz:Actor .",
    "disjoint-overlap": "kz:Person rdfs:subClassOf kz:Organisation .",
    "event-class-one-property": "kz:moves kz:eventClass kz:Aid .",
    "event-class-without-property": "kz:Naamloos rdfs:subClassOf kz:Violence .",
    "example": "kz:naamloos a owl:ObjectProperty .",
    "inner-class-with-property": "kz:naamloos kz:eventClass kz:Violence .",
    "label": 'kz:Naamloos a owl:Class ; rdfs:label "nameless"@en .',
    "naming": "kz:naamloos a owl:Class .",
    "one-kind": "kz:frames a owl:ObjectProperty .",
    "one-label": 'kz:Claim rdfs:label "assertion"@en .',
    "property-cycle": "kz:participant rdfs:subPropertyOf kz:actor .",
    "undeclared": "kz:Claim kz:naamloos kz:Event .",
}


def store() -> Store:
    made = Store()
    for name in ("kzgraph.ttl", "alignments.ttl"):
        made.load(path=str(ontology_dir() / name), format=RdfFormat.TURTLE)
    return made


def rows(over: Store, check: Check) -> list[str]:
    found = over.query(check.query)
    assert isinstance(found, QuerySolutions)
    return [str(row) for row in found]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_check_holds(check: Check) -> None:
    assert rows(store(), check) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_check_can_fail(check: Check) -> None:
    broken = store()
    broken.load((PREFIXES + BREACHES[check.name]).encode(), format=RdfFormat.TURTLE)
    assert rows(broken, check)


def test_each_check_says_what_it_asks() -> None:
    assert len(CHECKS) == len(BREACHES)
    assert all(check.message and not check.message.startswith("PREFIX") for check in CHECKS)
