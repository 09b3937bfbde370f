"""Whether a mention agrees with a pronoun in number, gender and kind."""

from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number
from kzgraph.resolve.words import is_noun

# The pronoun "zij" also stands for the police, a government, a bank or a gang.
BODIES = frozenset(
    {EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.GROUP}
)
NO_THINGS = frozenset({"time", "quantity", "abstract"})  # classes that no pronoun takes up as a thing


def agrees(mention: Mention, pronoun: Mention) -> bool:
    """Whether ``mention`` can be meant by "hij", "zij", "hem", "haar" or "zijn"."""
    if mention.number is Number.PLURAL:
        return False
    kind, gender = mention.entity_kind, mention.gender
    if kind is EntityKind.PERSON:
        girl = gender is Gender.NEUTER and mention.kind is MentionKind.NOMINAL  # "het meisje … zij"
        return girl or pronoun.gender is None or gender in {None, Gender.COMMON, pronoun.gender}
    if is_noun(pronoun, "possessives_of_his_or_its"):
        return kind is EntityKind.STATE or (kind in BODIES and gender is Gender.NEUTER)
    return pronoun.gender is Gender.FEMININE and kind in BODIES and gender in {None, Gender.COMMON, Gender.FEMININE}


def is_people(mention: Mention) -> bool:
    """Whether plural "zij" can mean ``mention``: a group, also one in the singular ("het team")."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.number is Number.PLURAL and mention.person == 3
    craft = mention.number is not Number.PLURAL and "vehicle" in mention.classes  # "een fregat"
    return mention.entity_kind is EntityKind.GROUP and not craft


def is_animate(mention: Mention) -> bool:
    """Whether ``mention`` means people or a person."""
    return mention.entity_kind in {EntityKind.PERSON, EntityKind.GROUP} and mention.person in {None, 3}


def is_thing_of(gender: Gender, mention: Mention) -> bool:
    """Whether ``mention`` is one thing or body of this grammatical gender: neuter "het", common "hij" and "zij"."""
    if mention.number is Number.PLURAL or mention.kind is MentionKind.PRONOUN or set(mention.classes) & NO_THINGS:
        return False
    if mention.entity_kind in {EntityKind.PERSON, EntityKind.PLACE}:
        return False
    if gender is Gender.NEUTER:
        return mention.gender is Gender.NEUTER or mention.entity_kind is EntityKind.STATE
    return mention.gender is not Gender.NEUTER and mention.entity_kind is EntityKind.THING
