"""The answers of ``/api``: what the explorer shows of one graph, made when it is first asked for."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from threading import RLock
from typing import Any

from kzgraph.errors import QueryError
from kzgraph.serve.explore.parameters import number, numbers, within
from kzgraph.store.base import View
from kzgraph.store.questions import questions
from kzgraph.view.explorer import details, fragment
from kzgraph.view.explorer.overview import overview, sources
from kzgraph.view.explorer.snapshot import Snapshot, snapshot

LIMIT = 500
"""Nodes or claims that one answer holds at most."""


class Answers:
    """One graph. text: IRI of a document -> its words. dossier: topic -> JSON, as ``kzgraph dossier`` writes it.

    Methods take the parameters of the request and return JSON in UTF-8. They raise QueryError for bad parameters;
    they can be called from several threads at once.
    """

    def __init__(
        self, view: View, *, text: Callable[[str], str | None], dossiers: Mapping[str, Callable[[View], str]]
    ) -> None:
        self._view = view
        self._text = text
        self._dossiers = dossiers
        self._made: dict[str, Any] = {}
        self._lock = RLock()  # making one thing can ask for another

    def answer(self, name: str, asked: Mapping[str, str]) -> bytes:
        """Return what the method ``name`` answers; "dossier" takes a ``topic``."""
        if name == "dossier":
            return self.dossier(asked.get("topic", ""))
        methods: dict[str, Callable[[Mapping[str, str]], bytes]] = {
            "overview": self.overview,
            "sources": self.sources,
            "places": self.places,
            "questions": self.questions,
            "graph": self.graph,
            "claims": self.claims,
            "find": self.find,
            "document": self.document,
        }
        return methods[name](asked)

    def overview(self, _: Mapping[str, str]) -> bytes:
        """Return what the explorer opens on."""
        return self._bytes("overview", lambda: overview(self.snapshot) | {"dossiers": sorted(self._dossiers)})

    def sources(self, _: Mapping[str, str]) -> bytes:
        """Return all sources, of which the overview has the first."""
        return self._bytes("sources", lambda: sources(self.snapshot))

    def places(self, _: Mapping[str, str]) -> bytes:
        """Return the nodes with coordinates."""
        return self._bytes("places", lambda: details.places(self.snapshot))

    def questions(self, _: Mapping[str, str]) -> bytes:
        """Return the named questions, as ``kzgraph query --list --json`` does."""
        return self._bytes("questions", lambda: [one.as_json() for one in questions()])

    def graph(self, asked: Mapping[str, str]) -> bytes:
        """Return nodes (``nodes`` by number, ``ids`` by id, or what is ``around`` one) and their links to ``shown``."""
        shot = self.snapshot
        shown = numbers(asked, "shown", len(shot.order))
        fresh = [*numbers(asked, "nodes", len(shot.order)), *self._ids(asked)]
        if "around" in asked:
            middle = within(number(asked, "around", 0), len(shot.order), "around")
            fresh += fragment.around(
                shot, middle, {*shown, *fresh}, min(LIMIT, number(asked, "limit", fragment.AROUND))
            )
        return _json(fragment.fragment(shot, list(dict.fromkeys(fresh))[:LIMIT], shown))

    def claims(self, asked: Mapping[str, str]) -> bytes:
        """Return claims: ``numbers``, or those of a ``node``; from ``offset`` on, at most ``limit``."""
        shot = self.snapshot
        if "node" in asked:
            wanted = details.claims_of(shot, within(number(asked, "node", 0), len(shot.order), "node"))
        else:
            wanted = numbers(asked, "numbers", len(shot.records.claims))
        start, limit = number(asked, "offset", 0), min(LIMIT, number(asked, "limit", details.PAGE))
        return _json({"total": len(wanted)} | details.claims(shot, wanted[start : start + limit]))

    def find(self, asked: Mapping[str, str]) -> bytes:
        """Return the claim of an ``id`` ("claim/…" or its whole IRI), or all claims of a passage ("passage/…").

        also: the numbers of the other claims that rest on the same words.
        """
        shot = self.snapshot
        places = self._keep("claims", self._claim_places)
        found = places.get(shot.base + asked.get("id", "").removeprefix(shot.base), ())
        passages = {one.iri for place in found if (one := shot.records.claims[place].passage) and one.iri}
        also = sorted({place for iri in passages for place in places[iri]}.difference(found))
        return _json({"also": also} | details.claims(shot, found))

    def document(self, asked: Mapping[str, str]) -> bytes:
        """Return the document of a ``number`` with its words and claims."""
        shot = self.snapshot
        place = within(number(asked, "number", 0), len(shot.documents), "number")
        return _json(details.document(shot, place, self._text(list(shot.documents)[place])))

    def dossier(self, topic: str) -> bytes:
        """Return a dossier. Raises QueryError for an unknown topic."""
        if topic not in self._dossiers:
            raise QueryError(f"no dossier {topic!r}; there are {', '.join(sorted(self._dossiers))}")
        made: bytes = self._keep(f"dossier {topic}", lambda: self._dossiers[topic](self._view).encode("utf-8"))
        return made

    @property
    def snapshot(self) -> Snapshot:
        """The graph made ready, at the first use."""
        made: Snapshot = self._keep("snapshot", partial(snapshot, self._view))
        return made

    def _keep(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._made:
            with self._lock:
                if name not in self._made:
                    self._made[name] = make()
        return self._made[name]

    def _bytes(self, name: str, make: Callable[[], Any]) -> bytes:
        kept: bytes = self._keep(name, lambda: _json(make()))
        return kept

    def _ids(self, asked: Mapping[str, str]) -> list[int]:
        shot = self.snapshot
        names = (shot.base + one if ":" not in one else one for one in asked.get("ids", "").split(" ") if one)
        return [shot.numbers[name] for name in names if name in shot.numbers]

    def _claim_places(self) -> dict[str, list[int]]:
        """Where the claim of an IRI stands, and the claims of a passage."""
        found: dict[str, list[int]] = {}
        for place, claim in enumerate(self.snapshot.records.claims):
            found[claim.iri] = [place]
            if claim.passage and claim.passage.iri:
                found.setdefault(claim.passage.iri, []).append(place)
        return found


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
