"""The vocabulary of foreign graphs: each row finds what its example holds."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.model.mention import EntityKind
from kzgraph.rdf.vocab import Property
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.store.foreign import make_foreign
from kzgraph.store.foreign_nodes import DATA, foreign_candidates, shipped_vocabulary

NODE = NamedNode("https://example.org/1")
NAME = "http://xmlns.com/foaf/0.1/name"
PERSON = "http://xmlns.com/foaf/0.1/Person"


def rows(part: str) -> list[dict[str, str]]:
    import tomllib

    found: list[dict[str, str]] = tomllib.loads(DATA.read_text("utf-8"))[part]
    return found


def of(*pairs: tuple[str, str]) -> list[Candidate]:
    """The nodes of a graph that says this of one node; what begins with http is an IRI."""
    quads = [Quad(NODE, NamedNode(p), NamedNode(v) if v.startswith("http") else Literal(v)) for p, v in pairs]
    return foreign_candidates([make_foreign(quads, "g.ttl", "https://w3id.org/kzgraph/id/")])


@pytest.mark.parametrize("row", rows("names"), ids=lambda row: row["property"])
def test_names(row: dict[str, str]) -> None:
    (one,) = of((row["property"], row["example"]), (Property.TYPE, PERSON))
    assert (one.names, one.kind) == ((row["example"],), EntityKind.PERSON)


@pytest.mark.parametrize("row", rows("kinds"), ids=lambda row: row["class"])
def test_kinds(row: dict[str, str]) -> None:
    (one,) = of((Property.TYPE, row["class"]), (NAME, "x"))
    assert one.kind is EntityKind(row["kind"])


@pytest.mark.parametrize("row", rows("items"), ids=lambda row: row["property"])
def test_items(row: dict[str, str]) -> None:
    (one,) = of((row["property"], row["example"]))
    assert one.outside == {"wd:Q1"}


def test_rows_are_distinct_and_have_no_other_keys() -> None:
    for part, key in (("names", "property"), ("kinds", "class"), ("items", "property")):
        assert len({row[key] for row in rows(part)}) == len(rows(part))
        keys = {"property", "example"} if key == "property" else {"class", "kind"}
        assert all(row.keys() == keys for row in rows(part))
    assert shipped_vocabulary().names.isdisjoint(shipped_vocabulary().items)


@pytest.mark.parametrize(
    ("pairs", "kind"),
    [
        ([(NAME, "x")], EntityKind.THING),
        ([(NAME, "x"), (Property.TYPE, "https://example.org/Unknown")], EntityKind.THING),
        ([(NAME, "x"), (Property.TYPE, PERSON), (Property.TYPE, "https://schema.org/Place")], EntityKind.THING),
    ],
)
def test_a_name_alone_does_not_tell_what_a_node_is(pairs: list[tuple[str, str]], kind: EntityKind) -> None:
    (one,) = of(*pairs)
    assert one.kind is kind


def test_what_has_neither_name_nor_item_takes_no_part() -> None:
    assert of((Property.TYPE, PERSON), ("http://www.w3.org/2002/07/owl#sameAs", "https://example.org/2")) == []
