"""What a description means that the text named before: "de stad", "het ministerie", "de betogers"."""

from collections.abc import Callable

from kzgraph.lexicon.entities import NameKind
from kzgraph.lexicon.loader import endings, same_words, wordlist
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.names import folded
from kzgraph.resolve.pairs import both
from kzgraph.resolve.states import country, government_named, main_government, state_body
from kzgraph.resolve.titles import title_holder

Rule = Callable[[Mention, Chains], Antecedent | None]

BODIES = frozenset({EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.STATE, EntityKind.PLACE})
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP})


def described(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return what the first rule that applies finds; the order is from sure to less sure."""
    return next((found for rule in RULES if (found := rule(mention, chains)) is not None), None)


def voice_of_owner(mention: Mention, chains: Chains) -> Antecedent | None:
    """The owner for whom somebody or something speaks: "een verklaring van het ministerie"."""
    owner = chains.owner(mention)
    if owner is None or not mention.lemma.endswith((*endings("spokespersons"), *endings("voices"))):
        return None
    return Antecedent("speaks for", f"{mention.text} speaks for {owner.text}", owner.id, score=0.9)


def part_of_place(mention: Mention, chains: Chains) -> Antecedent | None:
    """The place whose part it is: "het centrum van Lima"."""
    owner = chains.owner(mention)
    if owner is None or mention.lemma not in wordlist("place_parts"):
        return None
    return Antecedent("part of place", f"{mention.text} is in {owner.text}", owner.id, score=0.85)


def compound_spokesperson(mention: Mention, chains: Chains) -> Antecedent | None:
    """Whom the first part of the word names: "EU-woordvoerder", "politiewoordvoerder"."""
    for ending in endings("spokesperson_compounds"):
        first = mention.head.removesuffix(ending).removesuffix("-") if mention.head.endswith(ending) else ""
        if not first:
            continue
        for entity, _ in chains.entities.lookup(first):
            return Antecedent("speaks for", f"{mention.text} speaks for {entity.label}", entity=entity.key, score=0.9)
        for other in chains.mentions:
            if other.lemma == first.lower() or (other.name is not None and folded(other.name) == folded(first)):
                return Antecedent("speaks for", f"{mention.text} speaks for {other.text}", other.id, score=0.85)
    return None


def known_description(mention: Mention, chains: Chains) -> Antecedent | None:
    """What an entity file has under these words: "de Kazachse regering", "het ministerie van …"."""
    for phrase in dict.fromkeys((mention.label, folded(mention.text))):
        for entity, kind in chains.entities.lookup(phrase):
            if kind is not NameKind.DEMONYM:  # "de Belgen" are people, not their state
                return Antecedent("entity file", phrase, entity=entity.key, score=1.0)
    return None


def apposition(mention: Mention, chains: Chains) -> Antecedent | None:
    """What stands beside it: "Nikol Pasjinjan, de premier van Armenië"."""
    for other in chains.seen:
        beside = mention.id in other.appositions and _same_kind(other, mention)
        if beside and (other.name is not None or _compatible(other, mention)):
            return Antecedent("apposition", f"{other.text}, {mention.text}", other.id)
    for other in chains.mentions:
        behind = other.id in mention.appositions and other.start >= mention.end
        if behind and other.name is not None and _same_kind(other, mention):
            return Antecedent("apposition", f"{mention.text}, {other.text}", other.id)
    return None


def city(mention: Mention, chains: Chains) -> Antecedent | None:
    """The place named last: "de stad"."""
    if mention.lemma not in wordlist("city_words") or not _points_back(mention):
        return None
    other = chains.last(lambda m: m.entity_kind is EntityKind.PLACE and m.name is not None)
    if other is None:
        return None
    return Antecedent("the city", f"{mention.text}: last named place {other.text}", other.id, score=0.8)


def organisation(mention: Mention, chains: Chains) -> Antecedent | None:
    """The organisation named last: "het bondgenootschap"."""
    if mention.lemma not in wordlist("organisation_words") or not _points_back(mention):
        return None
    other = chains.last(lambda m: m.entity_kind is EntityKind.ORGANISATION and m.name is not None)
    if other is None:
        return None
    detail = f"{mention.text}: last named organisation {other.text}"
    return Antecedent("the organisation", detail, other.id, score=0.75)


def same_head(mention: Mention, chains: Chains) -> Antecedent | None:
    """The same noun again: "het ministerie" after "het ministerie van Binnenlandse Zaken"."""
    for other in reversed(chains.seen):
        if other.kind is MentionKind.PRONOUN or other.lemma.lower() != mention.lemma:
            continue
        if other.name is not None and not (mention.definite and _is_bare(mention)):
            continue
        if not _compatible(other, mention):
            continue
        bare_repeat = other.number is mention.number and _is_bare(mention)
        if mention.label == other.label or mention.definite or bare_repeat:
            return Antecedent("same words", f"{mention.text} = {other.text}", other.id, score=0.85)
    return None


def same_group(mention: Mention, chains: Chains) -> Antecedent | None:
    """The same group in other words: "de betogers" after "demonstranten"."""
    name = same_words().get(mention.lemma)
    if name is None:
        return None
    other = chains.last(lambda m: m.name is None and same_words().get(m.lemma) == name and _compatible(m, mention))
    if other is None:
        return None
    return Antecedent("same group", f"{mention.text} = {other.text}", other.id, score=0.8)


def _points_back(mention: Mention) -> bool:
    return mention.definite and mention.number is not Number.PLURAL and not mention.of


def _compatible(a: Mention, b: Mention) -> bool:
    """Nothing in the words keeps two descriptions apart: no other nationality, no other words of two owners."""
    nations_a = {m for m in a.modifiers if m[:1].isupper()}
    nations_b = {m for m in b.modifiers if m[:1].isupper()}
    if nations_a and nations_b and nations_a != nations_b:
        return False
    if a.of and b.of and folded(a.label) != folded(b.label):
        return False
    return not _complement(b) or _complement(b) == _complement(a)


def _complement(mention: Mention) -> str:
    """What follows "van" in the label: a later, fuller description must share it ("ministerie van Defensie")."""
    parts = folded(mention.label).split(" van ", 1)
    return parts[1] if len(parts) > 1 else ""


def _same_kind(a: Mention, b: Mention) -> bool:
    """A person is no body: "de regering van premier X"."""
    kinds = {a.entity_kind, b.entity_kind}
    return not (kinds & BODIES and kinds & PEOPLE)


def _is_bare(mention: Mention) -> bool:
    return not mention.modifiers and not mention.of


RULES: tuple[Rule, ...] = (
    voice_of_owner,
    part_of_place,
    compound_spokesperson,
    known_description,
    government_named,
    both,
    apposition,
    title_holder,
    country,
    city,
    main_government,
    state_body,
    same_head,
    same_group,
    organisation,
)
