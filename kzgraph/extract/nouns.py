"""Event nouns in the lexicon, and what stands beside a noun: "de aanval van X op Y", "de Peruaanse staking"."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.conditions import classes_at
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, usual, wordlist
from kzgraph.lexicon.schema import NounTrigger
from kzgraph.mentions.phrases import behind_als, case_of, conjuncts, counted_head, has_case
from kzgraph.mentions.table import MentionTable

BESIDE_VERB = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:arg"})
OBLIQUE = frozenset({"obl", "obl:arg", "obl:agent", "nmod"})
SHORTEST_FIRST_PART = 3  # letters before the ending of a compound


class NounIndex:
    """Noun triggers by lemma; compounds by their ending."""

    def __init__(self, rows: Iterable[NounTrigger]) -> None:
        self._rows: dict[str, list[NounTrigger]] = {}
        self._endings: dict[str, list[NounTrigger]] = {}
        for row in rows:
            self._rows.setdefault(row.noun, []).append(row)
            if row.compounds:
                self._endings.setdefault(row.noun, []).append(row)
        for rows_of in (*self._rows.values(), *self._endings.values()):
            rows_of.sort(key=lambda r: -len(r.when))

    def rows_for(self, token: Token) -> list[NounTrigger]:
        """Return the rows for a noun, by its lemma, then its form, else by the longest ending of a compound."""
        lemma = token.lemma_.lower()
        words = dict.fromkeys((lemma, *_plain_forms(token)))
        if found := [row for word in words for row in self._rows.get(word, ())]:
            return found
        for start in range(SHORTEST_FIRST_PART, len(lemma) - 2):
            if (compounds := self._endings.get(lemma[start:].lstrip("-"))) is not None:
                return compounds
        return []


def _plain_forms(token: Token) -> tuple[str, ...]:
    """The word as it stands, and without a plural ending: lemmatisers stumble ("verwijten", "bloedvergieten")."""
    form = token.lower_
    return (
        (form, *(form.removesuffix(end) for end in endings("noun_plurals", token.lang_)))
        if token.pos_ == "NOUN"
        else ()
    )


def noun_slots(token: Token, entities: EntityIndex) -> dict[str, list[Token]]:
    """Return what stands beside a noun: preposition -> heads; possessives are "van", nationalities "adj"."""
    slots: dict[str, list[Token]] = {}
    of = usual("of_words", token.lang_)
    for child in token.children:
        if child.dep_ == "nmod:poss":
            slots.setdefault(of, []).append(child)
        elif child.dep_ in {"nmod", "obl", "obl:agent", "obl:arg"} and (case := case_of(child)) is not None:
            slots.setdefault(case, []).extend(counted_head(c) for c in conjuncts(child))
        elif child.dep_ == "amod" and entities.by_adjective(child.text) is not None:
            slots.setdefault("adj", []).append(child)
        elif child.dep_ == "nmod" and case_of(child) is None and child.i > token.i and not behind_als(child):
            slots.setdefault(of, []).append(child)
    if wordlist("among_words", token.lang_).isdisjoint(slots):
        slots.update(_among(token))
    for owner in (c for c in token.children if c.dep_ == "nmod" and has_case(c, "of_words")):
        for slot, heads in _behind_owner(owner):
            slots.setdefault(slot, heads)
    return slots


def owners_behind_fixed(token: Token) -> list[Token]:
    """Return who does what a noun says that the parser took for part of a preposition: "op verzoek van Peru"."""
    case = token.head
    if token.dep_ != "fixed" or case.dep_ != "case" or case.head.i < token.i:
        return []
    last = max((c for c in case.children if c.dep_ == "fixed"), key=lambda c: c.i)
    if not is_word(last, "of_words") or last.i != token.i + 1:
        return []
    return [counted_head(c) for c in conjuncts(case.head)]


def _behind_owner(owner: Token) -> Iterator[tuple[str, list[Token]]]:
    """What the parser hung on the owner but belongs to the noun: "het verzet van de boeren tegen de dam"."""
    for inner in owner.children:
        case = case_of(inner)
        if inner.dep_ == "nmod" and case is not None and case not in wordlist("owner_prepositions", owner.lang_):
            yield case, [counted_head(c) for c in conjuncts(inner)]


def _among(token: Token) -> dict[str, list[Token]]:
    """The phrase right behind the noun, wherever the parser hung it: "gewonden onder de betogers"."""
    if token.i + 1 < len(token.doc) and is_word(token.nbor(1), "among_words"):
        head = token.nbor(1).head
        if head.i > token.i + 1:
            return {usual("among_words", token.lang_): [counted_head(c) for c in conjuncts(head)]}
    return {}


def phrases_behind(token: Token) -> Iterator[tuple[str, list[Token]]]:
    """Yield the phrase right behind the noun that the parser hung on its verb: "veroordeelde de aanval op de stad"."""
    if token.dep_ not in BESIDE_VERB:
        return
    behind = token.right_edge.i + 1
    for child in token.head.children:
        case = case_of(child)
        if child.dep_ in OBLIQUE and child.left_edge.i == behind and case is not None:
            yield case, [counted_head(c) for c in conjuncts(child)]


def members_named(token: Token) -> list[Token]:
    """Return who belongs to those whom the noun names: "onder de doden zijn drie Belgen"."""
    if not has_case(token, "among_words") or not is_lemma(token.head, "among_verbs"):
        return []
    return [counted_head(c) for c in token.head.children if c.dep_ in {"nsubj", "nsubj:pass"}]


def holds(row: NounTrigger, slots: Mapping[str, list[Token]], table: MentionTable) -> bool:
    """Return whether the slots of a noun meet the conditions of its row."""
    for slot, values in row.when.items():
        if not _any(slots.get(slot, []), values, table):
            return False
    return not any(_any(slots.get(slot, []), values, table) for slot, values in row.unless.items())


def _any(heads: list[Token], values: tuple[str, ...], table: MentionTable) -> bool:
    for value in values:
        if value == "*" and heads:
            return True
        if value.startswith("@") and any(value[1:] in classes_at(h, table) for h in heads):
            return True
        if any(h.lemma_.lower() == value or h.lower_ == value for h in heads):
            return True
    return False


def is_object_of_count(token: Token) -> bool:
    """Return whether a number governs the noun: "tientallen doden"."""
    return token.dep_ in {"nmod", "appos", "flat"} and counted_head(token.head).i == token.i and token.head.i != token.i
