"""FollowTheMoney: its library and command take every entity and statement, and nothing is said that no text says."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from factory_graph import ARMENIA, CSTO, KAZAKHSTAN, TOKAYEV
from factory_views import ODD, VIEWS, made, odd, seeds, shuffled, with_origin_and_match
from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import CSV, StatementEntity, read_statements
from followthemoney.statement.statement import Statement
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.cli.main import main
from kzgraph.export import ftm
from kzgraph.export.contents import is_fact, read
from kzgraph.export.ftm_claims import dataset_of
from kzgraph.export.ftm_facts import schemata
from kzgraph.rdf.vocab import NODE_CLASS, WD, Property
from kzgraph.store.base import View
from kzgraph.store.ftm import read_ftm
from kzgraph.store.index import local_name
from kzgraph.store.memory import MemoryStore


def written(view: View) -> bytes:
    out = io.BytesIO()
    ftm.write(view, out)
    return out.getvalue()


def statements(view: View) -> list[Statement]:
    out = io.BytesIO()
    ftm.write_statements(view, out)
    return list(read_statements(io.BytesIO(out.getvalue()), CSV))


def entities(view: View) -> dict[str, Any]:
    rows = [json.loads(line) for line in written(view).splitlines()]
    return {row["id"]: model.get_proxy(row, cleaned=False) for row in rows}


def known() -> MemoryStore:
    """The hand-built graph, its state with a Wikidata id."""
    node = NamedNode(made().base + KAZAKHSTAN.id)
    return MemoryStore([*made().quads(), Quad(node, NamedNode(Property.SAME_AS), NamedNode(WD + "Q232"))])


@pytest.mark.parametrize("name", VIEWS)
def test_the_library_finds_every_entity_valid(name: str) -> None:
    view = VIEWS[name]()
    found = entities(view)
    assert bool(found) == bool(read(view).claims)
    for line in written(view).splitlines():
        row = json.loads(line)
        schema = model.get(row["schema"])
        assert schema is not None
        assert schema.validate(row) is None
        assert set(schema.required) <= row["properties"].keys()
        assert model.get_proxy(row, cleaned=False).properties == model.get_proxy(row).properties, "cleaned already"


@pytest.mark.parametrize("name", ["made", "odd", "seeds"])
def test_each_reference_leads_to_an_entity_of_the_right_schema(name: str) -> None:
    found = entities(VIEWS[name]())
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (entity, prop)


def test_who_what_whom_source_and_certainty() -> None:
    found = entities(made())
    [note] = [one for one in found.values() if one.schema.name == "Note" and "kills" in one.get("keywords")]
    assert note.get("summary") == ["kwamen 18 agenten om het leven"]
    lines = note.first("description").split("\n")
    assert "according to: ministerie van Binnenlandse Zaken (Volgens) < Tengri (schrijft)" in lines
    assert {"target: agenten", "number: 18 agenten (18)", "modality: Asserted"} <= set(lines)
    assert {found[one].first("fileName") for one in note.get("proof")} == {"eerste.txt"}
    assert {"ministerie van Binnenlandse Zaken", "Tengri"} <= {found[one].caption for one in note.get("entity")}
    [link] = [
        one for one in found.values() if one.schema.name == "UnknownLink" and one.get("role") == ["sends: sturen"]
    ]
    assert found[link.first("subject")].caption == CSTO.label
    assert found[link.first("object")].caption == KAZAKHSTAN.label
    assert link.get("status") == ["Decided"]


def test_links_and_events_say_according_to_whom() -> None:
    [event] = [
        one for one in entities(made()).values() if one.schema.name == "Event" and "Killing" in one.get("keywords")
    ]
    source = "according to: ministerie van Binnenlandse Zaken (Volgens) < Tengri (schrijft)"
    assert event.get("description") == [f"{source}; modality: Asserted; confidence: 1"]


def test_documents_of_one_origin_and_perhaps_the_same_nodes_say_so() -> None:
    found = entities(with_origin_and_match())
    articles = [one for one in found.values() if one.schema.name == "Article"]
    assert {one.first("summary").split()[4] for one in articles} == {"eerste.txt:", "tweede.txt:"}
    [csto] = [one for one in found.values() if one.caption == CSTO.label and one.schema.name == "Organization"]
    assert csto.get("notes") == ["perhaps the same: http://example.org/csto"]
    assert csto.get("wikidataId") == []


def test_relations_have_their_own_schema() -> None:
    [membership] = [one for one in entities(made()).values() if one.schema.name == "Membership"]
    found = entities(made())
    assert found[membership.first("member")].caption == ARMENIA.label
    assert found[membership.first("organization")].caption == CSTO.label


def test_what_is_no_fact_makes_a_note_alone() -> None:
    contents = read(seeds())
    hearsay = {contents.path(claim.id) for claim in contents.claims if not is_fact(claim)}
    assert hearsay
    schemas = {one.schema for one in statements(seeds()) if one.origin in hearsay and one.prop != "name"}
    assert schemas == {"Note"}


def test_groups_and_nameless_actors_are_words_not_entities() -> None:
    names = {one.caption for one in entities(made()).values() if not one.schema.is_a("Note")}
    assert not names & {"agenten", "demonstranten", "woordvoerder", "politie"}
    assert TOKAYEV.label in names
    assert "words in notes" in (ftm.write(made(), io.BytesIO()) or "")


def test_descriptions_are_weak_aliases() -> None:
    found = {one.caption: one for one in entities(seeds()).values() if one.schema.is_a("LegalEntity")}
    tokayev = found["Kassym-Jomart Tokajev"]
    assert "president" in tokayev.get("weakAlias")
    assert "president" not in tokayev.get("alias")
    assert "Касым-Жомарт Токаев" in tokayev.get("alias")
    assert tokayev.get("wikidataId") == ["Q200881"]


def test_a_state_and_what_lies_in_it_have_its_country() -> None:
    found = {one.caption: one for one in entities(known()).values()}
    assert found["Kazachstan"].get("country") == ["kz"]
    assert found["Armenië"].get("country") == [], "no certain id, no country"
    places = {one.caption: one for one in entities(seeds()).values() if one.schema.name == "Address"}
    assert places["Almaty"].get("country") == ["kz"]
    assert places["Almaty"].first("latitude").startswith("43.")


def test_the_schemata_are_those_of_the_ontology() -> None:
    named = schemata()
    assert all(model.get(schema) for schema in named.values())
    without = {local_name(iri) for iri in NODE_CLASS.values()} - named.keys()
    assert without == {"Group", "Thing"}
    for name in ("Person", "State", "Government", "Body", "Organisation", "Media"):
        schema = model.get(named[name])
        assert schema is not None
        assert schema.is_a("LegalEntity"), "what acts can be involved in an event"


def test_statements_say_which_document_says_it_in_which_words() -> None:
    contents = read(made())
    second = next(one for one in contents.documents.values() if one.file == "tweede.txt")
    [one] = [
        one
        for one in statements(made())
        if (one.prop, one.value, one.original_value) == ("name", TOKAYEV.label, "Tokajev")
    ]
    assert one.dataset == dataset_of(contents.path(second.id))
    assert (one.origin or "").startswith("claim/")
    involved = {s.original_value for s in statements(made()) if s.prop == "involved"}
    assert {"Het bondgenootschap", "Rusland"} <= involved


def test_conflicting_values_stand_side_by_side() -> None:
    """One event, two documents, two dates: both are values, each with its document."""
    contents = read(made())
    [claim] = [one for one in contents.claims if one.property == "requests"]
    other = next(one.id for one in contents.claims if one.document.file == "tweede.txt" and is_fact(one) and one.event)
    graph = next(quad.graph_name for quad in made().quads() if getattr(quad.subject, "value", "") == other)
    node, event = NamedNode(other), NamedNode(claim.event or "")
    kept = [q for q in made().quads() if not (q.subject == node and q.predicate.value == Property.DESCRIBES)]
    edtf = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
    extra = [
        Quad(node, NamedNode(Property.DESCRIBES), event, graph),
        Quad(node, NamedNode(Property.TIME), Literal("2022-01-05", datatype=edtf), graph),
    ]
    found = [s for s in statements(MemoryStore([*kept, *extra])) if (s.schema, s.prop) == ("Event", "date")]
    assert {(s.value, s.first_seen) for s in found} == {("2022-01-06", "2022-01-06"), ("2022-01-05", None)}
    assert len({s.entity_id for s in found}) == 1
    assert len({s.dataset for s in found}) == 2


@pytest.mark.parametrize("name", ["made", "odd", "seeds"])
def test_statements_add_up_to_the_entities(name: str) -> None:
    view = VIEWS[name]()
    by_entity: dict[str, list[Statement]] = {}
    for one in statements(view):
        by_entity.setdefault(one.entity_id, []).append(one)
    rebuilt = {
        key: StatementEntity.from_statements(Dataset.make({"name": "kzgraph", "title": "kzgraph"}), all_)
        for key, all_ in by_entity.items()
    }
    plain = entities(view)
    assert rebuilt.keys() == plain.keys()
    for key, entity in plain.items():
        assert rebuilt[key].schema == entity.schema
        for prop in entity.iterprops():
            assert sorted(rebuilt[key].get(prop)) == sorted(entity.get(prop))


def test_its_command_validates_and_aggregates(tmp_path: Path) -> None:
    command = str(Path(sys.executable).parent / "ftm")
    (tmp_path / "e.json").write_bytes(written(seeds()))
    out = io.BytesIO()
    ftm.write_statements(seeds(), out)
    (tmp_path / "s.csv").write_bytes(out.getvalue())
    checked = subprocess.run([command, "validate", "-i", tmp_path / "e.json"], capture_output=True, check=True)
    assert checked.stdout.count(b"\n") == len(entities(seeds()))
    arguments = ["aggregate-statements", "-i", tmp_path / "s.csv", "-o", tmp_path / "a.json"]
    subprocess.run([command, *arguments], capture_output=True, check=True)
    assert (tmp_path / "a.json").read_bytes().count(b"\n") == len(entities(seeds()))


def test_odd_text_stays_on_its_line() -> None:
    lines = written(odd()).decode("utf-8").splitlines()
    assert all(json.loads(line)["id"] for line in lines)
    quotes = [one.first("summary") for one in entities(odd()).values() if one.schema.name == "Note"]
    assert all("😀" in quote and "\x00" not in quote for quote in quotes)
    assert "\x00" in ODD


def test_our_own_reader_reads_it_back(tmp_path: Path) -> None:
    (tmp_path / "e.json").write_bytes(written(made()))
    quads = list(read_ftm(tmp_path / "e.json"))
    assert len({quad.subject for quad in quads}) == len(entities(made()))


FOREIGN = (
    {"id": "x-1", "schema": "Organization", "properties": {"name": ["CSTO"]}, "datasets": ["list"]},
    {
        "id": "x-2",
        "schema": "Company",
        "properties": {"name": ["Elders"], "parent": ["x-1"]},
        "datasets": ["list", "b"],
    },
)


def merged(tmp_path: Path) -> MemoryStore:
    """The hand-built graph with two entities of others, one of them perhaps the CSTO."""
    (tmp_path / "list.json").write_text("".join(f"{json.dumps(one)}\n" for one in FOREIGN))
    theirs = read_ftm(tmp_path / "list.json")
    csto = NamedNode(f"{made().base}{CSTO.id}")
    links = [
        Quad(csto, NamedNode(Property.CLOSE_MATCH), NamedNode("e:x-1")),
        Quad(csto, NamedNode(Property.RESOLUTION), Literal("e:x-1: same name: CSTO, score 1")),
    ]
    return MemoryStore([*made().quads(), *theirs, *links])


def test_entities_of_others_come_back_as_they_came(tmp_path: Path) -> None:
    found = entities(merged(tmp_path))
    for one in FOREIGN:
        back = found[str(one["id"])].to_dict()
        assert {key: back[key] for key in one} == {**one, "datasets": sorted(one["datasets"])}
    assert found.keys() > entities(made()).keys()
    assert "other vocabularies" not in (ftm.write(merged(tmp_path), io.BytesIO()) or "")


def test_perhaps_the_same_is_a_similar_with_its_reason(tmp_path: Path) -> None:
    found = entities(merged(tmp_path))
    [link] = [one for one in found.values() if one.schema.name == "Similar"]
    assert (found[link.first("candidate")].caption, found[link.first("match")].caption) == (CSTO.label, "CSTO")
    assert link.get("criteria") == ["perhaps the same", "same name: CSTO, score 1"]


def test_order_leaves_no_trace() -> None:
    assert written(shuffled(seeds())) == written(seeds())
    out, other = io.BytesIO(), io.BytesIO()
    ftm.write_statements(seeds(), out)
    ftm.write_statements(shuffled(seeds()), other)
    assert out.getvalue() == other.getvalue()
    assert list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


@pytest.mark.parametrize("kind", ["ftm", "ftm-statements"])
def test_without_the_library_one_line_says_how_to_get_it(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    graph = Path(__file__).parents[2] / "output"
    assert main(["export", str(graph), "--format", kind, "-o", str(tmp_path / "x")]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("kzgraph: error: ")
    assert printed.err.count("\n") == 1
    assert "pip install 'kzgraph[exchange]'" in printed.err
    assert not list(tmp_path.iterdir())
