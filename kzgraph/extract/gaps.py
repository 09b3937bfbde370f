"""Why a sentence gave no claim: each verb, event noun, number of people and cue in it, with what was lacking."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kzgraph.annotate.extensions import sentences
from kzgraph.extract.claims import Extraction
from kzgraph.extract.conditions import classes_at
from kzgraph.extract.draft import Draft
from kzgraph.extract.merge import used_tokens
from kzgraph.extract.nouns import holds, noun_slots
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.schema import NounTrigger
from kzgraph.mentions.counted import count_with_words
from kzgraph.mentions.labels import tidy
from kzgraph.model.claim import Claim
from kzgraph.model.gap import Gap, GapKind

NOT_FITTING = "a row did not fit"
NO_ROW = "a verb without a row"
NOTHING_BESIDE = "a noun without participant, number or place"
DESCRIBING = "a participle that only describes"
NO_WORDS = "a frame without words"
NOBODY = "nobody takes part"
NO_EVENT = "a count without an event"
NO_CONTENT = "a cue without content"
LEFT_OUT = "left out as too uncertain"
UNKNOWN = "whom it means is not known"

SHORT = 50  # characters of a row's id that a reason repeats

Sign = tuple[GapKind, Token, str, str]  # kind, word, reason, detail


def gaps_of(
    extraction: Extraction, kept: Collection[Claim], why_not: Callable[[Claim], str], *, every: bool = False
) -> list[Gap]:
    """Return the gaps of a document in the order of the text.

    kept: the claims that stand in its graph. why_not: why a claim that was extracted is not among them. every: list
    the signs that gave no claim in sentences that gave others too.
    """
    found = []
    finder = _Finder(extraction, kept, why_not)
    for _, sentence in sentences(extraction.doc):
        if every or not any(sentence.start_char <= claim.trigger < sentence.end_char for claim in kept):
            found += [_gap(sign, sentence, extraction) for sign in finder.signs(sentence)]
    return sorted(found, key=lambda g: (g.start, g.kind, g.reason, g.detail))


def _gap(sign: Sign, sentence: Span, extraction: Extraction) -> Gap:
    kind, token, reason, detail = sign
    return Gap(
        file=extraction.composer.article.file_name,
        sentence_start=sentence.start_char,
        start=token.idx,
        end=token.idx + len(token),
        kind=kind,
        trigger=token.text,
        reason=reason,
        detail=detail,
        sentence=tidy(sentence.text),
    )


class _Finder:
    """Finds the signs of one document that gave no claim."""

    def __init__(self, extraction: Extraction, kept: Collection[Claim], why_not: Callable[[Claim], str]) -> None:
        self.extraction, self.why_not = extraction, why_not
        self.table = extraction.composer.table
        self.triggers = {claim.trigger for claim in kept}
        self.counted = {mention for claim in kept for one in claim.quantities for mention in one.counts}
        drafts = [draft for draft, _ in extraction.said]
        self.used = used_tokens(drafts)
        self.events = {(draft.event, draft.trigger.i) for draft in drafts}

    def signs(self, sentence: Span) -> Iterator[Sign]:
        """Yield the signs of a sentence: drafts that became no claim, then words that became no draft, then cues."""
        for draft, claims in self.extraction.said:
            if draft.trigger.sent.start == sentence.start and draft.trigger.idx not in self.triggers:
                yield from self._of_draft(draft, claims)
        for token in sentence:
            if token.i not in self.used:
                yield from self._of_word(token)
            if self._counts_people(token):
                yield GapKind.NUMBER, token, NO_EVENT, ""
        yield from self._of_cues(sentence)

    def _of_draft(self, draft: Draft, claims: Sequence[Claim]) -> Iterator[Sign]:
        for claim in claims:
            yield GapKind.CLAIM, draft.trigger, self.why_not(claim), draft.rule
        if not claims:
            reason = NO_WORDS if draft.event == "Framing" else NOBODY
            yield GapKind.VERB if draft.predicate else GapKind.NOUN, draft.trigger, reason, draft.rule

    def _of_word(self, token: Token) -> Iterator[Sign]:
        predicate = self.extraction.composer.predicates.get(token.i)
        if predicate is not None and token.pos_ == "VERB" and not predicate.nominal:
            yield _of_verb(predicate, self.extraction)
        elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ and not token.ent_type_:
            rows = self.extraction.triggers.nouns.rows_for(token)
            if not any((row.event, token.head.i) in self.events for row in rows):  # a verb says it already
                yield from _of_noun(token, rows, self.extraction)

    def _counts_people(self, token: Token) -> bool:
        mention = self.table.heads.get(token.i)
        if mention is None or mention.id in self.counted or "people" not in classes_at(token, self.table):
            return False
        counted = count_with_words(token)
        return counted is not None and counted[0].unit is None

    def _of_cues(self, sentence: Span) -> Iterator[Sign]:
        """Sources that cover no claim, in this sentence or another, and whose cue says none itself."""
        seen = set()
        for source in self.extraction.composer.sources:
            here = sentence.start <= source.cue.i < sentence.end and source.cue.i not in seen
            told = {source.cue.i, *source.scope}
            if here and not any(self.extraction.doc[i].idx in self.triggers for i in told):
                seen.add(source.cue.i)
                yield GapKind.CUE, source.cue, NO_CONTENT, source.holder.text


def _of_verb(predicate: Predicate, extraction: Extraction) -> Sign:
    """A verb that gave no draft: its row only describes or did not fit, or it has none."""
    frames, table = extraction.triggers.frames, extraction.composer.table
    match = frames.match(predicate, table)
    if match is not None:
        return GapKind.VERB, predicate.head, DESCRIBING, match.frame.id
    nearest = frames.nearest(predicate, table)
    if nearest is not None:
        row, lacking = nearest
        return GapKind.VERB, predicate.head, NOT_FITTING, f"{_short(row.id)} {'; '.join(lacking)}"
    reason = "it has an infinitive" if predicate.heads("inf") else "nobody acts"
    if predicate.modifier:
        return GapKind.VERB, predicate.head, DESCRIBING, predicate.lemmas[0]
    return GapKind.VERB, predicate.head, NO_ROW, f"{predicate.lemmas[0]}: {reason}"


def _of_noun(token: Token, rows: Sequence[NounTrigger], extraction: Extraction) -> Iterator[Sign]:
    if not rows:
        return
    lacking = [(row, _lacking(row, token, extraction)) for row in rows]
    row, lacks = min(lacking, key=lambda pair: len(pair[1]))
    if lacks:
        yield GapKind.NOUN, token, NOT_FITTING, f"{_short(row.id)} {'; '.join(lacks)}"
    else:
        yield GapKind.NOUN, token, NOTHING_BESIDE, row.id


def _short(row: str) -> str:
    """The id of a row, without the end of its list of words."""
    return row if len(row) <= SHORT else row[:SHORT] + "…"


def _lacking(row: NounTrigger, token: Token, extraction: Extraction) -> list[str]:
    slots, table = noun_slots(token, extraction.triggers.entities), extraction.composer.table
    needs = [s for s, v in row.when.items() if not holds(replace(row, when={s: v}, unless={}), slots, table)]
    spoilt = [s for s, v in row.unless.items() if not holds(replace(row, when={}, unless={s: v}), slots, table)]
    return [f"needs {s} of {', '.join(row.when[s])}" for s in needs] + [
        f"not with {s} of {', '.join(row.unless[s])}" for s in spoilt
    ]
