"""Row types of the lexicon files. Every key of a TOML row is a field here; the loader rejects all others.

A *slot* is a place beside a predicate in the active voice: ``subj``, ``obj``, ``iobj``, ``pred`` (predicative
adjective, participle or noun), ``als`` (phrase with "als"), ``inf`` (infinitive with or without "te"), ``clause``
(clause with "dat", "of" or a question word), ``neg`` (negation: "gaat niet door"), or a preposition ("naar",
"op"; also "er"-forms: "erin" is "in"). In ``roles`` a slot ``inf.X`` or ``clause.X`` is slot X of the infinitive
or clause. A passive subject fills ``obj``, a "door"-agent ``subj``. A *value* is a lemma, ``@class`` (a semantic
class) or ``*`` (present at all); several words stand together ("zwarte lijst").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb, or a verb with fixed words ("om het leven brengen"), that says an event or relation.

    verb: infinitive with its particle joined ("afkondigen"). event: class of the contract ("Restriction") or static
    property ("memberOf"). when, unless: slot -> values; all ``when`` slots must match one of their values, no
    ``unless`` slot may. roles: slot -> role (actor, target, recipient, theme, place, frame, content, none); fixed
    words need none.
    example is found with this event; counterexample is not.
    """

    verb: str
    event: str
    example: str
    reflexive: bool = False
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    modality: str | None = None  # of the event itself when the verb implies it ("beloven": Decided)
    polarity: str | None = None  # "Negated" in a row with ``neg``: the negation belongs to the idiom
    counterexample: str | None = None
    note: str | None = None

    @property
    def id(self) -> str:
        """Readable identifier: verb, event and fixed words."""
        fixed = "+".join(f"{slot}={'|'.join(values)}" for slot, values in sorted(self.when.items()))
        return f"{'zich ' if self.reflexive else ''}{self.verb}:{self.event}" + (f":{fixed}" if fixed else "")


@dataclass(frozen=True, slots=True)
class NounTrigger:
    """A noun that names an event ("aanval", "arrestatie", "verdubbeling").

    noun: lemma; compounds: also any noun that ends in it ("luchtaanval"). when, unless: as in Frame, with the slots
    ``van`` (genitive or possessive too), ``door``, ``tegen``, ``op``, ``naar``, ``adj`` (nationality) and other
    prepositions.
    roles: slot -> role. bare: counts without any participant of its own (only with place, number or time).
    carried: counts only as the noun of a light verb ("kreeg kritiek").
    """

    noun: str
    event: str
    example: str
    compounds: bool = False
    bare: bool = False
    carried: bool = False
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    counterexample: str | None = None
    note: str | None = None

    @property
    def id(self) -> str:
        """Readable identifier: noun and event."""
        fixed = "+".join(f"{slot}={'|'.join(values)}" for slot, values in sorted(self.when.items()))
        fixed = "carried" + (f"+{fixed}" if fixed else "") if self.carried else fixed
        return f"{self.noun}:{self.event}" + (f":{fixed}" if fixed else "")


@dataclass(frozen=True, slots=True)
class Control:
    """A verb, adjective or noun that takes an infinitive (or "dat" clause) and colours it.

    verb: infinitive with particle, adjective with copula ("bereid"), or noun. controller: slot that fills the subject
    of the infinitive: ``subj``, ``obj`` or a preposition. modality, polarity: of the embedded event, ``None``
    leaves it. clause: holds for a "dat" clause as well. tense: holds in this tense only (``Pres``, ``Past``).
    things: the modality when the subject is a thing ("de dam dreigt te breken").
    denied: what the embedded event is when the verb itself is negated: ``Affirmed`` ("betreurde niet dat"),
    ``Negated`` ("wil niet dat"), ``Possible`` ("sluit niet uit dat"). ``None``: it is negated too, yet two negations
    cancel out ("kon niet voorkomen dat") and the polarity of a clause under a verb without one stays.
    """

    verb: str
    example: str
    controller: str = "subj"
    modality: str | None = None
    polarity: str | None = None
    clause: bool = False
    reflexive: bool = False
    tense: str | None = None
    things: str | None = None
    denied: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A verb, noun or preposition that names a source.

    cue: lemma ("zeggen", "volgens", "bericht"). kind: ``verb``, ``preposition`` ("volgens", "aldus"), ``noun``
    ("verklaring"). source: slot that holds the source (``subj``, ``obj``, or a preposition). modality: of what is
    reported, ``None`` leaves it.
    polarity: ``Negated`` when the verb denies it. relay: slot of who passes the source's words on ("De krant citeert
    een diplomaat"). among: lemmas or @classes, one of which the source must be; ``@report`` is any noun of this table.
    unless: slots that must be empty ("toegeven aan"). beside: a preposition that shows a source only beside a verb of
    saying ("schrijft op basis van"). direct: a verb that brings direct speech alone ("zucht de burgemeester").
    """

    cue: str
    kind: str
    example: str
    source: str = "subj"
    modality: str | None = None
    polarity: str | None = None
    relay: str | None = None
    among: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: bool = False
    direct: bool = False
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class Epistemic:
    """A word that lowers certainty or negates ("mogelijk", "naar verluidt", "nauwelijks").

    kind: adverb, verb, conjunction, determiner, phrase, or ``degree``: an adverb that colours its clause only right
    before the verb ("werd bijna geraakt", not "bijna alle dorpen").
    """

    word: str
    kind: str
    example: str
    modality: str | None = None
    polarity: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class Intensional:
    """A word under which an event noun is not said to have happened ("dreigt met een staking").

    kind: ``verb`` (the noun is its object), ``noun`` (the noun is its complement), ``adjective`` (it stands before
    the noun).
    """

    word: str
    kind: str
    example: str
    modality: str | None = None
    polarity: str | None = None


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that carries an event noun ("uitmonden in een rel"): the noun gives the class and its own roles.

    slot: where the noun stands ("obj", "in", "tot"). subject: role of the verb's subject in the event: ``actor``
    ("pleegde een aanval"), ``target`` ("kreeg kritiek") or ``none`` (what it came from: "leidde tot een staking").
    through: word between verb and noun ("doelwit": "was het doelwit van een aanslag"). events: the only classes it
    carries; none: all. modality, polarity: of the event. event: the class of the example; the counterexample has none
    of that class.
    """

    verb: str
    slot: str
    subject: str
    event: str
    example: str
    through: str | None = None
    events: tuple[str, ...] = ()
    modality: str | None = None
    polarity: str | None = None
    counterexample: str | None = None

    @property
    def id(self) -> str:
        """Readable identifier: verb, fixed word and slot, classes when they are limited."""
        words = " ".join(w for w in (self.verb, self.through, self.slot) if w)
        return words + (f":{'|'.join(self.events)}" if self.events else "")


@dataclass(frozen=True, slots=True)
class WordClass:
    """A semantic class of nouns. words: lemmas; endings: a noun that ends so belongs to it too ("troepen")."""

    name: str
    definition: str
    example: str
    words: tuple[str, ...]
    endings: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()  # other classes whose words belong here too


@dataclass(frozen=True, slots=True)
class Homograph:
    """A verb form, or the lemma that it is given, that belongs to further verbs as well ("staken": steken)."""

    form: str
    verbs: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that rules refer to by the name of their list. note: what the words share, when the name does not tell."""

    name: str
    words: tuple[str, ...]
    example: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TimeWord:
    """Words that say when. kind: what they are in a phrase of time ("weekday", "month", "unit" …); value: which one."""

    kind: str
    value: int
    words: tuple[str, ...]
    example: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VerbSlots:
    """The slots in which a verb of a list holds what a rule looks for ("tellen": its object is the figure)."""

    name: str
    verb: str
    slots: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TallyNoun:
    """A noun that stands for how many ("dodental", "teller").

    event: what it counts, ``None`` for whatever was counted last. speaks: it is a source of its own ("de balans").
    """

    noun: str
    example: str
    event: str | None = None
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Nouns of one unit. code: of UCUM, or of ISO 4217 for money."""

    code: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CountedDeed:
    """A deed whose number is that of the people it is done to: "zesduizend arrestaties". people: what to call them."""

    noun: str
    people: str
    example: str


@dataclass(frozen=True, slots=True)
class CountingVerb:
    """A verb that gives a number of what was counted before it ("liep op tot 46", "sprak van dertig").

    slot: where the number stands: ``obj``, ``pred`` or a preposition. subject: ``tally`` (a TallyNoun), ``speaker``
    (who counts; an object beside the number must be a TallyNoun or "het"), ``somebody`` (a speaker who can be one: no
    road "komt uit op 46"), ``naming`` (a speaker with a TallyNoun as object: "het getal van 46"), or a fixed word.
    when, unless: a word that must, or may not, stand in the clause ("hield er zes aan" is an arrest).
    modality: of what is counted so ("vrezen voor": Possible). example gives such a claim; counterexample does not.
    """

    verb: str
    slot: str
    subject: str
    example: str
    when: str | None = None
    unless: str | None = None
    modality: str | None = None
    counterexample: str | None = None

    @property
    def id(self) -> str:
        """Readable identifier: subject, verb and slot."""
        return f"{self.subject}:{self.verb}:{self.slot}"


@dataclass(frozen=True, slots=True)
class SameWords:
    """Nouns that mean the same group or body within a document, as long as nothing keeps them apart."""

    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class GeneralWords:
    """General nouns that point back to a more special one. kinds: endings of the nouns that they can mean."""

    name: str
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class DeedWords:
    """Nouns that name people after what they did. events: direct properties; role: theirs in such an event."""

    name: str
    words: tuple[str, ...]
    events: tuple[str, ...]
    role: str
    example: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Titles of one office. means: the title that stands for all of them."""

    means: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A curated entity.

    key: stable, lower-case ASCII with underscores. kind: an EntityKind value. label: usual Dutch name.
    names: further names in Dutch, then English and Russian and others. adjectives: with all endings ("Kazachs",
    "Kazachse"). demonyms: singular and plural ("Kazach", "Kazachen"). capital: key of a place. state: key of the state
    it belongs to. metonyms: names that mean this body when they act ("Moskou", "Kremlin"). ambiguous: names that
    need a first name, title or other context.
    """

    key: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    capital: str | None = None
    state: str | None = None
    located_in: str | None = None
    gender: str | None = None
    qid: str | None = None
    source: str | None = None  # where the QID was verified: "kb", "rigour"
    coordinates: tuple[str, str] | None = None
    geonames: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EntityForms:
    """How a language names a curated entity, beside its names in all languages. Fields as in KnownEntity."""

    key: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """A kind of people that numbers count.

    family: counts of one family stand in one dossier. label: for people. within: kinds that hold this one. words:
    whole words, endings: of words, classes: of nouns (classes.toml); any of them will do.
    """

    kind: str
    family: str
    label: str
    examples: tuple[str, ...]
    within: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that do not say by themselves whom they count. role: "others", "casualties" or "whole"."""

    role: str
    note: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which what an event class covers happens. event: local name. lemmas: of claims."""

    name: str
    event: str
    lemmas: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Side:
    """Whose voice a source is. kinds: local names of node classes, asked when no word decides."""

    name: str
    definition: str
    examples: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hazard:
    """What strikes people. words: nouns that name it. once: it strikes at one moment."""

    name: str
    words: tuple[str, ...]
    example: str
    once: bool = False
