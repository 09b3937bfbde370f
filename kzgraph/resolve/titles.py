"""Who is meant by a title: "de president" is the person who was given that title before."""

from kzgraph.lexicon.loader import title_synonyms
from kzgraph.model.mention import EntityKind, Mention, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.states import state_of, state_of_person


def title_holder(mention: Mention, chains: Chains) -> Antecedent | None:
    """The holder whose state fits best; of several the one named last."""
    if not mention.definite or mention.number is Number.PLURAL or "official" not in mention.classes:
        return None
    title = _canonical(mention.lemma)
    wanted = state_of(mention, chains)
    holders = [m for m in chains.seen if m.entity_kind is EntityKind.PERSON and title in _titles_of(m, chains)]
    fits = [(fit, holder) for holder in holders if (fit := _fit(holder, wanted, chains)) is not None]
    if not fits:
        return None
    _, best = max(fits, key=lambda pair: (pair[0], pair[1].start))
    return Antecedent("title", f"{mention.text}: {best.text} is {title}", best.id, score=0.85)


def _canonical(title: str) -> str:
    return title_synonyms().get(title, title)


def _fit(holder: Mention, wanted: str | None, chains: Chains) -> int | None:
    """How well a holder fits the state that the words, or else the whole text, are about; ``None``: not at all."""
    state = state_of_person(holder, chains)
    if wanted is not None:
        return None if state is not None and state != wanted else 2
    if chains.main_state is None or state is None:
        return 1
    return 2 if state == chains.main_state else 0


def _titles_of(mention: Mention, chains: Chains) -> set[str]:
    """Titles before the name, in apposition to it and in the entity file."""
    titles = {_canonical(t) for t in mention.titles}
    if mention.name is None:
        titles.add(_canonical(mention.lemma))
    for other in chains.seen:
        if other.id in mention.appositions or mention.id in other.appositions:
            titles |= {_canonical(other.lemma), *other.titles}
    known = chains.known(mention)
    return titles | {_canonical(t) for t in (known.titles if known is not None else ())}
