"""Hypothesis strategies for quads with the nastiest literals that articles can hold."""

from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

BASE = "https://w3id.org/kzgraph/id/"

# All of Unicode but surrogates, which no UTF-8 text holds.
texts = st.one_of(
    st.sampled_from(
        ['"', "\\", "\n", "\r\n", "\t", "'''", '"""', "\\u0041", "</script><script>alert(1)</script>", "=1+1",
         "a\u2028b", "\x00", "\x7f", "\x85", "\ufeff", "e\u0301", "😀", "‘’“”«»", " ", ""]
    ),
    st.text(st.characters(exclude_categories=["Cs"])),
)  # fmt: skip

_names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
nodes = st.builds(
    lambda kind, name: NamedNode(f"{BASE}{kind}/{name}"),
    st.sampled_from(["actor", "claim", "group", "document", "event"]),
    _names,
)
predicates = st.sampled_from(
    ["https://w3id.org/kzgraph/ontology#actor", "https://w3id.org/kzgraph/ontology#frames",
     "http://www.w3.org/2000/01/rdf-schema#label", "http://example.org/other/p"]
).map(NamedNode)  # fmt: skip
_XSD = "http://www.w3.org/2001/XMLSchema#"
literals = st.one_of(
    texts.map(Literal),
    texts.map(lambda text: Literal(text, language="nl")),
    st.integers().map(lambda number: Literal(str(number), datatype=NamedNode(_XSD + "integer"))),
    st.sampled_from(["0.5", "1", "01.50", "x"]).map(
        lambda text: Literal(text, datatype=NamedNode(_XSD + "decimal"))
    ),
    st.sampled_from(["true", "false", "1"]).map(
        lambda text: Literal(text, datatype=NamedNode(_XSD + "boolean"))
    ),
    texts.map(lambda text: Literal(text, datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))),
)
graphs = st.one_of(
    st.just(DefaultGraph()), st.sampled_from(["a", "b"]).map(lambda n: NamedNode(f"{BASE}document/{n}"))
)
quads = st.builds(Quad, nodes, predicates, st.one_of(nodes, literals), graphs)
quad_lists = st.lists(quads, max_size=12)
