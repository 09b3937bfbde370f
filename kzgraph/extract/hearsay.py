"""Where what one source says ends, and where it goes on: "…, volgens de buren zeven"; "De man zou hebben geschoten"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.sources import Source, Sources, covering
from kzgraph.extract.speakers import speaks
from kzgraph.mentions.phrases import core
from kzgraph.mentions.table import MentionTable

FURTHEST = 2  # sentences that hearsay goes on behind its source


def parted(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with the scope of each "volgens X" cut where another begins a clause of its own.

    "Volgens de politie vielen er twee doden, maar volgens artsen waren het er tien": each one's own number.
    """
    openers = sorted({s.cue.i: s.cue for s in sources if is_word(s.cue, "source_prepositions")}.items())
    found = list(sources)
    for at, cue in openers:
        if not any(s.cue.i == at and _opens_clause(s) for s in sources):
            continue
        found = [_cut(s, cue) for s in found]
    return found


def _cut(source: Source, cue: Token) -> Source:
    """The part of a scope on the source's own side of ``cue``, in the sentence of ``cue``."""
    if source.cue.sent.start != cue.sent.start or not is_word(source.cue, "source_prepositions"):
        return source
    if source.cue.i < cue.i:
        return replace(source, scope=frozenset(i for i in source.scope if not cue.i <= i < cue.sent.end))
    if source.cue.i == cue.i:
        rest = set(range(cue.i + 1, cue.sent.end)) - {t.i for t in core(source.holder)}
        return replace(source, scope=frozenset(rest | {i for i in source.scope if i < cue.sent.start}))
    return source


def _opens_clause(source: Source) -> bool:
    """Whether a phrase stands behind a comma or "maar", with the verb of its clause right behind it."""
    cue, doc = source.cue, source.cue.doc
    if cue.i <= cue.sent.start or source.holder.i < cue.i:
        return False
    before = doc[cue.i - 1]
    if not (before.text in {",", ";"} or is_word(before, "joining_words")):
        return False
    behind = max(t.i for t in core(source.holder)) + 1
    verbal = any(has_feature(t, "VerbForm", "Fin") for t in doc[cue.sent.start : cue.i])
    return verbal and behind < cue.sent.end and has_feature(doc[behind], "VerbForm", "Fin")


def hearsay(doc: Doc, sources: Sequence[Source], table: MentionTable) -> list[Source]:
    """Return further sources for sentences with "zou" that go on with what the sentence before reports.

    "De politie meldt dat een agent gewond is. De man zou hem hebben aangevallen": the police say that too.
    """
    known = Sources(sources)
    found: list[Source] = []
    speaking: list[Source] = []
    age = 0
    for sentence in doc.sents:
        root = sentence.root
        own = known.cued(sentence.start, sentence.end)
        if any("\n" in t.text for t in doc[max(sentence.start - 1, 0) : sentence.start]):
            speaking = []
        if own:
            speaking, age = [s for s in own if _reports(s, root) and speaks(s.holder, table)], 0
            continue
        age += 1
        if not speaking or age > FURTHEST or not (_is_told(root) and _goes_on(root)) or covering(root.i, known):
            speaking = []
            continue
        scope = frozenset(t.i for t in sentence)
        found += [replace(s, scope=scope, modality=None, polarity=None) for s in speaking]
    return found


def _reports(source: Source, root: Token) -> bool:
    """Whether the sentence as a whole is a report: its main verb says so, or the phrase covers that."""
    return source.cue.i == root.i or root.i in source.scope


def _goes_on(root: Token) -> bool:
    """Whether a sentence begins with whom the last one spoke of, or with "ook": "Hij zou", "De man zou"."""
    first = next((t for t in root.sent if not (t.is_punct or t.is_space or t.is_quote)), root)
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if is_word(first, "additive_words"):
        return True
    opens = subject is not None and min(t.i for t in subject.subtree) == first.i
    return opens and (first.pos_ == "PRON" or is_word(first, "known_determiners"))


def _is_told(root: Token) -> bool:
    """Whether a sentence gives hearsay: "zou", without a condition or a wish ("zou graag")."""
    verbs = [t for t in (root, *root.children) if is_lemma(t, "hearsay_verbs") and has_feature(t, "Tense", "Past")]
    return bool(verbs) and not any(c.dep_ == "advcl" or is_word(c, "wish_adverbs") for c in root.children)
