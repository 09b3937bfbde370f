"""The names of the data contract as plain strings: namespaces, classes, properties and their tables.

``ontology/kzgraph.ttl`` defines what each name means; ``tests/ontology`` asserts that both hold the same.
Importing this module loads neither rdflib nor pyoxigraph.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kzgraph.analyse.numbers.outcome import Outcome
from kzgraph.errors import KzgraphError
from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.mention import EntityKind
from kzgraph.settings import DEFAULT_BASE

KZ: Final = "https://w3id.org/kzgraph/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
SCHEMA: Final = "https://schema.org/"
SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
OA: Final = "http://www.w3.org/ns/oa#"
WD: Final = "http://www.wikidata.org/entity/"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/"

ONTOLOGY: Final = "https://w3id.org/kzgraph/ontology"
ONTOLOGY_VERSION: Final = "0.1.0"


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return prefix -> namespace in the order in which files declare them. base: IRI of ``kzr:``."""
    return {
        "kz": KZ,
        "kzr": base,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "schema": SCHEMA,
        "sem": SEM,
        "oa": OA,
        "wd": WD,
        "edtf": EDTF,
    }


class Class:
    """IRIs of the classes that data names, apart from the event classes (see ``EVENT_CLASSES``)."""

    CLAIM: Final = KZ + "Claim"
    PASSAGE: Final = KZ + "Passage"
    DOCUMENT: Final = KZ + "Document"
    ATTRIBUTION: Final = KZ + "Attribution"
    QUANTITY: Final = KZ + "Quantity"
    RUN: Final = KZ + "Run"
    FOREIGN_GRAPH: Final = KZ + "ForeignGraph"  # a graph of others that was merged in
    ORIGIN: Final = KZ + "Origin"
    COMPARISON: Final = KZ + "Comparison"
    OUTCOME: Final = KZ + "Outcome"
    EVENT: Final = KZ + "Event"
    RELATION: Final = KZ + "Relation"
    MODALITY: Final = KZ + "Modality"
    POLARITY: Final = KZ + "Polarity"
    ENTITY: Final = KZ + "Entity"  # superclass of all nodes; data names one of those below
    ACTOR: Final = KZ + "Actor"
    PERSON: Final = KZ + "Person"
    STATE: Final = KZ + "State"
    ORGANISATION: Final = KZ + "Organisation"
    GOVERNMENT: Final = KZ + "Government"
    BODY: Final = KZ + "Body"
    MEDIA: Final = KZ + "Media"
    GROUP: Final = KZ + "Group"
    PLACE: Final = KZ + "Place"
    THING: Final = KZ + "Thing"


class Property:
    """IRIs of the properties of claims, events, passages, documents, quantities, runs and nodes.

    The direct properties ("kz:sends") are in ``DIRECT_PROPERTY`` and ``RELATION_PROPERTY``.
    """

    # claims; the first four are also what kz:participant covers
    PROPERTY: Final = KZ + "property"
    ACTOR: Final = KZ + "actor"
    TARGET: Final = KZ + "target"
    RECIPIENT: Final = KZ + "recipient"
    THEME: Final = KZ + "theme"
    PLACE: Final = KZ + "place"
    QUANTITY: Final = KZ + "quantity"
    TIME: Final = KZ + "time"  # literal of EDTF_DATATYPE
    TIME_TEXT: Final = KZ + "timeText"
    FRAME_TEXT: Final = KZ + "frameText"
    CONTENT: Final = KZ + "content"  # what a Statement says, @nl
    LEMMA: Final = KZ + "lemma"  # xsd:string
    DESCRIBES: Final = KZ + "describes"
    BEFORE: Final = KZ + "before"  # event -> event that came later, as a text says
    MODALITY: Final = KZ + "modality"
    POLARITY: Final = KZ + "polarity"
    ATTRIBUTED_TO: Final = KZ + "attributedTo"
    ATTRIBUTION: Final = KZ + "attribution"
    ACTOR_TEXT: Final = KZ + "actorText"
    TARGET_TEXT: Final = KZ + "targetText"
    RECIPIENT_TEXT: Final = KZ + "recipientText"
    THEME_TEXT: Final = KZ + "themeText"
    PLACE_TEXT: Final = KZ + "placeText"
    SOURCE_TEXT: Final = KZ + "sourceText"
    EVIDENCE: Final = KZ + "evidence"
    CONFIDENCE: Final = KZ + "confidence"  # xsd:decimal, 0 to 1
    RULE: Final = KZ + "rule"  # xsd:string: id of the lexicon row that made the claim
    TRIGGER: Final = KZ + "trigger"  # xsd:integer: offset of the word that says it
    RESOLUTION: Final = KZ + "resolution"  # on claims: "actor: Moskou = actor/x: rule: detail"; else why one
    DERIVED_FROM: Final = PROV + "wasDerivedFrom"
    GENERATED_BY: Final = PROV + "wasGeneratedBy"
    # attributions
    SOURCE: Final = KZ + "source"
    POSITION: Final = KZ + "position"
    CUE: Final = KZ + "cue"
    # passages
    EXACT: Final = OA + "exact"
    PREFIX: Final = OA + "prefix"  # the rest of the sentence before it
    SUFFIX: Final = OA + "suffix"
    START: Final = OA + "start"
    END: Final = OA + "end"
    IS_PART_OF: Final = SCHEMA + "isPartOf"
    HAS_PART: Final = SCHEMA + "hasPart"  # a foreign graph -> the named graphs that it brought
    # documents
    NAME: Final = SCHEMA + "name"
    FILE_NAME: Final = KZ + "fileName"
    DATE_PUBLISHED: Final = SCHEMA + "datePublished"  # xsd:gYear, xsd:gYearMonth or xsd:date
    IN_LANGUAGE: Final = SCHEMA + "inLanguage"
    SHA256: Final = KZ + "sha256"
    PUBLISHER: Final = SCHEMA + "publisher"  # xsd:string: the outlet as the manifest names it
    URL: Final = SCHEMA + "url"  # xsd:anyURI
    CREDIT_TEXT: Final = SCHEMA + "creditText"  # xsd:string: each news agency that the text is credited to
    ORIGIN: Final = KZ + "origin"  # only of documents that share one
    # quantities
    VALUE: Final = KZ + "value"  # xsd:integer; xsd:decimal with kz:unit
    MINIMUM: Final = KZ + "minimum"
    MAXIMUM: Final = KZ + "maximum"
    APPROXIMATE: Final = KZ + "approximate"  # xsd:boolean, only when true
    COUNTS: Final = KZ + "counts"
    UNIT: Final = KZ + "unit"  # xsd:string
    SCOPE: Final = KZ + "scope"  # xsd:string: part, total, further or earlier
    AS_OF: Final = KZ + "asOf"  # EDTF: the day that a number stands for
    # comparisons of counts
    COMPARES: Final = KZ + "compares"  # both claims
    SUBJECT_CLAIM: Final = KZ + "subjectClaim"  # the one that updates or is a part
    OBJECT_CLAIM: Final = KZ + "objectClaim"
    OUTCOME: Final = KZ + "outcome"
    # runs
    SOFTWARE_VERSION: Final = KZ + "softwareVersion"  # xsd:string "name version", one for each part
    USED: Final = PROV + "used"  # run -> documents
    # nodes
    TYPE: Final = RDF + "type"
    LABEL: Final = RDFS + "label"
    ALT_LABEL: Final = SKOS + "altLabel"
    SAME_AS: Final = OWL + "sameAs"
    CLOSE_MATCH: Final = SKOS + "closeMatch"  # perhaps the same: by name alone, with a kz:resolution
    OF_DOCUMENT: Final = KZ + "ofDocument"  # the document to which a node without a name belongs
    LATITUDE: Final = SCHEMA + "latitude"  # xsd:decimal, degrees, WGS 84
    LONGITUDE: Final = SCHEMA + "longitude"
    CONTAINED_IN: Final = SCHEMA + "containedInPlace"  # a place -> the place or state that holds it, from the gazetteer
    # the ontology's own annotations
    EVENT_CLASS: Final = KZ + "eventClass"  # direct property -> event class or relation class
    PLOVER_CODE: Final = KZ + "ploverCode"
    ACLED_CODE: Final = KZ + "acledCode"
    FTM_SCHEMA: Final = KZ + "ftmSchema"


EDTF_DATATYPE: Final = EDTF + "EDTF"


class Segment:
    """First path segments of resource IRIs below the base: ``base + Segment.CLAIM + id``."""

    CLAIM: Final = "claim/"
    PASSAGE: Final = "passage/"
    DOCUMENT: Final = "document/"
    ATTRIBUTION: Final = "attribution/"
    QUANTITY: Final = "quantity/"
    RUN: Final = "run/"
    EVENT: Final = "event/"
    FOREIGN: Final = "foreign/"
    ORIGIN: Final = "origin/"
    COMPARISON: Final = "comparison/"


def _frozen(**pairs: str) -> Mapping[str, str]:
    return MappingProxyType(pairs)


DIRECT_PROPERTY: Final = _frozen(
    Request="requests",
    Agreement="agrees",
    Consultation="consults",
    Support="supports",
    Concession="concedes",
    Cooperation="cooperates",
    Aid="aids",
    Statement="states",
    Appraisal="appraises",
    Framing="frames",
    Accusation="accuses",
    Rejection="rejects",
    Denial="denies",
    Threat="threatens",
    Order="orders",
    Protest="protests",
    Sanction="sanctions",
    Deployment="sends",
    Restriction="restricts",
    Arrest="arrests",
    Repression="represses",
    Attack="attacks",
    Killing="kills",
    Injury="injures",
    Abduction="abducts",
    Destruction="destroys",
    Seizure="seizes",
    Resignation="leavesOffice",
    Appointment="takesOffice",
    PolicyChange="changesPolicy",
    LegalAction="prosecutes",
    Election="votes",
    Movement="moves",
    Disaster="strikes",
    Action="does",
)
"""Event class -> its direct property, local names, in the order of the contract's table."""

EVENT_CLASSES: Final = frozenset(DIRECT_PROPERTY)
"""Local names of the event classes that data uses."""

EVENT_CLASS: Final = MappingProxyType({prop: cls for cls, prop in DIRECT_PROPERTY.items()})
"""Direct property -> its event class, local names: the inverse of ``DIRECT_PROPERTY``."""

RELATION_PROPERTY: Final = _frozen(
    Leadership="leads", Membership="memberOf", Office="headOf", Location="locatedIn", Part="partOf"
)
"""Static relation -> its direct property, local names. Claims of these have no event."""

RELATION_CLASS: Final = MappingProxyType({prop: cls for cls, prop in RELATION_PROPERTY.items()})
"""Direct property of a static relation -> its relation class, local names."""

SUPERCLASS: Final = MappingProxyType(
    {
        **dict.fromkeys(("Request", "Agreement", "Consultation", "Support"), "VerbalCooperation"),
        **dict.fromkeys(("Concession", "Cooperation", "Aid"), "MaterialCooperation"),
        **dict.fromkeys(("Statement", "Appraisal", "Framing"), "VerbalAct"),
        **dict.fromkeys(("Accusation", "Rejection", "Denial", "Threat", "Order"), "VerbalConflict"),
        **dict.fromkeys(("Protest", "Sanction", "Deployment"), "MaterialConflict"),
        **dict.fromkeys(("Restriction", "Arrest", "Repression"), "Coercion"),
        **dict.fromkeys(("Attack", "Killing", "Injury", "Abduction", "Destruction", "Seizure"), "Violence"),
        **dict.fromkeys(
            ("Resignation", "Appointment", "PolicyChange", "LegalAction", "Election"), "Governance"
        ),
        **dict.fromkeys(("Movement", "Disaster"), "Occurrence"),
        "Action": "Event",
    }
)
"""Event class -> the class above it, local names; those above are directly under Event."""

NODE_CLASS: Final[Mapping[EntityKind, str]] = MappingProxyType(
    {
        EntityKind.PERSON: Class.PERSON,
        EntityKind.STATE: Class.STATE,
        EntityKind.GOVERNMENT: Class.GOVERNMENT,
        EntityKind.BODY: Class.BODY,
        EntityKind.ORGANISATION: Class.ORGANISATION,
        EntityKind.MEDIA: Class.MEDIA,
        EntityKind.GROUP: Class.GROUP,
        EntityKind.PLACE: Class.PLACE,
        EntityKind.THING: Class.THING,
    }
)
"""Kind of entity -> IRI of its class."""

MODALITY: Final[Mapping[Modality, str]] = MappingProxyType({m: KZ + m.value for m in Modality})
"""Modality -> IRI of the individual."""

POLARITY: Final[Mapping[Polarity, str]] = MappingProxyType({p: KZ + p.value for p in Polarity})
"""Polarity -> IRI of the individual."""

OUTCOME: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.AGREE: KZ + "Agrees",
        Outcome.UPDATE: KZ + "Updates",
        Outcome.PART_OF: KZ + "PartOf",
        Outcome.DIFFERENT_SCOPE: KZ + "DifferentScope",
        Outcome.CONFLICT: KZ + "Conflicts",
    }
)
"""Outcome of a comparison -> IRI of the individual."""

FACTUAL_MODALITIES: Final = frozenset({Modality.ASSERTED, Modality.DECIDED})
"""An affirmed claim has its direct triples only when its modality is one of these."""


def kz(local: str) -> str:
    """Return the IRI of a term of the ontology: ``kz("sends")``."""
    return KZ + local


def ontology_dir() -> Path:
    """Return the folder with ``kzgraph.ttl``, ``shapes/`` and ``checks/``, in a checkout or a wheel.

    Raises KzgraphError when neither place has it.
    """
    here = Path(__file__).resolve()
    for folder in (here.parent / "ontology", here.parents[2] / "ontology"):
        if (folder / "kzgraph.ttl").is_file():
            return folder
    raise KzgraphError(f"{here.parent}: the ontology files are missing; install kzgraph again")
