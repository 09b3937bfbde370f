"""Which event came first, where the text says it: "nadat", "voordat", "na de aanslag", "daarna", "waarna"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import case_of
from kzgraph.mentions.times import is_time
from kzgraph.model.claim import Claim

OBLIQUE = frozenset({"obl", "obl:arg", "nmod", "advmod"})
Heads = Mapping[int, Sequence[Draft]]
Said = tuple[tuple[Draft, list[Claim]], ...]


def orders(doc: Doc, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return pairs of drafts, the earlier event first, that ``doc`` puts in an order. Relations are no events."""
    by_head: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_head.setdefault(_head(draft).i, []).append(draft)
    pairs = [*_of_clauses(by_head), *_of_nouns(by_head), *_of_sequels(doc, by_head)]
    return [(a, b) for a, b in pairs if a.trigger.i != b.trigger.i]


def in_order(said: Said, pairs: Sequence[tuple[Draft, Draft]]) -> Said:
    """Return the claims of ``said`` with what each comes after. pairs: drafts, the earlier one first."""
    before: dict[int, set[int]] = {}
    for earlier, later in pairs:
        before.setdefault(id(later), set()).add(earlier.trigger.idx)
    return tuple(
        (draft, [replace(c, after=tuple(sorted(before[id(draft)]))) for c in claims] if id(draft) in before else claims)
        for draft, claims in said
    )


def _head(draft: Draft) -> Token:
    """The verb of a clause, but of an event noun the noun itself, also when a verb carries it."""
    verbal = draft.predicate is not None and draft.trigger.i == draft.predicate.head.i
    return draft.predicate.head if draft.predicate is not None and verbal else draft.trigger


def _of_clauses(by_head: Heads) -> Iterator[tuple[Draft, Draft]]:
    """ "Nadat zij het plein hadden bezet, schoot de politie"; "voordat zij vluchtten"."""
    for inner in [d for drafts in by_head.values() for d in drafts]:
        head = _head(inner)
        if head.dep_ != "advcl":
            continue
        marks = {c.lower_ for c in head.children if c.dep_ in {"mark", "advmod", "case"} and c.i < head.i}
        for outer in by_head.get(head.head.i, ()):
            if marks & wordlist("after_words", head.lang_):
                yield inner, outer
            elif marks & wordlist("before_words", head.lang_):
                yield outer, inner


def _of_nouns(by_head: Heads) -> Iterator[tuple[Draft, Draft]]:
    """ "Na de aanslag werd een man opgepakt", "twee dagen na de aanslag"."""
    for noun in [d for drafts in by_head.values() for d in drafts if d.trigger.pos_ in {"NOUN", "PROPN"}]:
        token, case = noun.trigger, case_of(noun.trigger)
        if token.dep_ not in OBLIQUE or case is None:
            continue
        governor = token.head.head if is_time(token.head) else token.head
        for outer in by_head.get(governor.i, ()):
            if outer.predicate is None or outer.predicate.nominal:
                continue
            if case in wordlist("after_words", token.lang_):
                yield noun, outer
            elif case in wordlist("before_words", token.lang_):
                yield outer, noun


def _of_sequels(doc: Doc, by_head: Heads) -> Iterator[tuple[Draft, Draft]]:
    """ "Rebellen namen het vliegveld in. Daarna vielen zij de kazerne aan": what comes next in the narration."""
    before: Sequence[Draft] = ()
    for sentence in doc.sents:
        root = sentence.root
        if any("\n" in t.text for t in sentence if t.is_space):
            before = ()
        for later in [t for t in sentence if t.i in by_head and _is_sequel(t)]:
            above = by_head.get(later.head.i, ()) if later.i != root.i else before
            yield from ((a, b) for a in above for b in by_head[later.i])
        before = by_head.get(root.i, ())


def _is_sequel(verb: Token) -> bool:
    """Whether a clause goes on with what happened then; "waarna" only inside its sentence."""
    linked = verb.dep_ in {"conj", "parataxis", "acl:relcl", "advcl"} or verb.dep_ in {"root", "ROOT"}
    return linked and any(is_word(c, "then_words") and c.dep_ != "case" for c in verb.children)
