"""Reads a built graph (a folder of ``kzgraph build`` or one RDF file) into the records that the page shows."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import EVENT_CLASS, KZ, RELATION_CLASS, WD, Class, Property
from kzgraph.view.record import Claim, Document, Passage, Quantity, Records, Step, Thing

FORMATS = {".ttl": RdfFormat.TURTLE, ".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS, ".nt": RdfFormat.N_TRIPLES}
FOLDER_FILES = ("graph.nq", "graph.trig", "graph.ttl")  # the fastest to read comes first

_ROLES = (
    ("actor", Property.ACTOR, Property.ACTOR_TEXT),
    ("target", Property.TARGET, Property.TARGET_TEXT),
    ("recipient", Property.RECIPIENT, Property.RECIPIENT_TEXT),
    ("theme", Property.THEME, Property.THEME_TEXT),
    ("place", Property.PLACE, Property.PLACE_TEXT),
)
_KINDS = {
    Class.PERSON: "person",
    Class.STATE: "state",
    Class.GOVERNMENT: "government",
    Class.BODY: "body",
    Class.ORGANISATION: "organisation",
    Class.MEDIA: "media",
    Class.GROUP: "group",
    Class.PLACE: "place",
    Class.THING: "thing",
}


def graph_files(path: Path) -> tuple[Path, ...]:
    """Return the RDF files that hold the graph at ``path``: a file, or a folder that ``kzgraph build`` wrote.

    Raises InputError when there is none.
    """
    if path.is_dir():
        for name in FOLDER_FILES:
            if (path / name).is_file():
                return (path / name,)
        parts = tuple(sorted(path.glob("documents/*.nq"))) + tuple(sorted(path.glob("shared.nq")))
        if parts:
            return parts
        raise InputError(f"{path}: holds no graph.nq, graph.trig or graph.ttl; make one with: kzgraph build … -o {path}")
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"{path}: not a graph file; kzgraph reads {', '.join(sorted(FORMATS))}")
    return (path,)


def load(path: Path) -> Store:
    """Return the graph at ``path`` in a store in memory. Raises InputError when it cannot be read or parsed."""
    store = Store()
    for file in graph_files(path):
        try:
            store.bulk_load(path=str(file), format=FORMATS[file.suffix.lower()])
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{file}: not valid {file.suffix[1:].upper()}: {error}") from error
        except OSError as error:
            raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    return store


def read_records(store: Store) -> Records:
    """Return the claims of ``store`` with all that they mention. Merges its named graphs; ignores their order."""
    return _Reader(store).records()


class _Reader:
    """Follows the properties of the data contract. Every answer is sorted, so that the store's order is lost."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def records(self) -> Records:
        documents = {iri: self._document(iri) for iri in self._instances(Class.DOCUMENT)}
        quantities = {iri: self._quantity(iri) for iri in self._instances(Class.QUANTITY)}
        claims = tuple(sorted((self._claim(iri) for iri in self._instances(Class.CLAIM)), key=_place_in_text))
        used = {iri for claim in claims for iri in claim.everyone()}
        used.update(iri for quantity in quantities.values() for iri in quantity.counts)
        things = {iri: self._thing(iri) for iri in sorted(used)}
        return Records(things, claims, documents, quantities)

    def _instances(self, cls: str) -> list[str]:
        quads = self._store.quads_for_pattern(None, NamedNode(Property.TYPE), NamedNode(cls), None)
        return sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)})

    def _values(self, subject: str, predicate: str) -> list[str]:
        quads = self._store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return sorted({q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)})

    def _iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        quads = self._store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return tuple(sorted({q.object.value for q in quads if isinstance(q.object, NamedNode)}))

    def _one(self, subject: str, predicate: str) -> str | None:
        return next(iter(self._values(subject, predicate)), None)

    def _document(self, iri: str) -> Document:
        return Document(
            iri,
            self._one(iri, Property.NAME),
            self._one(iri, Property.FILE_NAME) or iri.rpartition("/")[2],
            self._one(iri, Property.DATE_PUBLISHED),
            self._one(iri, Property.PUBLISHER),
            self._one(iri, Property.URL),
        )

    def _quantity(self, iri: str) -> Quantity:
        return Quantity(
            iri,
            self._one(iri, Property.LABEL) or self._one(iri, Property.VALUE) or "?",
            self._one(iri, Property.VALUE),
            self._one(iri, Property.MINIMUM),
            self._one(iri, Property.MAXIMUM),
            self._one(iri, Property.APPROXIMATE) in ("true", "1"),
            self._one(iri, Property.UNIT),
            self._iris(iri, Property.COUNTS),
        )

    def _thing(self, iri: str) -> Thing:
        label = self._one(iri, Property.LABEL) or iri.rstrip("/").rpartition("/")[2]
        names = tuple(name for name in self._values(iri, Property.ALT_LABEL) if name != label)
        same = [s for s in self._iris(iri, Property.SAME_AS) if s.startswith(WD + "Q")]
        document = next(iter(self._iris(iri, Property.OF_DOCUMENT)), None)
        return Thing(iri, label, self._kind(iri), names, same[0][len(WD) :] if same else None, document)

    def _kind(self, iri: str) -> str:
        types = self._iris(iri, Property.TYPE)
        found = [kind for cls, kind in _KINDS.items() if cls in types]
        if found:
            return found[0]
        return next((k for k in ("person", "group", "place") if f"/{k}/" in iri), "thing")

    def _claim(self, iri: str) -> Claim:
        prop = (self._one(iri, Property.PROPERTY) or KZ + "does").removeprefix(KZ)
        event = self._one(iri, Property.DESCRIBES)
        passage = self._passage(iri)
        document = self._one(iri, Property.DERIVED_FROM) or (passage.document if passage else "")
        return Claim(
            iri=iri,
            property=prop,
            cls=EVENT_CLASS.get(prop) or RELATION_CLASS.get(prop) or "Action",
            lemma=self._one(iri, Property.LEMMA) or prop,
            modality=(self._one(iri, Property.MODALITY) or KZ + "Asserted").removeprefix(KZ),
            polarity=(self._one(iri, Property.POLARITY) or KZ + "Affirmed").removeprefix(KZ),
            document=document,
            participants={role: self._iris(iri, prop_iri) for role, prop_iri, _ in _ROLES},
            passage=passage,
            event=event,
            quantities=self._iris(iri, Property.QUANTITY),
            sources=self._sources(iri),
            texts=self._texts(iri),
            frame=self._one(iri, Property.FRAME_TEXT),
            content=self._one(iri, Property.CONTENT),
            time=self._one(iri, Property.TIME),
            time_text=self._one(iri, Property.TIME_TEXT),
            trigger=_integer(self._one(iri, Property.TRIGGER)),
            confidence=_decimal(self._one(iri, Property.CONFIDENCE)),
        )

    def _texts(self, claim: str) -> dict[str, tuple[str, ...]]:
        properties = [(role, text) for role, _, text in _ROLES] + [("source", Property.SOURCE_TEXT)]
        return {role: tuple(self._values(claim, text)) for role, text in properties}

    def _sources(self, claim: str) -> tuple[Step, ...]:
        steps = [
            Step(source, _integer(self._one(step, Property.POSITION)) or 1, self._one(step, Property.CUE) or "")
            for step in self._iris(claim, Property.ATTRIBUTION)
            for source in self._iris(step, Property.SOURCE)
        ]
        named = {step.source for step in steps}
        steps += [Step(s, 1, "") for s in self._iris(claim, Property.ATTRIBUTED_TO) if s not in named]
        return tuple(sorted(steps, key=lambda step: (step.position, step.source, step.cue)))

    def _passage(self, claim: str) -> Passage | None:
        found = [self._span(iri) for iri in self._iris(claim, Property.EVIDENCE)]
        return min(found, key=lambda p: (p.start, p.end), default=None)

    def _span(self, iri: str) -> Passage:
        start = _integer(self._one(iri, Property.START)) or 0
        exact = self._one(iri, Property.EXACT) or ""
        end = _integer(self._one(iri, Property.END))
        return Passage(self._one(iri, Property.IS_PART_OF) or "", exact, start, start + len(exact) if end is None else end)


def _place_in_text(claim: Claim) -> tuple[str, int, str]:
    return (claim.document, claim.passage.start if claim.passage else 0, claim.iri)


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("+-").isdigit() else None


def _decimal(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
