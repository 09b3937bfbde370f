"""Direct speech beyond one sentence: a colon before a quote, and quotes that go on without a word of saying."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma
from kzgraph.extract.scope import SHORT_QUOTE
from kzgraph.extract.sources import Source, Sources, covering
from kzgraph.extract.speakers import speaks
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind

LONGEST_NAMING = 12  # tokens before a colon that name who speaks


def of_colons(doc: Doc, table: MentionTable) -> list[Source]:
    """Return the sources before a colon: "Minister X: “…”", and in headlines "Politie: dader is gevlucht"."""
    found = []
    for colon in doc:
        holder = _named_before(colon, table) if colon.text == ":" else None
        if holder is None:
            continue
        quote = _quote_behind(colon, table.quotes)
        if quote is not None:
            found.append(Source(holder, colon, ":", frozenset(range(quote.first, quote.last))))
        elif _speaks_in_headlines(holder, table) and any(_is_finite(t) for t in doc[colon.i + 1 : colon.sent.end]):
            found.append(Source(holder, colon, ":", frozenset(range(colon.i + 1, colon.sent.end))))
    return found


def carried_on(doc: Doc, sources: Sequence[Source], table: MentionTable) -> list[Source]:
    """Return further sources for quotes that no word of saying covers.

    The speaker of the quote before goes on, or the source of the sentence right before: "“…”, zegt X. “…”".
    A quote whose marks close only in a later paragraph belongs to the speaker of that one.
    """
    found: list[Source] = []
    given, known = Sources(sources), Sources(sources)
    speech = [q for q in table.quotes if q.words >= SHORT_QUOTE or _is_sentence(q, doc)]
    for i, quote in enumerate(speech):
        if _speakers_of(quote, known):
            continue
        later = _closing(speech, i)
        speakers = _speakers_of(later, given) if later is not quote else []
        if not speakers and _stands_alone(quote, doc):
            before = speech[i - 1] if i else None
            speakers = _speaking_before(quote, before, doc, known, table)
        for source in _said_by(speakers, quote):
            found.append(source)
            known.add(source)
    return found


def _closing(speech: Sequence[QuoteSpan], i: int) -> QuoteSpan:
    """The quote that ends the speech that quote ``i`` begins, over paragraphs."""
    while speech[i].continues and i + 1 < len(speech):
        i += 1
    return speech[i]


def _said_by(speakers: Sequence[Source], quote: QuoteSpan) -> list[Source]:
    """The same sources for one more quote; that they deny or doubt something does not reach it."""
    words = frozenset(range(quote.first, quote.last))
    return [
        replace(s, scope=words | {o.cue.i for o in speakers if o.cue.i in s.scope}, modality=None, polarity=None)
        for s in speakers
    ]


def _speakers_of(quote: QuoteSpan, sources: Sequence[Source]) -> list[Source]:
    """The sources outside the quote that cover how it begins."""
    return [s for s in covering(quote.first, sources) if not quote.first <= s.cue.i < quote.last]


def _speaking_before(
    quote: QuoteSpan, before: QuoteSpan | None, doc: Doc, sources: Sources, table: MentionTable
) -> list[Source]:
    sentence = _sentence_before(quote, doc)
    if sentence is None:
        return []
    if before is not None and before.first < sentence.end and before.last > sentence.start:
        return _speakers_of(before, sources)
    if _breaks(doc[sentence.start : quote.first]):
        return []
    root = sentence.root
    near = sources.cued(sentence.start, sentence.end)
    named = [s for s in near if root.i in s.scope or s.cue.i == root.i]
    return named or _subject(root, table) or _spoke_last(before, sentence, sources)


def _spoke_last(before: QuoteSpan | None, sentence: Span, sources: Sequence[Source]) -> list[Source]:
    """Who spoke the quote before in the same paragraph."""
    if before is None or _breaks(sentence.doc[before.last : sentence.end]):
        return []
    return _speakers_of(before, sources)


def _subject(root: Token, table: MentionTable) -> list[Source]:
    """Who the sentence before is about, when that is a person: "De burgemeester is woedend. “…”"."""
    for child in root.children:
        mention = table.at(child) if child.dep_ in {"nsubj", "nsubj:pass"} else None
        if mention is not None and mention.entity_kind is EntityKind.PERSON:
            return [Source(child, root, root.lower_, frozenset())]
    return []


def _stands_alone(quote: QuoteSpan, doc: Doc) -> bool:
    """Whether the quote begins its sentence and nothing else is said in it, save "klinkt het"."""
    sentence = doc[quote.first].sent
    around = (*doc[sentence.start : quote.first], *doc[quote.last : max(quote.last, sentence.end)])
    words = [t.lower_ for t in around if not (t.is_punct or t.is_space or t.is_quote)]
    sounding = wordlist("sounding", doc.lang_)
    return not words or (words[0] in sounding and set(words) <= sounding)


def _is_sentence(quote: QuoteSpan, doc: Doc) -> bool:
    words = [t for t in doc[quote.first : quote.last] if not (t.is_punct or t.is_space)]
    return bool(words) and words[0].is_title and _stands_alone(quote, doc)


def _sentence_before(quote: QuoteSpan, doc: Doc) -> Span | None:
    last = doc[quote.first].sent.start - 1
    while last >= 0 and (doc[last].is_space or doc[last].is_quote):
        last -= 1
    return doc[last].sent if last >= 0 else None


def _breaks(words: Span) -> bool:
    """Whether a paragraph ends among the words."""
    return any("\n" in t.text for t in words)


def _quote_behind(colon: Token, quotes: Sequence[QuoteSpan]) -> QuoteSpan | None:
    """The quote whose opening mark follows the colon."""
    first = next((t for t in colon.doc[colon.i + 1 : colon.i + 4] if not t.is_space), None)
    if first is None:
        return None
    return next((q for q in quotes if q.first == first.i + 1 and q.words >= SHORT_QUOTE), None)


def _named_before(colon: Token, table: MentionTable) -> Token | None:
    """Who is named first in the sentence before a colon; with a verb there, the verb tells who speaks."""
    words = colon.doc[colon.sent.start : colon.i]
    if len(words) > LONGEST_NAMING or any(t.pos_ == "VERB" or _is_finite(t) for t in words):
        return None
    first = next((t for t in words if t.i in table.heads), None)
    return first if first is not None and speaks(first, table) else None


def _speaks_in_headlines(holder: Token, table: MentionTable) -> bool:
    """A state before a colon may only say where it is, and a group what it is about."""
    mention = table.heads[holder.i]
    if mention.entity_kind is EntityKind.GROUP:
        return is_lemma(holder, "speaking_groups")
    return mention.entity_kind is not EntityKind.STATE


def _is_finite(token: Token) -> bool:
    return has_feature(token, "VerbForm", "Fin") and token.dep_ not in {"acl:relcl"}
