"""Origins in the graph."""

from factory_texts import document

from kzgraph.analyse.independence import Independence
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.origins import origin_quads
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index

BASE = "https://example.org/"
TEXT = "De veerboot naar Texel vaart sinds dinsdag niet meer door storm."
A, B, C = (f"{BASE}document/{name}" for name in "abc")


def index(*documents: str) -> Index:
    texts = [document(one, TEXT if one != C else "Op Vlieland is het stil.") for one in documents]
    return Index(origin_quads(Independence(texts), Iris(BASE)))


def test_documents_of_one_origin_share_a_node() -> None:
    found = index(A, B, C)
    (origin,) = found.instances(Class.ORIGIN)
    assert (found.values(A, Property.ORIGIN), found.values(B, Property.ORIGIN)) == ([origin], [origin])
    assert found.values(C, Property.ORIGIN) == []
    assert found.values(origin, Property.RESOLUTION) == [
        f"{A}.txt = {B}.txt: 1 shared sentence, 100% of the shorter text's words"
    ]


def test_a_document_alone_has_none() -> None:
    assert index(A, C).instances(Class.ORIGIN) == []


def test_the_node_is_a_function_of_its_documents() -> None:
    assert index(B, A).instances(Class.ORIGIN) == index(C, A, B).instances(Class.ORIGIN)
    other = index(A, B, f"{BASE}document/d")
    assert other.instances(Class.ORIGIN) != index(A, B).instances(Class.ORIGIN)
