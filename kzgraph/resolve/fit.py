"""Whether two descriptions can mean the same: nothing in their words keeps them apart."""

import re
from functools import cache

from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.model.mention import EntityKind, Mention, Number
from kzgraph.resolve.names import folded

BODIES = frozenset({EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.STATE, EntityKind.PLACE})
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP})


def compatible(a: Mention, b: Mention) -> bool:
    """Whether ``b``, the later one, can mean ``a``: no other nationality or place, no other words of two owners."""
    nations_a = {m for m in a.modifiers if m[:1].isupper()}
    nations_b = {m for m in b.modifiers if m[:1].isupper()}
    if nations_a and nations_b and nations_a != nations_b:
        return False
    if _set_off(a) or (_set_off(b) and folded(a.label) != folded(b.label)):
        return False
    if b.where is not None and folded(b.where) != folded(a.where or ""):
        return False
    if a.of and b.of and folded(a.label) != folded(b.label):
        return False
    return not _complement(b) or _complement(b) == _complement(a)


def _set_off(mention: Mention) -> bool:
    """Whether an adjective says that it is not the one named before: "een ander team", "de lokale autoriteiten"."""
    return bool({m.lower() for m in mention.modifiers} & wordlist("setting_off", mention.language))


def _complement(mention: Mention) -> str:
    """What follows "van" or "voor" in the label; a later description must share it ("ministerie van Defensie")."""
    parts = _between(mention.language).split(folded(mention.label), maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


@cache
def _between(language: str) -> "re.Pattern[str]":
    return re.compile(f" (?:{'|'.join(map(re.escape, endings('inner_prepositions', language)))}) ")


def same_kind(a: Mention, b: Mention) -> bool:
    """Whether both are people or neither is: "de regering van premier X"."""
    kinds = {a.entity_kind, b.entity_kind}
    return not (kinds & BODIES and kinds & PEOPLE)


def same_number(a: Mention, b: Mention) -> bool:
    """Whether both mean one, or both several."""
    return (a.number is Number.PLURAL) == (b.number is Number.PLURAL)


def is_bare(mention: Mention) -> bool:
    """Whether nothing but the noun describes it."""
    return not mention.modifiers and not mention.of


def points_back(mention: Mention) -> bool:
    """Whether it means one thing that was named: "de stad", and not "de stad van de vorst"."""
    return mention.definite and mention.number is not Number.PLURAL and not mention.of
