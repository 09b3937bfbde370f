"""What of a graph can be searched: the names of nodes, what is quoted, and the sentences that are evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import QuerySolutions

from kzgraph.store.base import View
from kzgraph.store.index import value_of


class Kind(StrEnum):
    """What was found, in the order in which it is shown."""

    NAME = "name"
    QUOTE = "quote"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be found.

    iri: the node, the claim or the passage. label: of the node. file, document: where it was said. weight: in
    how many claims the node takes part; more of it is shown first.
    """

    kind: Kind
    iri: str
    text: str
    label: str = ""
    file: str = ""
    document: str = ""
    weight: int = 0


_WEIGHTS = """\
SELECT ?node (COUNT(DISTINCT ?claim) AS ?n) {
  VALUES ?part { kz:actor kz:target kz:recipient kz:theme kz:place kz:attributedTo }
  ?claim ?part ?node ; a kz:Claim
} GROUP BY ?node"""
_NAMES = """\
SELECT DISTINCT ?node ?label ?name {
  ?node rdfs:label ?label ; rdfs:label|skos:altLabel ?name .
  FILTER NOT EXISTS { ?node a kz:Quantity }
  FILTER NOT EXISTS { ?claim kz:describes ?node }
}"""
_QUOTES = """\
SELECT DISTINCT ?claim ?text ?file ?document {
  VALUES ?said { kz:content kz:frameText }
  ?claim ?said ?text ; a kz:Claim ; prov:wasDerivedFrom ?document .
  OPTIONAL { ?document kz:fileName ?file }
}"""
_SENTENCES = """\
SELECT DISTINCT ?passage ?text ?file ?document {
  ?passage oa:exact ?text ; schema:isPartOf ?document .
  OPTIONAL { ?document kz:fileName ?file }
}"""


def entries(view: View) -> Iterator[Entry]:
    """Yield all that can be found, the names of those with most claims first; equal graphs give equal orders."""
    weights = {node: int(count) for node, count in _rows(view, _WEIGHTS)}
    names = sorted(
        (-weights.get(node, 0), label, node, name != label, name) for node, label, name in _rows(view, _NAMES)
    )
    for weight, label, node, _, name in names:
        yield Entry(Kind.NAME, node, name, label, weight=-weight)
    for kind, query in ((Kind.QUOTE, _QUOTES), (Kind.SENTENCE, _SENTENCES)):
        for iri, text, file, document in sorted(_rows(view, query), key=lambda row: (row[2], row[0], row[1])):
            yield Entry(kind, iri, text, file=file, document=document)


def _rows(view: View, query: str) -> Iterator[tuple[str, ...]]:
    found = view.query(query)
    assert isinstance(found, QuerySolutions)
    for row in found:
        yield tuple(value_of(cell) if cell is not None else "" for cell in row)
