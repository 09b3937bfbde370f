"""Makes the page that a graph is shown on: the whole explorer in one file, or the network page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from kzgraph.api.dossiers import DOSSIERS
from kzgraph.api.page import LIMIT, Page, checked_height
from kzgraph.errors import InputError
from kzgraph.store.article_texts import article_text
from kzgraph.store.base import View

Kind = Literal["auto", "explorer", "network"]


def page_of(view: View, path: Path, kind: Kind, height: int) -> Page:
    """Return the page of the graph at ``path``.

    kind: "auto" takes the explorer, and the network page where the explorer is not built or would be too large for a
    notebook. Raises InputError for another kind or height, and when the explorer cannot hold the graph.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "explorer": lambda: _explorer(view, path),
        "network": lambda: _network(view),
    }
    if kind in makers:
        return Page(makers[kind](), kind, checked_height(height))
    if kind != "auto":
        raise InputError(f"{kind}: no such view; there are auto, {', '.join(makers)}")
    try:
        page = Page(_explorer(view, path), "explorer", checked_height(height))
    except InputError:  # not built, or too many quads
        return Page(_network(view), "network", checked_height(height))
    return page if page.size <= LIMIT else Page(_network(view), "network", height)


def _explorer(view: View, path: Path) -> bytes:
    from kzgraph.view.portable import portable_page

    return portable_page(view, text=partial(article_text, path), dossiers=DOSSIERS)


def _network(view: View) -> bytes:
    from kzgraph.view.html import default_title, render
    from kzgraph.view.project import project
    from kzgraph.view.read import read_records

    records = read_records(view)
    text, _ = render(records, project(records), title=default_title(records))
    return text.encode("utf-8")
