"""What reaches beyond the nodes of a document that changed: each such thing, by a change that nothing else tells of."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from resolve.kept.test_names import EMPTY, check, truth
from resolve.kept.worlds import GROUP, ORGANISATION, PERSON, PLACE, STATE, Maker, Spot, reading

from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.decisions import NONE, Decisions, Placed, collected
from kzgraph.resolve.across.policy import shipped_policy
from kzgraph.resolve.kept.names import NameIndex

Step = Mapping[str, Sequence[Spot | Maker | Entity] | None]  # text -> who is in it by now; None: it is gone


def person(label: str) -> Maker:
    return Maker(PERSON, label)


def decided(*pairs: tuple[str, str]) -> Decisions:
    made = (Decision(*sorted(pair), Judgement.POSITIVE, user="ann") for pair in pairs)
    return collected(Placed(one) for one in made)


TOGO = Entity("actor/togo", "Togo", STATE)
NO_TOGO = Entity("actor/togo", "Togo", PLACE)
LEADS = (Spot(person("Jan Maat")("f"), heads=1), TOGO)
PERU = (Spot(person("Jan P. Maat")("c"), heads=1), Entity("actor/peru", "Peru", STATE))
OSJ = Entity("place/osj", "Osj", PLACE, located_in="place/gent")
GENT, TOWN = Entity("place/gent", "Gent", PLACE), Entity("place/geonames-1-gent", "Gent", PLACE)
BOTH = Entity("place/geonames-7-a", "Gent", PLACE, same_as="Q2")
BETOGERS = Maker(GROUP, "betogers")
BESIDE = (person("Karel Verhulst"), person("Emily Marley"))
SPELLINGS = tuple(person(f"Sadyr {name}") for name in ("Dzjaparov", "Zjaparov", "Japarov"))
CASES: Mapping[str, tuple[Sequence[Step], Decisions, int]] = {
    "a name that makes another one a genitive": (
        ({"a": [person("Jan Maats")]}, {"b": [person("Jan Maat")]}, {"b": None}),
        NONE,
        1,
    ),
    # "d" goes before "f", so that its kind counts: then nobody in "f" heads a state any more
    "the kind of what somebody heads": (({"f": LEADS, "c": PERU}, {"d": [NO_TOGO]}, {"d": None}), NONE, 100),
    "a key that too many share, and no longer": (
        ({"a": [SPELLINGS[0]], "b": [SPELLINGS[1]]}, {"c": [SPELLINGS[2]]}, {"c": None}),
        NONE,
        2,
    ),
    "an id that puts two others beside each other": (
        (
            {"a": [Entity("place/geonames-7-b", "Osj", PLACE)], "b": [Entity("place/x", "Lima", PLACE, same_as="Q2")]},
            {"c": [BOTH]},
            {"c": None},
        ),
        NONE,
        100,
    ),
    "what holds a place becomes part of another": (({"a": [OSJ, GENT]}, {"b": [TOWN]}, {"b": None}), NONE, 100),
    "a node without a name that people joined": (
        (
            {"a": [person("Jan Maat")]},
            {"b": [BETOGERS]},
            {"b": [replace(BETOGERS("b"), names=("menigte",))]},
            {"b": None},
        ),
        decided(("actor/jan-maat", BETOGERS("b").id)),
        100,
    ),
    # what stands around the Red Cross counts where some body has a common name, and it is one with a person
    "the first common name of a family": (
        (
            {
                "a": [Maker(ORGANISATION, "Rode Kruis"), *BESIDE],
                "b": [person("Jan Peter Maat")],
                "c": [person("Maat"), *BESIDE],
            },
            {"d": [Maker(ORGANISATION, "Openbaar Ministerie")]},
            {"d": None},
        ),
        decided(("actor/jan-peter-maat", "actor/rode-kruis")),
        100,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_told(name: str) -> None:
    steps, decisions, block = CASES[name]
    policy = replace(shipped_policy(), block=block)
    index = NameIndex(sqlite3.connect(":memory:"), policy=policy)
    world: dict[str, Reading] = {}
    before = EMPTY
    for number, step in enumerate(steps):
        index.drop([world.pop(text).article.id for text, spots in step.items() if spots is None])
        new = {
            text: reading(text, [_spot(one, text) for one in spots])
            for text, spots in step.items()
            if spots is not None
        }
        index.put(new.values())
        world |= new
        after = truth(world.values(), decisions, policy)
        changed = index.settle(decisions)
        put = {one.article.id for one in new.values()}
        check(index, changed, before, after, put)
        assert number == 0 or changed - put, "nothing changes elsewhere: the case tests nothing"
        before = after


def _spot(one: Spot | Maker | Entity, text: str) -> Spot:
    node = one(text) if isinstance(one, Maker) else one
    return node if isinstance(node, Spot) else Spot(node)
