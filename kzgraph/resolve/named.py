"""Which earlier name a name repeats: the same, a surname, an acronym, a name in apposition."""

from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.names import folded, is_acronym_of, is_surname_of, without_genitive


def named_before(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return the name that ``mention`` repeats; a surname may stand before the full name ("Quispe … Elena Quispe")."""
    for other in (chains.names[number] for number in chains.names_by_form.like(mention.name or "")):
        if other.id != mention.id:
            antecedent = _repeated(mention, other)
            if antecedent is not None:
                return antecedent
    return next((found for other in chains.beside(mention) if (found := _beside(mention, other)) is not None), None)


def _repeated(mention: Mention, other: Mention) -> Antecedent | None:
    name, known = mention.name or "", other.name or ""
    earlier = (other.start, other.end) < (mention.start, mention.end)
    if earlier and folded(known) in {folded(name), folded(without_genitive(name))}:
        return Antecedent("same name", f"{name} = {known}", other.id, score=1.0)
    people = _personlike(other) and _personlike(mention)
    if people and is_surname_of(_without_genitive_of(name, known), known):
        return Antecedent("surname", f"{name} is the surname of {known}", other.id, score=0.95)
    if earlier and (is_acronym_of(name, known) or is_acronym_of(known, name)):
        return Antecedent("acronym", f"{name} abbreviates {known}", other.id, score=0.95)
    if earlier and mention.definite and _organised(other) and _organised(mention) and is_surname_of(name, known):
        return Antecedent("end of the name", f"{name} is the end of {known}", other.id, score=0.85)
    return None


def _beside(mention: Mention, other: Mention) -> Antecedent | None:
    """A name in apposition to a description, or an acronym in brackets behind its name."""
    if mention.id not in other.appositions:
        return None
    if other.name is None and not _personlike(mention):
        return Antecedent("apposition", f"{other.text}, {mention.text}", other.id, score=0.9)
    if other.name is not None and is_acronym_of(mention.name or "", other.name):
        return Antecedent("apposition", f"{other.text} ({mention.text})", other.id, score=0.95)
    return None


def _without_genitive_of(name: str, other: str) -> str:
    """Cut a genitive only when the rest ends the other name: "Okello's" beside "James Okello"."""
    short = without_genitive(name)
    return short if folded(other).endswith(folded(short)) else name


def _personlike(mention: Mention) -> bool:
    return mention.entity_kind in {EntityKind.PERSON, EntityKind.THING}


def _organised(mention: Mention) -> bool:
    return mention.entity_kind in {EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.BODY}
