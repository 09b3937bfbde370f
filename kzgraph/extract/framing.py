"""Frames in somebody's own words: scare quotes, "zogenaamde", and what a source says that something is."""

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.sources import Source, sources_at
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import core
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.mentions.table import MentionTable

LONGEST = 8  # tokens in scare quotes; longer ones are speech
VERBAL = frozenset(
    {
        "Accusation",
        "Agreement",
        "Appraisal",
        "Denial",
        "Order",
        "Rejection",
        "Request",
        "Statement",
        "Support",
        "Threat",
    }
)  # acts of speech, whose actor chose the words

CHARGED = frozenset({"loaded", "attacker", "forces", "violence", "crime"})  # classes of nouns that take sides


def framing_drafts(
    doc: Doc,
    table: MentionTable,
    sources: Sequence[Source],
    drafts: Sequence[Draft],
    predicates: Mapping[int, Predicate],
) -> list[Draft]:
    """Return a Framing for each description in scare quotes, behind "zogenaamd", or that a source gives something."""
    found = [d for quote in table.quotes if (d := _of_quote(quote, doc, table, sources, drafts)) is not None]
    found += [d for token in doc if (d := _of_so_called(token)) is not None]
    found += [d for p in predicates.values() if (d := _of_copula(p, table, sources)) is not None]
    return found


def _of_quote(
    quote: QuoteSpan, doc: Doc, table: MentionTable, sources: Sequence[Source], drafts: Sequence[Draft]
) -> Draft | None:
    """Titles of works and names are no frames, nor are words that nobody in the text used."""
    head = _described(doc, quote) if quote.words <= LONGEST else None
    if head is None or head.ent_type_ or head.i not in table.heads or head.i == head.sent.root.i:
        return None
    if doc[quote.first].dep_ == "case":
        return None  # how, where or when it is done: "condemned it ‘in the strongest words’"
    users = [s.holder for s in sources_at(head, sources) if not quote.first <= s.holder.i < quote.last]
    if not users and CHARGED & set(table.heads[head.i].classes):
        users = _actor_around(head, drafts)
    words = [t for t in doc[quote.first : quote.last] if not t.is_space]
    return _draft(head, words, "scare-quotes:Framing", {"actor": users[:1]}) if users else None


def _actor_around(head: Token, drafts: Iterable[Draft]) -> list[Token]:
    """Who speaks in the clause around: "hekelde de ‘slachtpartij’"."""
    acts = {d.trigger.i: d.roles["actor"] for d in drafts if d.event in VERBAL and d.roles.get("actor")}
    return next((acts[t.i] for t in head.ancestors if t.i in acts and head not in acts[t.i]), [])


def _of_so_called(token: Token) -> Draft | None:
    """The text itself keeps its distance: "zogenaamde vredestroepen"."""
    distancing = wordlist("distancing_adjectives", token.lang_)
    if token.lemma_.lower() not in distancing and token.lower_ not in distancing:
        return None
    noun = token.head
    if token.dep_ != "amod" or noun.pos_ != "NOUN" or noun.i < token.i:
        return None
    words = [t for t in core(noun) if t.i > token.i]
    return _draft(noun, words, "so-called:Framing", {})


def _of_copula(predicate: Predicate, table: MentionTable, sources: Sequence[Source]) -> Draft | None:
    """What a source says that something is, in a word that judges: "dat is volgens de bond een schande"."""
    head = predicate.head
    mention = table.at(head)
    if not predicate.nominal or mention is None or "loaded" not in mention.classes or mention.definite:
        return None
    if any(is_word(t, "clause_negations") or t.dep_ == "case" for t in head.children):
        return None  # "in gevaar" is a state
    users = sources_at(head, sources)
    if not users:
        return None
    roles = {"actor": [users[0].holder], "target": [h for h in predicate.heads("subj") if table.at(h) is not None]}
    return _draft(head, [t for t in core(head) if t.dep_ != "det"], "copula:Framing", roles)


def _draft(head: Token, words: list[Token], rule: str, roles: dict[str, list[Token]]) -> Draft:
    draft = Draft("Framing", head, head.lemma_.lower(), roles, rule, words)
    draft.frame_tokens = words
    return draft


def _described(doc: Doc, quote: QuoteSpan) -> Token | None:
    """The noun that the quoted words are headed by; ``None`` when they hold a verb of their own."""
    words = [t for t in doc[quote.first : quote.last] if not t.is_space and not t.is_punct]
    if not words or any(_is_clause(t) for t in words):
        return None
    nouns = [
        t
        for t in words
        if t.pos_ == "NOUN" and not (quote.first <= t.head.i < quote.last and t.head.pos_ == "NOUN" and t.head.i != t.i)
    ]
    return nouns[0] if len(nouns) == 1 else None


def _is_clause(word: Token) -> bool:
    """Whether a verb says something by itself, and not about a noun as a relative clause does."""
    if is_word(word, "infinitive_marks") and word.dep_ == "mark":
        return not word.head.dep_.startswith("acl")
    return (
        word.pos_ in {"VERB", "AUX"}
        and has_feature(word, "VerbForm", "Fin")
        and not any(w.dep_.startswith("acl") for w in [word, word.head])
    )
