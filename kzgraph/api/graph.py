"""A graph of claims: built from articles or opened from a folder, then asked, shown, added to and exported."""

import json
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, Unpack, overload

from kzgraph.api import asking, tables
from kzgraph.api.dossiers import DOSSIERS
from kzgraph.api.explained import Again, Explained, explained
from kzgraph.api.inputs import Given, inputs_of
from kzgraph.api.options import Options, PathLike, settings_of
from kzgraph.api.page import Page
from kzgraph.api.pages import Kind, page_of
from kzgraph.api.rows import Frame, Rows, framed
from kzgraph.errors import InputError
from kzgraph.settings import Settings
from kzgraph.store.memory import MemoryStore

if TYPE_CHECKING:
    import networkx
    import pandas
    import polars
    import rdflib
    from pyoxigraph import Triple

    from kzgraph.export.contents import Contents
    from kzgraph.pipeline import Watch
    from kzgraph.pipeline.building import Changed
    from kzgraph.store.search.index import SearchIndex

    AnyFrame: TypeAlias = pandas.DataFrame | polars.DataFrame | Rows
Held = tempfile.TemporaryDirectory[str]


class Graph:
    """A graph of claims at ``path``: a folder that ``build`` made, or a graph file (.ttl, .trig, .nq, .nt, .jsonld).

    Make one with ``build`` or ``Graph.open``. It is read when it is first asked; ``skipped`` names the documents that
    the last build or addition left out, a line each.
    """

    def __init__(
        self, path: Path, settings: Settings, *, skipped: Sequence[str] = (), held: Held | None = None
    ) -> None:
        self.path = path
        self.skipped = tuple(skipped)
        self._settings = settings
        self._held = held  # a folder that goes when the graph does

    @classmethod
    def open(cls, path: PathLike, **settings: Unpack[Options]) -> Self:
        """Open what ``build`` made, or a graph file.

        settings: min_confidence leaves claims below it out of all answers; the others are those of the build, for
        ``add`` and ``explain``, which read articles. Raises InputError when there is no graph.
        """
        from kzgraph.store.loader import graph_files

        graph_files(Path(path))
        return cls(Path(path), settings_of(settings))

    # -- what is in it

    @cached_property
    def store(self) -> MemoryStore:
        """The quads, with an Oxigraph index for queries."""
        from kzgraph.store.loader import load

        return load(self.path, min_confidence=self._settings.min_confidence)

    @property
    def base(self) -> str:
        """IRI below which the graph's resources lie."""
        return self.store.base

    def counts(self) -> dict[str, int]:
        """Return the number of documents, claims, events, nodes, nodes linked to Wikidata, and triples."""
        from kzgraph.store.counts import totals

        return totals(self.store.quads())

    @overload
    def claims(self, frame: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...
    @overload
    def claims(self, frame: Literal["polars"]) -> "polars.DataFrame": ...
    @overload
    def claims(self, frame: Literal["rows"]) -> Rows: ...
    def claims(self, frame: Frame = "pandas") -> "AnyFrame":
        """Return the claims in the order of the texts: who did what to whom, according to whom, how sure, when.

        frame: "pandas", "polars", or "rows", which needs neither. Raises MissingError when the library is not there.
        """
        return framed(tables.claims(self._contents), frame)

    @overload
    def events(self, frame: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...
    @overload
    def events(self, frame: Literal["polars"]) -> "polars.DataFrame": ...
    @overload
    def events(self, frame: Literal["rows"]) -> Rows: ...
    def events(self, frame: Frame = "pandas") -> "AnyFrame":
        """Return the events that claims describe, and how many claims and documents tell of each. See ``claims``."""
        return framed(tables.events(self._contents), frame)

    @overload
    def nodes(self, frame: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...
    @overload
    def nodes(self, frame: Literal["polars"]) -> "polars.DataFrame": ...
    @overload
    def nodes(self, frame: Literal["rows"]) -> Rows: ...
    def nodes(self, frame: Frame = "pandas") -> "AnyFrame":
        """Return actors, groups, places and things, those of most claims first. See ``claims``."""
        return framed(tables.nodes(self._contents), frame)

    @overload
    def numbers(self, frame: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...
    @overload
    def numbers(self, frame: Literal["polars"]) -> "polars.DataFrame": ...
    @overload
    def numbers(self, frame: Literal["rows"]) -> Rows: ...
    def numbers(self, frame: Frame = "pandas") -> "AnyFrame":
        """Return each number that a claim gives, and which claims agree or conflict with it. See ``claims``."""
        from kzgraph.store.dossiers import number_dossiers

        return framed(tables.numbers(self._contents, number_dossiers(self.store.quads())), frame)

    def dossier(self, topic: str) -> dict[str, Any]:
        """Return what all documents say of one thing side by side, as ``kzgraph dossier TOPIC --json`` gives it.

        topic: "numbers", "frames", "sources" or "timeline". Raises InputError for another.
        """
        if topic not in DOSSIERS:
            raise InputError(f"{topic}: no such dossier; there are {', '.join(DOSSIERS)}")
        found: dict[str, Any] = json.loads(DOSSIERS[topic](self.store))
        return found

    # -- asking

    def query(self, query: str, /, **parameters: object) -> Rows:
        """Return the rows of a SELECT query, or of a question that comes with kzgraph (``Graph.questions()``).

        Prefixes need no declaration. parameters: variable → text, number, date or ``Iri``; what comes out of a row goes
        in again. Raises QueryError.
        """
        return asking.rows_of(asking.answer(self.store, query, parameters))

    def ask(self, query: str, /, **parameters: object) -> bool:
        """Return the answer to an ASK query. Raises QueryError."""
        return asking.truth_of(asking.answer(self.store, query, parameters))

    def construct(self, query: str, /, **parameters: object) -> "list[Triple]":
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted. Raises QueryError."""
        return asking.triples_of(asking.answer(self.store, query, parameters))

    @staticmethod
    def questions() -> Rows:
        """Return the questions that come with kzgraph: name, title, parameters and description."""
        return asking.listing()

    def search(self, text: str, *, limit: int = 20) -> Rows:
        """Return names, quotes and sentences that hold the words of ``text``, in any form, the best first.

        limit: of names, and of texts, 1 to 10,000. Raises QueryError when there is nothing to look for.
        """
        return asking.hits(self._index.find(text, limit=asking.checked_limit(limit)))

    def explain(self, claim: str | Mapping[str, object]) -> Explained:
        """Return why a claim says what it says.

        claim: its IRI, its id or the beginning of its id, or a row of ``claims``. In a folder that ``build`` made its
        article is read again, which adds the parse, the words that make it less sure and what its confidence rests on.
        Raises InputError when there is no such claim, or its article is read in another way by now.
        """
        named = claim if isinstance(claim, str) else str(claim.get("id") or claim.get("claim") or "")
        return explained(named, self.store, self._contents.claims, self.path, self._reader)

    # -- showing and giving away

    def view(self, kind: Kind = "auto", *, height: int = 640) -> Page:
        """Return a page that a notebook shows in place, without any network; ``.save(path)`` writes it.

        kind: "explorer", the whole of ``kzgraph serve`` in one file; "network", the network page; "auto", the explorer
        unless the graph is too large for it. height: of the frame, in pixels.
        """
        return page_of(self.store, self.path, kind, height)

    def export(self, format: str | None, path: PathLike) -> str | None:
        """Write the graph in a format of ``kzgraph export``; return what has no place in it, ``None`` when all has.

        format: its name; ``None`` takes that of the file's ending. path: a file, or a folder for csvw and neo4j.
        Raises InputError for an unknown format, OutputError when nothing can be written there.
        """
        from kzgraph.export.save import format_for, save

        return save(self.store, format_for(format, Path(path)), Path(path))

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return the graph as an rdflib data set, a named graph for each document; queries ask all as one."""
        from kzgraph.export.rdflib_dataset import to_rdflib

        return to_rdflib(self.store)

    def to_networkx(self, layers: Collection[str] = ("fact", "claim", "context")) -> "networkx.MultiDiGraph[str]":
        """Return the graph as a NetworkX graph.

        layers: which edges: "fact", each plain fact from actor to object; "claim", what each claim consists of;
        "context", what is so apart from claims.
        """
        from kzgraph.export.networkx_graph import to_networkx

        return to_networkx(self.store, layers)

    # -- changing

    def add(self, given: Given | Iterable[Given], *, replace: bool = False, watch: "Watch | None" = None) -> "Changed":
        """Add articles to the folder, in the end as if all had been built together; return what was done.

        given: as ``build`` takes it. replace: an article takes the place of one of the same file name. Raises as
        ``build`` does, and InputError when the graph is a file.
        """
        from kzgraph.pipeline import Stages
        from kzgraph.pipeline.change import add
        from kzgraph.store.archive.layout import is_archive

        inputs = inputs_of(given)
        if is_archive(self.path):
            inputs.check_files("an archive")
        stages = Stages(read=inputs.reading())
        done = add(self.path, inputs.paths, self._settings, replacing=replace, watch=watch, stages=stages)
        self._changed(done.built.skipped)
        return done

    def remove(self, names: str | Iterable[str], *, watch: "Watch | None" = None) -> "Changed":
        """Remove documents from the folder, by file name or id, as if they had never been there."""
        from kzgraph.pipeline.change import remove

        listed = [names] if isinstance(names, str) else list(names)
        done = remove(self.path, listed, decisions=self._settings.decisions, watch=watch)
        self._changed(done.built.skipped)
        return done

    def _changed(self, skipped: Sequence[str]) -> None:
        """Forget what was read of the graph as it was before."""
        self.skipped = tuple(skipped)
        for name in ("store", "_contents", "_index"):
            self.__dict__.pop(name, None)

    @cached_property
    def _contents(self) -> "Contents":
        from kzgraph.export.contents import read

        return read(self.store)

    @cached_property
    def _index(self) -> "SearchIndex":
        from kzgraph.store.search.entries import entries
        from kzgraph.store.search.index import build
        from kzgraph.store.search.opened import search_index

        whole = not self._settings.min_confidence
        return search_index(self.path, self.store) if whole else build(entries(self.store))

    @cached_property
    def _reader(self) -> Again:
        """What reads an article again; the model is loaded at the first."""
        return Again(self._settings)

    def __repr__(self) -> str:
        """Say where it is."""
        return f"<kzgraph.Graph {self.path}>"

    def __str__(self) -> str:
        """Say what is in it."""
        return ", ".join(f"{count:,} {name}" for name, count in self.counts().items())
