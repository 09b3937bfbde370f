"""What the explorer shows beside the graph itself: the dossiers and the words of the articles."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kzgraph.store.base import View


def dossiers() -> Mapping[str, Callable[[View], str]]:
    """Return what makes each dossier that there is as JSON."""
    from kzgraph.api.dossiers import DOSSIERS

    return DOSSIERS


def texts(path: Path) -> Callable[[str], str | None]:
    """Return what gives the words of a document: ``None`` when ``path`` is a file or a folder without readings."""
    from kzgraph.store.article_texts import article_text

    return partial(article_text, path)
