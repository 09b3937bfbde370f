"""The rule of the direct triples, case by case, as the contract's "Two layers" states it."""

import pytest
from factory_graph import ALMATY, ARMENIA, CSTO, KAZAKHSTAN, TOKAYEV, GraphBuilder, article

from kzgraph.model.claim import Modality, Polarity, Quantity
from kzgraph.rdf.direct import direct_triples
from kzgraph.rdf.iris import Iris

TEXT = "Armenië Kazachstan CVVO Tokajev Almaty doen iets."
ENTITIES = {"Armenië": ARMENIA, "Kazachstan": KAZAKHSTAN, "CVVO": CSTO, "Tokajev": TOKAYEV, "Almaty": ALMATY}
NUMBER = Quantity("2500 militairen", value="2500")


def triples(prop: str = "aids", **more: object) -> list[tuple[str, str]]:
    """The direct triples of one claim as (local actor, local object)."""
    builder = GraphBuilder()
    doc = builder.add_article(article(TEXT, "a.txt"))
    for role in ("actor", "target", "recipient", "theme", "place"):
        names = more.pop(role, "")
        more[role] = [builder.mention(doc, name, ENTITIES[name]) for name in str(names).split()]
    claim = builder.claim(doc, prop, "Aid", "doen", TEXT, **more)
    found = list(direct_triples(builder.build(), claim, "nl", Iris("x:")))
    assert {predicate.value for _, predicate, _ in found} <= {f"https://w3id.org/kzgraph/ontology#{prop}"}
    return [(actor.value.split("/")[-1], other.value.split("/")[-1]) for actor, _, other in found]


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("modality", Modality)
def test_only_affirmed_facts_and_decisions(modality: Modality, polarity: Polarity) -> None:
    has = triples(actor="CVVO", target="Armenië", modality=modality, polarity=polarity) != []
    expected = polarity is Polarity.AFFIRMED and modality in (Modality.ASSERTED, Modality.DECIDED)
    assert has == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"actor": "CVVO", "target": "Armenië"}, [("csto", "armenia")]),
        (
            {"actor": "CVVO", "target": "Armenië", "recipient": "Tokajev", "theme": "Kazachstan"},
            [("csto", "armenia")],
        ),
        ({"actor": "CVVO", "recipient": "Tokajev", "theme": "Kazachstan"}, [("csto", "tokayev")]),
        ({"actor": "CVVO", "theme": "Kazachstan"}, [("csto", "kazakhstan")]),
        ({"actor": "CVVO", "place": "Almaty"}, []),
        ({"actor": "CVVO"}, []),
        ({"target": "Armenië"}, []),
        (
            {"actor": "Armenië CVVO", "target": "Tokajev Kazachstan"},
            [("armenia", "kazakhstan"), ("armenia", "tokayev"), ("csto", "kazakhstan"), ("csto", "tokayev")],
        ),
    ],
)
def test_objects(roles: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert triples(**roles) == expected


def test_a_number_is_the_object_of_sends_alone() -> None:
    roles = {"actor": "CVVO", "recipient": "Kazachstan"}
    ((_, number),) = triples("sends", quantity=NUMBER, **roles)
    assert len(number) == 16
    assert triples("aids", quantity=NUMBER, **roles) == [("csto", "kazakhstan")]
    assert triples("sends", **roles) == [("csto", "kazakhstan")]
    assert triples("sends", actor="CVVO", quantity=NUMBER) == [("csto", number)]


def test_words_are_the_object_of_frames() -> None:
    assert triples("frames", actor="CVVO", target="Armenië", frame_text="een list") == [("csto", "een list")]
    assert triples("frames", actor="CVVO", target="Armenië") == []
    assert triples("accuses", actor="CVVO", target="Armenië", frame_text="een list") == [("csto", "armenia")]


def test_a_static_relation_has_one_too() -> None:
    assert triples("memberOf", actor="Armenië", target="CVVO") == [("armenia", "csto")]
