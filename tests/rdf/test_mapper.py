"""A resolved graph becomes the quads that the data contract promises."""

from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from factory_graph import CSTO, FIRST, TOKAYEV, GraphBuilder, article, group, resolved_graph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kzgraph.errors import InputError
from kzgraph.model.claim import Claim, Quantity, Role
from kzgraph.model.entity import Entity, ResolvedGraph
from kzgraph.model.mention import EntityKind
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.provenance import run_of
from kzgraph.rdf.vocab import KZ, WD, Property

BASE = "https://w3id.org/kzgraph/id/"
T = TypeVar("T")
GRAPH = resolved_graph()
QUADS = to_record(GRAPH).quads()


def objects(subject: str, predicate: str, quads: tuple[Quad, ...] = QUADS) -> set[str]:
    return {
        q.object.value for q in quads if q.subject.value == BASE + subject and q.predicate.value == predicate
    }


def claim_of(prop: str, graph: ResolvedGraph = GRAPH) -> Claim:
    (found,) = [claim for claim in graph.claims if claim.property == prop]
    return found


def test_a_claim_has_all_that_the_contract_names() -> None:
    claim = claim_of("requests")
    node = f"claim/{claim.id}"
    assert objects(node, Property.TYPE) == {KZ + "Claim"}
    assert objects(node, Property.PROPERTY) == {KZ + "requests"}
    assert objects(node, Property.ACTOR) == {BASE + "actor/kazakhstan-government"}
    assert objects(node, Property.TARGET) == {BASE + "actor/csto"}
    assert objects(node, Property.ACTOR_TEXT) == {"De regering van Kazachstan"}
    assert objects(node, Property.TARGET_TEXT) == {"de CVVO"}
    assert objects(node, Property.LEMMA) == {"vragen"}
    assert objects(node, Property.TIME) == {"2022-01-06"}
    assert objects(node, Property.TIME_TEXT) == {"donderdag"}
    assert objects(node, Property.MODALITY) == {KZ + "Asserted"}
    assert objects(node, Property.POLARITY) == {KZ + "Affirmed"}
    assert objects(node, Property.CONFIDENCE) == {"0.93"}
    assert objects(node, Property.RULE) == {"verb:vroeg"}
    assert objects(node, Property.DESCRIBES) == {BASE + GRAPH.event_of[claim.id]}
    assert objects(node, Property.DERIVED_FROM) == {f"{BASE}document/{claim.document}"}
    assert objects(node, Property.GENERATED_BY) == {BASE + "run/" + run_of(GRAPH, GRAPH.articles[0]).id}
    assert "target: de CVVO = actor/csto: exact name: de CVVO" in objects(node, Property.RESOLUTION)


def test_every_passage_is_what_stands_in_the_text() -> None:
    texts = {f"{BASE}document/{one.id}": one.text for one in GRAPH.articles}
    passages = {q.subject.value.removeprefix(BASE) for q in QUADS if q.predicate.value == Property.EXACT}
    assert len(passages) == len({(claim.document, claim.evidence) for claim in GRAPH.claims})
    for passage in passages:
        (start,), (end,) = objects(passage, Property.START), objects(passage, Property.END)
        (document,) = objects(passage, Property.IS_PART_OF)
        assert {texts[document][int(start) : int(end)]} == objects(passage, Property.EXACT)


def test_evidence_that_is_not_in_the_text_is_refused() -> None:
    claim = claim_of("requests")
    wrong = replace(claim, evidence=replace(claim.evidence, start=claim.evidence.start + 1))
    with pytest.raises(InputError, match=r"eerste\.txt"):
        to_record(replace(GRAPH, claims=(wrong,)))


def test_sources_stand_in_their_chain() -> None:
    node = f"claim/{claim_of('kills').id}"
    assert objects(node, Property.ATTRIBUTED_TO) == {BASE + "actor/interior-ministry", BASE + "actor/tengri"}
    assert "persbureau Tengri" in objects(node, Property.SOURCE_TEXT)
    steps = {step.removeprefix(BASE) for step in objects(node, Property.ATTRIBUTION)}
    chain = {
        (*objects(step, Property.POSITION), *objects(step, Property.SOURCE), *objects(step, Property.CUE))
        for step in steps
    }
    assert chain == {
        ("1", BASE + "actor/interior-ministry", "Volgens"),
        ("2", BASE + "actor/tengri", "schrijft"),
    }


@pytest.mark.parametrize(
    ("prop", "expected"),
    [
        ("sends", {Property.VALUE: {"2500"}, Property.MINIMUM: set(), Property.MAXIMUM: set()}),
        ("injures", {Property.VALUE: set(), Property.MINIMUM: {"20"}, Property.MAXIMUM: {"99"}}),
    ],
)
def test_numbers_have_value_or_bounds_and_what_they_count(prop: str, expected: dict[str, set[str]]) -> None:
    claim = claim_of(prop)
    (quantity,) = objects(f"claim/{claim.id}", Property.QUANTITY)
    quantity = quantity.removeprefix(BASE)
    assert {predicate: objects(quantity, predicate) for predicate in expected} == expected
    assert claim.quantity is not None
    assert objects(quantity, Property.COUNTS) == {BASE + GRAPH.entity(m).id for m in claim.quantity.counts}
    assert objects(quantity, Property.APPROXIMATE) == set()


def test_a_measure_is_a_decimal_with_its_unit() -> None:
    quads = _with_quantity(Quantity("120 tenge", value="120", unit="KZT", approximate=True))
    by_predicate = {q.predicate.value: q.object for q in quads if "/quantity/" in q.subject.value}
    assert by_predicate[Property.VALUE].datatype.value.endswith("#decimal")
    assert by_predicate[Property.UNIT].value == "KZT"
    assert by_predicate[Property.APPROXIMATE].value == "true"


def test_two_texts_that_give_the_same_number_share_its_node() -> None:
    same = Quantity("120 tenge", value="120", unit="KZT")
    nodes = {
        q.subject
        for quads in (_with_quantity(same), _with_quantity(same))
        for q in quads
        if "/quantity/" in str(q.subject)
    }
    other = {q.subject for q in _with_quantity(replace(same, value="121")) if "/quantity/" in str(q.subject)}
    assert len(nodes) == 1
    assert nodes.isdisjoint(other)


def _with_quantity(quantity: Quantity) -> tuple[Quad, ...]:
    claim = replace(claim_of("leavesOffice"), quantity=quantity)
    return to_record(replace(GRAPH, claims=(claim,), events=(), event_of={})).quads()


def test_named_graphs_hold_claims_and_the_default_graph_what_is_shared() -> None:
    default = {
        q.subject.value.removeprefix(BASE).split("/")[0] for q in QUADS if q.graph_name == DefaultGraph()
    }
    assert default == {"actor", "place", "group", "thing", "person", "body", "event", "run"}
    for quad in QUADS:
        if quad.graph_name != DefaultGraph() and quad.predicate.value == Property.DERIVED_FROM:
            assert quad.graph_name == quad.object


def test_the_record_of_a_document_holds_its_own_groups() -> None:
    record = to_record(GRAPH)
    for document, quads in record.documents.items():
        for quad in quads:
            assert quad.graph_name in (NamedNode(f"{BASE}document/{document}"), DefaultGraph())
    shared = {quad.subject.value for quad in record.shared}
    assert not any("/group/" in subject for subject in shared)


def test_there_are_no_blank_nodes() -> None:
    assert not [q for q in QUADS if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def test_unused_entities_are_left_out() -> None:
    unused = Entity("actor/nobody", "Niemand", EntityKind.PERSON)
    graph = replace(GRAPH, entities={**GRAPH.entities, unused.id: unused})
    assert to_record(graph) == to_record(GRAPH)


def test_an_entity_has_class_names_and_identity() -> None:
    entity = replace(CSTO, same_as="Q1", names=("CVVO", "CSTO"), coordinates=("43.250", "76.9"))
    graph = replace(GRAPH, entities={**GRAPH.entities, CSTO.id: entity})
    quads = to_record(graph).quads()
    assert objects("actor/csto", Property.TYPE, quads) == {KZ + "Organisation"}
    assert objects("actor/csto", Property.LABEL, quads) == {"CVVO"}
    assert objects("actor/csto", Property.ALT_LABEL, quads) == {"CSTO"}
    assert objects("actor/csto", Property.SAME_AS, quads) == {WD + "Q1"}
    assert objects("actor/csto", Property.LATITUDE, quads) == {"43.25"}


def test_a_place_stands_with_the_places_that_hold_it() -> None:
    state = Entity("actor/peru", "Peru", EntityKind.STATE)
    region = Entity("place/andes", "Andes", EntityKind.PLACE, located_in=state.id)
    csto = replace(CSTO, located_in=region.id)
    graph = replace(GRAPH, entities={**GRAPH.entities, CSTO.id: csto, region.id: region, state.id: state})
    quads = to_record(graph).quads()
    assert objects("actor/csto", Property.CONTAINED_IN, quads) == {BASE + "place/andes"}
    assert objects("place/andes", Property.CONTAINED_IN, quads) == {BASE + "actor/peru"}
    assert objects("actor/peru", Property.LABEL, quads) == {"Peru"}


def test_static_relations_describe_no_event() -> None:
    assert objects(f"claim/{claim_of('memberOf').id}", Property.DESCRIBES) == set()


def test_documents_say_what_they_are() -> None:
    for one in GRAPH.articles:
        node = f"document/{one.id}"
        assert objects(node, Property.FILE_NAME) == {one.file_name}
        assert objects(node, Property.NAME) == {one.title or one.file_name}
        assert objects(node, Property.SHA256) == {one.sha256}
        assert objects(node, Property.DATE_PUBLISHED) == {one.published}


def test_words_carry_the_language_of_their_article() -> None:
    english = replace(GRAPH.articles[0], language="EN")
    quads = to_record(replace(GRAPH, articles=(english, *GRAPH.articles[1:]))).documents[english.id]
    tags = {
        q.object.language
        for q in quads
        if isinstance(q.object, Literal) and q.predicate.value == Property.ACTOR_TEXT
    }
    assert tags == {"en"}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_everything_that_came_in_leaves_no_trace(seed: int) -> None:
    random = Random(seed)
    shuffled = replace(
        GRAPH,
        articles=_shuffled(GRAPH.articles, random),
        claims=tuple(
            replace(
                c,
                participants=_shuffled(c.participants, random),
                attributions=_shuffled(c.attributions, random),
            )
            for c in _shuffled(GRAPH.claims, random)
        ),
        events=_shuffled(GRAPH.events, random),
        entities=dict(_shuffled(tuple(GRAPH.entities.items()), random)),
        mentions=dict(_shuffled(tuple(GRAPH.mentions.items()), random)),
    )
    assert to_record(shuffled) == to_record(GRAPH)
    assert nquads(to_record(shuffled).quads()) == nquads(QUADS)


def _shuffled(values: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(values, len(values)))


def test_another_base_moves_every_resource_and_nothing_else() -> None:
    moved = nquads(to_record(GRAPH, base="https://example.org/kz#").quads()).decode()
    assert BASE not in moved
    assert nquads(QUADS).decode().replace(BASE, "https://example.org/kz#").count("\n") == moved.count("\n")
    assert (
        sorted(nquads(QUADS).decode().replace(BASE, "https://example.org/kz#").splitlines())
        == moved.splitlines()
    )


def test_coordinated_participants_are_several_values_of_one_role() -> None:
    builder = GraphBuilder()
    doc = builder.add_article(article("Agenten en Tokajev riepen Almaty op.", "a.txt"))
    first = builder.mention(doc, "Agenten", group(doc, "agenten"))
    second = builder.mention(doc, "Tokajev", TOKAYEV)
    claim = builder.claim(
        doc, "requests", "Request", "riepen", "Agenten en Tokajev riepen Almaty op", actor=[first, second]
    )
    quads = to_record(builder.build()).quads()
    assert len(objects(f"claim/{claim.id}", Property.ACTOR, quads)) == 2
    assert objects(f"claim/{claim.id}", Property.ACTOR_TEXT, quads) == {"Agenten", "Tokajev"}


def test_each_document_has_a_run_also_without_versions() -> None:
    quads = to_record(replace(GRAPH, versions={})).quads()
    runs = {q.object for q in quads if q.predicate.value == Property.GENERATED_BY}
    assert len(runs) == len(GRAPH.articles)
    assert runs == {q.subject for q in quads if "/run/" in q.subject.value}


def test_the_factory_uses_each_role() -> None:
    used = {p.role for claim in GRAPH.claims for p in claim.participants}
    assert used == set(Role)
    assert FIRST in {one.text for one in GRAPH.articles}
