"""Who says so: sources of clauses from verbs of saying, prepositions, nouns and quotation marks."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from kzgraph.extract.clauses import clause_tokens, subtree_indices
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.scope import SHORT_QUOTE, scope_of_phrase, scope_of_verb
from kzgraph.extract.sources import Source, rested_on, resting
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.phrases import case_of, conjuncts
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality, Polarity

INSIDE_PHRASES = frozenset({"amod", "det", "nummod", "flat"})
CONTENT_MARKS = frozenset({"dat", "of", "als"})


class AttributionRules:
    """Applies the rows of ``report.toml``.

    binding: verbs whose infinitive is decided or asked, not reported. doing: verbs that also say that something was
    done ("betogen"): they report only with a clause.
    """

    def __init__(self, reports: Iterable[Report], *, binding: Iterable[str] = (), doing: Iterable[str] = ()) -> None:
        self._binding, self._doing = frozenset(binding), frozenset(doing)
        self._verbs: dict[str, list[Report]] = {}
        self._prepositions: dict[str, Report] = {}
        self._nouns: dict[str, Report] = {}
        for row in reports:
            if row.kind == "verb":
                self._verbs.setdefault(row.cue.split()[-1], []).append(row)
            elif row.kind == "preposition":
                self._prepositions[row.cue] = row
            else:
                self._nouns[row.cue] = row

    def find(self, doc: Doc, predicates: Mapping[int, Predicate], table: MentionTable) -> list[Source]:
        """Return the sources of ``doc``, those with the narrowest scope first."""
        verbs = [source for predicate in predicates.values() for source in self._of_verb(predicate, table)]
        found = list(verbs)
        for token in doc:
            found.extend(resting(s, verbs) for s in self._of_preposition(token, predicates, table))
            found.extend(self._of_noun(token, table))
        found.extend(_of_colons(doc, table))
        found.extend(s for source in list(found) for s in rested_on(source, table))
        return sorted(found, key=lambda s: (len(s.scope), s.cue.i, s.holder.i))

    def report_of(self, predicate: Predicate) -> Report | None:
        """Return the row of a verb of saying, the longest wording first ("laten weten" before "weten")."""
        words = _words_around(predicate)
        rows = [
            row
            for lemma in _lemmas(predicate)
            for row in self._verbs.get(lemma, ())
            if lemma in predicate.lemmas or row.cue.startswith("laten ")
            if all(word in words for word in row.cue.split()[:-1])
        ]
        return max(rows, key=lambda row: len(row.cue.split()), default=None)

    def _of_verb(self, predicate: Predicate, table: MentionTable) -> list[Source]:
        row = self.report_of(predicate)
        if row is None:
            return []
        binds = any(lemma in self._binding for lemma in predicate.lemmas)
        acts = any(lemma in self._doing for lemma in predicate.lemmas)
        scope = scope_of_verb(predicate, table.quotes, binds=binds, acts=acts)
        if not scope:
            return []
        holders = [h for h in _speakers(predicate, row) if table.at(h) is not None]
        said = [_source(h, predicate.head, row, scope - {h.i}) for h in holders]
        covered = scope | {predicate.head.i} | {s.cue.i for s in said}
        for channel in _channels(predicate):
            if table.at(channel) is not None:
                cue = next((c for c in channel.children if c.dep_ == "case"), channel)
                said.append(Source(channel, cue, cue.lower_, covered))
                covered |= {cue.i}
        return said

    def _of_preposition(self, token: Token, predicates: Mapping[int, Predicate], table: MentionTable) -> list[Source]:
        """Sources behind "volgens" and "aldus"; of "volgens bronnen van X" the source is X."""
        case = self._preposition_of(token)
        row = self._prepositions.get(case) if case else None
        if row is None or case is None or table.at(token) is None:
            return []
        cue = next((c for c in token.children if c.dep_ == "case"), token.nbor(-1) if token.i else token)
        scope = scope_of_phrase(token, case, predicates, table.quotes)
        owners = _owners(token) if token.lemma_.lower() in self._nouns else []
        return [_source(h, cue, row, scope) for h in owners or conjuncts(token) if table.at(h) is not None]

    def _preposition_of(self, token: Token) -> str | None:
        """The preposition of a phrase, also one right before it that the parser hung elsewhere."""
        case = case_of(token)
        if case is None and token.dep_ not in INSIDE_PHRASES and token.i > 0:
            before: str = token.nbor(-1).lower_
            return before if before in self._prepositions else None
        return case

    def _of_noun(self, token: Token, table: MentionTable) -> list[Source]:
        """Sources of "berichten dat …", "het gerucht dat …", "de verklaring van de politie dat …"."""
        row = self._nouns.get(token.lemma_.lower())
        if row is None or token.pos_ != "NOUN":
            return []
        scope = frozenset(i for clause in _contents(token) for i in subtree_indices(clause))
        if not scope:
            return []
        doubted = any(form.startswith("onbevestigd") for c in token.children for form in (c.lemma_.lower(), c.lower_))
        modality = Modality.POSSIBLE if doubted else Modality(row.modality) if row.modality else None
        holders = _owners(token) or [token]
        return [Source(h, token, token.lower_, scope, modality) for h in holders if table.at(h) is not None]


def _lemmas(predicate: Predicate) -> tuple[str, ...]:
    """The lemmas of a predicate; of "liet hij weten" also the infinitive that was taken for a particle."""
    if predicate.head.lemma_ != "laten":
        return predicate.lemmas
    inner = (c.lemma_.lower() for c in predicate.head.children if c.dep_ in {"compound:prt", "xcomp"})
    return (*predicate.lemmas, *inner)


def _words_around(predicate: Predicate) -> set[str]:
    head = predicate.head
    words = {form for t in clause_tokens(head) for form in (t.lower_, t.lemma_.lower())}
    return words | {head.head.lemma_.lower()} if head.dep_ in {"xcomp", "ccomp"} else words


def _speakers(predicate: Predicate, row: Report) -> tuple[Token, ...]:
    """Who fills the source's slot; in "liet X weten" X is the subject of the verb above, in a passive the agent."""
    holders = predicate.heads(row.source)
    head = predicate.head
    if not holders and row.cue.startswith("laten ") and head.dep_ in {"xcomp", "ccomp"}:
        holders = tuple(c for c in head.head.children if c.dep_ == "nsubj")
    if not holders and row.source == "subj" and predicate.passive:
        holders = predicate.heads("door")
    return holders


def _channels(predicate: Predicate) -> tuple[Token, ...]:
    """Who passes it on: "liet via Russische media weten"."""
    head = predicate.head
    carriers = (head, head.head) if head.dep_ in {"xcomp", "ccomp"} else (head,)
    return tuple(
        c for carrier in carriers for c in carrier.children if c.dep_ in {"obl", "obl:arg"} and case_of(c) == "via"
    )


def _owners(noun: Token) -> list[Token]:
    """Whose word it is: "de verklaring van de politie en het leger"."""
    return [h for c in noun.children if c.dep_ == "nmod" and case_of(c) == "van" for h in conjuncts(c)]


def _contents(noun: Token) -> list[Token]:
    """The clauses that say what a report holds."""
    return [
        c for c in noun.children if c.dep_ in {"acl", "ccomp"} and any(m.lower_ in CONTENT_MARKS for m in c.children)
    ]


def _of_colons(doc: Doc, table: MentionTable) -> list[Source]:
    """Sources before a colon and a quote: "Minister X: “…”"."""
    found = []
    for quote in table.quotes:
        colon = _colon_before(quote, doc)
        holder = _named_before(colon, doc, table) if colon is not None else None
        if colon is not None and holder is not None:
            found.append(Source(doc[holder], doc[colon], ":", frozenset(range(quote.first, quote.last))))
    return found


def _colon_before(quote: QuoteSpan, doc: Doc) -> int | None:
    mark = quote.first - 2
    while mark > 0 and doc[mark].is_space:
        mark -= 1
    return mark if mark >= 1 and doc[mark].text == ":" and quote.words >= SHORT_QUOTE else None


def _named_before(colon: int, doc: Doc, table: MentionTable) -> int | None:
    """The first mention of the sentence before a colon; with a verb there, the verb tells who speaks."""
    start = doc[colon - 1].sent.start
    if any(t.pos_ == "VERB" for t in doc[start:colon]):
        return None
    return next((i for i in table.heads if i < colon and doc[i].sent.start == start), None)


def _source(holder: Token, cue: Token, row: Report, scope: frozenset[int]) -> Source:
    modality = Modality(row.modality) if row.modality else Modality.POSSIBLE if _unsaid(cue, row) else None
    polarity = Polarity(row.polarity) if row.polarity else None
    return Source(holder, cue, cue.lower_, scope, modality, polarity)


def _unsaid(cue: Token, row: Report) -> bool:
    """What a source will not say is not asserted by it: "kon niet bevestigen dat …"."""
    return row.kind == "verb" and any(t.lower_ in {"niet", "nooit"} for t in clause_tokens(cue))
