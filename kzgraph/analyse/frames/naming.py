"""That a text names somebody or something with a word, and in whose voice."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kzgraph.analyse.frames.rows import Valence
from kzgraph.analyse.frames.words import Found, head_phrase, loads, verb_in, word_in
from kzgraph.analyse.sayings import Source
from kzgraph.lexicon.classes import shipped_classes

_MARKED = re.compile(
    r"(?:,,|[“„«\"‘]|(?<!\w)['’](?![stnm]\b|em\b|\d))(?P<inside>[^“”„«»\"]+?)(?:[”“»\"]|['‘’]{1,2}(?!\w)|$)", re.DOTALL
)
_ENDED = re.compile(r"^(?P<inside>[^“„«\"‘”»]+)[”»]")


class Kind(StrEnum):
    """How a word comes to name its referent."""

    NAME = "name"  # it fills a role of a claim
    FRAME = "frame"  # somebody calls it so
    DEED = "deed"  # the verb of a claim


class Voice(StrEnum):
    """Whose word it is."""

    OWN = "own"  # the document's
    REPORTED = "reported"  # the document's account of what a source says
    QUOTED = "quoted"  # the source's, in quotation marks
    DISTANCED = "distanced"  # the document's, in quotation marks or with "zogenaamde": not meant as its own


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of one claim for one referent, as the graph holds them.

    node, label, node_kind: the referent; "" when a framing has none. text: the words; a verb of a claim has its lemma.
    sentence: around the evidence, which starts at ``start`` in the document's text. speakers: nearest first.
    """

    claim: str
    kind: Kind
    text: str
    node: str
    label: str
    node_kind: str
    document: str
    file: str
    published: str | None
    start: int
    sentence: str
    quote: str
    speakers: tuple[Source, ...]
    time: str | None
    time_text: str | None
    modality: str
    polarity: str
    event_class: str
    rule: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A word for a referent, in somebody's voice. family: "" when no row of the rival words has it."""

    spoken: Spoken
    word: str
    family: str
    valence: Valence
    why: str
    voice: Voice


def naming_of(spoken: Spoken) -> Naming | None:
    """Return what ``spoken`` calls its referent; ``None`` for pronouns and for verbs that no row has."""
    found = _found(spoken)
    if found is None:
        return None
    return Naming(spoken, found.word, found.family, found.valence, found.why, _voice(spoken, found))


def _found(spoken: Spoken) -> Found | None:
    if spoken.kind is Kind.DEED:
        return verb_in(spoken.text, spoken.rule, spoken.event_class)
    if spoken.kind is Kind.FRAME:
        inside = word_in(spoken.text) or loads(spoken.text)
        family, valence, why = (inside.family, inside.valence, inside.why) if inside else ("", Valence.UNKNOWN, "")
        return Found(family, spoken.text, valence, why)
    return word_in(spoken.text) or _plain(spoken.text)


def _plain(text: str) -> Found | None:
    """A common noun for people that no row has; a name or a pronoun says nothing of what somebody is called."""
    tokens = head_phrase(text)
    head = tokens[-1] if tokens else ""
    classes = shipped_classes().of(head, head.removesuffix("en"), head.removesuffix("s"))
    if head not in text or head in ("mensen", "personen") or "people" not in classes:
        return None
    return Found("", head, Valence.UNKNOWN)


def _voice(spoken: Spoken, found: Found) -> Voice:
    words = spoken.quote.strip("‘’'\"“”„,") if spoken.kind is Kind.DEED else found.word.split()[-1]
    marked = in_marks(spoken.sentence, words)
    if spoken.speakers:
        return Voice.QUOTED if marked else Voice.REPORTED
    distant = marked or found.valence is Valence.DISTANCED or spoken.kind is Kind.FRAME
    return Voice.DISTANCED if distant else Voice.OWN


def in_marks(sentence: str, words: str) -> bool:
    """Return whether ``words`` stand in quotation marks wherever they stand in ``sentence``."""
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, re.IGNORECASE)]
    spans = [match.span("inside") for pattern in (_MARKED, _ENDED) for match in pattern.finditer(sentence)]
    return bool(places) and all(any(a <= place < b for a, b in spans) for place in places)
