"""The search index of a server: made beside it in a thread, so that the server answers at once."""

from concurrent.futures import Future
from threading import Thread

from kzgraph.store.base import View
from kzgraph.store.indexed import IndexedStore
from kzgraph.store.search.entries import entries
from kzgraph.store.search.index import SearchIndex, build
from kzgraph.store.search.opened import search_index


def begun(view: View) -> "Future[SearchIndex]":
    """Return the index to come. The thread that makes it ends with the process."""
    coming: Future[SearchIndex] = Future()

    def make() -> None:
        try:
            coming.set_result(_index(view))
        except BaseException as error:
            coming.set_exception(error)

    Thread(target=make, daemon=True, name="search index").start()
    return coming


def _index(view: View) -> SearchIndex:
    return search_index(view.path, view) if isinstance(view, IndexedStore) else build(entries(view))
