"""Who says so: sources of clauses from verbs of saying, prepositions, and quotation marks, with their scope."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens, subtree_indices
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.find import MentionTable
from kzgraph.mentions.phrases import case_of, conjuncts
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.model.claim import Modality, Polarity

RESTING = frozenset({"baseren", "beroepen", "steunen", "citeren", "aanhalen"})
SHORT_QUOTE = 4  # tokens; a shorter one inside a sentence is scare quotes or a name, not speech


@dataclass(frozen=True)
class Source:
    """A source and the tokens whose clauses it covers.

    holder: head token of the phrase that names it. cue: token of the word that shows it. scope: token indices.
    """

    holder: Token
    cue: Token
    cue_text: str
    scope: frozenset[int]
    modality: Modality | None = None
    polarity: Polarity | None = None


class AttributionRules:
    """Applies the rows of ``report.toml``."""

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
        found: list[Source] = []
        for predicate in predicates.values():
            found.extend(self._of_verb(predicate, doc, table))
        verbs = list(found)
        for token in doc:
            found.extend(_resting(s, verbs) for s in self._of_preposition(token, predicates, doc, table))
            found.extend(self._of_noun(token, table))
        found.extend(self._of_colons(doc, table))
        found.extend(s for source in list(found) for s in _rests_on(source, table))
        return sorted(found, key=lambda s: (len(s.scope), s.cue.i, s.holder.i))

    def report_of(self, predicate: Predicate) -> Report | None:
        """Return the row of a verb of saying, the longest wording first ("laten weten" before "weten")."""
        forms = {t.lower_ for t in clause_tokens(predicate.head)} | {
            t.lemma_.lower() for t in clause_tokens(predicate.head)
        }
        best: Report | None = None
        lemmas = predicate.lemmas
        if predicate.head.lemma_ == "laten":  # "liet hij weten" with the infinitive taken for a particle
            lemmas = (*lemmas, *(c.lemma_.lower() for c in predicate.head.children if c.dep_ in {"compound:prt", "xcomp"}))
        for lemma in lemmas:
            for row in self._verbs.get(lemma, ()):
                words = row.cue.split()
                if lemma not in predicate.lemmas and words[0] != "laten":
                    continue
                around = forms | (
                    {predicate.head.head.lemma_.lower()} if predicate.head.dep_ in {"xcomp", "ccomp"} else set()
                )
                if len(words) > 1 and not all(w in around for w in words[:-1]):
                    continue
                if best is None or len(words) > len(best.cue.split()):
                    best = row
        return best

    def _of_verb(self, predicate: Predicate, doc: Doc, table: MentionTable) -> list[Source]:
        row = self.report_of(predicate)
        if row is None:
            return []
        governor = predicate
        holders = predicate.heads(row.source)
        if row.cue.startswith("laten ") and predicate.head.dep_ in {"xcomp", "ccomp"} and not holders:
            holders = tuple(c for c in predicate.head.head.children if c.dep_ == "nsubj")
        if not holders and row.source == "subj" and predicate.passive:
            holders = predicate.heads("door")
        scope = self._scope(governor, doc, table)
        if not scope:
            return []
        said = [self._source(h, predicate.head, row, scope - _protected(h)) for h in holders if table.at(h) is not None]
        for channel in self._channels(predicate):
            if table.at(channel) is not None:
                cue = next((c for c in channel.children if c.dep_ == "case"), channel)
                said.append(Source(channel, cue, cue.lower_, scope | {predicate.head.i} | {s.cue.i for s in said}))
        return said

    def _channels(self, predicate: Predicate) -> tuple[Token, ...]:
        """ "liet via Russische media weten": who passes it on."""
        carriers = [
            predicate.head,
            *([predicate.head.head] if predicate.head.dep_ in {"xcomp", "ccomp"} else []),
        ]
        return tuple(
            c
            for carrier in carriers
            for c in carrier.children
            if c.dep_ in {"obl", "obl:arg"} and case_of(c) in {"via", "tegenover"} and case_of(c) == "via"
        )

    def _scope(self, predicate: Predicate, doc: Doc, table: MentionTable) -> frozenset[int]:
        """The clauses that a verb of saying covers: its complement, what it is inserted in, and the quotes beside it."""
        head = predicate.head
        scope: set[int] = set()
        for clause in predicate.heads("clause"):
            scope |= subtree_indices(clause)
        for infinitive in predicate.heads("inf"):
            if not self._binds(predicate):
                scope |= subtree_indices(infinitive)
        if any(lemma in self._doing for lemma in predicate.lemmas) and not scope:
            return frozenset()
        for child in head.children:
            if child.dep_ in {"parataxis", "ccomp"} and child.pos_ != "ADV":
                scope |= subtree_indices(child)
            if child in predicate.heads("subj"):
                continue
            if child.dep_ == "obj" or (child.dep_ in {"obl", "obl:arg"} and case_of(child) in {"van", "over", "op"}):
                scope |= subtree_indices(child)
            if child.dep_ in {"obj", "obl", "nsubj"} and child.pos_ == "NOUN":
                for inner in child.children:
                    if inner.dep_ in {"acl", "ccomp"} and any(
                        m.lower_ in {"dat", "of"} for m in inner.children if m.dep_ == "mark"
                    ):
                        scope |= subtree_indices(inner)
        carrier = head.head if head.dep_ in {"xcomp", "ccomp"} and head.head.lemma_ == "laten" else head
        if carrier.i != head.i:
            for child in carrier.children:
                if child.dep_ in {"ccomp", "parataxis"} and child.i != head.i:
                    scope |= subtree_indices(child)
        if (carrier.dep_ == "parataxis" or _afterthought(carrier)) and carrier.head.i != carrier.i and not scope:
            scope |= subtree_indices(carrier.head) - subtree_indices(carrier)
        scope |= self._quoted(carrier, doc, table)
        return frozenset(scope - {head.i, carrier.i})

    def _binds(self, predicate: Predicate) -> bool:
        """Verbs that decide or ask ("besloot te sturen", "roept op te stoppen") make no report of their infinitive."""
        return any(lemma in self._binding for lemma in predicate.lemmas)

    def _quoted(self, cue: Token, doc: Doc, table: MentionTable) -> set[int]:
        """Quotes that touch the cue's sentence, unless the cue itself is quoted; a quote that began earlier is covered whole."""
        if _quote_at(cue, table.quotes) is not None:
            return set()
        sentence = cue.sent
        covered: set[int] = set()
        for quote in table.quotes:
            touches = quote.first < sentence.end and quote.last > sentence.start
            beside = _directly_before(quote, sentence.start, doc) and cue.i == sentence.root.i
            if (touches or beside) and (quote.words >= SHORT_QUOTE):
                covered |= set(range(quote.first, quote.last))
        return covered

    def _of_preposition(
        self, token: Token, predicates: Mapping[int, Predicate], doc: Doc, table: MentionTable
    ) -> list[Source]:
        """ "volgens X", "aldus X": the whole clause around, and for "aldus" the quote before it."""
        case = case_of(token)
        if case is None and token.dep_ not in {"amod", "det", "nummod", "flat"} and token.i > 0 and token.nbor(-1).lower_ in self._prepositions:
            case = token.nbor(-1).lower_
        row = self._prepositions.get(case) if case else None
        if row is None or case is None or table.at(token) is None:
            return []
        anchor = _clause_head(token, predicates)
        cue = next((c for c in token.children if c.dep_ == "case"), token.nbor(-1) if token.i else token)
        scope = subtree_indices(anchor) if anchor is not None else {t.i for t in token.sent}
        if (
            anchor is None
            or anchor.i == anchor.head.i
            or case in {"aldus", "luidens"}
            or token.dep_ in {"root", "ROOT", "parataxis"}
        ):
            scope |= {t.i for t in token.sent} if not _later_conjunct(token, anchor) else set()
        if anchor is not None and anchor.dep_ == "conj":
            scope = subtree_indices(anchor)
        scope |= self._quoted(token, doc, table)
        scope -= subtree_indices(token) | _objections(anchor)
        holders = [h for c in token.children if c.dep_ == "nmod" and case_of(c) == "van" for h in conjuncts(c)]
        if token.lemma_.lower() not in self._nouns or not holders:
            holders = conjuncts(token)
        return [self._source(h, cue, row, scope) for h in holders if table.at(h) is not None]

    def _of_noun(self, token: Token, table: MentionTable) -> list[Source]:
        """ "berichten dat …", "het gerucht dat …", "de verklaring van de politie dat …"."""
        row = self._nouns.get(token.lemma_.lower())
        if row is None or token.pos_ != "NOUN":
            return []
        clauses = [c for c in token.children if c.dep_ in {"acl", "ccomp"} and any(m.lower_ in {"dat", "of", "als"} for m in c.children)]
        if not clauses:
            return []
        owners = [h for c in token.children if c.dep_ == "nmod" and case_of(c) == "van" for h in conjuncts(c)]
        scope = frozenset(i for clause in clauses for i in subtree_indices(clause))
        doubted = any(c.lemma_.lower() == "onbevestigd" or c.lower_.startswith("onbevestigd") for c in token.children)
        modality = Modality.POSSIBLE if doubted else Modality(row.modality) if row.modality else None
        return [Source(h, token, token.lower_, scope, modality) for h in (owners or [token]) if table.at(h) is not None]

    def _of_colons(self, doc: Doc, table: MentionTable) -> list[Source]:
        """ "Minister X: “…”" — a name, a colon, a quote."""
        found = []
        for quote in table.quotes:
            mark = quote.first - 2
            while mark > 0 and doc[mark].is_space:
                mark -= 1
            if mark < 1 or doc[mark].text != ":" or quote.words < SHORT_QUOTE:
                continue
            before = [m for i, m in table.heads.items() if i < mark and doc[i].sent.start == doc[mark - 1].sent.start]
            if before and not any(t.pos_ == "VERB" for t in doc[doc[mark - 1].sent.start : mark]):
                holder = next(i for i, m in table.heads.items() if m is before[0])
                scope = frozenset(range(quote.first, quote.last))
                found.append(Source(doc[holder], doc[mark], ":", scope))
        return found

    def _source(self, holder: Token, cue: Token, row: Report, scope: Iterable[int]) -> Source:
        return Source(
            holder=holder,
            cue=cue,
            cue_text=cue.lower_ if row.kind == "preposition" else cue.text.lower(),
            scope=frozenset(scope),
            modality=Modality(row.modality) if row.modality else Modality.POSSIBLE if _unsaid(cue, row) else None,
            polarity=Polarity(row.polarity) if row.polarity else None,
        )


def _resting(source: Source, verbs: Iterable[Source]) -> Source:
    """ "meldde het ministerie volgens de krant": what the ministry says rests on the paper too."""
    wider = set(source.scope)
    for other in verbs:
        if other.cue.i in source.scope and other.holder.i != source.holder.i:
            wider |= other.scope
    return replace(source, scope=frozenset(wider))


def _objections(anchor: Token | None) -> set[int]:
    """ "Volgens het leger …, maar ooggetuigen …": what others object is not covered."""
    if anchor is None:
        return set()
    found: set[int] = set()
    for child in anchor.children:
        if child.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ in {"maar", "terwijl", "echter"} for c in child.children):
            found |= subtree_indices(child)
    return found


def _rests_on(source: Source, table: MentionTable) -> list[Source]:
    """ "de krant, die zich baseert op een rapport": whom the source itself rests on."""
    found = []
    for clause in source.holder.children:
        if clause.dep_ not in {"acl:relcl", "acl"} or clause.lemma_.lower() not in RESTING:
            continue
        for child in clause.children:
            case = case_of(child)
            if (case == "op" or (case == "door" and clause.dep_ == "acl")) and table.at(child) is not None:
                cue = next((c for c in child.children if c.dep_ == "case"), clause)
                found.append(Source(child, cue, clause.text.lower(), source.scope | {source.cue.i}))
    return found


def _afterthought(verb: Token) -> bool:
    """ "…, heeft de politie bekendgemaakt": a verb-first clause behind a comma, parsed as one more conjunct."""
    if verb.dep_ != "conj" or any(c.dep_ == "cc" for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    finite = [t for t in (verb, *verb.children) if t.dep_ in {"aux", "conj"} and has_feature(t, "VerbForm", "Fin")]
    first = min((t.i for t in finite), default=verb.i)
    return subject is not None and first < subject.i and first > 0 and verb.doc[first - 1].text == ","


def _unsaid(cue: Token, row: Report) -> bool:
    """ "kon niet bevestigen dat …": what a source will not say is not asserted by it."""
    return row.kind == "verb" and any(t.lower_ in {"niet", "nooit"} for t in clause_tokens(cue))


def sources_at(token: Token, sources: Iterable[Source]) -> list[Source]:
    """Return the sources that cover ``token``, the nearest first: a source whose cue another one covers rests on that other."""
    covering = [s for s in sources if token.i in s.scope and s.holder.i != token.i]
    covering.sort(key=lambda s: (sum(s.cue.i in o.scope for o in covering if o is not s) * -1, len(s.scope), s.cue.i))
    return covering


def _protected(holder: Token) -> frozenset[int]:
    return frozenset({holder.i})


def _quote_at(token: Token, quotes: Iterable[QuoteSpan]) -> QuoteSpan | None:
    return next((q for q in quotes if q.first <= token.i < q.last and q.words >= SHORT_QUOTE), None)


def _directly_before(quote: QuoteSpan, start: int, doc: Doc) -> bool:
    """Only a closing mark and white space lie between the quote and the sentence."""
    return quote.last <= start and all(t.is_quote or t.is_space or t.is_punct for t in doc[quote.last : start])


def _clause_head(token: Token, predicates: Mapping[int, Predicate]) -> Token | None:
    """The predicate that a phrase belongs to; a noun's complement belongs to the clause around."""
    governor = token.head
    while governor.i != governor.head.i and governor.i not in predicates:
        governor = governor.head
    return governor if governor.i in predicates else None


def _later_conjunct(token: Token, anchor: Token | None) -> bool:
    return anchor is not None and anchor.dep_ == "conj"
