"""What is put before a query, and what is seen of it."""

import pytest

from kzgraph.store.remote.prologue import form, names_graphs, with_prefixes


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("select * {}", "SELECT"),
        ("# SELECT\nPREFIX a: <urn:ask> BASE <urn:b>\n# x\nconstruct where {}", "CONSTRUCT"),
        ("PREFIX : <urn:x#y>ASK{}", "ASK"),
        ("  DESCRIBE <urn:x>", "DESCRIBE"),
        ("", ""),
        ("{", ""),
    ],
)
def test_the_form(query: str, expected: str) -> None:
    assert form(query) == expected


def test_prefixes_that_are_used_and_not_declared() -> None:
    prefixes = {"kz": "urn:kz#", "rdfs": "urn:rdfs#", "oa": "urn:oa#"}
    query = "PREFIX rdfs: <urn:mine#>\nSELECT * { ?a kz:b/rdfs:label ?c }"
    assert with_prefixes(query, prefixes) == f"PREFIX kz: <urn:kz#> {query}"
    assert with_prefixes("ASK {}", prefixes) == "ASK {}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <urn:a> {}", True),
        ("SELECT *\nfrom named<urn:a> {}", True),
        ("SELECT ?from { ?x kz:from ?from ; from:x 1 }", False),
        ("SELECT * { ?x ?y 'FROM <urn:a>' } # FROM <urn:a>", False),
        ("SELECT * { <urn:FROM> ?y ?z }", False),
        ("SELECT $from { ?x ?y $from }", False),
    ],
)
def test_from(query: str, expected: bool) -> None:
    assert names_graphs(query) is expected
