"""alignments.ttl maps terms that exist to codes that exist."""

from pyoxigraph import NamedNode, RdfFormat, parse

from kzgraph.rdf.units import text_of
from kzgraph.rdf.vocab import KZ, RDFS, SKOS, Property, ontology_dir

ACLED = {
    "Battles", "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Protests", "Excessive force against protesters", "Protest with intervention", "Peaceful protest",
    "Riots", "Violent demonstration", "Mob violence", "Explosions/Remote violence",
    "Violence against civilians", "Sexual violence", "Attack", "Abduction/forced disappearance",
    "Strategic developments", "Agreement", "Arrests",
    "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip
"""Event types and sub-event types of the ACLED codebook."""

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
OWN = list(parse(path=str(ontology_dir() / "alignments.ttl"), format=RdfFormat.TURTLE))


def literals(predicate: str) -> set[str]:
    return {text_of(quad.object) for quad in OWN if quad.predicate.value == predicate}


def test_codes_exist() -> None:
    assert literals(Property.PLOVER_CODE) == PLOVER
    assert literals(Property.ACLED_CODE) <= ACLED


def test_mapped_terms_exist_and_are_mapped_outside() -> None:
    ontology = parse(path=str(ontology_dir() / "kzgraph.ttl"), format=RdfFormat.TURTLE)
    declared = {text_of(quad.subject) for quad in ontology}
    mapped = [
        quad
        for quad in OWN
        if quad.predicate.value.startswith(SKOS) or quad.predicate.value == f"{RDFS}subClassOf"
    ]
    assert len(mapped) > 50
    for quad in mapped:
        assert text_of(quad.subject) in declared
        assert isinstance(quad.object, NamedNode) and not text_of(quad.object).startswith(KZ)


def test_each_vocabulary_of_the_contract_is_mapped() -> None:
    targets = {text_of(quad.object) for quad in OWN}
    sem, schema = "http://semanticweb.cs.vu.nl/2009/11/sem/", "https://schema.org/"
    prov = "http://www.w3.org/ns/prov#"
    oa, foaf, org = "http://www.w3.org/ns/oa#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/org#"
    for namespace in (sem, prov, schema, oa, foaf, org):
        assert any(target.startswith(namespace) for target in targets), namespace
