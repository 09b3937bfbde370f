"""Whom a number without a noun counts: the group named before it, "Dertig betogers …. Tien zijn weer vrij"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.bare_numerals import bare_numeral
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.tallies import tally_of
from kzgraph.mentions.counted import count_with_words
from kzgraph.mentions.numbers import count_alone
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times import is_time
from kzgraph.model.mention import EntityKind, Mention, MentionKind

COUNTED_BACK = 2  # sentences before that of the number in which a counted group may stand
PLAIN_BACK = 1  # and a group without a number
CONCRETE = frozenset({"property", "vehicle", "building", "infrastructure", "weapon", "forces", "animal", "transport"})


def with_groups(found: Mapping[int, Predicate], table: MentionTable) -> dict[int, Predicate]:
    """Return the predicates with the group in place of a number that stands alone for a part of it."""
    result = dict(found)
    for i in sorted(found):
        predicate = found[i]
        if predicate.numeral is not None or tally_of(predicate) is not None:
            continue
        numeral = bare_numeral(predicate)
        group = _group_before(numeral, predicate, table) if numeral is not None else None
        if numeral is None or group is None:
            continue
        slot = _slot_of(numeral, predicate)
        arguments = {s: tuple(t for t in heads if t.i != numeral.i) for s, heads in predicate.arguments.items()}
        result[i] = replace(predicate, arguments={**arguments, slot: (group,)}, numeral=numeral, group=group)
    return result


def _slot_of(numeral: Token, predicate: Predicate) -> str:
    for slot in ("subj", "obj"):
        if numeral in predicate.heads(slot):
            return slot
    return "obj" if predicate.passive or predicate.heads("subj") else "subj"


def _group_before(numeral: Token, predicate: Predicate, table: MentionTable) -> Token | None:
    """The nearest group that the number can be a part of: a counted one, else people of the sentence before."""
    part = count_alone(numeral)
    if part is None:
        return None
    least = part.value if part.value is not None else part.minimum
    pointed = any(is_word(t, "one_of_them_words") for t in numeral.doc[numeral.i + 1 : numeral.i + 2])
    own = {t.i for slot in ("subj", "obj") for t in predicate.heads(slot)}
    plain: Token | None = None
    for token, sentences in _nouns_before(numeral):
        mention = table.heads.get(token.i)
        if mention is None or token.i in own or not (pointed or _can_be_parted(token, mention)):
            continue
        counted = count_with_words(token)
        if counted is not None and counted[0].unit is None:
            top = counted[0].value if counted[0].value is not None else counted[0].maximum
            return token if _holds(top, least) else None
        people = mention.entity_kind is EntityKind.GROUP and has_feature(token, "Number", "Plur")
        if plain is None and people and sentences <= PLAIN_BACK and mention.name is None:
            plain = token
    return plain


def _can_be_parted(token: Token, mention: Mention) -> bool:
    """People or concrete things; of the dead nothing more happens to a part."""
    if mention.kind is MentionKind.PRONOUN or is_time(token) or is_lemma(token, "dead_nouns"):
        return False
    return mention.entity_kind is EntityKind.GROUP or bool(CONCRETE & set(mention.classes))


def _holds(whole: Decimal | None, part: Decimal | None) -> bool:
    return whole is None or part is None or part <= whole


def _nouns_before(token: Token) -> Iterator[tuple[Token, int]]:
    """Nouns from ``token`` backwards, each with how many sentences lie between."""
    sentences = 0
    for other in reversed(token.doc[: token.i]):
        if other.pos_ in {"NOUN", "PROPN"}:
            yield other, sentences
        sentences += bool(other.is_sent_start)
        if sentences > COUNTED_BACK:
            return
