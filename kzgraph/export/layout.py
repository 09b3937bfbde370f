"""The order in which a reader meets a graph: documents, nodes, events, claims with their evidence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from kzgraph.model.mention import EntityKind
from kzgraph.rdf.vocab import EVENT_CLASSES, KZ, NODE_CLASS, Class, Property
from kzgraph.store.index import value_of

_PREDICATE_ORDER = (
    Property.TYPE,
    Property.LABEL,
    Property.ALT_LABEL,
    Property.SAME_AS,
    Property.NAME,
    Property.FILE_NAME,
    Property.DATE_PUBLISHED,
    Property.PUBLISHER,
    Property.CREDIT_TEXT,
    Property.ORIGIN,
    Property.IN_LANGUAGE,
    Property.URL,
    Property.SHA256,
    Property.PROPERTY,
    Property.ACTOR,
    Property.ACTOR_TEXT,
    Property.TARGET,
    Property.TARGET_TEXT,
    Property.RECIPIENT,
    Property.RECIPIENT_TEXT,
    Property.THEME,
    Property.THEME_TEXT,
    Property.QUANTITY,
    Property.PLACE,
    Property.PLACE_TEXT,
    Property.TIME,
    Property.TIME_TEXT,
    Property.FRAME_TEXT,
    Property.CONTENT,
    Property.LEMMA,
    Property.DESCRIBES,
    Property.MODALITY,
    Property.POLARITY,
    Property.ATTRIBUTED_TO,
    Property.SOURCE_TEXT,
    Property.ATTRIBUTION,
    Property.EVIDENCE,
    Property.CONFIDENCE,
    Property.RULE,
    Property.TRIGGER,
    Property.RESOLUTION,
    Property.POSITION,
    Property.SOURCE,
    Property.CUE,
    Property.EXACT,
    Property.START,
    Property.END,
    Property.IS_PART_OF,
    Property.VALUE,
    Property.MINIMUM,
    Property.MAXIMUM,
    Property.APPROXIMATE,
    Property.UNIT,
    Property.COUNTS,
    Property.DERIVED_FROM,
    Property.GENERATED_BY,
)
_PREDICATE_RANK = {predicate: rank for rank, predicate in enumerate(_PREDICATE_ORDER)}
_ATTACHED = (Property.EVIDENCE, Property.ATTRIBUTION, Property.QUANTITY)
_DIRECT_TITLE = "Direct triples"
_CLAIMS_TITLE = "Claims, each with its evidence, sources and numbers"
_OTHER_TITLE = "Other"

_NODE_TITLES = {
    EntityKind.PERSON: "People",
    EntityKind.STATE: "States",
    EntityKind.GOVERNMENT: "Governments",
    EntityKind.BODY: "Bodies",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.MEDIA: "Media",
    EntityKind.GROUP: "Groups",
    EntityKind.PLACE: "Places",
    EntityKind.THING: "Things",
}

# Class → title of its section, in the order of the file.
_SECTIONS: Mapping[str, str] = {
    Class.RUN: "Run",
    Class.DOCUMENT: "Documents",
    **{NODE_CLASS[kind]: title for kind, title in _NODE_TITLES.items()},
    **{KZ + cls: "Events" for cls in EVENT_CLASSES},
    KZ + "Event": "Events",
}

Statements = dict[str, list[Quad]]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of subjects, in order, each with its quads, in order."""

    title: str
    subjects: tuple[tuple[str, tuple[Quad, ...]], ...]


def sections(quads: Iterable[Quad]) -> list[Section]:
    """Return the quads of one graph in reading order, whatever their order was. Graph names are ignored."""
    subjects: Statements = {}
    for quad in quads:
        subjects.setdefault(str(quad.subject), []).append(quad)
    titled: dict[str, list[str]] = {title: [] for title in (*_SECTIONS.values(), _DIRECT_TITLE)}
    claims = _claims(subjects)
    for subject in sorted(subjects.keys() - set(claims)):
        titled.setdefault(_title(subjects[subject]), []).append(subject)
    titled[_CLAIMS_TITLE] = claims
    return [Section(title, tuple(_ordered(subjects, names))) for title, names in titled.items() if names]


def _ordered(subjects: Statements, names: Iterable[str]) -> Iterator[tuple[str, tuple[Quad, ...]]]:
    for name in names:
        keyed = {_quad_key(quad): quad for quad in subjects[name]}  # one of those that several graphs have
        yield name, tuple(keyed[key] for key in sorted(keyed))


def _title(quads: Iterable[Quad]) -> str:
    """The section of a subject; one without a class has only direct triples in this graph."""
    classes = sorted(value_of(quad.object) for quad in quads if quad.predicate.value == Property.TYPE)
    if not classes:
        return _DIRECT_TITLE
    return next((_SECTIONS[cls] for cls in classes if cls in _SECTIONS), _OTHER_TITLE)


def _claims(subjects: Statements) -> list[str]:
    """Claims in the order of their evidence, each followed by its parts that no earlier claim had."""
    claims = [
        name
        for name, quads in subjects.items()
        if any(value_of(quad.object) == Class.CLAIM for quad in quads)
    ]
    placed: dict[str, None] = {}
    for claim in sorted(claims, key=lambda name: _claim_key(subjects, name)):
        placed[claim] = None
        for part in _parts(subjects[claim]):
            if part in subjects:
                placed[part] = None
    return list(placed)


def _claim_key(subjects: Statements, claim: str) -> tuple[str, int, int, str]:
    found = {quad.predicate.value: quad for quad in subjects[claim]}
    document = _file_name(subjects, found.get(Property.DERIVED_FROM))
    passage = subjects.get(str(found[Property.EVIDENCE].object), []) if Property.EVIDENCE in found else []
    offsets = {quad.predicate.value: value_of(quad.object) for quad in passage}
    return document, _offset(offsets, Property.START), _offset(offsets, Property.END), claim


def _file_name(subjects: Statements, derived: Quad | None) -> str:
    """File names in their order read better than documents in the order of their hashes."""
    if derived is None:
        return ""
    names = [
        value_of(quad.object)
        for quad in subjects.get(str(derived.object), ())
        if quad.predicate.value == Property.FILE_NAME
    ]
    return min(names, default="") + value_of(derived.object)


def _offset(offsets: Mapping[str, str], predicate: str) -> int:
    value = offsets.get(predicate, "")
    return int(value) if value.isdecimal() else 0


def _parts(quads: Iterable[Quad]) -> Iterator[str]:
    for predicate in _ATTACHED:
        yield from sorted(str(quad.object) for quad in quads if quad.predicate.value == predicate)


def _quad_key(quad: Quad) -> tuple[int, str, str]:
    return (
        _PREDICATE_RANK.get(quad.predicate.value, len(_PREDICATE_RANK)),
        quad.predicate.value,
        str(quad.object),
    )
