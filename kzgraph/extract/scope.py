"""Which clauses a source covers: complements of its verb, the clause around its phrase, and quotation marks."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.clauses import clause_tokens, content_clauses, has_child, subtree_indices
from kzgraph.extract.inserted import is_inserted, said_from
from kzgraph.extract.outside import asides, behind_comma, is_next, objections, sequels
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import case_of, has_case
from kzgraph.mentions.quotes import QuoteSpan, quote_around, quotes_between

SHORT_QUOTE = 4  # tokens; a shorter one inside a sentence is scare quotes or a name, not speech


def carrier_of(head: Token) -> Token:
    """Return the verb that the clause of a verb of saying hangs on: "laten" in "liet weten"."""
    return head.head if head.dep_ in {"xcomp", "ccomp"} and is_lemma(head.head, "letting_verbs") else head


def scope_of_verb(predicate: Predicate, quotes: Sequence[QuoteSpan], *, binds: bool, acts: bool) -> frozenset[int]:
    """Return what a verb of saying covers: its complement, what it is inserted in, and the quotes beside it.

    binds: its infinitive is decided or asked ("besloot te sturen", "roept op te stoppen"), not reported.
    acts: it also says that something was done ("betogen") and reports only with a clause.
    """
    head, carrier = predicate.head, carrier_of(predicate.head)
    scope = _complements(predicate, with_infinitives=not binds)
    if acts and not scope:
        return frozenset()
    inserted = is_inserted(carrier)
    scope |= _dependents(predicate, topics=not inserted)
    if carrier.i != head.i:
        scope |= {i for c in carrier.children if c.i != head.i and _is_speech(c) for i in subtree_indices(c)}
    if inserted and carrier.head.i != carrier.i and not scope:
        around = subtree_indices(carrier.head) - subtree_indices(carrier) - objections(carrier.head)
        scope |= {i for i in around if i >= said_from(carrier)}
    scope -= sequels(scope, head)
    return frozenset((scope | quoted_beside(carrier, quotes)) - {head.i, carrier.i})


def scope_of_speech(predicate: Predicate, quotes: Sequence[QuoteSpan]) -> frozenset[int]:
    """Return what a verb covers that brings direct speech or a clause: quotes beside it and what it is inserted in."""
    head = predicate.head
    scope = {i for c in head.children if c.dep_ == "parataxis" and _is_quoted(c) for i in subtree_indices(c)}
    scope |= {i for clause in predicate.heads("clause") for i in subtree_indices(clause)}
    if head.dep_ == "parataxis" and head.i != head.head.i and head.head.i < head.i and predicate.heads("subj"):
        scope |= subtree_indices(head.head) - subtree_indices(head)
    return frozenset((scope | quoted_beside(head, quotes)) - {head.i})


def scope_of_phrase(token: Token, case: str, anchor: Token | None, quotes: Sequence[QuoteSpan]) -> frozenset[int]:
    """Return what "volgens X" or "aldus X" covers: the clause of ``anchor``, and for "aldus" the quote before it."""
    scope = _clauses_around(token, case, anchor) | quoted_beside(token, quotes)
    return frozenset(scope - subtree_indices(token) - objections(anchor) - asides(anchor, token))


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
    around = quote_around(quotes, cue.i)
    if around is not None and around.words >= SHORT_QUOTE:
        return set()
    sentence = cue.sent
    start = sentence.start
    if cue.i == sentence.root.i and _refers_back(sentence):
        start = _behind_words(cue.doc, start) - 1  # a quote that ends right before counts too
    near = quotes_between(quotes, start, sentence.end)
    return {i for quote in near if quote.words >= SHORT_QUOTE for i in range(quote.first, quote.last)}


def _complements(predicate: Predicate, *, with_infinitives: bool) -> set[int]:
    infinitives = predicate.heads("inf") if with_infinitives else ()
    return {i for clause in (*predicate.heads("clause"), *infinitives) for i in subtree_indices(clause)}


def _dependents(predicate: Predicate, *, topics: bool) -> set[int]:
    """Direct speech, what is spoken about, and clauses of nouns beside the verb ("bracht het bericht dat …")."""
    scope: set[int] = set()
    silent = any(is_word(t, "silence_words") for t in clause_tokens(predicate.head))  # "repte met geen woord over"
    for child in predicate.head.children:
        spoken = _is_speech(child) and child.pos_ != "ADV" and case_of(child) is None
        if spoken and not is_next(child) and not silent:
            scope |= subtree_indices(child)
        if child.dep_ in {"obj", "obl", "nsubj", "iobj", "obl:arg"}:
            scope |= {i for clause in _content_of(child, predicate.head) for i in subtree_indices(clause)}
        if child in predicate.heads("subj"):
            continue
        topic = topics and child.dep_ in {"obl", "obl:arg"} and has_case(child, "topic_prepositions") and not silent
        if child.dep_ == "obj" or topic or (is_word(child, "existential_words") and has_child(child, "nummod")):
            scope |= subtree_indices(child)
    return scope


def _content_of(phrase: Token, verb: Token) -> list[Token]:
    """What is said, hung on a noun beside the verb: "bracht het bericht dat …", "bevestigt de burgemeester dat …"."""
    nouns = [phrase, *(c for c in phrase.children if c.dep_ in {"nmod", "appos"})]
    found = [clause for noun in nouns for clause in content_clauses(noun)]
    return [c for c in found if phrase.dep_ != "nsubj" or c.i > verb.i]


def _is_speech(child: Token) -> bool:
    return child.dep_ in {"parataxis", "ccomp"}


def _is_quoted(token: Token) -> bool:
    first = token.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


def _clauses_around(token: Token, case: str, anchor: Token | None) -> set[int]:
    """The whole sentence from a main clause or behind it; from a conjunct or an inner clause only that."""
    if anchor is None:
        return {t.i for t in token.sent}
    if token.dep_ == "nmod" and behind_comma(token) and has_child(token, "appos"):
        return subtree_indices(token)
    aside = next((t for t in (token, *token.ancestors) if t.dep_ == "appos" and t.i > anchor.left_edge.i), None)
    if aside is not None and anchor in aside.ancestors:
        return subtree_indices(aside)  # "de premier, volgens peilingen de populairste"
    if anchor.dep_ == "conj":
        return subtree_indices(anchor)
    apart = case in wordlist("after_quotes", token.lang_) or token.dep_ in {"root", "ROOT", "parataxis"}
    if apart or anchor.i == anchor.head.i:
        return {t.i for t in token.sent} | subtree_indices(anchor)
    return subtree_indices(anchor)


def _refers_back(sentence: Span) -> bool:
    """Whether the sentence begins with a verb or "dat", "zo", "aldus": what stands before is what it speaks of."""
    first = next((t for t in sentence if not (t.is_punct or t.is_space or t.is_quote)), sentence.root)
    return is_word(first, "pointing_words") or is_word(first, "after_quotes") or first.pos_ in {"VERB", "AUX"}


def _behind_words(doc: Doc, start: int) -> int:
    """Where the marks and white space begin that stand before a sentence."""
    while start > 0 and ((before := doc[start - 1]).is_quote or before.is_space or before.is_punct):
        start -= 1
    return start
