"""Which clauses a source covers: complements of its verb, the clause around its phrase, and quotation marks."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens, content_mark, has_child, subtree_indices
from kzgraph.extract.predicate import Predicate
from kzgraph.mentions.phrases import case_of
from kzgraph.mentions.quotes import QuoteSpan

SHORT_QUOTE = 4  # tokens; a shorter one inside a sentence is scare quotes or a name, not speech
TOPICS = frozenset({"van", "over", "op"})  # prepositions of what is spoken about
AFTER_QUOTES = frozenset({"aldus", "luidens"})  # stand behind what they cover


def carrier_of(head: Token) -> Token:
    """Return the verb that the clause of a verb of saying hangs on: "laten" in "liet weten"."""
    return head.head if head.dep_ in {"xcomp", "ccomp"} and head.head.lemma_ == "laten" else head


def scope_of_verb(predicate: Predicate, quotes: Sequence[QuoteSpan], *, binds: bool, acts: bool) -> frozenset[int]:
    """Return what a verb of saying covers: its complement, what it is inserted in, and the quotes beside it.

    binds: its infinitive is decided or asked ("besloot te sturen", "roept op te stoppen"), not reported.
    acts: it also says that something was done ("betogen") and reports only with a clause.
    """
    head, carrier = predicate.head, carrier_of(predicate.head)
    scope = _complements(predicate, with_infinitives=not binds)
    if acts and not scope:
        return frozenset()
    scope |= _dependents(predicate)
    if carrier.i != head.i:
        scope |= {i for c in carrier.children if c.i != head.i and _is_speech(c) for i in subtree_indices(c)}
    inserted = carrier.dep_ == "parataxis" or _is_afterthought(carrier)
    if inserted and carrier.head.i != carrier.i and not scope:
        around = subtree_indices(carrier.head) - subtree_indices(carrier)
        scope |= {i for i in around if i >= _begins(carrier)}
    return frozenset((scope | quoted_beside(carrier, quotes)) - {head.i, carrier.i})


def scope_of_speech(predicate: Predicate, quotes: Sequence[QuoteSpan]) -> frozenset[int]:
    """Return what a verb covers that brings direct speech alone: quotes beside it and what it is inserted in."""
    head = predicate.head
    scope = {i for c in head.children if c.dep_ == "parataxis" and _is_quoted(c) for i in subtree_indices(c)}
    if head.dep_ == "parataxis" and head.i != head.head.i and head.head.i < head.i and predicate.heads("subj"):
        scope |= subtree_indices(head.head) - subtree_indices(head)
    return frozenset((scope | quoted_beside(head, quotes)) - {head.i})


def scope_of_phrase(token: Token, case: str, anchor: Token | None, quotes: Sequence[QuoteSpan]) -> frozenset[int]:
    """Return what "volgens X" or "aldus X" covers: the clause of ``anchor``, and for "aldus" the quote before it."""
    scope = _clauses_around(token, case, anchor) | quoted_beside(token, quotes)
    return frozenset(scope - subtree_indices(token) - _objections(anchor) - _asides(anchor, token))


def clause_head(token: Token, predicates: Mapping[int, Predicate], *, inside: range = range(0)) -> Token | None:
    """Return the predicate that a phrase belongs to; a noun's complement belongs to the clause around.

    inside: tokens of the phrase itself, whose verbs ("afgaande op", "naar eigen zeggen") carry no clause.
    """
    governor = token.head
    while governor.i != governor.head.i and (governor.i not in predicates or governor.i in inside):
        governor = governor.head
    return governor if governor.i in predicates and governor.i not in inside else None


def quoted_beside(cue: Token, quotes: Sequence[QuoteSpan]) -> set[int]:
    """Return the quotes that touch the cue's sentence, unless the cue itself is quoted.

    A quote that began earlier is covered whole.
    """
    if any(q.first <= cue.i < q.last and q.words >= SHORT_QUOTE for q in quotes):
        return set()
    sentence = cue.sent
    covered: set[int] = set()
    for quote in quotes:
        touches = quote.first < sentence.end and quote.last > sentence.start
        beside = _ends_right_before(quote, sentence.start, cue) and cue.i == sentence.root.i
        if (touches or beside) and quote.words >= SHORT_QUOTE:
            covered |= set(range(quote.first, quote.last))
    return covered


def _complements(predicate: Predicate, *, with_infinitives: bool) -> set[int]:
    infinitives = predicate.heads("inf") if with_infinitives else ()
    return {i for clause in (*predicate.heads("clause"), *infinitives) for i in subtree_indices(clause)}


def _dependents(predicate: Predicate) -> set[int]:
    """Direct speech, what is spoken about, and clauses of nouns beside the verb ("bracht het bericht dat …")."""
    scope: set[int] = set()
    silent = any(t.lower_ in {"geen", "niets"} for t in clause_tokens(predicate.head))  # "repte met geen woord over"
    for child in predicate.head.children:
        spoken = _is_speech(child) and child.pos_ != "ADV" and case_of(child) is None
        if spoken and not _is_next(child) and not silent:
            scope |= subtree_indices(child)
        if child in predicate.heads("subj"):
            continue
        topic = child.dep_ in {"obl", "obl:arg"} and case_of(child) in TOPICS and not silent
        if child.dep_ == "obj" or topic or (child.lower_ == "er" and has_child(child, "nummod")):
            scope |= subtree_indices(child)
        if child.dep_ in {"obj", "obl", "nsubj"} and child.pos_ == "NOUN":
            scope |= {i for clause in _content_clauses(child) for i in subtree_indices(clause)}
    return scope


def _is_speech(child: Token) -> bool:
    return child.dep_ in {"parataxis", "ccomp"}


def _asides(anchor: Token | None, cue: Token) -> set[int]:
    """Relative clauses between commas, in which the text itself speaks: "In Gent, waar het regende, bleef het …"."""
    return {
        i
        for clause in (anchor.subtree if anchor is not None else ())
        if clause.dep_ == "acl:relcl" and clause.head.i != cue.i and _behind_comma(clause)
        for i in subtree_indices(clause)
        if cue not in clause.subtree
    }


def _behind_comma(clause: Token) -> bool:
    first = next(t for t in clause.subtree if not (t.is_punct or t.is_space))
    return first.i > 0 and first.nbor(-1).text == ","


def _is_next(child: Token) -> bool:
    """A main clause of its own behind the verb, with its own subject: "… beschoten; daarbij kwamen drie mensen om"."""
    if child.dep_ != "parataxis" or child.i < child.head.i:
        return False
    first = next(t for t in child.subtree if not (t.is_punct or t.is_space))
    before = child.doc[first.i - 1].text
    return before == ";" or (before == "," and has_child(child, "nsubj", "nsubj:pass"))


def _is_quoted(token: Token) -> bool:
    first = token.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


def _content_clauses(noun: Token) -> list[Token]:
    """The clauses that say what a noun holds: "het gerucht dat …"."""
    return [
        c
        for c in noun.children
        if content_mark(c) is not None
        or (c.dep_ in {"acl", "ccomp"} and any(m.lower_ in {"dat", "of"} for m in c.children if m.dep_ == "mark"))
    ]


def _begins(inserted: Token) -> int:
    """Where the words begin that an inserted clause belongs to: behind a colon, or behind the "en" right before it."""
    first = min(t.i for t in inserted.subtree if not (t.is_punct or t.is_space))
    start = inserted.sent.start
    before = [t for t in inserted.doc[start:first] if t.text != "," and not t.is_quote]
    divided = [t.i for t in before if t.text in {":", ";"}]
    for token in reversed(before[-2:]):
        if token.dep_ == "cc":
            divided.append(token.i)
        if token.pos_ not in {"ADV", "CCONJ"}:
            break
    return max(divided, default=start)


def _is_afterthought(verb: Token) -> bool:
    """A verb-first clause behind a comma, parsed as one more conjunct: "…, heeft de politie bekendgemaakt"."""
    if verb.dep_ != "conj" or has_child(verb, "cc"):
        return False
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    finite = [t for t in (verb, *verb.children) if t.dep_ in {"aux", "conj"} and has_feature(t, "VerbForm", "Fin")]
    first = min((t.i for t in finite), default=verb.i)
    return subject is not None and first < subject.i and first > 0 and verb.doc[first - 1].text == ","


def _clauses_around(token: Token, case: str, anchor: Token | None) -> set[int]:
    """The whole sentence from a main clause or behind it; from a conjunct or an inner clause only that."""
    if anchor is None:
        return {t.i for t in token.sent}
    if anchor.dep_ == "conj":
        return subtree_indices(anchor)
    apart = case in AFTER_QUOTES or token.dep_ in {"root", "ROOT", "parataxis"}
    if apart or anchor.i == anchor.head.i:
        return {t.i for t in token.sent} | subtree_indices(anchor)
    return subtree_indices(anchor)


def _objections(anchor: Token | None) -> set[int]:
    """What others object is not covered: "Volgens het leger …, maar ooggetuigen …"."""
    objecting = {"maar", "terwijl", "echter"}
    return {
        i
        for child in (anchor.children if anchor is not None else ())
        if child.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ in objecting for c in child.children)
        for i in subtree_indices(child)
    }


def _ends_right_before(quote: QuoteSpan, start: int, cue: Token) -> bool:
    """Whether only a closing mark and white space lie between the quote and the sentence."""
    return quote.last <= start and all(t.is_quote or t.is_space or t.is_punct for t in cue.doc[quote.last : start])
