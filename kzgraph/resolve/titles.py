"""Who is meant by a title: "de president" is the person who was given that title before."""

from collections.abc import Sequence

from kzgraph.lexicon.loader import ANY, endings, title_synonyms
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.names import folded
from kzgraph.resolve.states import state_of, state_of_person

BELOW = 3  # sentences in which the name of whom a headline or a title speaks is given


def title_holder(mention: Mention, chains: Chains) -> Antecedent | None:
    """The holder whose title and state fit best; of several the one named last."""
    if not mention.definite or mention.number is Number.PLURAL or "official" not in mention.classes:
        return None
    if not _is_current(mention):
        return None
    title = _canonical(mention.lemma)
    wanted = state_of(mention, chains)
    holders = [m for m in chains.within_reach() if m.entity_kind is EntityKind.PERSON]
    fits = [
        (near, fit, holder.start, holder)
        for holder in holders
        if (near := _nearness(title, _titles_of(holder, chains)))
        and _same_owner(mention, holder, chains)
        and (fit := _fit(holder, wanted, chains)) is not None
    ]
    if not fits:
        return None
    best = max(fits, key=lambda row: row[:3])[3]
    return Antecedent("title", f"{mention.text}: {best.text} is {title}", best.id, score=0.85)


def named_below(mention: Mention, chains: Chains) -> Antecedent | None:
    """Who bears the title that a text gives before the name: "Leger zet premier af" above "Premier Okello …".

    In a headline the first who bears it, else the only one: "De minister weigert. Minister van Onderwijs Vos …".
    """
    if mention.number is Number.PLURAL or "official" not in mention.classes or mention.of or not _is_current(mention):
        return None
    headline = mention.sentence == 0 and not mention.definite
    if not headline and not (mention.definite and mention.kind is MentionKind.NOMINAL):
        return None
    title, wanted = _canonical(mention.lemma), state_of(mention, chains)
    below = (m for m in chains.behind(mention, BELOW) if m.name is not None and m.sentence > mention.sentence)
    people = (m for m in below if m.entity_kind is EntityKind.PERSON)
    holders = [m for m in people if _nearness(title, {_canonical(t) for t in m.titles})]
    if not holders or _fit(holders[0], wanted, chains) is None:
        return None
    if not headline and len({folded(m.name or "") for m in holders}) > 1:
        return None
    return Antecedent("named below", f"{mention.text}: {holders[0].text}", holders[0].id, score=0.8)


def _canonical(title: str) -> str:
    return title_synonyms(ANY).get(title, title)


def _is_current(mention: Mention) -> bool:
    """Not the former or next one: "de nieuwe premier" need not be the premier named before."""
    return not {m.lower() for m in mention.modifiers} & set(endings("other_holder_adjectives", mention.language))


def _nearness(title: str, held: set[str]) -> int:
    """How well a title fits those that somebody holds: the same 3, the end of it 2 ("minister" of "justitieminister"),
    a fuller one 1; 0 not at all.
    """
    if title in held:
        return 3
    if any(_closes(title, other) for other in held):
        return 2
    return 1 if any(_closes(other, title) for other in held) else 0


def _closes(short: str, long: str) -> bool:
    """Whether ``long`` is a compound of ``short``; a vice-president is no president."""
    rest = long.removesuffix(short).rstrip("-")
    return long.endswith(short) and len(rest) > 2 and rest not in endings("lesser_title_prefixes", ANY)


def _fit(holder: Mention, wanted: str | None, chains: Chains) -> int | None:
    """How well a holder fits the state that the words, or else the whole text, are about; ``None``: not at all."""
    state = state_of_person(holder, chains)
    if wanted is not None:
        return None if state is not None and state != wanted else 2
    if chains.main_state is None or state is None:
        return 1
    return 2 if state == chains.main_state else 0


def _same_owner(mention: Mention, holder: Mention, chains: Chains) -> bool:
    """Whether the owners named agree: the mayor of Gent is not that of Luik."""
    if mention.where is not None and holder.where is not None and folded(mention.where) != folded(holder.where):
        return False
    own = chains.owner(mention)
    if own is None or own.kind is MentionKind.PRONOUN:
        return True
    others = [o for m in (*chains.chain(holder), *chains.beside(holder)) if (o := chains.owner(m)) is not None]
    return not others or chains.root(own.id) in {chains.root(o.id) for o in others} or _named_so(own, others)


def _named_so(owner: Mention, others: Sequence[Mention]) -> bool:
    return folded(owner.label) in {folded(o.label) for o in others}


def _titles_of(mention: Mention, chains: Chains) -> set[str]:
    """Titles before the name, in apposition to it and in the entity file."""
    titles = {_canonical(t) for t in mention.titles}
    if mention.name is None:
        titles.add(_canonical(mention.lemma))
    for other in chains.beside(mention):
        titles |= {_canonical(other.lemma), *(_canonical(t) for t in other.titles)}
    known = chains.known(mention)
    return titles | {_canonical(t) for t in (known.titles if known is not None else ())}
