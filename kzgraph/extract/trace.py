"""Traces of claims: the way from trigger to participants, and what coloured the clause. Made only on demand."""

from collections.abc import Iterable

from spacy.tokens import Token

from kzgraph.annotate.extensions import doubt_of
from kzgraph.extract.claims import Extraction
from kzgraph.extract.compose import is_stated
from kzgraph.extract.draft import Draft
from kzgraph.extract.ways import arcs_between
from kzgraph.lexicon.events import STATIC
from kzgraph.model.claim import Claim
from kzgraph.model.trace import Doubt, Path, Step, Trace


def trace_of(claim: Claim, extraction: Extraction) -> Trace | None:
    """Return the trace of a claim of the resolved graph, ``None`` when ``extraction`` has none that it came from.

    Resolution may take a mention apart ("beide landen") or leave one out, so that the claim has another id here.
    """
    wanted = _participants(claim)
    found = [
        (len(_participants(one) - wanted), n, draft)
        for n, (draft, claims) in enumerate(extraction.said)
        for one in claims
        if (one.trigger, one.property, one.evidence) == (claim.trigger, claim.property, claim.evidence)
        and wanted <= _participants(one)
    ]
    return _trace(min(found, key=lambda item: item[:2])[2], claim, extraction) if found else None


def _participants(claim: Claim) -> set[tuple[str, str]]:
    """Roles with the mentions of the text; the parts that one stands for have its id with a number behind it."""
    return {(p.role.value, "/".join(p.mention.split("/")[:2])) for p in claim.participants}


def steps(start: Token, goal: Token) -> tuple[Step, ...]:
    """Return the arcs from ``start`` up to the token that governs both, and down to ``goal``.

    Tokens of two sentences have no way between them: none is returned.
    """
    rising, falling = arcs_between(start, goal)
    return (
        *(Step(t.head.text, t.dep_, True) for t in rising),
        *(Step(t.text, t.dep_, False) for t in falling),
    )


def _trace(draft: Draft, claim: Claim, extraction: Extraction) -> Trace:
    composer, trigger = extraction.composer, draft.trigger
    covering = composer.covering(draft)
    heads = [(role, head) for role, tokens in draft.roles.items() for head in tokens]
    wanted, doubts = _participants(claim), set()
    paths = [Path("target", m.id, ()) for m in draft.within if ("target", m.id) in wanted]  # part of the word
    for role, head in heads:
        mention = composer.table.at(head)
        if mention is not None and (role, mention.id) in wanted:
            paths.append(Path(role, mention.id, steps(trigger, head)))
            arcs = (t for way in arcs_between(trigger, head) for t in way)
            doubts |= {Doubt(t.idx, t.text, t.dep_, doubt_of(t)) for t in arcs if doubt_of(t)}
    sure = draft.event in STATIC and not is_stated(draft)
    reasons = () if sure else composer.certainty(draft, covering).reasons
    shown = [trigger, *(head for _, head in heads), *(s.cue for s in covering), *(s.holder for s in covering)]
    return Trace(
        claim=claim.id,
        trigger=trigger.text,
        start=trigger.idx,
        end=trigger.idx + len(trigger),
        sentences=_sentences(shown),
        passive=draft.predicate is not None and draft.predicate.passive,
        rivals=draft.rivals,
        paths=tuple(sorted(paths, key=lambda p: (p.role, p.mention))),
        doubts=tuple(sorted(doubts)),
        reasons=reasons,
    )


def _sentences(tokens: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    """Offsets of the tokens' sentences, without outer white space."""
    found = set()
    for token in tokens:
        words = [t for t in token.sent if not t.is_space]
        if words:
            found.add((words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(sorted(found))
