"""Find the mentions of a document: one for each noun phrase or pronoun that can take part in an event."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.annotate.tree import tree_of
from kzgraph.annotate.words import is_word
from kzgraph.lexicon.classes import WordClasses
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.mentions.build import MentionBuilder, shows_gender
from kzgraph.mentions.compounds import compound_names
from kzgraph.mentions.kinds import Kinds
from kzgraph.mentions.links import linked, one_for_title_and_name
from kzgraph.mentions.names import NameSpan, find_names
from kzgraph.mentions.phrases import NOMINAL_TAGS
from kzgraph.mentions.quotes import find_quotes
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.there import points_to_place
from kzgraph.model.mention import Mention

SKIPPED_DEPS = frozenset(
    {"punct", "det", "case", "mark", "aux", "aux:pass", "cop", "cc", "cc:preconj", "amod", "advmod", "fixed", "flat"}
    | {"compound", "compound:prt", "expl", "expl:pv", "nummod"}
)
PARTICIPANT_DEPS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent", "obl:arg", "conj"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What finding mentions needs to know about words."""

    classes: WordClasses
    entities: EntityIndex


def find_mentions(doc: Doc, document: str, lexicon: Lexicon) -> MentionTable:
    """Return the mentions of ``doc`` in the order of their heads. document: the article's id."""
    doc = tree_of(doc)
    names = find_names(doc, lexicon.entities)
    by_token = {i: span for span in names for i in range(span.start, span.end)}
    quotes = find_quotes(doc)
    told = (s for s in doc.sents if any(t.is_alpha for t in s))  # blank lines are no sentences
    sentence_of = {t.i: n for n, s in enumerate(told) for t in s}
    kinds = Kinds(lexicon.classes, lexicon.entities)
    builder = MentionBuilder(doc, document, kinds, by_token, quotes, sentence_of)
    heads: dict[int, Mention] = {}
    for token in doc:
        if _can_head(token, by_token) or (
            lexicon.entities.by_adjective(token.text) is not None and token.pos_ == "ADJ"
        ):
            mention = builder.build(token)
            if mention is not None:
                heads[token.i] = mention
    heads = linked(doc, one_for_title_and_name(doc, heads, by_token))
    within = compound_names(doc, builder, lexicon.entities)
    unique = {m.id: m for _, m in sorted([*heads.items(), *within.items()], key=lambda item: item[0])}
    return MentionTable(tuple(unique.values()), heads, quotes, within)


def _can_head(token: Token, names: Mapping[int, NameSpan]) -> bool:
    if token.is_space or token.is_punct or not token.dep_:
        return False
    if points_to_place(token):
        return True
    if token.dep_ in SKIPPED_DEPS and not shows_gender(token):
        return _begins_name(token, names.get(token.i))
    if token.pos_ == "PRON":
        return not is_word(token, "no_mentions") and not _relative(token)
    if token.dep_ == "nmod:poss":
        return True
    if token.pos_ in {"VERB", "AUX"}:  # "het overlijden", "drie gewonden"
        return token.dep_ in PARTICIPANT_DEPS and any(c.dep_ in {"det", "nummod"} for c in token.children)
    return token.pos_ in NOMINAL_TAGS or token.i in names


def _begins_name(token: Token, span: NameSpan | None) -> bool:
    """A name inside a phrase counts by its first token, also when the parse made it a modifier."""
    if span is None or token.i != span.start:
        return False
    return token.dep_ in {"flat", "amod", "nummod"} and not _inside(token, span)


def _inside(token: Token, span: NameSpan) -> bool:
    return span.start <= token.head.i < span.end


def _relative(token: Token) -> bool:
    if not is_word(token, "relative_words"):
        return False
    governor = token
    while governor.head.i != governor.i and governor.dep_ != "acl:relcl":
        governor = governor.head
        if governor.dep_ in {"root", "ROOT", "ccomp", "parataxis"}:
            return False
    return governor.dep_ == "acl:relcl"
