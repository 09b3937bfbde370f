"""What struck and when, as a document tells it."""

import pytest
from factory_graph import ALMATY, GraphBuilder, article

from kzgraph.model.claim import TimeSpan
from kzgraph.rdf.mapper import to_record
from kzgraph.store.index import Index
from kzgraph.store.scenes import read_scenes

DAY = TimeSpan("maandag", "2022-01-03")


@pytest.mark.parametrize(
    ("text", "time", "rule", "struck"),
    [
        ("Bij een aanslag stierven maandag zeven mensen", DAY, "verb", {("attack", "2022-01-03")}),
        ("Bij een aanslag stierven in januari zeven mensen", TimeSpan("in januari", "2022-01"), "verb", set()),
        ("Bij rellen stierven maandag zeven mensen", DAY, "verb", set()),
        ("Dodental aanslag stierven maandag", DAY, "oplopen:Killing:subj=dodental|dodentol", set()),
    ],
)
def test_a_blow_has_the_day_that_its_clause_gives(
    text: str, time: TimeSpan, rule: str, struck: set[tuple[str, str]]
) -> None:
    b = GraphBuilder()
    doc = b.add_article(article(text, "a.txt", published="2022-01-06"))
    b.claim(
        doc, "kills", "Killing", "stierven", text, place=[b.mention(doc, text.split()[0], ALMATY)], time=time, rule=rule
    )
    (scene,) = read_scenes(Index(to_record(b.build()).quads()))
    assert scene.struck == struck
