"""What all documents say of one thing side by side, as JSON: the topics of ``kzgraph dossier``."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kzgraph.analyse.independence import Independence
from kzgraph.store.base import View


def numbers(view: View) -> str:
    """Return the counts of the same group in the same story."""
    from kzgraph.export.dossiers.numbers import as_json
    from kzgraph.store.dossiers import number_dossiers

    return as_json(number_dossiers(view.quads()))


def frames(view: View) -> str:
    """Return who calls the same people, deeds or events what."""
    from kzgraph.analyse.frames.ledger import ledger
    from kzgraph.export.dossiers.frames import as_json
    from kzgraph.store.frames import read_spoken
    from kzgraph.store.index import Index
    from kzgraph.store.stories import read_stories

    quads = view.quads()
    stories = read_stories(Index(quads))
    return as_json(ledger(read_spoken(quads), stories.of, _compared(view), stories.titles))


def sources(view: View) -> str:
    """Return which documents have one origin, and the sources that several rest on."""
    from kzgraph.export.dossiers.sources import as_json
    from kzgraph.store.source_texts import cited

    found = _compared(view)
    return as_json(found, cited(view.quads(), found))


def timeline(view: View) -> str:
    """Return the events in the order of their days."""
    from kzgraph.export.dossiers.timeline import as_json
    from kzgraph.store.timeline import timeline as moments

    return as_json(moments(view.quads(), _compared(view)))


def _compared(view: View) -> Independence:
    from kzgraph.store.index import Index
    from kzgraph.store.source_texts import source_texts

    return Independence(source_texts(Index(view.quads())), lambda: None)


DOSSIERS: Final[Mapping[str, Callable[[View], str]]] = MappingProxyType(
    {"numbers": numbers, "frames": frames, "sources": sources, "timeline": timeline}
)
"""Topic → what makes it as JSON text."""
