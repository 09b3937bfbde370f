"""Which person a description means that is no title: "de man", "de verdachte", "de 24-jarige", "de Keniaan"."""

from kzgraph.lexicon.entities import NameKind
from kzgraph.lexicon.loader import endings
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.agreement import agrees
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.salience import LOOKBACK, can_be, most_salient
from kzgraph.resolve.states import state_of_person
from kzgraph.resolve.words import ends_in, is_noun


def person_again(mention: Mention, chains: Chains) -> Antecedent | None:
    """The most prominent person without an office: "de man"; one with an office for "de politica"."""
    aged = _says_age(mention.lemma, mention)
    politician = is_noun(mention, "politician_words")
    if not (aged or politician or is_noun(mention, "person_words")) or not _points_back(mention, aged=aged):
        return None
    near = [m for m in chains.recent(mention, LOOKBACK) if _is_person(m, chains) and agrees(m, mention)]
    before = [m for m in near if m.sentence < mention.sentence]
    fitting = [m for m in before if _has_office(m) is politician and can_be(m, mention, chains)]
    if mention.id in chains.facts.hitting:  # "Een agent is gewond. De man zou hem hebben aangevallen"
        fitting = [m for m in fitting if not any(c.id in chains.facts.hit for c in chains.chain(m))]
    best = most_salient(fitting, mention, chains)
    return Antecedent("the person", f"{mention.text}: {best.text}", best.id, score=0.7) if best is not None else None


def client(mention: Mention, chains: Chains) -> Antecedent | None:
    """Whom the lawyers work for: "Zijn advocaten vrezen dat hun cliënt …"."""
    owner = chains.owner(mention)
    if owner is None or not is_noun(mention, "client_words") or mention.number is Number.PLURAL:
        return None
    lawyers = [m for m in chains.chain(owner) if ends_in(m, "lawyer_words") and m.of is not None]
    principal = next((chains.by_id[m.of] for m in lawyers if m.of in chains.by_id), None)
    if principal is None:
        return None
    return Antecedent("client of the lawyers", f"{mention.text}: {principal.text}", principal.id, score=0.75)


def compatriot(mention: Mention, chains: Chains) -> Antecedent | None:
    """The person of the state whose people the noun names: "de Keniaan" after "de Keniaanse president Wanjiru"."""
    if not mention.definite or mention.of:
        return None
    states = {e.key for e, kind in chains.entities.lookup(mention.head) if kind is NameKind.DEMONYM}
    if not states:
        return None
    people = [m for m in chains.recent(mention, LOOKBACK) if m.entity_kind is EntityKind.PERSON]
    people = [m for m in people if m.kind is not MentionKind.PRONOUN and m.number is not Number.PLURAL]
    other = next((m for m in people if state_of_person(m, chains) in states), None)
    if other is None:
        return None
    return Antecedent("compatriot", f"{mention.text}: {other.text}", other.id, score=0.75)


def _says_age(word: str, mention: Mention) -> bool:
    """Whether a word of a phrase gives an age: "41-jarige"."""
    endings_of_age = endings("aged_endings", mention.language)
    return any(word.endswith(end) and word.removesuffix(end).isdigit() for end in endings_of_age)


def _points_back(mention: Mention, *, aged: bool) -> bool:
    described = [m for m in mention.modifiers if not _says_age(m.lower(), mention)]
    plain = mention.number is not Number.PLURAL and not mention.of and not described
    return mention.definite and plain and (aged or mention.kind is MentionKind.NOMINAL)


def _is_person(mention: Mention, chains: Chains) -> bool:
    """A pronoun only when it stands for a person: "zijn" of a state does not."""
    if mention.entity_kind is not EntityKind.PERSON or mention.kind is not MentionKind.PRONOUN:
        return mention.entity_kind is EntityKind.PERSON
    named = [m for m in chains.chain(mention) if m.kind is not MentionKind.PRONOUN]
    return bool(named) and all(m.entity_kind is EntityKind.PERSON for m in named)


def _has_office(mention: Mention) -> bool:
    titled = any(not _is_where_from(title, mention) for title in mention.titles)
    return "official" in mention.classes or titled or mention.entity is not None


def _is_where_from(title: str, mention: Mention) -> bool:
    """Whether a title is none, but a capital word for who lives in a town: "de Rotterdammer Jan de Wit"."""
    return title.endswith(endings("dweller_endings", mention.language)) and title.capitalize() in mention.text
