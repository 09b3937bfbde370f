"""Who says so: sources of clauses from verbs of saying, prepositions, nouns and quotation marks."""

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import ends_in, is_word
from kzgraph.extract.backward import points_back, said_before
from kzgraph.extract.clauses import clause_tokens, content_clauses, subtree_indices
from kzgraph.extract.cues import Cues, head_of_phrase
from kzgraph.extract.direct import carried_on, of_colons
from kzgraph.extract.hearsay import hearsay, parted
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.scope import clause_head, quoted_beside, scope_of_phrase, scope_of_speech, scope_of_verb
from kzgraph.extract.sources import Source, Sources, cued, rested_on, resting
from kzgraph.extract.speakers import channels_of, speakers_behind, speakers_of, speaks
from kzgraph.lexicon.loader import endings
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.phrases import conjuncts
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality, Polarity


class AttributionRules:
    """Applies the rows of ``report.toml``.

    binding: verbs whose infinitive is decided or asked, not reported. doing: verbs that also say that something was
    done ("betogen"): they report only with a clause.
    """

    def __init__(self, reports: Iterable[Report], *, binding: Iterable[str] = (), doing: Iterable[str] = ()) -> None:
        self._binding, self._doing = frozenset(binding), frozenset(doing)
        self._cues = Cues(reports)

    def find(self, doc: Doc, predicates: Mapping[int, Predicate], table: MentionTable) -> Sources:
        """Return the sources of ``doc``, those with the narrowest scope first."""
        verbs = Sources(source for predicate in predicates.values() for source in self._of_verb(predicate, table))
        found = list(verbs)
        for token in doc:
            found.extend(resting(s, verbs) for s in self._of_phrase(token, predicates, table, found))
            found.extend(self._of_noun(token, table, verbs))
            found.extend(self._of_mistagged(token, table))
        found.extend(of_colons(doc, table))
        found.extend(s for source in list(found) for s in rested_on(source, table))
        found.extend(carried_on(doc, found, table))
        found = parted(found)
        found.extend(hearsay(doc, found, table))
        return Sources(sorted(found, key=lambda s: (len(s.scope), s.cue.i, s.holder.i)))

    def _of_verb(self, predicate: Predicate, table: MentionTable) -> list[Source]:
        row = self._cues.verb(predicate, table)
        if row is None:
            return []
        scope = self._scope_of_verb(predicate, row, table)
        if not scope:
            return []
        holders = [
            behind
            for h in speakers_of(predicate, row)
            if table.at(h) is not None and self._cues.may_be(h, row, table)
            for behind in speakers_behind(h, self._cues, table, report=bool(row.among))
        ]
        said = [_source(h, predicate.head, row, scope - {h.i}) for h in holders if h.i not in scope or len(scope) > 1]
        return [*said, *_passing_on(predicate, row, table, said, scope)]

    def _scope_of_verb(self, predicate: Predicate, row: Report, table: MentionTable) -> frozenset[int]:
        binds = any(lemma in self._binding for lemma in predicate.lemmas)
        acts = any(lemma in self._doing for lemma in predicate.lemmas)
        if points_back(predicate) and row.polarity is None:
            return frozenset(said_before(predicate.head, table.quotes))
        if row.direct:
            return scope_of_speech(predicate, table.quotes)
        return scope_of_verb(predicate, table.quotes, binds=binds, acts=acts)

    def _of_phrase(
        self, token: Token, predicates: Mapping[int, Predicate], table: MentionTable, found: Sequence[Source]
    ) -> list[Source]:
        """Sources of "volgens X" and "aldus X", and of longer wordings that begin at ``token``."""
        phrase = self._cues.phrase(token)
        if phrase is not None:
            length, row = phrase
            if row.source == "subj":
                return _of_own_words(token, length, row, predicates, table)
            if token.i + length >= len(token.doc):
                return []
            holder = head_of_phrase(token.doc[token.i + length])
            return self._of_preposition(holder, token, row, predicates, table, found)
        matched = self._cues.preposition(token)
        return self._of_preposition(matched[0], token, matched[1], predicates, table, found) if matched else []

    def _of_preposition(
        self,
        holder: Token,
        cue: Token,
        row: Report,
        predicates: Mapping[int, Predicate],
        table: MentionTable,
        found: Sequence[Source],
    ) -> list[Source]:
        """Sources behind a preposition; of "volgens bronnen van X" the source is X.

        A plan or a law is no source: "volgens afspraak".
        """
        if table.at(holder) is None or ends_in(holder, "no_sources"):
            return []
        anchor = clause_head(holder, predicates, inside=range(cue.i, holder.i + 1))
        if row.beside:
            return _beside_speaker(holder, cue, row, found, anchor, table)
        scope = scope_of_phrase(holder, row.cue, anchor, table.quotes)
        if not predicates.keys() & set(range(holder.sent.start, holder.sent.end)):
            scope |= said_before(holder, table.quotes)
        holders = speakers_behind(holder, self._cues, table)
        holders = conjuncts(holder) if holders == [holder] else holders
        return [_source(h, cue, row, scope) for h in holders if table.at(h) is not None]

    def _of_noun(self, token: Token, table: MentionTable, verbs: Sequence[Source]) -> list[Source]:
        """Sources of "berichten dat …", "het gerucht dat …", "de verklaring van de politie dat …"."""
        row = self._cues.noun(token)
        if row is None:
            return []
        scope = frozenset(i for clause in content_clauses(token) for i in subtree_indices(clause))
        if not scope or any(s.holder.i != token.i and scope <= s.scope for s in cued(token.head.i, verbs)):
            return []
        unconfirmed = endings("unconfirmed_words", token.lang_)
        doubted = any(form.startswith(unconfirmed) for c in token.children for form in (c.lemma_.lower(), c.lower_))
        modality = Modality.POSSIBLE if doubted else Modality(row.modality) if row.modality else None
        holders = speakers_behind(token, self._cues, table)
        return [Source(h, token, token.lower_, scope, modality) for h in holders if table.at(h) is not None]

    def _of_mistagged(self, token: Token, table: MentionTable) -> list[Source]:
        row = self._cues.mistagged(token)
        holder = next((c for c in token.children if c.i > token.i and table.at(c) is not None), None)
        if row is None or holder is None:
            return []
        scope = (subtree_indices(token.head) - subtree_indices(token)) | quoted_beside(token, table.quotes)
        return [_source(holder, token, row, scope)]


def _passing_on(
    predicate: Predicate, row: Report, table: MentionTable, said: Sequence[Source], scope: frozenset[int]
) -> list[Source]:
    """Who passes on what the speaker says: "citeert de krant een diplomaat", "liet via Russische media weten"."""
    relays = [h for h in predicate.heads(row.relay) if speaks(h, table)] if row.relay and said else []
    channels = [c for c in channels_of(predicate) if table.at(c) is not None]
    covered = scope | {predicate.head.i} | {s.cue.i for s in said}
    found = []
    for holder in (*relays, *channels):
        cue = predicate.head if holder in relays else next((c for c in holder.children if c.dep_ == "case"), holder)
        found.append(Source(holder, cue, cue.lower_, covered - {holder.i}))
        covered |= {cue.i}
    return found


def _beside_speaker(
    holder: Token, cue: Token, row: Report, found: Sequence[Source], anchor: Token | None, table: MentionTable
) -> list[Source]:
    """Whom a speaker rests on: "schrijft de krant op basis van diplomaten"; elsewhere the phrase shows no source."""
    near = {holder.head.i, anchor.i if anchor is not None else holder.head.i}
    speakers = [s for s in found if s.cue.i in near or s.holder.i == holder.head.i]
    if not speakers:
        return []
    scope = frozenset(i for s in speakers for i in (*s.scope, s.cue.i))
    return [_source(h, cue, row, scope - {h.i}) for h in conjuncts(holder) if table.at(h) is not None]


def _of_own_words(
    cue: Token, length: int, row: Report, predicates: Mapping[int, Predicate], table: MentionTable
) -> list[Source]:
    """The subject speaks of itself ("heeft naar eigen zeggen …"); of a thing whoever is subject of the clause above."""
    inside = range(cue.i, cue.i + length)
    anchor = clause_head(cue, predicates, inside=inside)
    scope = subtree_indices(anchor) if anchor is not None else set()
    while anchor is not None:
        holders = [h for h in predicates[anchor.i].heads("subj") if speaks(h, table)]
        if holders:
            return [_source(h, cue, row, scope - {h.i}) for h in holders]
        above = clause_head(anchor, predicates, inside=inside)
        anchor = above if above is not None and above.i != anchor.i else None
    return []


def _source(holder: Token, cue: Token, row: Report, scope: Iterable[int]) -> Source:
    unsaid = _unsaid(cue, row)
    modality = Modality(row.modality) if row.modality else Modality.POSSIBLE if unsaid else None
    polarity = Polarity(row.polarity) if row.polarity and not unsaid else None  # "ontkende niet dat"
    return Source(holder, cue, cue.lower_, frozenset(scope), modality, polarity)


def _unsaid(cue: Token, row: Report) -> bool:
    """What a source will not say is not asserted by it: "kon niet bevestigen dat …"."""
    return row.kind == "verb" and any(is_word(t, "plain_negations") for t in clause_tokens(cue))
