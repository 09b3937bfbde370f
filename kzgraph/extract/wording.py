"""What a source calls somebody (the words of a frame), and what a statement says."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.draft import Draft
from kzgraph.extract.evidence import offsets
from kzgraph.extract.sources import Source, cued
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import endings, usual
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.phrases import core
from kzgraph.mentions.quotes import QuoteSpan, quote_around
from kzgraph.model.text import MAX_EVIDENCE, Article


def frame_text(draft: Draft, article: Article, quotes: Sequence[QuoteSpan]) -> str | None:
    """Return the words that a Framing gives its target; ``None`` for other events."""
    if draft.event != "Framing" or not draft.frame_tokens:
        return None
    tokens: Sequence[Token] = draft.frame_tokens
    if len(tokens) == 1 and draft.predicate is not None:
        if _is_a_count(tokens[0], quotes):
            return None
        names = [q for q in quotes if not q.first <= draft.trigger.i < q.last]  # a quote around the verb is speech
        tokens = _whole(tokens[0], draft.trigger, particle=_particle(draft), quotes=names)
        tokens = _without_fillers(tokens, draft)
    start, end = offsets(_without_number(tokens))
    return tidy(article.text[start:end]) or None


def _particle(draft: Draft) -> str:
    """What opens the words of a frame by its row: "noemt … als", "sprak van"."""
    of = usual("of_words", draft.trigger.lang_)
    return of if of and f":{of}=" in draft.rule else usual("as_words", draft.trigger.lang_)


def _without_fillers(tokens: Sequence[Token], draft: Draft) -> Sequence[Token]:
    """The words before whom they are said of: of "het wrede karakter van de bende" the frame is "wrede karakter"."""
    inside = {t.i for t in tokens}
    said_of = {i for filler in draft.fillers() if filler.i in inside for i in (t.i for t in filler.subtree)}
    return [t for t in tokens if t.i < min(said_of)] or tokens if said_of else tokens


def _is_a_count(head: Token, quotes: Sequence[QuoteSpan]) -> bool:
    """A figure is no frame: "sprak van acht gewonden"; in quotation marks it may be."""
    quoted = quote_around(quotes, head.i) is not None
    counting = (
        head.pos_ == "NUM" or head.lower_ in numbers(head.lang_).VAGUE or any(c.dep_ == "nummod" for c in head.children)
    )
    return counting and not quoted


def _without_number(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without a number before them: of "tientallen aanvallers" the frame is "aanvallers"."""
    first = next((i for i, t in enumerate(tokens) if t.pos_ != "NUM" and t.lower_ not in numbers(t.lang_).VAGUE), 0)
    return tokens[first:]


def content(draft: Draft, article: Article, sources: Iterable[Source]) -> str | None:
    """Return what a Statement says: the clause or quote that its verb covers, at most MAX_EVIDENCE characters."""
    if draft.event != "Statement":
        return None
    clauses = draft.predicate.heads("clause") if draft.predicate is not None else ()
    scope = next((s.scope for s in cued(draft.trigger.i, sources)), None)
    indices = {t.i for c in clauses for t in c.subtree} or set(scope or ())
    if not indices:
        return None
    doc = draft.trigger.doc
    start, end = offsets([doc[min(indices)], doc[max(indices)]])
    return tidy(article.text[start:end][:MAX_EVIDENCE]) or None


def _whole(head: Token, verb: Token, *, particle: str, quotes: Sequence[QuoteSpan]) -> list[Token]:
    """The words of a frame: those in quotation marks, or the whole phrase with its clauses, without its particle.

    Clauses behind it that the parser hung on the verb ("als een poging, …, om …") belong to it as well.
    """
    quote = quote_around(quotes, head.i)
    if quote is not None and not any(t.i < quote.first - 2 for t in core(head)):
        return _trimmed([t for t in head.doc[quote.first : quote.last] if not t.is_space], head, particle)
    inside = _without_clauses_of_others(head)
    for sibling in (*head.head.children, *verb.children):
        if sibling.i > head.i and sibling.dep_ in {"advcl", "acl", "acl:relcl"}:
            inside |= set(sibling.subtree)
    first, last = min(t.i for t in inside), max(t.i for t in inside)
    kept = [t for t in head.doc[first : last + 1] if t.i not in {head.head.i, verb.i}]
    return _trimmed(kept, head, particle)


def _without_clauses_of_others(head: Token) -> set[Token]:
    """The phrase without a verb that is coordinated with it by mistake ("een slappeling en dienden een motie in")."""
    dropped = {t.i for c in head.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} for t in c.subtree}
    return {t for t in head.subtree if t.i not in dropped} | {head}


def _trimmed(inside: list[Token], head: Token, particle: str) -> list[Token]:
    particles = {particle, *endings("frame_prepositions", head.lang_)}
    before = (c for c in head.children if c.dep_ in {"case", "mark"} and c.i < head.i)
    dropped = {c.i for c in before if c.lower_ in particles}
    kept = [t for t in inside if t.i not in dropped and not t.is_space]
    while kept and (kept[0].is_punct or is_word(kept[0], "name_openers")):
        kept = kept[1:]
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return kept or [head]
