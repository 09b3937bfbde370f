"""What sort of thing a noun means, where no mention is made of it yet: people, one person, things that hold people."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import ends_in, is_word
from kzgraph.lexicon.classes import shipped_classes

PEOPLE = frozenset({"people", "forces"})
MOVING = frozenset({"animal", "vehicle", "weapon"})  # what comes and goes in numbers beside people
ABOARD = PEOPLE | {"aid", "animal", "body", "goods", "weapon"}


def sorts_of(noun: Token) -> frozenset[str]:
    """Return the classes of a noun, by lemma, then by form."""
    return shipped_classes(noun.lang_).of(noun.lemma_, noun.lower_)


def means_people(noun: Token) -> bool:
    """Return whether a noun means people, one or several."""
    return bool(sorts_of(noun) & PEOPLE) or is_word(noun, "counting_people")


def means_one_person(noun: Token) -> bool:
    """Return whether a noun means one person: "de burgemeester", and not "de politie", "de boeren"."""
    sorts = sorts_of(noun)
    if "people" not in sorts or has_feature(noun, "Number", "Plur"):
        return False
    return not ("forces" in sorts and ends_in(noun, "force_units"))


def can_be_aboard(noun: Token) -> bool:
    """Return whether a vehicle can hold what a noun means: people or goods, no part of its own."""
    return bool(sorts_of(noun) & ABOARD) or is_word(noun, "counting_people")
