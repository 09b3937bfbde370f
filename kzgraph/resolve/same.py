"""The same described again: by the same noun, by another noun for it, or by a more general one."""

from kzgraph.lexicon.loader import general_words, same_words, wordlist
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import REACH, Antecedent, Chains
from kzgraph.resolve.fit import compatible, is_bare, same_number
from kzgraph.resolve.senders import sent_by_another
from kzgraph.resolve.words import has_case, is_noun

GROUPS = frozenset({EntityKind.GROUP, EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.STATE})
LEAD = 2  # sentences below a headline that tell its story
SHORTEST = 4  # letters of a noun that can end a compound: "team" of "reddingsteam"


def same_head(mention: Mention, chains: Chains) -> Antecedent | None:
    """The same noun again: "het ministerie" after "het ministerie van Binnenlandse Zaken"."""
    if _counted_anew(mention, chains):
        return None
    for other in chains.of_lemma(mention.lemma):
        if other.kind is MentionKind.PRONOUN:
            continue
        if other.name is not None and not (mention.definite and is_bare(mention)):
            continue
        if not compatible(other, mention) or _is_new(mention, other) or sent_by_another(mention, other, chains):
            continue
        bare_repeat = other.number is mention.number and is_bare(mention)
        if mention.label == other.label or mention.definite or bare_repeat:
            return Antecedent("same words", f"{mention.text} = {other.text}", other.id, score=0.85)
    return None


def _counted_anew(mention: Mention, chains: Chains) -> bool:
    """Whether a number brings in just anybody: "Honderd mensen zijn gewond. Tien mensen zijn dood"."""
    anybody = is_noun(mention, "anybody_nouns") and not mention.definite
    return anybody and mention.id in chains.facts.counted


def _is_new(mention: Mention, other: Mention) -> bool:
    """Whether an article or number brings in somebody else: "een man", "één betoger" after "betogers"."""
    if not same_number(mention, other):
        return mention.kind is MentionKind.NOMINAL and not mention.definite
    before = mention.text.lower().rpartition(mention.head.lower())[0].split()
    indefinite = not wordlist("indefinite_articles", mention.language).isdisjoint(before)
    return indefinite and mention.entity_kind is EntityKind.PERSON and not _is_headline_word(other)


def _is_headline_word(mention: Mention) -> bool:
    """Headlines have no articles."""
    return mention.sentence == 0 and mention.text == mention.head and mention.name is None


def told_after_headline(mention: Mention, chains: Chains) -> Antecedent | None:
    """What the headline put in one word: "Een krachtige aardbeving" below "Dodental beving loopt op"."""
    if mention.definite or mention.kind is not MentionKind.NOMINAL or not 0 < mention.sentence <= LEAD:
        return None
    for other in chains.seen[:REACH]:
        if _is_headline_word(other) and same_number(other, mention) and other.lemma.islower():
            longer, shorter = sorted((other.lemma, mention.lemma), key=len, reverse=True)
            kinds = (*general_words(other.language).get(other.lemma, ()), shorter)
            if longer == shorter or (len(shorter) >= SHORTEST and longer.endswith(kinds)):
                return Antecedent("headline", f"{mention.text} = {other.text}", other.id, score=0.8)
    return None


def same_group(mention: Mention, chains: Chains) -> Antecedent | None:
    """The same group in other words: "de betogers" after "demonstranten"; of one or of things only with an article."""
    name = same_words(mention.language).get(mention.lemma)
    if name is None or not (mention.definite or mention.entity_kind in GROUPS):
        return _same_scene(mention, name, chains) if name is not None else None
    if is_noun(mention, "town_bodies") and _placed_anew(mention, chains):
        return None
    one = mention.entity_kind is EntityKind.PERSON
    other = chains.last(
        lambda m: (
            m.name is None
            and same_words(m.language).get(m.lemma) == name
            and compatible(m, mention)
            and not (m.lemma == mention.lemma and _is_new(mention, m))
            and not (m.entity_kind is EntityKind.BODY and not mention.definite and mention.id in chains.facts.counted)
            and not sent_by_another(mention, m, chains)
            and (same_number(m, mention) or not (one or m.entity_kind is EntityKind.PERSON))
        )
    )
    if other is None:
        return None
    return Antecedent("same group", f"{mention.text} = {other.text}", other.id, score=0.8)


def _placed_anew(mention: Mention, chains: Chains) -> bool:
    """Whether its own sentence says where: "De gemeente zweeg. In Parijs vreest het stadsbestuur rellen"."""
    own = [*chains.recent(mention, 0), *chains.behind(mention, 0)]
    return any(m.entity_kind is EntityKind.PLACE and m.name and has_case(m, "seat_prepositions") for m in own)


def _same_scene(mention: Mention, name: str, chains: Chains) -> Antecedent | None:
    """The same of the same place: "hevige protesten in Peru" after "de betogingen in Peru"."""
    if mention.where is None or mention.number is not Number.PLURAL:
        return None
    other = chains.last(
        lambda m: same_words(m.language).get(m.lemma) == name and m.where == mention.where and m.number is Number.PLURAL
    )
    return Antecedent("same group", f"{mention.text} = {other.text}", other.id, score=0.75) if other else None


def general_word(mention: Mention, chains: Chains) -> Antecedent | None:
    """What a more general noun means: "het schip" after "een veerboot"."""
    kinds = general_words(mention.language).get(mention.lemma, ())
    if not kinds or not mention.definite or not is_bare(mention):
        return None
    other = chains.last(
        lambda m: m.lemma.lower().endswith(kinds) and m.lemma.lower() != mention.lemma and same_number(m, mention)
    )
    if other is None:
        return None
    return Antecedent("general word", f"{mention.text} = {other.text}", other.id, score=0.75)


def end_of_compound(mention: Mention, chains: Chains) -> Antecedent | None:
    """What the noun closes as a compound: "het team" after "een reddingsteam"."""
    if len(mention.lemma) < SHORTEST or not mention.definite or not is_bare(mention) or "official" in mention.classes:
        return None
    other = chains.last(lambda m: _is_compound(m, mention) and same_number(m, mention) and m.name is None)
    if other is None:
        return None
    return Antecedent("end of compound", f"{mention.text} = {other.text}", other.id, score=0.75)


def _is_compound(long: Mention, short: Mention) -> bool:
    lemma = long.lemma.lower()
    kinds = long.entity_kind is short.entity_kind and long.kind is MentionKind.NOMINAL
    return kinds and lemma.endswith(short.lemma) and len(lemma) > len(short.lemma) + 2
