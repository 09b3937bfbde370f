"""How long number dossiers take: three counts a document, a year of news from a thousand towns in twenty states."""

import random
from collections.abc import Iterator
from decimal import Decimal
from time import process_time

from kzgraph.analyse.numbers.bounds import Bounds
from kzgraph.analyse.numbers.count import Count, Node, Paper, Voice
from kzgraph.analyse.numbers.dossier import dossiers
from kzgraph.analyse.numbers.scene import Scene

SMALL, LARGE = 1_000, 10_000  # documents
TOWNS, STATES, COUNTS = 1_000, 20, 3
WORDS = ("agenten", "mensen", "kinderen", "betogers", "doden")
SOURCES = ("politie", "ministerie van Gezondheid", "een lokale krant", "mensenrechtenorganisatie")
EVENTS = ("Killing", "Injury", "Arrest")


def numbers() -> dict[str, float]:
    """Return seconds for a thousand and for ten thousand documents, their ratio ÷ 10, and what was found."""
    _measured(SMALL)  # what loads at first use
    few, _, _ = _measured(SMALL)
    many, found, pairs = _measured(LARGE)
    return {
        "seconds for 1,000": round(few, 2),
        "seconds for 10,000": round(many, 2),
        "growth": round(many / few * SMALL / LARGE, 2),
        "dossiers": found,
        "pairs": pairs,
    }


def _measured(documents: int) -> tuple[float, int, int]:
    scenes = list(_scenes(documents))
    counts = [count for scene in scenes for count in _counts(scene)]
    start = process_time()
    found = dossiers(counts, scenes)
    return process_time() - start, len(found), sum(len(one.pairs) for one in found)


def _scenes(documents: int) -> Iterator[Scene]:
    chance = random.Random(1)
    for n in range(documents):
        town = chance.randrange(TOWNS)
        day = f"2031-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        place, state = f"place/town-{town}", f"actor/state-{town % STATES}"
        yield Scene(
            Paper(f"document/{n:05}", f"{n:05}.txt", published=day),
            places=frozenset({place}),
            holders=frozenset({state}),
            states=frozenset({state}),
            named=frozenset({place, state}),
        )


def _counts(scene: Scene) -> Iterator[Count]:
    chance = random.Random(scene.paper.id)
    (place,) = scene.places
    for n in range(COUNTS):
        value, words, source = Decimal(chance.randint(1, 60)), chance.choice(WORDS), chance.choice(SOURCES)
        yield Count(
            claim=f"claim/{scene.paper.file}-{n}",
            paper=scene.paper,
            event_class=chance.choice(EVENTS),
            lemma="",
            bounds=Bounds(value, value if chance.random() < 0.7 else None),
            words=f"{value} {words}",
            group=(Node(f"group/{scene.paper.file}-{n}", words, "Group", local=True),),
            places=(Node(place, place, "Place"),) if chance.random() < 0.7 else (),
            voices=(Voice(1, Node(f"actor/{source}", source, "Organisation")),) if chance.random() < 0.7 else (),
            start=n * 90,
        )
