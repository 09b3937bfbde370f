# ruff: noqa: E501 - rows of tables stay on one line
"""From readings to candidates, and from a resolution to nodes and links that say why."""

import pytest
from factory import TINY_ENTITIES, make_article, mentions

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import Entity, ResolvedGraph
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.mention import EntityKind
from kzgraph.model.reading import Reading
from kzgraph.model.text import Evidence
from kzgraph.rdf.mapper import to_record
from kzgraph.resolve.across.apply import joined_nodes, merged, relinked
from kzgraph.resolve.across.decisions import NONE, Decisions, with_decision
from kzgraph.resolve.across.gather import candidates, is_name
from kzgraph.resolve.across.join import Joined
from kzgraph.resolve.graph import all_nodes, read_document, world

PERSON = EntityKind.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marjan de Wit", True),
        ("Osama bin Laden", True),
        ("Radio Ozodi", True),
        ("Khabar 24", True),
        ("Noord-Holland", True),
        ("premier van Armenië", False),
        ("Tadzjiekse dienst van RFE/RL", False),
        ("Kazachse leger", False),
        ("gezondheidsminister", False),
        ("van de", False),
        ("", False),
    ],
)
def test_names_and_descriptions(text: str, name: bool) -> None:
    assert is_name(text) is name


def reading(marked: str, *claims: tuple[str, str | None, dict[Role, int]]) -> Reading:
    article = make_article(marked)
    found = mentions(marked, document=article.id)
    made = [
        Claim(article.id, kind, event, "woord", number, Evidence(0, 3, article.text[:3]), tuple(Participant(role, found[m].id) for role, m in roles.items()))
        for number, (kind, event, roles) in enumerate(claims)
    ]
    return read_document(article, found, made, EntityIndex(TINY_ENTITIES))


ONE = reading(
    "[Sergej Tsjoeprov|name person masc sing title=president subj] leidt [Peru|name state key=peru]. [Peru|name state key=peru] zwijgt.",
    ("headOf", None, {Role.ACTOR: 0, Role.TARGET: 1}),
    ("states", "Statement", {Role.ACTOR: 0}),
)
TWO = reading("[Sergey Chuprov|name person masc sing subj] zweeg.", ("states", "Statement", {Role.ACTOR: 0}))
THREE = reading(
    "[Peru|name state key=peru] zweeg. [Tsjoeprov|name person masc sing title=president subj] zweeg ook in [Peru|name state key=peru].",
    ("states", "Statement", {Role.ACTOR: 1}),
)
BARE = reading("[Tsjoeprov|name person masc sing subj] zweeg weer.", ("states", "Statement", {Role.ACTOR: 0}))
TWO_ID, THREE_ID = "actor/sergey-chuprov", f"actor/{THREE.article.id}-tsjoeprov"


def test_a_candidate_knows_its_documents_and_states() -> None:
    documents = [ONE, TWO, THREE]
    found = {one.id: one for one in candidates(all_nodes(documents), documents)}
    person = found["actor/sergej-tsjoeprov"]
    assert person.states == {"actor/peru"}
    assert person.documents == {ONE.article.id}
    assert found["actor/peru"].outside == {"key:actor/peru"}
    assert not person.curated and found["actor/peru"].curated


def test_a_bare_surname_is_joined_with_nobody_when_nothing_else_speaks_for_it() -> None:
    graph = world([ONE, TWO, BARE])
    assert f"actor/{BARE.article.id}-tsjoeprov" in graph.entities
    assert graph.entities["actor/sergej-tsjoeprov"].names == ("Sergey Chuprov",)


def test_a_resolved_graph_has_candidates_too() -> None:
    documents = [ONE, TWO, THREE]
    found = {one.id for one in candidates(world(documents).entities, documents)}
    assert "actor/sergej-tsjoeprov" in found and THREE_ID not in found


def test_spellings_of_several_documents_become_one_node_that_says_why() -> None:
    graph = world([ONE, TWO, THREE])
    node = graph.entities["actor/sergej-tsjoeprov"]
    assert {TWO_ID, THREE_ID}.isdisjoint(graph.entities)
    assert set(node.names) == {"Sergey Chuprov", "Tsjoeprov"}
    assert len(node.resolutions) == 2
    assert any("Sergey Chuprov" in why and "score 0." in why for why in node.resolutions)
    assert any("the only one of that name" in why for why in node.resolutions)
    links = {link.entity: link for m, link in graph.links.items() if graph.mentions[m].document == TWO.article.id}
    link = links[node.id]
    assert link.rule == "across documents" and 0.8 <= link.score < 1 and "Tsjoeprov" in link.detail


def test_the_reasons_stand_in_the_graph_and_the_graph_is_valid() -> None:
    record = to_record(world([ONE, TWO, THREE]))
    text = "\n".join(str(quad) for quad in record.shared)
    assert "ontology#resolution" in text and "Sergey Chuprov" in text


def decided(judgement: str, *pair: str) -> Decisions:
    left, right = sorted(pair)
    return with_decision(NONE, Decision(left, right, Judgement(judgement), user="ann", reason="gebeld"))


def ids(graph: ResolvedGraph) -> set[str]:
    return {node for node in graph.entities if node.startswith("actor/") and node != "actor/peru"}


def test_a_person_keeps_apart_and_joins_and_the_node_names_who_decided() -> None:
    apart = world([ONE, TWO], decided("negative", "actor/sergej-tsjoeprov", TWO_ID))
    assert ids(apart) == {"actor/sergej-tsjoeprov", TWO_ID}
    joined = world([ONE, TWO], decided("positive", "actor/peru", TWO_ID))
    assert any(why.endswith("gebeld, decided by ann") for why in joined.entities["actor/peru"].resolutions)


def test_decisions_about_others_change_nothing() -> None:
    assert world([ONE, TWO, THREE], decided("negative", "actor/x", "actor/y")) == world([ONE, TWO, THREE])


def test_nodes_lose_nothing_when_they_become_one() -> None:
    a = Entity("place/a", "Osj", EntityKind.PLACE, ("Osh",), located_in="actor/k")
    b = Entity("place/b", "Ош", EntityKind.PLACE, ("Osj stad",), "Q1", coordinates=("40", "72"), curated=True)
    both = merged(a, b)
    assert both.names == ("Osh", "Osj stad", "Ош")
    assert (both.label, both.same_as, both.coordinates, both.located_in, both.curated) == ("Osj", "Q1", ("40", "72"), "actor/k", True)
    assert merged(both, b) == both


def test_holders_follow_their_nodes_and_unrelated_links_stay() -> None:
    nodes = {e.id: e for e in (Entity("place/a", "Gent", EntityKind.PLACE, located_in="actor/b1"), Entity("actor/b1", "België", EntityKind.STATE), Entity("actor/b2", "Belgium", EntityKind.STATE))}
    joined = Joined({"actor/b1": "actor/b2"}, (Decision("actor/b1", "actor/b2", Judgement.POSITIVE, 0.97, "known"),))
    assert joined_nodes(nodes, joined)["place/a"].located_in == "actor/b2"
    assert relinked({}, joined) == {}
