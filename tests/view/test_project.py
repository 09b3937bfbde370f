"""Claims → nodes and links."""

from kzgraph.view.project import SOURCE, Link, links, neighbours, project, words_node
from kzgraph.view.record import Claim, Document, Quantity, Records, Step, Thing

NAMES = ("russia", "csto", "tokayev", "kazakhstan", "almaty", "tengri")


def make(prop: str = "does", cls: str = "Action", **more: object) -> tuple[Claim, Records]:
    """Return a claim with the given fields, and records that know all nodes."""
    roles = {role: tuple(v) for role, v in more.pop("roles", {}).items()}  # type: ignore[attr-defined]
    base = {
        "iri": "c1",
        "lemma": "doen",
        "modality": "Asserted",
        "polarity": "Affirmed",
        "document": "doc",
        "event": "ev",
    }
    claim = Claim(property=prop, cls=cls, participants=roles, **{**base, **more})  # type: ignore[arg-type]
    things = {name: Thing(name, name.title(), "state") for name in NAMES}
    quantities = {"q": Quantity("q", "2500 militairen", "2500", counts=("russia",))}
    return claim, Records(things, (claim,), {"doc": Document("doc", "Titel", "t.txt")}, quantities)


def test_actor_and_target_are_one_link() -> None:
    claim, records = make(roles={"actor": ["russia"], "target": ["csto"]})
    assert links(claim, records) == [Link("russia", "csto", "main")]


def test_every_actor_is_linked_to_every_object() -> None:
    claim, records = make(roles={"actor": ["russia", "tokayev"], "target": ["csto", "kazakhstan"]})
    assert len(links(claim, records)) == 4


def test_what_is_sent_is_the_quantity_and_leads_on_to_the_recipient() -> None:
    claim, records = make(
        "sends", "Deployment", quantities=("q",), roles={"actor": ["csto"], "recipient": ["kazakhstan"]}
    )
    assert links(claim, records) == [
        Link("csto", "q", "main"),
        Link("q", "kazakhstan", "recipient"),
        Link("q", "russia", "counts"),
    ]


def test_a_frame_is_the_words_about_what_is_framed() -> None:
    claim, records = make("frames", "Framing", frame="bandieten", roles={"actor": ["tokayev"], "target": ["csto"]})
    node = words_node("bandieten")
    assert links(claim, records) == [Link("tokayev", node, "main"), Link(node, "csto", "about")]
    assert project(records).nodes[node]["label"] == "bandieten"


def test_the_same_words_of_two_sources_are_one_node(records: Records) -> None:
    drawing = project(records)
    assert len(list(drawing.predecessors(words_node("bandieten")))) == 2


def test_without_an_actor_all_hangs_on_the_event() -> None:
    claim, records = make("kills", "Killing", roles={"target": ["csto"], "place": ["almaty"]})
    assert links(claim, records) == [Link("ev", "csto", "main"), Link("ev", "almaty", "place")]
    assert project(records).nodes["ev"]["kind"] == "event"


def test_without_an_object_the_place_takes_its_part() -> None:
    claim, records = make("protests", "Protest", roles={"actor": ["tokayev"], "place": ["almaty"]})
    assert links(claim, records) == [Link("tokayev", "almaty", "main")]


def test_an_actor_alone_is_linked_to_the_event() -> None:
    claim, records = make(roles={"actor": ["tokayev"]})
    assert links(claim, records) == [Link("tokayev", "ev", "main")]


def test_acting_on_oneself_makes_no_loop() -> None:
    claim, records = make(roles={"actor": ["tokayev"], "target": ["tokayev"]})
    assert links(claim, records) == [Link("tokayev", "ev", "main")]


def test_a_claim_without_participants_hangs_on_its_document() -> None:
    claim, records = make(event=None)
    assert links(claim, records) == [Link("c1", "doc", "document")]
    assert project(records).nodes["doc"]["label"] == "Titel"


def test_a_source_is_linked_to_what_the_claim_is_about() -> None:
    claim, records = make(
        roles={"actor": ["russia"], "target": ["csto"]},
        sources=(Step("tengri", 1, "meldt"), Step("russia", 2, "")),
    )
    assert links(claim, records)[1:] == [Link("tengri", "russia", SOURCE)]


def test_no_claim_and_no_participant_is_lost(records: Records) -> None:
    drawing = project(records)
    drawn = {i for _, _, data in drawing.edges(data=True) if data["role"] != SOURCE for i in data["claims"]}
    assert drawn == set(range(len(records.claims)))
    for index, claim in enumerate(records.claims):
        for iri in claim.everyone():
            assert index in drawing.nodes[iri]["claims"]


def test_claims_of_one_property_between_two_nodes_are_bundled(records: Records) -> None:
    drawing = project(records)
    police = "https://w3id.org/kzgraph/id/actor/kazakh-police"
    crowd = "https://w3id.org/kzgraph/id/group/d1-betogers"
    assert len(drawing.edges[police, crowd, "attacks main"]["claims"]) == 2
    assert len(drawing.edges[police, crowd, "kills main"]["claims"]) == 1


def test_source_links_do_not_make_neighbours(records: Records) -> None:
    simple = neighbours(project(records))
    tengri = "https://w3id.org/kzgraph/id/actor/tengri"
    assert tengri in simple and simple.degree(tengri) == 0
