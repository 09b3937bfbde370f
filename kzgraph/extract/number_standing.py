"""How a number stands: for which day, and whether the text has set it right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.verbs import full_lemma
from kzgraph.extract.antecedent_counts import COUNTED
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.extract.number_scope import says
from kzgraph.extract.sources import Source
from kzgraph.extract.tallies import tally_of
from kzgraph.lexicon.loader import counting_verbs, endings, wordlist
from kzgraph.mentions.times import TimeTable
from kzgraph.model.claim import NumberScope, Quantity

DAY = len("2022-01-07")


def standing(
    quantity: Quantity, draft: Draft, times: TimeTable, published: str | None, covering: Sequence[Source]
) -> Quantity:
    """Return ``quantity`` with the day (EDTF) for which it stands, and as an earlier one where its text says so.

    "De stand van maandag was …" and "tot en met 3 mei" name the day; so does the clause of a verb that counts
    ("maandag stond de teller op acht") and that of the source's verb ("de politie meldde maandag dat …"). "Tot nu toe"
    is the day of the article (``published``). covering: the sources of the draft, nearest first.
    """
    as_of = _day_named(draft, times, published) or _day_said(draft, times, covering)
    earlier = quantity.scope is None and _is_overtaken(draft, covering)
    return replace(quantity, as_of=as_of, scope=NumberScope.EARLIER if earlier else quantity.scope)


def _day_named(draft: Draft, times: TimeTable, published: str | None) -> str | None:
    """The day that the clause of a number names for it, or that of the article: "tot nu toe"."""
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    clause = clause_tokens(head)
    for token in clause:
        span = times.at(token)
        if span is None or span.edtf is None:
            continue
        if span.edtf.startswith("../"):
            return span.edtf.removeprefix("../")  # "tot en met 3 mei"
        if "/" in span.edtf:
            continue
        before = " ".join(t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i])
        if any(
            before.endswith(f"{phrase}{tail}")
            for phrase in endings("as_of_words", head.lang_)
            for tail in ("", *(f" {the}" for the in endings("articles", head.lang_)))
        ):
            return span.edtf
    words = " ".join(t.lower_ for t in clause)
    return published if published and says(words, endings("so_far_words", head.lang_)) else None


def _day_said(draft: Draft, times: TimeTable, covering: Sequence[Source]) -> str | None:
    """The day on which somebody counted, or told it."""
    for verb in _counting(draft, covering):
        return _only_day(clause_tokens(verb), times)
    saying = next((source.cue for source in covering if source.cue.pos_ == "VERB"), None)
    return _only_day(clause_tokens(saying), times) if saying is not None and draft.event in COUNTED else None


def _only_day(tokens: Sequence[Token], times: TimeTable) -> str | None:
    """The day that a clause names, when it is one alone."""
    days = {span.edtf for token in tokens if (span := times.at(token)) is not None and span.edtf}
    day = next(iter(days), "")
    return day if len(days) == 1 and len(day) == DAY and "/" not in day else None


def _is_overtaken(draft: Draft, covering: Sequence[Source]) -> bool:
    """Whether the clause that counts says that its number has been set right: "eerder was sprake van dertien doden"."""
    if draft.rule.startswith("count:") and draft.predicate is None:
        return says(_words(draft.trigger), endings("earlier_words", draft.trigger.lang_))
    for verb in _counting(draft, covering):
        still = _is_past(verb) and says(_words(verb), endings("still_words", verb.lang_))
        if still or says(_words(verb), endings("earlier_words", verb.lang_)):
            return True
    return False


def _counting(draft: Draft, covering: Sequence[Source]) -> Iterator[Token]:
    """The verb that gives the number: that of the draft's own clause, or of the source who gives it."""
    if draft.predicate is not None:
        tally = tally_of(draft.predicate)
        if (
            tally is not None and tally.row.slot not in wordlist("reached_slots", draft.trigger.lang_)
        ) or draft.rule.startswith("count:"):
            yield draft.predicate.head
    yield from (source.cue for source in covering if full_lemma(source.cue) in counting_verbs(source.cue.lang_))


def _is_past(verb: Token) -> bool:
    return any(has_feature(token, "Tense", "Past") for token in (verb, *verb.children))


def _words(head: Token) -> str:
    return " ".join(token.lower_ for token in clause_tokens(head))
