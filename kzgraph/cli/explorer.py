"""What the explorer shows beside the graph itself: the dossiers and the words of the articles."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from kzgraph.cli.console import Console
from kzgraph.cli.dossier import TOPICS
from kzgraph.store.base import View


def dossiers() -> Mapping[str, Callable[[View], str]]:
    """Return what makes each dossier that there is as JSON."""
    return {name: partial(_dossier, topic.module) for name, topic in TOPICS.items() if "json" in topic.formats}


def texts(path: Path) -> Callable[[str], str | None]:
    """Return what gives the words of a document: ``None`` when ``path`` is a file or a folder without readings."""
    from kzgraph.store.article_texts import article_text

    return partial(article_text, path)


def _dossier(module: str, view: View) -> str:
    text: str = import_module(module).render(view, "json", Console(quiet=True))
    return text
