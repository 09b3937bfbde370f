"""The words that show a source: which row of ``report.toml`` a verb, a preposition or a noun belongs to."""

from collections.abc import Iterable

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.phrases import case_of
from kzgraph.mentions.table import MentionTable

INSIDE_PHRASES = frozenset({"amod", "det", "nummod", "flat"})
PARTS_OF_PHRASES = INSIDE_PHRASES | {"nmod:poss", "advmod", "fixed"}
SHORTEST_ENDING = 5  # letters: "jaarverslag" is a "verslag", and "compost" no "post"
ANY_REPORT = "@report"  # any noun of a row of kind noun


class Cues:
    """Looks up the rows of report words. Holds no state of any document."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._verbs: dict[str, list[Report]] = {}
        self._prepositions: dict[str, Report] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Report]]] = {}
        self._nouns: dict[str, Report] = {}
        for row in reports:
            if row.kind == "verb":
                self._verbs.setdefault(row.cue.split()[-1], []).append(row)
            elif row.kind == "noun":
                self._nouns[row.cue] = row
            else:
                self._prepositions[row.cue] = row
                words = tuple(row.cue.split())
                if len(words) > 1:
                    self._phrases.setdefault(words[0], []).append((words, row))

    def verb(self, predicate: Predicate, table: MentionTable) -> Report | None:
        """Return the row of a verb of saying whose speaker is there, the longest wording first.

        So "laten weten" wins over "weten", and of one wording the row that asks for certain speakers.
        """
        rows = [
            row
            for lemma in _lemmas(predicate)
            for row in self._verbs.get(lemma, ())
            if lemma in predicate.lemmas or lemma == predicate.head.lower_ or row.cue.startswith(_letting(predicate))
            if not any(predicate.heads(slot) for slot in row.unless)
        ]
        if any(" " in row.cue for row in rows):
            words = _words_around(predicate)
            rows = [row for row in rows if all(word in words for word in row.cue.split()[:-1])]
        rows.sort(key=lambda row: (-len(row.cue.split()), not row.among))
        fitting = (r for r in rows if any(self.may_be(h, r, table) for h in fillers(predicate, r)))
        return next(fitting, None) or next((r for r in rows if not r.among), None)

    def mistagged(self, token: Token) -> Report | None:
        """Return the row of a plural verb of saying that was read as a noun: "…, concluderen wetenschappers"."""
        if token.pos_ != "NOUN" or token.dep_ != "parataxis" or token.i == 0 or not token.nbor(-1).is_punct:
            return None
        rows = self._verbs.get(token.lower_, ())
        return next((r for r in rows if r.source == "subj" and " " not in r.cue and not r.among), None)

    def may_be(self, holder: Token, row: Report, table: MentionTable) -> bool:
        """Whether ``holder`` is among those that the row allows: lemmas, or ``@report`` for any noun of a report."""
        if not row.among:
            return True
        if ANY_REPORT in row.among and self.noun(holder) is not None:
            return True
        mention = table.at(holder)
        classes = {f"@{name}" for name in mention.classes} if mention is not None else set()
        return holder.lemma_.lower() in row.among or not classes.isdisjoint(row.among)

    def preposition(self, cue: Token) -> tuple[Token, Report] | None:
        """Return the head of the phrase that ``cue`` opens, and the row of ``cue``, when it is one: "volgens X"."""
        row = self._prepositions.get(cue.lower_)
        if row is None or cue.i + 1 >= len(cue.doc) or any(c.dep_ == "fixed" for c in cue.children):
            return None  # "volgens plan in mei"
        if cue.dep_ == "case" and cue.head.i > cue.i:
            return cue.head, row
        return head_of_phrase(cue.nbor()), row

    def phrase(self, token: Token) -> tuple[int, Report] | None:
        """Return how many words a phrase has that begins at ``token`` ("afgaande op"), and its row."""
        for words, row in self._phrases.get(token.lower_, ()):
            window = token.doc[token.i : token.i + len(words)]
            if tuple(t.lower_ for t in window) == words:
                return len(words), row
        return None

    def noun(self, token: Token) -> Report | None:
        """Return the row of a noun that is a report, also at the end of a compound ("jaarverslag")."""
        if token.pos_ != "NOUN":
            return None
        lemma = token.lemma_.lower()
        if lemma in self._nouns:
            return self._nouns[lemma]
        endings = (lemma[start:] for start in range(1, len(lemma) - SHORTEST_ENDING + 1))
        return next((self._nouns[ending] for ending in endings if ending in self._nouns), None)


def fillers(predicate: Predicate, row: Report) -> tuple[Token, ...]:
    """Return who fills the source's slot; of "vernam de krant van artsen" also when they were hung on the krant."""
    holders = predicate.heads(row.source)
    if not holders and row.relay:
        relays = predicate.heads(row.relay)
        holders = tuple(
            c
            for r in relays
            if r.i > predicate.head.i
            for c in r.children
            if c.dep_ == "nmod" and case_of(c) == row.source
        )
    return holders


def head_of_phrase(first: Token) -> Token:
    """Return the head of the phrase that begins with ``first``: of "de eerste berichten" that is "berichten"."""
    token = first
    while token.dep_ in PARTS_OF_PHRASES and token.head.i > token.i:
        token = token.head
    return token


def _letting(predicate: Predicate) -> tuple[str, ...]:
    return tuple(f"{verb} " for verb in endings("letting_verbs", predicate.head.lang_))


def _lemmas(predicate: Predicate) -> tuple[str, ...]:
    """The lemmas of a predicate, and a form that is an infinitive too ("media berichten": a noun's lemma).

    Of "liet hij weten" also the infinitive that was taken for a particle.
    """
    if not is_lemma(predicate.head, "letting_verbs"):
        own = predicate.head.lower_
        return predicate.lemmas if own in predicate.lemmas else (*predicate.lemmas, own)
    inner = (c.lemma_.lower() for c in predicate.head.children if c.dep_ in {"compound:prt", "xcomp"})
    return (*predicate.lemmas, *inner)


def _words_around(predicate: Predicate) -> set[str]:
    head = predicate.head
    words = {form for t in clause_tokens(head) for form in (t.lower_, t.lemma_.lower())}
    return words | {head.head.lemma_.lower()} if head.dep_ in {"xcomp", "ccomp"} else words
