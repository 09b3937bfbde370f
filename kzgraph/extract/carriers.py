"""Verbs that carry an event noun: "de staking mondde uit in een rel", "de stad onderging een aanval".

The noun tells what happens and its row who takes part; the verb tells whether its subject does it, undergoes it, or is
only what it came from. Rows: ``light_verbs.toml``; verbs that only say that something took place: ``words.toml``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.extract.nouns import is_object_of_count
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.lexicon.schema import LightVerb
from kzgraph.mentions.phrases import case_of, counted_head


@dataclass(frozen=True)
class Carrier:
    """A predicate that carries an event noun. row: ``None`` when the verb only says that it took place."""

    predicate: Predicate
    row: LightVerb | None = None
    slot: str = "subj"


@dataclass(frozen=True)
class _Place:
    """Where an event noun stands. between: the word between verb and noun ("doelwit" of "doelwit van een aanval")."""

    predicate: Predicate
    slot: str
    between: str | None = None


class Carriers:
    """Finds what carries the event nouns of one document."""

    def __init__(self, rows: Mapping[str, Iterable[LightVerb]], predicates: Mapping[int, Predicate]) -> None:
        self._rows = rows
        self._predicates = predicates
        self._beside: dict[int, list[_Place]] = {}
        for i in sorted(predicates):
            for slot, heads in predicates[i].arguments.items():
                for head in heads:
                    self._beside.setdefault(head.i, []).append(_Place(predicates[i], slot))

    def of(self, noun: Token, event: str) -> Carrier | None:
        """Return what carries ``noun`` as an event of the class ``event``."""
        top = noun.head if is_object_of_count(noun) else noun
        places = list(self._places(noun, top))
        for place in places:
            for row in self._rows_of(place):
                if not row.events or event in row.events:
                    return Carrier(place.predicate, row, place.slot)
        for place in places:
            if place.slot in {"subj", "obj"} and place.between is None and _occurs(place.predicate):
                return Carrier(place.predicate)
        return None

    def _places(self, noun: Token, top: Token) -> Iterator[_Place]:
        for head in dict.fromkeys((noun, top, counted_head(noun))):
            for place in self._beside.get(head.i, ()):
                if not place.predicate.nominal and not place.predicate.modifier:
                    yield place
        case = case_of(top)
        own = self._predicates.get(top.i)
        if own is not None and own.nominal and case is not None:
            yield _Place(own, case)  # "de landen zijn in oorlog"
        above = top.head
        if top.dep_ == "fixed" and (outer := self._predicates.get(above.head.i)) is not None:
            yield _Place(outer, above.lower_)  # "zitten in overleg", taken for one adverb
        if case is None or above.i == top.i:
            return
        governor = self._predicates.get(above.i)
        if governor is not None and governor.nominal:
            yield _Place(governor, case, above.lemma_.lower())  # "was het doelwit van een aanslag"
        elif governor is None and (outer := self._predicates.get(above.head.i)) is not None:
            yield _Place(outer, case, above.lemma_.lower())  # "werd het slachtoffer van een aanval"

    def _rows_of(self, place: _Place) -> Iterator[LightVerb]:
        for lemma in place.predicate.lemmas:
            for row in self._rows.get(lemma, ()):
                if row.slot == place.slot and _between(row, place):
                    yield row


def light_verbs_by_verb(rows: Iterable[LightVerb]) -> dict[str, list[LightVerb]]:
    """Return the rows by verb; those with a word between verb and noun first."""
    found: dict[str, list[LightVerb]] = {}
    for row in sorted(rows, key=lambda row: row.through is None):
        found.setdefault(row.verb, []).append(row)
    return found


def _between(row: LightVerb, place: _Place) -> bool:
    """Whether the word of the row stands between, or, as parsers have it, beside: "gaf aanleiding tot rellen"."""
    if row.through is None:
        return place.between is None
    if place.between is not None:
        return place.between == row.through
    return any(row.through in {child.lower_, child.lemma_.lower()} for child in place.predicate.head.children)


def _occurs(predicate: Predicate) -> bool:
    return any(v in wordlist("occurrence_verbs", predicate.head.lang_) for v in predicate.lemmas)
