"""What exporters read: records of the contract's nodes, and the number of those of other vocabularies."""

import io
from xml.sax.saxutils import escape

import pytest
from factory_views import VIEWS, made, seeds, shuffled
from pyoxigraph import NamedNode, Quad

from kzgraph.export.contents import participants, read
from kzgraph.export.dates import coarse, span
from kzgraph.export.formats import FORMATS
from kzgraph.rdf.vocab import SKOS, Property
from kzgraph.store.memory import MemoryStore

OTHER = NamedNode("http://example.org/thing")


@pytest.mark.parametrize("name", VIEWS)
def test_all_that_claims_point_to_is_there(name: str) -> None:
    contents = read(VIEWS[name]())
    for claim in contents.claims:
        assert {node.id for node in participants(claim)} <= contents.nodes.keys()
        assert claim.document.id in contents.documents
        assert claim.event is None or claim.event in contents.events
    assert contents.foreign == 0
    assert contents.left_out() is None


def test_order_leaves_no_trace() -> None:
    assert read(shuffled(made())) == read(made())


def test_the_sentence_around_a_quote() -> None:
    contents = read(seeds())
    assert contents.sentences
    quotes = {claim.id: claim.quote for claim in contents.claims}
    assert all(quotes[claim] in text and text != quotes[claim] for claim, text in contents.sentences.items())
    whole = max(contents.sentences.values(), key=len)
    out = io.BytesIO()
    FORMATS["graphml"](seeds(), out)
    assert escape(whole) in out.getvalue().decode("utf-8")


def test_nodes_of_other_vocabularies_are_counted() -> None:
    foreign = Quad(OTHER, NamedNode(Property.TYPE), NamedNode("http://xmlns.com/foaf/0.1/Person"))
    contents = read(MemoryStore([*made().quads(), foreign]))
    assert contents.foreign == 1
    assert contents.left_out("2 things", None) == "2 things; 1 nodes of other vocabularies are left out"


def test_claims_that_say_nothing_are_counted() -> None:
    kept = [quad for quad in made().quads() if quad.predicate.value != Property.PROPERTY]
    contents = read(MemoryStore(kept))
    assert (contents.claims, contents.broken) == ((), len(read(made()).claims))
    assert "without a property" in (contents.left_out() or "")


def test_perhaps_the_same_is_kept_apart_from_the_same() -> None:
    node = next(iter(read(made()).nodes))
    link = Quad(NamedNode(node), NamedNode(SKOS + "closeMatch"), OTHER)
    found = read(MemoryStore([*made().quads(), link])).nodes[node]
    assert (found.close_match, found.same_as) == ((OTHER.value,), ())


EDTF = (
    ("2022-01-06", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("2022-02", "2022-02-01", "2022-02-28", "2022-02"),
    ("2020-02", "2020-02-01", "2020-02-29", "2020-02"),
    ("2022", "2022-01-01", "2022-12-31", "2022"),
    ("2022-01-XX", "2022-01-01", "2022-01-31", "2022-01"),
    ("202X", "2020-01-01", "2029-12-31", None),
    ("2022-01-06~", "2022-01-06", "2022-01-06", "2022-01-06"),
    ("2022-01?", "2022-01-01", "2022-01-31", "2022-01"),
    ("2022-01-02/2022-01-05", "2022-01-02", "2022-01-05", None),
    ("2022-01-02/..", "2022-01-02", None, None),
    ("../2022-01-05", None, "2022-01-05", None),
    ("2022-13", None, None, None),
    ("2022-02-30", None, None, None),
    ("2022-21", None, None, None),
    ("gisteren", None, None, None),
    ("", None, None, None),
)


@pytest.mark.parametrize(("edtf", "first", "last", "single"), EDTF)
def test_edtf_as_days(edtf: str, first: str | None, last: str | None, single: str | None) -> None:
    assert span(edtf) == (first, last)
    assert coarse(edtf) == single
