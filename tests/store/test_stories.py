"""Which documents tell one story."""

from collections.abc import Callable
from dataclasses import replace

from factory_graph import ALMATY, KAZAKHSTAN, GraphBuilder, article
from pyoxigraph import NamedNode, Quad

from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index
from kzgraph.store.stories import Stories, read_stories

OSLO = Entity("place/oslo", "Oslo", EntityKind.PLACE)
HELD = replace(ALMATY, located_in=KAZAKHSTAN.id)


def stories(places: list[Entity], change: Callable[[list[Quad]], list[Quad]] = lambda quads: quads) -> list[str]:
    """The title of the story of each of the documents, which play in ``places``; the same number is the same story."""
    b = GraphBuilder()
    b.entities[KAZAKHSTAN.id] = KAZAKHSTAN
    for number, place in enumerate(places):
        text = f"In {place.label} brandde dinsdag huis {number} af"
        doc = b.add_article(article(text, f"{number}.txt", published="2022-01-06"))
        b.claim(doc, "destroys", "Destruction", "brandde", text, place=[b.mention(doc, place.label, place)])
    index = Index(change(list(to_record(b.build()).quads())))
    found: Stories = read_stories(index)
    documents = sorted(index.instances(Class.DOCUMENT), key=lambda one: index.value(one, Property.FILE_NAME) or "")
    order = list(dict.fromkeys(found.of[one] for one in documents))
    return [f"{order.index(found.of[one])} {found.titles[found.of[one]]}" for one in documents]


def test_place_and_time_tell_stories_apart() -> None:
    assert stories([HELD, OSLO, HELD]) == ["0 Almaty, Kazachstan", "1 Oslo", "0 Almaty, Kazachstan"]


def test_documents_of_one_event_tell_one_story() -> None:
    def joined(quads: list[Quad]) -> list[Quad]:
        first = min(q.object.value for q in quads if q.predicate.value == Property.DESCRIBES)
        return [
            Quad(q.subject, q.predicate, NamedNode(first), q.graph_name)
            if q.predicate.value == Property.DESCRIBES
            else q
            for q in quads
        ]

    assert [one[0] for one in stories([HELD, OSLO], joined)] == ["0", "0"]


def test_documents_of_one_origin_tell_one_story() -> None:
    def copied(quads: list[Quad]) -> list[Quad]:
        origin = NamedNode("https://w3id.org/kzgraph/id/origin/1")
        documents = [q for q in quads if q.predicate.value == Property.FILE_NAME]
        return [*quads, *(Quad(q.subject, NamedNode(Property.ORIGIN), origin) for q in documents)]

    assert [one[0] for one in stories([HELD, OSLO], copied)] == ["0", "0"]
