"""One name in two texts: one node where they tell of one, two nodes where others bear the name."""

import tomllib
from pathlib import Path

import pytest
from factory import make_article
from reading import readings

from kzgraph.model.mention import EntityKind
from kzgraph.resolve import world
from kzgraph.resolve.common import is_common

CASES = tomllib.loads((Path(__file__).parent / "cases" / "homonyms.toml").read_text("utf-8"))["pair"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['name']} {n}" for n, c in enumerate(CASES)])
def test_a_name_of_two_texts(case: dict[str, str | bool]) -> None:
    texts = [str(case["a"]), str(case["b"])]
    articles = [make_article(text, name=f"{n}.txt", published=f"2024-03-0{4 + n}") for n, text in enumerate(texts)]
    graph = world(readings(articles))
    named = [
        {
            graph.links[m].entity
            for m, mention in graph.mentions.items()
            if mention.document == article.id and str(case["name"]) in mention.text and m in graph.links
        }
        for article in articles
    ]
    assert all(named), "both texts name it"
    assert bool(named[0] & named[1]) is case["same"]


@pytest.mark.parametrize(
    ("name", "kind", "common"),
    [
        ("Verhulst", EntityKind.PERSON, True),
        ("De Vries", EntityKind.PERSON, True),
        ("Jan Verhulst", EntityKind.PERSON, False),
        ("Socialistische Partij", EntityKind.ORGANISATION, True),
        ("Vrijheidspartij", EntityKind.ORGANISATION, True),
        ("Hooggerechtshof", EntityKind.BODY, True),
        ("Hof van Beroep", EntityKind.BODY, True),
        ("Peruaanse Socialistische Partij", EntityKind.ORGANISATION, False),
        ("Groenhart Bank", EntityKind.ORGANISATION, False),
        ("Internationaal Strafhof", EntityKind.ORGANISATION, False),
        ("FNV", EntityKind.ORGANISATION, False),
        ("De Standaard", EntityKind.MEDIA, False),
    ],
)
def test_which_names_others_may_bear(name: str, kind: EntityKind, common: bool) -> None:
    assert is_common(name, kind) is common
