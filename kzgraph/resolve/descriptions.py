"""What a description means that the text named before: "de stad", "het ministerie", "de betogers"."""

from collections.abc import Callable

from kzgraph.lexicon.entities import NameKind
from kzgraph.lexicon.loader import endings
from kzgraph.model.mention import Mention
from kzgraph.resolve.bodies import city, medium, organisation, sort_of_organisation, word_of_name
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.deeds import known_by_deed
from kzgraph.resolve.fit import compatible, same_kind
from kzgraph.resolve.ministries import ministry_of_speaker
from kzgraph.resolve.names import folded
from kzgraph.resolve.pairs import both
from kzgraph.resolve.people import client, compatriot, person_again
from kzgraph.resolve.same import end_of_compound, general_word, same_group, same_head, told_after_headline
from kzgraph.resolve.speakers import last_speaking_body
from kzgraph.resolve.states import country, government_named, main_government, scene_government, state_body
from kzgraph.resolve.titles import named_below, title_holder
from kzgraph.resolve.words import ends_in, is_noun

Rule = Callable[[Mention, Chains], Antecedent | None]


def described(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return what the first rule that applies finds; the order is from sure to less sure."""
    return next((found for rule in RULES if (found := rule(mention, chains)) is not None), None)


def voice_of_owner(mention: Mention, chains: Chains) -> Antecedent | None:
    """The owner for whom somebody or something speaks: "een verklaring van het ministerie"."""
    owner = chains.owner(mention)
    if owner is None or not (ends_in(mention, "spokespersons") or ends_in(mention, "voices")):
        return None
    if ends_in(mention, "speakers_when_quoted") and mention.id not in chains.facts.sources:
        return None
    return Antecedent("speaks for", f"{mention.text} speaks for {owner.text}", owner.id, score=0.9)


def part_of_place(mention: Mention, chains: Chains) -> Antecedent | None:
    """The place whose part it is: "het centrum van Lima"."""
    owner = chains.owner(mention)
    if owner is None or not is_noun(mention, "place_parts"):
        return None
    return Antecedent("part of place", f"{mention.text} is in {owner.text}", owner.id, score=0.85)


def compound_spokesperson(mention: Mention, chains: Chains) -> Antecedent | None:
    """Whom the first part of the word names: "EU-woordvoerder", "politiewoordvoerder"."""
    for ending in endings("spokesperson_compounds", mention.language):
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
    for other in chains.beside(mention):
        beside = mention.id in other.appositions and same_kind(other, mention) and _set_apart(other, mention)
        if beside and (other.name is not None or compatible(other, mention)):
            return Antecedent("apposition", f"{other.text}, {mention.text}", other.id)
    for other in sorted((chains.by_id[a] for a in mention.appositions if a in chains.by_id), key=lambda m: m.start):
        if other.start >= mention.end and other.name is not None and same_kind(other, mention):
            return Antecedent("apposition", f"{mention.text}, {other.text}", other.id)
    return None


def _set_apart(first: Mention, second: Mention) -> bool:
    """A name, or two descriptions with a comma between: "dodental beving" is no apposition."""
    return first.name is not None or second.name is not None or second.start - first.end > 1


def unowned_voice(mention: Mention, chains: Chains) -> Antecedent | None:
    """The body that the sentence is about: "Het ministerie ontkent. Een woordvoerder zegt dat …"."""
    speaks = ends_in(mention, "spokespersons") and not ends_in(mention, "speakers_when_quoted")
    if not speaks or mention.id not in chains.facts.sources or mention.of or mention.name is not None:
        return None
    body = last_speaking_body(mention, chains)
    return Antecedent("speaks for", f"{mention.text} speaks for {body.text}", body.id, score=0.7) if body else None


RULES: tuple[Rule, ...] = (
    voice_of_owner,
    part_of_place,
    compound_spokesperson,
    unowned_voice,
    known_description,
    government_named,
    ministry_of_speaker,
    both,
    apposition,
    title_holder,
    named_below,
    client,
    compatriot,
    country,
    city,
    scene_government,
    main_government,
    state_body,
    same_head,
    same_group,
    told_after_headline,
    word_of_name,
    sort_of_organisation,
    medium,
    organisation,
    general_word,
    end_of_compound,
    known_by_deed,
    person_again,
)
