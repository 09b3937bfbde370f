"""The direct triples of any graph are those of the contract's rule, here stated a second time in SPARQL."""

from factory_graph import ALMATY, ARMENIA, CSTO, KAZAKHSTAN, TOKAYEV, GraphBuilder, article, resolved_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryTriples
from strategies_rdf import texts

from kzgraph.model.claim import Modality, Polarity, Quantity
from kzgraph.model.entity import ResolvedGraph
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import DIRECT_PROPERTY, EVENT_CLASS, KZ, RELATION_PROPERTY
from kzgraph.store.memory import MemoryStore

TEXT = "Armenië Kazachstan CVVO Tokajev Almaty doen iets."
ENTITIES = {"Armenië": ARMENIA, "Kazachstan": KAZAKHSTAN, "CVVO": CSTO, "Tokajev": TOKAYEV, "Almaty": ALMATY}
DIRECT = {KZ + name for name in (*DIRECT_PROPERTY.values(), *RELATION_PROPERTY.values())}

RULE = """
CONSTRUCT { ?actor ?property ?object }
WHERE {
  ?claim a kz:Claim ; kz:property ?property ; kz:actor ?actor .
  ?claim kz:polarity kz:Affirmed ; kz:modality ?modality .
  FILTER(?modality IN (kz:Asserted, kz:Decided))
  {
    ?claim kz:property kz:sends ; kz:quantity ?object
  } UNION {
    ?claim kz:property kz:frames ; kz:frameText ?object
  } UNION {
    ?claim kz:target ?object
    FILTER NOT EXISTS { ?claim kz:property kz:frames }
    FILTER NOT EXISTS { ?claim kz:property kz:sends ; kz:quantity ?number }
  } UNION {
    ?claim kz:recipient ?object
    FILTER NOT EXISTS { ?claim kz:property kz:frames }
    FILTER NOT EXISTS { ?claim kz:property kz:sends ; kz:quantity ?number }
    FILTER NOT EXISTS { ?claim kz:target ?target }
  } UNION {
    ?claim kz:theme ?object
    FILTER NOT EXISTS { ?claim kz:property kz:frames }
    FILTER NOT EXISTS { ?claim kz:property kz:sends ; kz:quantity ?number }
    FILTER NOT EXISTS { ?claim kz:target|kz:recipient ?other }
  }
}
"""

roles = st.lists(st.sampled_from(sorted(ENTITIES)), max_size=2, unique=True)
claims = st.fixed_dictionaries(
    {
        "prop": st.sampled_from(["sends", "frames", "aids", "kills", "memberOf"]),
        "actor": roles,
        "target": roles,
        "recipient": roles,
        "theme": roles,
        "modality": st.sampled_from(Modality),
        "polarity": st.sampled_from(Polarity),
        "quantity": st.sampled_from([None, Quantity("20 tot 99", minimum="20", maximum="99")]),
        "frame_text": st.one_of(st.none(), texts.filter(bool)),
    }
)


@settings(max_examples=80, deadline=None)
@given(st.lists(claims, min_size=1, max_size=4))
def test_the_mapper_and_the_rule_agree(drawn: list[dict[str, object]]) -> None:
    builder = GraphBuilder()
    doc = builder.add_article(article(TEXT, "a.txt"))
    for one in drawn:
        filled = {
            role: [builder.mention(doc, name, ENTITIES[name]) for name in one[role]]  # type: ignore[attr-defined]
            for role in ("actor", "target", "recipient", "theme")
        }
        more = {key: value for key, value in one.items() if key not in ("prop", *filled)}
        prop = str(one["prop"])
        builder.claim(doc, prop, EVENT_CLASS.get(prop), "doen", TEXT, **filled, **more)
    # Claims of one trigger with the same participants have the same id: one of them is a claim of the text.
    builder.claims = list({claim.id: claim for claim in builder.claims}.values())
    check(builder.build())


def test_they_agree_on_the_articles_made_by_hand() -> None:
    assert check(resolved_graph()) == 4


def check(graph: ResolvedGraph) -> int:
    store = MemoryStore(to_record(graph).quads())
    expected = store.query(RULE)
    assert isinstance(expected, QueryTriples)
    by_rule = {str(triple) for triple in expected}
    direct = {str(quad.triple) for quad in store.quads() if quad.predicate.value in DIRECT}
    assert direct == by_rule
    return len(direct)
