"""Which documents tell one story, and where it plays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kzgraph.analyse.groups import grouped
from kzgraph.analyse.numbers.scene import Scene, stories
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index
from kzgraph.store.scenes import read_scenes

PLACES = 2  # places that name a story for people


@dataclass(frozen=True, slots=True)
class Stories:
    """of: document → story, which is the id of its first document. titles: story → where it plays, for people."""

    of: Mapping[str, str]
    titles: Mapping[str, str]


def read_stories(index: Index) -> Stories:
    """Return the stories of a graph.

    Documents tell one story when their place, time and kind of disaster agree, when they describe one event, or when
    they have one origin.
    """
    scenes = read_scenes(index)
    groups = grouped([scene.paper.id for scene in scenes], (*stories(scenes).items(), *_together(index)))
    of = {document: group[0] for group in groups for document in group}
    by_story: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_story.setdefault(of[scene.paper.id], []).append(scene)
    return Stories(of, {story: _title(found) for story, found in by_story.items()})


def _together(index: Index) -> Iterator[tuple[str, str]]:
    """Pairs of documents that describe one event or have one origin."""
    first: dict[str, str] = {}
    for claim in index.instances(Class.CLAIM):
        for document in index.values(claim, Property.DERIVED_FROM):
            for event in index.values(claim, Property.DESCRIBES):
                yield first.setdefault(event, document), document
    for document in index.instances(Class.DOCUMENT):
        for origin in index.values(document, Property.ORIGIN):
            yield first.setdefault(origin, document), document


def _title(scenes: Iterable[Scene]) -> str:
    """The places and states that most of its documents play in, most first."""
    counted = Counter(scene.labels[node] for scene in scenes for node in (*scene.places, *scene.states))
    ranked = sorted(counted, key=lambda label: (-counted[label], label))
    return ", ".join(ranked[:PLACES])
