"""Claims come back from a graph as they went in, and counts add up."""

from factory_graph import resolved_graph

from kzgraph.model.claim import Role
from kzgraph.rdf.mapper import to_record
from kzgraph.store.counts import counts, table
from kzgraph.store.memory import MemoryStore
from kzgraph.store.records import claims

GRAPH = resolved_graph()
STORE = MemoryStore(to_record(GRAPH).quads())


def test_records_say_what_the_claims_said() -> None:
    records = {record.id.rpartition("/")[2]: record for record in claims(STORE)}
    assert records.keys() == {claim.id for claim in GRAPH.claims}
    for claim in GRAPH.claims:
        record = records[claim.id]
        for role, nodes in {
            Role.ACTOR: record.actors,
            Role.TARGET: record.targets,
            Role.RECIPIENT: record.recipients,
            Role.THEME: record.themes,
            Role.PLACE: record.places,
        }.items():
            assert {node.label for node in nodes} == {GRAPH.entity(m).label for m in claim.mentions(role)}
        assert record.property == claim.property
        assert record.event_class == (claim.event_class or "Membership")
        assert (record.modality, record.polarity) == (claim.modality, claim.polarity)
        assert (record.start, record.end, record.quote) == (
            claim.evidence.start,
            claim.evidence.end,
            claim.evidence.quote,
        )
        assert [source.position for source in record.sources] == [one.position for one in claim.attributions]
        assert [quantity.label for quantity in record.quantities] == ([claim.quantity.label] if claim.quantity else [])
        assert record.frame_text == claim.frame_text
        assert record.content == claim.content


def test_records_follow_files_and_text() -> None:
    order = [(record.document.file, record.start) for record in claims(STORE)]
    assert order == sorted(order)


def test_counts_add_up() -> None:
    found = counts(STORE)
    assert found["documents"] == 2
    assert found["claims"] == len(GRAPH.claims) == sum(found["claims by class"].values())
    assert found["events"] == len(GRAPH.events)
    assert found["nodes"] == sum(found["nodes by class"].values())
    assert found["claims by modality"] == {"Asserted": 7, "Decided": 1, "Possible": 1}
    assert "claims by class" in table(found)


def test_long_lists_are_cut_for_people() -> None:
    text = table({"claims": 3, "claims by actor": {f"naam {i}": 3 - i for i in range(3)}}, top=2)
    assert "naam 1" in text
    assert "naam 2" not in text
    assert "… and 1 more" in text
