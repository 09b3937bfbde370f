"""The JSON-LD context: short names for the terms of the data contract, and what their values are.

Names without a prefix are those of the ontology (``@vocab``). Source: JSON-LD 1.1, sections 4.1 to 4.3.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from kzgraph.rdf.vocab import DIRECT_PROPERTY, EDTF_DATATYPE, KZ, RELATION_PROPERTY, XSD, Property, kz, prefixes

ID, VOCAB = "@id", "@vocab"
LANGUAGE: Final = "nl"

_NODES = (
    Property.ACTOR, Property.TARGET, Property.RECIPIENT, Property.THEME, Property.PLACE, Property.QUANTITY,
    Property.DESCRIBES, Property.BEFORE, Property.ATTRIBUTED_TO, Property.ATTRIBUTION, Property.SOURCE,
    Property.EVIDENCE, Property.DERIVED_FROM, Property.GENERATED_BY, Property.IS_PART_OF, Property.COUNTS,
    Property.USED, Property.SAME_AS, Property.CLOSE_MATCH, Property.OF_DOCUMENT, Property.CONTAINED_IN, Property.ORIGIN,
    Property.HAS_PART,
    *(kz(name) for cls, name in (*DIRECT_PROPERTY.items(), *RELATION_PROPERTY.items()) if cls != "Framing"),
)  # fmt: skip
_TERMS = (Property.PROPERTY, Property.MODALITY, Property.POLARITY)
_WORDS = (
    Property.LABEL, Property.EXACT, Property.PREFIX, Property.SUFFIX, Property.TIME_TEXT, Property.FRAME_TEXT,
    Property.CONTENT, Property.CUE, Property.ACTOR_TEXT, Property.TARGET_TEXT, Property.RECIPIENT_TEXT,
    Property.THEME_TEXT, Property.PLACE_TEXT, Property.SOURCE_TEXT, kz(DIRECT_PROPERTY["Framing"]),
)  # fmt: skip
_TYPED = {
    XSD + "integer": (Property.START, Property.END, Property.POSITION, Property.TRIGGER, Property.VALUE,
                      Property.MINIMUM, Property.MAXIMUM),
    XSD + "decimal": (Property.CONFIDENCE, Property.LATITUDE, Property.LONGITUDE),
    XSD + "boolean": (Property.APPROXIMATE,),
    XSD + "anyURI": (Property.URL,),
    XSD + "date": (Property.DATE_PUBLISHED,),
    EDTF_DATATYPE: (Property.TIME, Property.AS_OF),
}  # fmt: skip
COERCION: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(_NODES, ID)
    | dict.fromkeys(_TERMS, VOCAB)
    | dict.fromkeys(_WORDS, f"@{LANGUAGE}")
    | {iri: datatype for datatype, iris in _TYPED.items() for iri in iris}
)
"""IRI of a property → what its plain values are: "@id" IRIs, "@vocab" terms, "@nl" words, else an IRI of a datatype."""

_ONTOLOGY_ONLY = {Property.EVENT_CLASS, Property.PLOVER_CODE, Property.ACLED_CODE, Property.FTM_SCHEMA, Property.TYPE}
_ALL = {value for name, value in vars(Property).items() if name.isupper()} - _ONTOLOGY_ONLY

TERM: Final[Mapping[str, str]] = MappingProxyType(
    {iri: iri.replace("#", "/").rpartition("/")[2] for iri in sorted({*COERCION, *_ALL})}
)
"""IRI of a property → its name in the context."""


def context(base: str) -> dict[str, Any]:
    """Return the context. base: IRI of the resources."""
    short = prefixes(base)
    terms = {name: _term(iri, short) for iri, name in sorted(TERM.items(), key=lambda pair: pair[1])}
    return {"@version": 1.1, "@vocab": KZ, **short, "id": "@id", "type": "@type", **terms}


def _term(iri: str, short: Mapping[str, str]) -> Any:
    name = shorten(iri, short)
    kind = COERCION.get(iri)
    if kind is None:
        return name
    if kind in (ID, VOCAB):
        return {"@id": name, "@type": kind}
    if kind.startswith("@"):
        return {"@id": name, "@language": kind[1:]}
    return {"@id": name, "@type": shorten(kind, short)}


def shorten(iri: str, short: Mapping[str, str]) -> str:
    """Return an IRI as prefix:rest by the longest namespace that fits, else whole."""
    fitting = [(len(start), name) for name, start in short.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return iri if iri.startswith("//", length) else f"{name}:{iri[length:]}"
