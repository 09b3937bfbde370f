# ruff: noqa: E501 - rows of tables stay on one line
"""All documents to one graph: the same for any order of the input, and nodes shared as far as names allow."""

from functools import cache
from random import Random

import pytest
from factory import TINY_ENTITIES
from factory_world import Text, claim, graph, text
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.claim import Attribution, Claim, Modality, Polarity, Quantity, TimeSpan
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.mention import EntityKind
from kzgraph.resolve import resolve

ONE = text(
    "In [Peru|name state key=peru case=in] hield [de politie|body the sing lemma=politie subj] [Jan Maat|name person masc sing title=minister] aan.\n"
    "[Maat|name person masc sing subj] schoot op [boeren|group plur lemma=boer].\n[Zij|pronoun group plur lemma=zij subj] vluchtten.\n"
    "[Lima|name place key=lima subj] dreigde [Togo|name state key=togo]."
)
TWO = text(
    "[Maat|name person masc sing title=minister] werd opgepakt door [de Peruaanse politie|body the sing lemma=politie mod=Peruaanse].\n"
    "[Lima|name place key=lima case=in] slaapt. [boeren|group plur lemma=boer subj] staakten. In [Peru|name state key=peru case=in] bleef het stil."
)


@cache
def claims() -> tuple[Claim, ...]:
    source = Attribution(ONE[1][1].id, 1, "zei", 0, 3)
    return (
        claim(ONE, actor=1, target=2, place=0, time=TimeSpan("gisteren", "2022-01-06")),
        claim(ONE, "attacks", "Attack", trigger=5, actor=3, target=4, attributions=(source,)),
        claim(ONE, "moves", "Movement", trigger=9, actor=5, quantity=Quantity("drie", "3", counts=(ONE[1][5].id,))),
        claim(ONE, "threatens", "Threat", trigger=12, actor=6, target=7),
        claim(ONE, "headOf", None, trigger=2, actor=2, target=0),
        claim(TWO, actor=1, target=0, time=TimeSpan("donderdag", "2022-01-06")),
        claim(TWO, "protests", "Protest", trigger=7, actor=3, place=2),
    )


@cache
def whole() -> ResolvedGraph:
    mine = claims()
    return graph((ONE, mine[:5]), (TWO, mine[5:]))


@given(st.integers(0, 2**32))
def test_order_and_doubles_do_not_matter(seed: int) -> None:
    random = Random(seed)
    articles, found, said = [ONE[0], TWO[0]] * 2, [*ONE[1], *TWO[1]], [*claims(), *claims()[:3]]
    known = list(TINY_ENTITIES)
    for part in (articles, found, said, known):
        random.shuffle(part)  # type: ignore[arg-type]
    assert resolve(articles, found, said, known) == whole()
    shuffled = resolve(articles, found, said, known)
    for name in ("mentions", "entities", "links", "event_of"):
        assert list(getattr(shuffled, name)) == sorted(getattr(shuffled, name))


def test_everything_in_a_claim_is_linked() -> None:
    for one in whole().claims:
        for p in one.participants:
            assert whole().entity(p.mention).id in whole().entities
        for a in one.attributions:
            assert a.mention in whole().links
    assert set(whole().links) == set(whole().mentions)
    assert {link.entity for link in whole().links.values()} <= set(whole().entities)


def test_every_event_claim_has_its_event_and_no_relation_has() -> None:
    for one in whole().claims:
        assert (one.id in whole().event_of) is (one.event_class is not None)
    listed = [c for event in whole().events for c in event.claims]
    assert sorted(listed) == sorted(whole().event_of)


def entity(of: Text, number: int, g: ResolvedGraph) -> str:
    return g.links[of[1][number].id].entity


def test_a_surname_in_another_text_is_the_one_who_bears_it() -> None:
    assert entity(ONE, 2, whole()) == entity(TWO, 0, whole()) == entity(ONE, 3, whole()) == "actor/jan-maat"
    assert whole().links[TWO[1][0].id].rule == "across documents"
    assert "Maat" in whole().entities["actor/jan-maat"].names


def test_a_surname_that_two_bear_stays_alone() -> None:
    other = text("[Piet Maat|name person masc sing title=minister] zweeg in [Peru|name state key=peru case=in].")
    mine = claims()
    g = graph((ONE, mine[:5]), (TWO, mine[5:]), (other, [claim(other, "states", "Statement", actor=0)]))
    assert entity(TWO, 0, g) == f"actor/{TWO[0].id}-maat"


def test_groups_without_a_name_stay_in_their_text() -> None:
    a, b = entity(ONE, 4, whole()), entity(TWO, 3, whole())
    assert a != b
    assert whole().entities[a].document == ONE[0].id
    assert whole().entities[a].label == whole().entities[b].label == "boeren"
    assert a == f"group/{ONE[0].id}-boeren-{ONE[1][4].start}"


def test_a_pronoun_is_the_group_it_points_to() -> None:
    assert entity(ONE, 5, whole()) == entity(ONE, 4, whole())
    assert whole().links[ONE[1][5].id].rule == "pronoun"


def test_the_police_of_a_state_is_one_in_all_texts() -> None:
    assert entity(ONE, 1, whole()) == entity(TWO, 1, whole()) == "actor/peru-politie"
    node = whole().entities["actor/peru-politie"]
    assert (node.label, node.kind, node.document) == ("Peruaanse politie", EntityKind.BODY, None)


def test_a_capital_that_acts_is_its_government_and_a_capital_where_it_rains_is_not() -> None:
    assert entity(ONE, 6, whole()) == "actor/peru-government"
    assert whole().links[ONE[1][6].id].rule == "metonym"
    assert entity(TWO, 2, whole()) == "place/lima"


def test_curated_nodes_keep_their_names() -> None:
    node = whole().entities["actor/peru"]
    assert (node.label, node.kind, node.document) == ("Peru", EntityKind.STATE, None)


def test_one_arrest_in_two_texts_is_one_event() -> None:
    a, b = claims()[0], claims()[5]
    assert whole().event_of[a.id] == whole().event_of[b.id]
    event = next(e for e in whole().events if e.id == whole().event_of[a.id])
    assert event.actors == ("actor/peru-politie",)
    assert event.targets == ("actor/jan-maat",)
    assert event.places == ("actor/peru",)


def test_a_date_in_other_words_is_the_same_date() -> None:
    event = next(e for e in whole().events if e.id == whole().event_of[claims()[0].id])
    assert event.time is not None
    assert event.time.edtf == "2022-01-06"


def test_mentions_that_no_claim_needs_are_left_out() -> None:
    g = graph((ONE, [claims()[0]]))
    assert entity(ONE, 2, g) == "actor/jan-maat"
    assert ONE[1][7].id not in g.links
    assert "actor/togo" not in g.entities


def test_nothing_gives_nothing() -> None:
    g = resolve([], [], [], TINY_ENTITIES)
    assert (g.articles, g.claims, dict(g.entities), g.events) == ((), (), {}, ())


def test_an_article_without_claims_is_kept() -> None:
    assert graph((ONE, [])).articles == (ONE[0],)


# -- events

PAIR = text("[de politie|body the sing lemma=politie subj] pakte [Jan Maat|name person masc sing].\n[Piet Kok|name person masc sing] keek.")


def events(*said: Claim) -> int:
    return len(set(graph((PAIR, said)).event_of.values()))


@pytest.mark.parametrize(
    ("a", "b", "number"),
    [
        ({"actor": 0, "target": 1}, {"actor": 0, "target": 1}, 1),
        ({"actor": 0, "target": 1}, {"actor": 0, "target": 2}, 2),
        ({"actor": 0, "target": 1}, {"actor": 1, "target": 0}, 2),
        ({"actor": 0}, {"actor": 0}, 2),  # one participant is too little to know
        ({"actor": 0, "target": 1}, {"actor": 0, "target": 1, "kind": "kills", "event": "Killing"}, 2),
        ({"actor": 0, "target": 1, "time": TimeSpan("x", "2022-01-05")}, {"actor": 0, "target": 1, "time": TimeSpan("x", "2022-01-05")}, 1),
        ({"actor": 0, "target": 1, "time": TimeSpan("x", "2022-01-05")}, {"actor": 0, "target": 1, "time": TimeSpan("x", "2022-01-06")}, 2),
        ({"actor": 0, "target": 1, "time": TimeSpan("x", "2022-01-05")}, {"actor": 0, "target": 1}, 1),
    ],
)
def test_when_two_claims_are_one_event(a: dict[str, object], b: dict[str, object], number: int) -> None:
    assert events(claim(PAIR, trigger=1, **a), claim(PAIR, trigger=30, **b)) == number  # type: ignore[arg-type]


def test_a_denied_claim_gives_its_event_no_participants() -> None:
    denied = claim(PAIR, actor=0, target=1, polarity=Polarity.NEGATED)
    (event,) = graph((PAIR, [denied])).events
    assert (event.actors, event.targets) == ((), ())
    assert event.claims == (denied.id,)


def test_a_possible_claim_keeps_its_participants() -> None:
    (event,) = graph((PAIR, [claim(PAIR, actor=0, target=1, modality=Modality.POSSIBLE)])).events
    assert event.targets == ("actor/jan-maat",)


def test_identifiers_are_frozen() -> None:
    """Published addresses: a change here is a breaking one."""
    assert set(whole().entities) == {
        "actor/jan-maat", "actor/peru", "actor/peru-government", "actor/peru-politie", "actor/togo",
        f"group/{TWO[0].id}-boeren-{TWO[1][3].start}", f"group/{ONE[0].id}-boeren-{ONE[1][4].start}", "place/lima",
    }  # fmt: skip


def test_a_town_that_no_file_has_gets_coordinates_and_its_state() -> None:
    place = text("[De boot|thing the sing] zonk bij [Bandung|name place].")
    found = graph((place, [claim(place, target=0, place=1)]))
    town = found.entities["place/geonames-1650357-bandung"]
    assert town.label == "Bandung"
    assert town.coordinates is not None


def test_a_name_of_towns_in_several_states_stays_a_name() -> None:
    place = text("[De boot|thing the sing] zonk bij [Valencia|name place].")
    found = graph((place, [claim(place, target=0, place=1)]))
    assert "place/valencia" in found.entities
