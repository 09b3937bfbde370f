"""Which town, organisation or medium a description means: "de stad", "het bondgenootschap", "de krant"."""

from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.fit import is_bare, points_back
from kzgraph.resolve.names import folded
from kzgraph.resolve.words import ends_in, is_noun

ORGANISED = frozenset({EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.BODY})
LOOKBACK = 6  # sentences that a sort of organisation ("het bedrijf") reaches back to a name that does not show it


def city(mention: Mention, chains: Chains) -> Antecedent | None:
    """The place named last: "de stad"."""
    if not is_noun(mention, "city_words") or not points_back(mention):
        return None
    other = chains.last(lambda m: m.entity_kind is EntityKind.PLACE and m.name is not None)
    if other is None:
        return None
    return Antecedent("the city", f"{mention.text}: last named place {other.text}", other.id, score=0.8)


def word_of_name(mention: Mention, chains: Chains) -> Antecedent | None:
    """The name that holds the noun: "de bank" after "de Centrale Bank", "de partij" after "de Volkspartij"."""
    if not points_back(mention) or not is_bare(mention) or len(mention.lemma) < 3:
        return None
    if mention.entity_kind not in ORGANISED:
        return None
    other = chains.last(lambda m: m.entity_kind in ORGANISED and _names_hold(m, mention.lemma, chains))
    if other is None:
        return None
    return Antecedent("word of the name", f"{mention.text}: {other.text}", other.id, score=0.85)


def organisation(mention: Mention, chains: Chains) -> Antecedent | None:
    """The organisation named last: "het bondgenootschap"."""
    one = mention.entity_kind is EntityKind.ORGANISATION
    compound = one and ends_in(mention, "organisation_words")
    words = wordlist("organisation_words", mention.language) | wordlist("armed_words", mention.language)
    if not points_back(mention) or not (compound or mention.lemma in words):
        return None
    other = chains.last(lambda m: m.entity_kind is EntityKind.ORGANISATION and m.name is not None)
    first = chains.by_id[chains.root(other.id)] if other is not None else None
    if other is None or (first is not None and first.entity_kind is EntityKind.BODY):
        return None  # what was named last is an organ of a state: "het OM"
    detail = f"{mention.text}: last named organisation {other.text}"
    return Antecedent("the organisation", detail, other.id, score=0.75)


def medium(mention: Mention, chains: Chains) -> Antecedent | None:
    """The paper, channel or agency named last: "de krant"."""
    if "media" not in mention.classes or not points_back(mention) or not is_bare(mention):
        return None
    other = chains.last(lambda m: m.entity_kind is EntityKind.MEDIA and m.name is not None)
    if other is None:
        return None
    return Antecedent("the medium", f"{mention.text}: last named medium {other.text}", other.id, score=0.75)


def sort_of_organisation(mention: Mention, chains: Chains) -> Antecedent | None:
    """The organisation named last whose sort it can be: "het bedrijf", "de club", "de vakbond"."""
    sort = _sort(mention.lemma, mention.language)
    if sort is None or not points_back(mention) or not is_bare(mention):
        return None
    near = [m for m in chains.recent(mention, LOOKBACK) if m.name and m.entity_kind is EntityKind.ORGANISATION]
    sorts = {m.id: _sorts(m, chains) for m in near}
    shown = next((m for m in near if sort in sorts[m.id]), None)
    near = [m for m in near if m.sentence < mention.sentence or m.subject or m.id in chains.facts.sources]
    other = shown or next((m for m in near if not (sorts[m.id] or m.entity or _is_party(m, chains))), None)
    if other is None:
        return None
    return Antecedent(f"the {sort}", f"{mention.text}: {other.text}", other.id, score=0.7)


def _sorts(mention: Mention, chains: Chains) -> set[str]:
    """What the titles of an organisation say that it is, wherever it is named so far."""
    titles = {(title, m.language) for m in chains.chain(mention) for title in m.titles}
    return {sort for title, language in titles if (sort := _sort(title, language)) is not None}


def _is_party(mention: Mention, chains: Chains) -> bool:
    """Whether a title says that it is a party, which is no company, club or union: "de oppositiepartij EFF"."""
    words = endings("party_words", mention.language)
    return any(title.endswith(words) for m in chains.chain(mention) for title in m.titles)


def _sort(lemma: str, language: str) -> str | None:
    """The sort that a noun or the end of a compound says: "company" for "energiebedrijf"."""
    sorts = {
        "company": endings("company_words", language),
        "club": endings("club_words", language),
        "bank": endings("bank_words", language),
        "union": endings("union_words", language),
        "school": endings("school_words", language),
    }
    return next((name for name, words in sorts.items() if lemma.endswith(words)), None)


def _names_hold(mention: Mention, lemma: str, chains: Chains) -> bool:
    known = chains.known(mention)
    names = (mention.name, *((known.label, *known.names) if known is not None else ()))
    return mention.name is not None and any(_holds(name, lemma) for name in names if name)


def _holds(name: str, lemma: str) -> bool:
    words = folded(name).replace("-", " ").split()
    whole = len(words) > 1 and lemma in words
    return whole or any(word.endswith(lemma) and len(word) > len(lemma) + 2 for word in words)
