"""STIX 2.1: the OASIS library takes the bundle without custom content, and finds who said what of whom, how sure."""

import io
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
import stix2
from factory_views import VIEWS, made, odd, seeds, shuffled, with_origin_and_match
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.cli.main import main
from kzgraph.export import stix
from kzgraph.export.contents import is_fact, read
from kzgraph.export.stix_ids import UNDATED, stix_id
from kzgraph.model.claim import Polarity
from kzgraph.rdf.vocab import POLARITY, Property
from kzgraph.store.base import View
from kzgraph.store.index import value_of
from kzgraph.store.memory import MemoryStore


def written(view: View) -> bytes:
    out = io.BytesIO()
    stix.write(view, out)
    return out.getvalue()


def opened(view: View) -> stix2.MemoryStore:
    bundle = stix2.parse(written(view).decode("utf-8"), allow_custom=False)
    return stix2.MemoryStore(stix_data=bundle, allow_custom=False)


def of_type(store: stix2.MemoryStore, kind: str, **wanted: str) -> list[Any]:
    filters = [stix2.Filter("type", "=", kind), *(stix2.Filter(key, "=", value) for key, value in wanted.items())]
    return list(store.query(filters))


@pytest.mark.parametrize("name", VIEWS)
def test_the_library_takes_it_and_all_references_lead_somewhere(name: str) -> None:
    bundle = stix2.parse(written(VIEWS[name]()).decode("utf-8"), allow_custom=False)
    objects = {one["id"]: one for one in bundle.objects}
    assert len(objects) == len(bundle.objects)
    for one in objects.values():
        refs = [*one.get("object_refs", ()), *(one[key] for key in one if key.endswith("_ref"))]
        assert set(refs) <= objects.keys()


def test_a_claim_is_a_note_with_words_certainty_and_document() -> None:
    store = opened(made())
    assert len(of_type(store, "note")) == len(read(made()).claims)
    [note] = [one for one in of_type(store, "note") if "property:kills" in one.labels]
    assert "according to: ministerie van Binnenlandse Zaken (Volgens) < Tengri (schrijft)" in note.content
    assert "number: 18 agenten" in note.content
    [reference] = note.external_references
    assert reference.description.startswith("eerste.txt ")
    assert reference.hashes["SHA-256"]
    named = {store.get(ref).get("name") for ref in note.object_refs}
    assert {"agenten", "ministerie van Binnenlandse Zaken", "Tengri", "Hulp"} <= named


def test_a_fact_is_a_relationship_from_actor_to_object() -> None:
    store = opened(made())
    [sends] = of_type(store, "relationship", relationship_type="sends")
    assert (store.get(sends.source_ref).name, store.get(sends.target_ref).name) == ("CVVO", "Kazachstan")
    assert (sends.confidence, sends.description[:20]) == (90, "Het bondgenootschap ")
    [member] = of_type(store, "relationship", relationship_type="member-of")
    assert store.source.relationships(store.get(member.source_ref))


def test_a_fact_says_according_to_whom_and_how_sure() -> None:
    [sends] = of_type(opened(made()), "relationship", relationship_type="sends")
    assert sends.description.split("\n")[1:] == ["modality: Decided; confidence: 0.9"]
    descriptions = [one.get("description", "") for one in of_type(opened(seeds()), "relationship")]
    assert any("according to: " in one for one in descriptions)


def test_documents_of_one_origin_and_perhaps_the_same_nodes_say_so() -> None:
    store = opened(with_origin_and_match())
    assert all("count as one source" in one.description for one in of_type(store, "report"))
    [reference] = of_type(store, "identity", name="CVVO")[0].external_references
    assert (reference.source_name, reference.external_id) == ("perhaps the same", "http://example.org/csto")


def test_hearsay_and_denials_make_no_relationship() -> None:
    store = opened(made())
    kinds = {one.relationship_type for one in of_type(store, "relationship")}
    assert not kinds & {"attacks", "leaves-office"}
    labels = [label for one in of_type(store, "note") for label in one.labels]
    assert {"polarity:Negated", "modality:Possible"} <= set(labels)


def test_a_denial_of_what_another_states_is_an_opinion_on_it() -> None:
    """The same claim once more, negated: who reads the relationship finds that it is contested."""
    contents = read(made())
    [claim] = [one for one in contents.claims if one.property == "sends"]
    twin = NamedNode(f"{claim.id}x")
    negated = NamedNode(POLARITY[Polarity.NEGATED])
    copies = [
        Quad(twin, q.predicate, negated if q.predicate.value == Property.POLARITY else q.object, q.graph_name)
        for q in made().quads()
        if value_of(q.subject) == claim.id
    ]
    store = opened(MemoryStore([*made().quads(), *copies]))
    [opinion] = of_type(store, "opinion")
    [relationship] = of_type(store, "relationship", relationship_type="sends")
    assert (opinion.opinion, opinion.object_refs) == ("strongly-disagree", [relationship.id])
    assert opinion.explanation == claim.quote


def test_violent_events_are_incidents_when_somebody_states_them_as_fact() -> None:
    store, contents = opened(seeds()), read(seeds())
    facts = {claim.event for claim in contents.claims if is_fact(claim)}
    incidents = of_type(store, "incident")
    expected = {stix_id("incident", iri) for iri in facts if iri}
    assert incidents
    assert {one.id for one in incidents} <= expected
    assert {label for one in incidents for label in one.labels} >= {"Killing", "Injury"}
    assert not {label for one in incidents for label in one.labels} & {"Statement", "Framing", "Consultation"}


def test_places_have_a_position_and_states_their_country() -> None:
    locations = {one.name: one for one in of_type(opened(seeds()), "location")}
    assert (locations["Almaty"].country, round(locations["Almaty"].latitude)) == ("KZ", 43)
    assert locations["Kazachstan"].country == "KZ"
    assert "things and places without a position" in (stix.write(seeds(), io.BytesIO()) or "")


def test_times_are_those_of_the_documents() -> None:
    store = opened(made())
    reports = {one.name: one for one in of_type(store, "report")}
    assert reports["Hulp"].published == datetime.fromisoformat("2022-01-06T00:00:00+00:00")
    [requests] = of_type(store, "relationship", relationship_type="requests")
    assert str(requests.start_time)[:10] == str(requests.stop_time)[:10] == "2022-01-06"
    raw = json.loads(written(made()))["objects"]
    assert {one["created"][:10] for one in raw} <= {"2022-01-06", "2022-01-01", UNDATED[:10]}
    [csto] = [one for one in raw if one.get("name") == "CVVO"]
    assert (csto["created"][:10], csto["modified"][:10]) == ("2022-01-01", "2022-01-06")


def test_a_document_without_date_is_undated_and_says_so() -> None:
    undated = [q for q in made().quads() if q.predicate.value != Property.DATE_PUBLISHED]
    reports = of_type(opened(MemoryStore(undated)), "report")
    assert [one.labels for one in reports] == [["date-unknown"]] * 2


def test_ids_are_uuids_of_content() -> None:
    own = uuid5(uuid5(NAMESPACE_URL, "https://w3id.org/kzgraph/"), "note\x1fa\x1fb")
    assert stix_id("note", "a", "b") == f"note--{own}"
    assert UUID(stix_id("note", "é😀").partition("--")[2]).version == 5


def test_order_leaves_no_trace() -> None:
    assert written(shuffled(seeds())) == written(seeds())


def test_odd_text_comes_back() -> None:
    quotes = {claim.quote for claim in read(odd()).claims}
    found = {one.content for one in of_type(opened(odd()), "note")}
    assert all(any(quote in content for content in found) for quote in quotes)


def test_an_odd_confidence_stays_within_bounds() -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    quads = [
        Quad(q.subject, q.predicate, Literal("7", datatype=decimal), q.graph_name)
        if q.predicate.value == Property.CONFIDENCE
        else q
        for q in made().quads()
    ]
    assert {one.confidence for one in of_type(opened(MemoryStore(quads)), "note")} == {100}


def test_without_the_library_one_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "stix2", None)
    graph = Path(__file__).parents[2] / "output"
    assert main(["export", str(graph), "--format", "stix", "-o", str(tmp_path / "x.json")]) == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "pip install 'kzgraph[exchange]'" in printed.err
    assert not list(tmp_path.iterdir())
