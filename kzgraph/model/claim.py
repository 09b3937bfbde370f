"""Claims: who did what to whom, as one clause of one text says it. They are immutable and carry their evidence."""

import builtins
from dataclasses import dataclass
from enum import StrEnum

from kzgraph.model.ids import digest
from kzgraph.model.text import Evidence


class Role(StrEnum):
    """What a participant is in the event; each is the local name of a property of the data contract."""

    ACTOR = "actor"
    TARGET = "target"
    RECIPIENT = "recipient"
    THEME = "theme"
    PLACE = "place"


class Modality(StrEnum):
    """How sure the source is; the local names of the five individuals of the data contract."""

    ASSERTED = "Asserted"
    DECIDED = "Decided"
    INTENDED = "Intended"
    POSSIBLE = "Possible"
    CONDITIONAL = "Conditional"


class Polarity(StrEnum):
    """Whether the claim says that it is so or that it is not."""

    AFFIRMED = "Affirmed"
    NEGATED = "Negated"


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """A role filled by a mention. mention: the mention's id."""

    role: Role
    mention: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source of a claim.

    mention: id of the mention that names the source. position: 1 is the nearest source, 2 whom that one rests on
    or who passes it on. cue: the word that shows it ("volgens", "zei").
    """

    mention: str
    position: int
    cue: str
    start: int
    end: int


class NumberScope(StrEnum):
    """What a number covers; the values of ``kz:scope``."""

    PART = "part"  # "onder wie drie kinderen"
    TOTAL = "total"  # "in totaal 81", "tot nu toe 29"
    FURTHER = "further"  # "nog eens tien", "tien nieuwe doden"
    EARLIER = "earlier"  # "eerder was sprake van dertien": said before it was set right


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people or things, or an amount.

    value, minimum, maximum: exact value or bounds, inclusive, as decimal strings in canonical form ("2500", "10.5").
    counts: ids of the mentions that are counted together. unit: ISO 4217 code, "%" or UCUM unit, when it is no count.
    scope: what the number covers, as_of: the day it stands for (EDTF), where the text says so.
    """

    label: str
    value: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    approximate: bool = False
    unit: str | None = None
    counts: tuple[str, ...] = ()
    scope: NumberScope | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When it happened. text: the words; edtf: Extended Date/Time Format (ISO 8601-2:2019), ``None`` if not certain."""

    text: str
    edtf: str | None = None


class _Named:
    """Room for an id that is reckoned once; no field, so that copies reckon their own."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Claim(_Named):
    """One clause's statement of one event or relation.

    property: local name of the contract's direct property ("sends"); event_class: its class ("Deployment"), ``None``
    for the static relations. lemma: the verb or noun that says it. rule: id of the lexicon row that made it.
    trigger: offset of the word that says it. confidence: 0 to 1. features: what the confidence is reckoned from, by
    name; ``None`` leaves it as it was given. after: offsets of the words that say what the text puts before it.
    quantity: the number that matters most. further: those of other participants ("tientallen boeren … drie wegen").
    """

    document: str
    property: str
    event_class: str | None
    lemma: str
    trigger: int
    evidence: Evidence
    participants: tuple[Participant, ...]
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    attributions: tuple[Attribution, ...] = ()
    quantity: Quantity | None = None
    time: TimeSpan | None = None
    frame_text: str | None = None
    content: str | None = None
    confidence: float = 1.0
    rule: str = ""
    features: tuple[tuple[str, float], ...] | None = None
    after: tuple[int, ...] = ()
    further: tuple[Quantity, ...] = ()

    @builtins.property  # a field is called so
    def id(self) -> str:
        """Identifier from document, class, trigger and participants: a claim said twice in one text has two ids."""
        try:
            return self._id
        except AttributeError:
            parts = [f"{p.role}={p.mention}" for p in sorted(self.participants, key=lambda p: (p.role, p.mention))]
            object.__setattr__(self, "_id", digest(self.document, self.property, str(self.trigger), *parts))
            return self._id

    @builtins.property
    def quantities(self) -> tuple[Quantity, ...]:
        """All its numbers, the one that matters most first."""
        return (() if self.quantity is None else (self.quantity,)) + self.further

    def mentions(self, role: Role) -> tuple[str, ...]:
        """Return the ids of the mentions in ``role``, in the order of the text as extraction gave them."""
        return tuple(p.mention for p in self.participants if p.role == role)
